import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { connectSupplier } from './api'
import { CONTACT } from './contact'
import { useConnected } from './use-connected'

const schema = z.object({ name: text('Name', { max: 80 }), ...CONTACT })

export function ManualForm() {
  const store = useStore()
  const idempotencyKey = useIdempotencyKey()
  const connected = useConnected()
  const form = useSubmitForm({
    schema,
    defaults: { name: '', contact_name: '', email: '', order_page_url: '', notes: '' },
    submit: async (values) => {
      const body = { kind: 'manual' as const, api_key: '', ...values }
      await connected(store.id, await connectSupplier(store.id, body, idempotencyKey(body)))
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <FormBanner problem={form.problem} title="The supplier is not added yet" />
      <p className="text-muted">
        When an order comes in, we show you what to order and for whom, with this contact beside it. You mark it as ordered
        and shipped; shoppers get their mails as always.
      </p>
      <FormField control={form.control} name="name" label="Name" required>
        {(field) => <Input placeholder="Berlin Workshop" {...field} />}
      </FormField>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField control={form.control} name="contact_name" label="Contact" aside="Optional">
          {(field) => <Input {...field} />}
        </FormField>
        <FormField control={form.control} name="email" label="E-mail" aside="Optional">
          {(field) => <Input type="email" {...field} />}
        </FormField>
      </div>
      <FormField control={form.control} name="order_page_url" label="Where you order" aside="Optional" hint="An address to open when something has to be ordered.">
        {(field) => <Input type="url" placeholder="https://" {...field} />}
      </FormField>
      <FormField control={form.control} name="notes" label="Notes" aside="Optional">
        {(field) => <Textarea {...field} />}
      </FormField>
      <Button type="submit" variant="primary" busy={form.isBusy} className="self-start">
        Add supplier
      </Button>
    </form>
  )
}
