import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Copy } from 'lucide-react'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { toastProblem } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { collectionChoices, createDiscount, discountQuery, keepDiscount, readDiscount, updateDiscount, type Discount } from './api'
import { CodesCard } from './codes-card'
import { CombinesCard, DatesCard, LimitsCard } from './conditions-card'
import { discountSchema, fieldOf, toRequest, toValues, type DiscountValues } from './discount-form'
import { ReportCards } from './report-card'
import { SummaryCard } from './summary-card'
import { useDiscountActions } from './use-discount-actions'
import { ValueCard } from './value-card'
import { WayCard } from './way-card'
import { WhoCard } from './who-card'

export function EditDiscountPage({ discountId }: { discountId: string }) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(discountQuery(store.id, discountId))
  return <Editor record={record} />
}

export const NewDiscountPage = () => <Editor record={null} />

function Editor({ record }: { record: Versioned<Discount> | null }) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const actions = useDiscountActions()
  const { data: collections } = useQuery(collectionChoices(store.id))
  const [titles, setTitles] = useState<Record<string, string>>({})
  const discount = record?.value ?? null
  const names = {
    products: { ...discount?.product_titles, ...titles },
    collections: Object.fromEntries((collections?.items ?? []).map((one) => [one.id, one.title])),
  }
  const canWrite = store.can('discounts:write')
  const isArchived = discount?.status === 'archived'

  const state = useRecordForm<DiscountValues, Discount>({
    record,
    toValues,
    schema: discountSchema,
    save: (values, etag) => {
      const body = toRequest(values, store.currency, discount)
      return discount
        ? updateDiscount(store.id, discount.id, body, etag)
        : createDiscount(store.id, body, idempotencyKey(body))
    },
    ...(discount ? { reload: () => readDiscount(store.id, discount.id) } : {}),
    noun: 'Discount',
    rename: fieldOf,
    onSaved: (saved) => {
      keepDiscount(queryClient, store.id, saved)
      if (!record) void navigate({ to: `/stores/${store.id}/discounts/${saved.value.id}` as never })
    },
  })
  const { control } = state
  const remember = (id: string, title: string) => setTitles((known) => ({ ...known, [id]: title }))
  const attempt = (work: Promise<unknown>) => void work.catch((error: unknown) => toastProblem(messageOf(error)))

  return (
    <DetailPage
      title={discount?.title ?? 'Create discount'}
      back={{ label: 'Discounts', to: `/stores/${store.id}/discounts` }}
      status={discount && <Status status={discount.status} />}
      primary={
        discount && canWrite && !isArchived ? (
          <Button onClick={() => attempt(actions.toggle(discount))}>{discount.is_active ? 'Pause' : 'Activate'}</Button>
        ) : undefined
      }
      actions={
        discount && canWrite
          ? [
              { label: 'Duplicate', icon: Copy, run: () => attempt(actions.duplicate(discount)) },
              isArchived
                ? { label: 'Restore', icon: ArchiveRestore, run: () => attempt(actions.restore(discount)) }
                : { label: 'Delete', icon: Archive, critical: true, run: () => attempt(actions.archive(discount)) },
            ]
          : []
      }
      banner={
        <>
          {isArchived && <Banner kind="info" title="This discount is deleted. Restore it to use or change it." />}
          {discount && discount.warnings.length > 0 && <Warnings discount={discount} />}
        </>
      }
      aside={
        <div className="flex flex-col gap-4 lg:sticky lg:top-4">
          <SummaryCard control={control} names={names} record={discount} />
        </div>
      }
    >
      <RecordForm state={state}>
        <fieldset disabled={!canWrite || isArchived} className="flex min-w-0 flex-col gap-4">
          <WayCard control={control} />
          <ValueCard control={control} names={names} onName={remember} />
          <LimitsCard control={control} />
          <WhoCard control={control} />
          <CombinesCard control={control} />
          <DatesCard control={control} />
        </fieldset>
      </RecordForm>
      {discount?.method === 'code' && <CodesCard discount={discount} />}
      {discount && <ReportCards discountId={discount.id} />}
    </DetailPage>
  )
}

function Warnings({ discount }: { discount: Discount }) {
  const { warnings } = discount
  const title = warnings.length === 1 ? 'One product would sell below its cost' : `${warnings.length} products would sell below their cost`
  return (
    <Banner kind="warning" title={title}>
      {warnings.slice(0, 5).map((warning) => (
        <p key={warning.product_id}>{warning.message}</p>
      ))}
      {warnings.length > 5 && <p>And {warnings.length - 5} more.</p>}
    </Banner>
  )
}
