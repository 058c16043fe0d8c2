import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Dialog, DialogContent } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { AffixedInput } from '@/components/ui/input'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import type { Versioned, Schemas } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'

import { expiryQuery, saveExpiry } from './api'

type Rule = Versioned<Schemas['ExpiryOut']>

const NUMBER = /^\d{1,3}$/
const schema = z.object({
  months: z
    .string()
    .trim()
    .refine((typed) => typed === '' || (NUMBER.test(typed) && Number(typed) > 0), 'Write a number of months, like 60.'),
})

/** When new cards expire. */
export function ExpiryDialog({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const { data, error, refetch } = useQuery(expiryQuery(store.id))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {data ? (
        <ExpiryForm key={data.etag} rule={data} onClose={onClose} />
      ) : (
        <DialogContent title="Expiry of gift cards">
          {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={2} columns={1} />}
        </DialogContent>
      )}
    </Dialog>
  )
}

function ExpiryForm({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const canWrite = store.can('gift_cards:write')
  const form = useSubmitForm({
    schema,
    defaults: { months: rule.value.months === null ? '' : String(rule.value.months) },
    submit: async ({ months }) => {
      const saved = await saveExpiry(store.id, months === '' ? null : Number(months), rule.etag)
      queryClient.setQueryData(expiryQuery(store.id).queryKey, saved)
      toast(months === '' ? 'New cards never expire' : `New cards are good for ${months} months`)
      onClose()
    },
  })
  return (
    <FormDialogContent
      title="Expiry of gift cards"
      description="For cards issued or sold from now on. Others keep their end."
      form={form}
      action="Save"
      refused="Nothing was changed"
      isReadOnly={!canWrite}
    >
      <FormField control={form.control} name="months" label="Good for" hint={lawText(rule.value.least_months)} className="max-w-60">
        {(field) => <AffixedInput inputMode="numeric" after="months" placeholder="Never expires" disabled={!canWrite} {...field} />}
      </FormField>
    </FormDialogContent>
  )
}

function lawText(least: number | null): string {
  if (least === null) return 'Empty: cards never expire. We know of no minimum in your country; ask a lawyer.'
  if (least === 0) return 'Leave it empty: cards sold in your country may not expire.'
  return `Empty: cards never expire. The law of your country asks for ${least} months at least.`
}
