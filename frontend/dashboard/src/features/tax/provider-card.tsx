import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { toast } from '@/components/ui/toast'
import { ConfirmButton } from '@/components/patterns/confirm-button'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { connectProvider, disconnectProvider, taxSettingsQuery, type TaxSettings } from './api'

const NAMES = { taxjar: 'TaxJar', stripe: 'Stripe Tax' }
const schema = z.object({ token: z.string().trim().min(1, 'Enter the API token.') })

/** A service that knows local rates to the street. */
export function ProviderCard({ provider, disabled }: { provider: TaxSettings['provider']; disabled: boolean }) {
  const store = useStore()
  const refresh = useRefresh()
  return (
    <Card>
      <CardHeader
        title="Tax service"
        description="The built-in tables know states and countries. Cities and counties in the US need a service that knows every address."
      />
      <CardBody>
        {provider ? (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p>
              <span className="font-medium">{NAMES[provider.kind]}</span>{' '}
              <span className="text-muted">ending in {provider.hint}</span>
            </p>
            {!disabled && (
              <ConfirmButton
                size="small"
                confirmation={{
                  title: `Disconnect ${NAMES[provider.kind]}?`,
                  body: 'The built-in rates and your own apply from then on. Its key is forgotten.',
                  confirm: 'Disconnect',
                  run: async () => {
                    await disconnectProvider(store.id)
                    await refresh()
                  },
                }}
              >
                Disconnect
              </ConfirmButton>
            )}
          </div>
        ) : (
          !disabled && <Connect onDone={refresh} />
        )}
      </CardBody>
    </Card>
  )
}

function Connect({ onDone }: { onDone: () => Promise<unknown> }) {
  const [kind, setKind] = useState<'taxjar' | 'stripe'>('taxjar')
  return (
    <>
      <RadioCards
        label="Service"
        columns={2}
        value={kind}
        onChange={(value) => setKind(value as 'taxjar' | 'stripe')}
        options={[
          { value: 'taxjar', label: 'TaxJar', hint: 'Rates, and your sales handed in for its returns' },
          { value: 'stripe', label: 'Stripe Tax', hint: 'Works on the account you are paid on' },
        ]}
      />
      {kind === 'taxjar' ? <TaxJar onDone={onDone} /> : <Stripe onDone={onDone} />}
    </>
  )
}

function TaxJar({ onDone }: { onDone: () => Promise<unknown> }) {
  const store = useStore()
  const form = useSubmitForm({
    schema,
    defaults: { token: '' },
    submit: async ({ token }) => {
      await connectProvider(store.id, { kind: 'taxjar', token })
      toast('TaxJar connected')
      await onDone()
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-4">
      <FormBanner problem={form.problem} />
      <FormField control={form.control} name="token" label="API token" hint="In TaxJar under Account, API access.">
        {(field) => <Input type="password" autoComplete="off" {...field} />}
      </FormField>
      <Button type="submit" busy={form.isBusy} className="self-start">
        Connect TaxJar
      </Button>
    </form>
  )
}

function Stripe({ onDone }: { onDone: () => Promise<unknown> }) {
  const store = useStore()
  const connect = useMutation({
    mutationFn: () => connectProvider(store.id, { kind: 'stripe', token: '' }),
    onSuccess: async () => {
      toast('Stripe Tax connected')
      await onDone()
    },
  })
  return (
    <>
      {connect.error && <Banner kind="danger" title={messageOf(connect.error)} />}
      <Button busy={connect.isPending} onClick={() => connect.mutate()} className="self-start">
        Connect Stripe Tax
      </Button>
    </>
  )
}

function useRefresh() {
  const store = useStore()
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: taxSettingsQuery(store.id).queryKey })
}
