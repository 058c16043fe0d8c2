import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'

import { changeSlug, useRefreshStore, type Store } from './api'
import { SlugInput } from './slug-input'

const schema = z.object({ slug: text('Address', { max: 40 }) })

/** The store's address has its own button: it takes effect at once, and links follow. */
export function AddressCard({ store }: { store: Store }) {
  const refresh = useRefreshStore(store.id)
  const { form, control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { slug: store.slug },
    submit: async (values) => {
      await changeSlug(store.id, values.slug)
      form.reset(values)
      toast('Address changed')
      await refresh()
    },
  })
  const suffix = new URL(store.url).host.slice(store.slug.length)
  return (
    <Card>
      <CardHeader title="Address" description="Old addresses keep working: they lead to the new one." />
      <form {...props}>
        <CardBody>
          <FormBanner problem={problem} title="The address is not changed" />
          <FormField control={control} name="slug" label="Where shoppers find your store">
            {(field) => <SlugInput {...field} current={store.slug} suffix={suffix} />}
          </FormField>
          <Button type="submit" busy={isBusy} disabled={!form.formState.isDirty} className="self-start">
            Change address
          </Button>
        </CardBody>
      </form>
    </Card>
  )
}
