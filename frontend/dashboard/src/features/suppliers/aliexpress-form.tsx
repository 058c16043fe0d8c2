import { ExternalLink } from 'lucide-react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { authorizeAliExpress } from './api'

const schema = z.object({ name: text('Name', { max: 80 }) })

export function AliExpressForm() {
  const store = useStore()
  const form = useSubmitForm({
    schema,
    defaults: { name: 'AliExpress' },
    submit: async (values) => {
      const { url } = await authorizeAliExpress(store.id, values)
      location.assign(url)
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <FormBanner problem={form.problem} title="AliExpress is not connected yet" />
      <p className="text-muted">
        AliExpress opens in this window and asks whether Windlass may read its products and place your orders. Log in
        with the account that should pay for them. You come back here by yourself.
      </p>
      <FormField control={form.control} name="name" label="Name in Windlass">
        {(field) => <Input {...field} />}
      </FormField>
      <Button type="submit" variant="primary" busy={form.isBusy} className="self-start">
        <ExternalLink aria-hidden />
        Continue to AliExpress
      </Button>
    </form>
  )
}
