import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { authorizeAliExpress, refreshSuppliers, testSupplier, type Supplier } from './api'
import { ReconnectDialog } from './reconnect-dialog'

/** Whether the supplier lets us in, and what to do when it does not. */
export function ConnectionCard({ supplier }: { supplier: Supplier }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const [isReconnecting, setReconnecting] = useState(false)
  const canWrite = store.can('suppliers:write')
  const isBroken = supplier.status === 'needs_reconnect'

  const test = useMutation({
    mutationFn: () => testSupplier(store.id, supplier.id),
    onSettled: () => refreshSuppliers(queryClient, store.id),
  })
  const authorize = useMutation({
    mutationFn: () => authorizeAliExpress(store.id, { name: supplier.name, supplier_id: supplier.id }),
    onSuccess: ({ url }) => location.assign(url),
  })
  const reconnect = () => (supplier.kind === 'cj' ? setReconnecting(true) : authorize.mutate())
  const failure = authorize.error ?? (isBroken ? null : test.error)

  return (
    <Card>
      <CardHeader
        title="Connection"
        action={
          canWrite && (
            <div className="flex gap-2">
              {supplier.status === 'connected' && (
                <Button size="small" busy={test.isPending} onClick={() => test.mutate()}>
                  Test connection
                </Button>
              )}
              <Button size="small" variant={isBroken ? 'primary' : 'secondary'} busy={authorize.isPending} onClick={reconnect}>
                Reconnect
              </Button>
            </div>
          )
        }
      />
      <CardBody>
        {isBroken && (
          <Banner kind="danger" title={`${supplier.name} no longer lets us in`}>
            {supplier.problem || 'It has to be connected again.'} Orders wait until you reconnect; none is lost.
          </Banner>
        )}
        {supplier.status === 'disabled' && (
          <Banner kind="warning" title="It is disabled">
            Nothing is ordered from it until you enable it in the menu above.
          </Banner>
        )}
        {!isBroken && supplier.problem && <Banner kind="warning" title={supplier.problem} />}
        {failure && <Banner kind="danger" title="That did not work">{messageOf(failure)}</Banner>}
        {test.isSuccess && supplier.status === 'connected' && (
          <Banner kind="success" title={`It works: ${test.data.account_name || test.data.account_id} answered`}>
            {test.data.requests_per_second !== null && `It takes ${test.data.requests_per_second === 1 ? '1 request' : `${test.data.requests_per_second} requests`} a second from us.`}
          </Banner>
        )}
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 [&_dt]:text-muted">
          <dt>Account</dt>
          <dd className="min-w-0 truncate">{supplier.account_name || 'Not told by the supplier'}</dd>
          <dt>Last checked</dt>
          <dd>{supplier.tested_at ? <DateTime at={supplier.tested_at} /> : 'Not yet'}</dd>
        </dl>
      </CardBody>
      {isReconnecting && <ReconnectDialog supplier={supplier} onClose={() => setReconnecting(false)} />}
    </Card>
  )
}
