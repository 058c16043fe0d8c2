import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { connectSupplier } from './api'
import { useConnected } from './use-connected'

const schema = z.object({ name: text('Name', { max: 80 }), api_key: text('API key') })

export function CjForm() {
  const store = useStore()
  const idempotencyKey = useIdempotencyKey()
  const connected = useConnected()
  const form = useSubmitForm({
    schema,
    defaults: { name: 'CJ Dropshipping', api_key: '' },
    submit: async (values) => {
      const body = { kind: 'cj' as const, ...values }
      await connected(store.id, await connectSupplier(store.id, body, idempotencyKey(body)))
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <FormBanner problem={form.problem} title="CJ is not connected yet" />
      <CjKeyHelp />
      <FormField control={form.control} name="api_key" label="API key" hint="We try it at once, and keep it encrypted.">
        {(field) => <Input autoComplete="off" spellCheck={false} placeholder="CJ1234567@api@…" className="font-mono" {...field} />}
      </FormField>
      <FormField control={form.control} name="name" label="Name in Windlass">
        {(field) => <Input {...field} />}
      </FormField>
      <Button type="submit" variant="primary" busy={form.isBusy} className="self-start">
        {form.isBusy ? 'Trying the key' : 'Connect CJ'}
      </Button>
    </form>
  )
}

export const CjKeyHelp = () => (
  <ol className="flex list-decimal flex-col gap-1 pl-5 text-muted marker:text-muted">
    <li>
      Log in at{' '}
      <a className="link" href="https://www.cjdropshipping.com/my.html#/authorize/API" target="_blank" rel="noreferrer">
        cjdropshipping.com
      </a>{' '}
      and open Authorization, then API.
    </li>
    <li>Press Generate beside “API Key”, or copy the one that is there.</li>
    <li>Paste the whole key here. It has “@api@” in it.</li>
  </ol>
)
