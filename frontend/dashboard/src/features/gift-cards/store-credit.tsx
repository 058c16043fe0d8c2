import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { MoneyText } from '@/components/patterns/money-text'
import { useStore } from '@/lib/store-context'

import { adjustCredit, creditKey, creditQuery, readCreditEntries, refreshCards } from './api'
import { AdjustDialog } from './adjust-dialog'
import { Ledger } from './ledger'

/** A customer's store credit with its ledger, to grant and deduct. For the customer's page. */
export function StoreCredit({ customerId }: { customerId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const [isAdjusting, setAdjusting] = useState(false)
  const { data: credit, error, isPending, refetch } = useQuery({
    ...creditQuery(store.id, customerId),
    enabled: store.can('gift_cards:read'),
  })
  if (!store.can('gift_cards:read')) return null
  const key = creditKey(store.id, customerId)

  return (
    <Card>
      <CardHeader
        title="Store credit"
        action={
          credit &&
          store.can('gift_cards:write') && (
            <Button size="small" onClick={() => setAdjusting(true)}>
              Adjust
            </Button>
          )
        }
      />
      <CardBody>
        {isPending && <SkeletonRows rows={2} columns={1} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {credit && (
          <>
            <p className="text-title font-semibold">
              <MoneyText value={credit.balance} />
            </p>
            <Ledger queryKey={key} read={(cursor) => readCreditEntries(store.id, customerId, cursor)} />
          </>
        )}
      </CardBody>
      {isAdjusting && credit && (
        <AdjustDialog
          title="Adjust store credit"
          available={credit.balance}
          send={async (body, idempotency) => {
            queryClient.setQueryData(key, await adjustCredit(store.id, customerId, body, idempotency))
            toast('Store credit adjusted')
            await Promise.all([queryClient.invalidateQueries({ queryKey: key }), refreshCards(queryClient, store.id)])
          }}
          onClose={() => setAdjusting(false)}
        />
      )}
    </Card>
  )
}
