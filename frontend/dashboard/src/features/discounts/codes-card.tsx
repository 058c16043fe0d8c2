import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'
import { Dialog } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { Input } from '@/components/ui/input'
import { Pagination } from '@/components/ui/pagination'
import { toast, toastProblem } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { messageOf } from '@/lib/api/problem'
import { optionalText } from '@/lib/fields'
import { saveFile } from '@/lib/save-file'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { codesQuery, discountsKey, exportCodes, generateCodes, type Discount } from './api'

/** Unique codes: made by the thousand, looked at, taken elsewhere. */
export function CodesCard({ discount }: { discount: Discount }) {
  const store = useStore()
  const [trail, setTrail] = useState<string[]>([])
  const [isMaking, setMaking] = useState(false)
  const { data, error, refetch } = useQuery(codesQuery(store.id, discount.id, trail.at(-1)))
  const next = data?.next_cursor
  const canWrite = store.can('discounts:write') && discount.status !== 'archived'

  async function download() {
    try {
      const { csv } = await exportCodes(store.id, discount.id)
      saveFile(`codes-${discount.title}.csv`, csv)
    } catch (problem) {
      toastProblem(messageOf(problem))
    }
  }

  return (
    <Card>
      <CardHeader
        title="Unique codes"
        description={`${discount.code_count} made, each for one order`}
        action={
          <div className="flex gap-2">
            {discount.code_count > 0 && (
              <Button onClick={() => void download()}>
                <Download aria-hidden />
                Export
              </Button>
            )}
            {canWrite && (
              <Button onClick={() => setMaking(true)}>
                <Sparkles aria-hidden />
                Generate
              </Button>
            )}
          </div>
        }
      />
      <CardBody>
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <p className="text-muted">None yet. Give every customer a code of their own, in a mail or on a card in the parcel.</p>
        )}
        <ul className="flex flex-col">
          {data?.items.map((code) => (
            <li key={code.code} className="flex items-center justify-between gap-3 border-b border-border py-1.5 last:border-0">
              <Copyable value={code.code} />
              <span className="text-sm text-muted">{code.is_used ? 'Used' : code.is_held ? 'In a checkout' : 'Free'}</span>
            </li>
          ))}
        </ul>
      </CardBody>
      {(trail.length > 0 || next) && (
        <CardFooter>
          <Pagination
            onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined}
            onNext={next ? () => setTrail([...trail, next]) : undefined}
          />
        </CardFooter>
      )}
      {isMaking && <GenerateDialog discount={discount} onClose={() => setMaking(false)} />}
    </Card>
  )
}

const schema = z.object({
  count: z.string().trim().regex(/^\d{1,4}$/, 'Use a whole number.').refine((typed) => Number(typed) >= 1 && Number(typed) <= 5000, 'Use 1 to 5000.'),
  prefix: optionalText('The beginning', 20),
})

function GenerateDialog({ discount, onClose }: { discount: Discount; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const form = useSubmitForm<z.infer<typeof schema>>({
    schema,
    defaults: { count: '100', prefix: '' },
    submit: async ({ count, prefix }) => {
      const body = { count: Number(count), prefix, length: 8 }
      await generateCodes(store.id, discount.id, body, idempotencyKey(body))
      await queryClient.invalidateQueries({ queryKey: discountsKey(store.id) })
      toast(`${count} codes made`)
      onClose()
    },
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        title="Generate codes"
        description="Each counts for one order, with the conditions of this discount."
        form={form}
        action="Generate"
        refused="The codes were not made"
      >
        <FormField control={form.control} name="count" label="How many">
          {(field) => <Input inputMode="numeric" autoComplete="off" {...field} />}
        </FormField>
        <FormField control={form.control} name="prefix" label="They begin with" aside="Optional" hint="WELCOME makes WELCOME-7K2QM9XB">
          {(field) => <Input autoComplete="off" className="uppercase" {...field} />}
        </FormField>
      </FormDialogContent>
    </Dialog>
  )
}
