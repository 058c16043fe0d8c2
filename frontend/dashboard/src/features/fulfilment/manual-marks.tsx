import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { markDelivered, useRefreshFulfilment, type Fulfilment } from './api'
import { MarkOrderedDialog } from './mark-ordered-dialog'
import { MarkShippedDialog } from './mark-shipped-dialog'

/** What only a person can tell, for a supplier without an API. */
export function ManualMarks({ part, orderId }: { part: Fulfilment; orderId: string }) {
  const store = useStore()
  const refresh = useRefreshFulfilment(store.id, orderId)
  const [asked, setAsked] = useState<'ordered' | 'shipped' | null>(null)
  const address = { orderId, partId: part.id }
  const deliver = useMutation({
    mutationFn: () => markDelivered(store.id, address),
    onSuccess: () => {
      toast('Marked as delivered')
      return refresh()
    },
    onError: (error) => toastProblem(messageOf(error)),
  })
  if (!store.can('fulfilment:write') || part.state === 'delivered' || part.action?.state === 'open') return null
  const isOrdered = part.state === 'ordered' || part.state === 'shipped'
  return (
    <div className="flex flex-wrap gap-2">
      {!isOrdered && (
        <Button size="small" onClick={() => setAsked('ordered')}>
          Mark as ordered
        </Button>
      )}
      {isOrdered && (
        <Button size="small" onClick={() => setAsked('shipped')}>
          {part.state === 'shipped' ? 'Add another parcel' : 'Mark as shipped'}
        </Button>
      )}
      {part.state === 'shipped' && (
        <Button size="small" busy={deliver.isPending} onClick={() => deliver.mutate()}>
          Mark as delivered
        </Button>
      )}
      {asked === 'ordered' && <MarkOrderedDialog part={address} onClose={() => setAsked(null)} />}
      {asked === 'shipped' && <MarkShippedDialog part={address} onClose={() => setAsked(null)} />}
    </div>
  )
}
