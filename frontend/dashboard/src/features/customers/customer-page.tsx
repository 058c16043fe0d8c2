import { useSuspenseQuery } from '@tanstack/react-query'
import { Download, UserX } from 'lucide-react'
import { useState, type ReactNode } from 'react'

import { Badge } from '@/components/ui/badge'
import { DateTime } from '@/components/ui/date-time'
import { toast } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { useBackToList } from '@/components/patterns/list-place'
import { Neighbours } from '@/components/patterns/neighbours'
import type { SecondaryAction } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { AddressesCard } from './addresses-card'
import { askExport, customerQuery, customersQuery, useRefreshCustomers } from './api'
import { DetailsForm } from './details-form'
import { EraseDialog } from './erase-dialog'
import { ExportsCard } from './exports-card'
import { OrdersCard } from './orders-card'
import { SummaryCard } from './summary-card'
import { TimelineCard } from './timeline-card'

/** One customer. Store credit comes from gift cards, as `credit`. */
export function CustomerPage({
  customerId,
  meId,
  credit,
}: {
  customerId: string
  meId: string | undefined
  credit: ReactNode
}) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(customerQuery(store.id, customerId))
  const refresh = useRefreshCustomers(store.id)
  const back = useBackToList('Customers', `/stores/${store.id}/customers`)
  const [isErasing, setErasing] = useState(false)
  const customer = record.value
  const mayWrite = store.can('customers:write')
  const gather = () =>
    void askExport(store.id, customerId).then(async () => {
      toast('Data is being gathered')
      await refresh()
    })
  const actions: SecondaryAction[] = mayWrite
    ? [
        { label: 'Export data', icon: Download, run: gather },
        { label: 'Erase customer', icon: UserX, run: () => setErasing(true), critical: true },
      ]
    : []

  return (
    <DetailPage
      title={customer.name || customer.email}
      back={back}
      status={
        <span className="flex flex-wrap gap-2">
          <Badge tone={customer.has_account ? 'accent' : 'neutral'}>{customer.has_account ? 'Account' : 'Guest'}</Badge>
          {customer.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      }
      meta={
        <>
          Customer since <DateTime at={customer.created_at} />
        </>
      }
      actions={actions}
      primary={
        <Neighbours
          id={customerId}
          noun="customer"
          path={back.to}
          query={(search) => customersQuery(store.id, search)}
          nameOf={(each) => each.name || each.email}
        />
      }
      aside={
        <>
          <SummaryCard customer={customer} />
          {credit}
          <AddressesCard addresses={customer.addresses} />
          <ExportsCard customerId={customerId} />
        </>
      }
    >
      <DetailsForm record={record} />
      <OrdersCard customerId={customerId} />
      <TimelineCard customerId={customerId} meId={meId} />
      {isErasing && <EraseDialog customer={customer} onClose={() => setErasing(false)} />}
    </DetailPage>
  )
}
