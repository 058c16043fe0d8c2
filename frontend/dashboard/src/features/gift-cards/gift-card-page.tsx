import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Ban, CircleCheck, Scale, Send } from 'lucide-react'
import { useState } from 'react'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { toast, toastProblem } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { MoneyText } from '@/components/patterns/money-text'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { adjustCard, cardKey, cardQuery, disableCard, enableCard, readCardEntries, refreshCards, type GiftCard } from './api'
import { AdjustDialog } from './adjust-dialog'
import { FactsCard } from './facts-card'
import { Ledger } from './ledger'
import { ResendDialog } from './resend-dialog'

type Open = 'adjust' | 'resend' | null

export function GiftCardPage({ cardId }: { cardId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: card } = useSuspenseQuery(cardQuery(store.id, cardId))
  const [open, setOpen] = useState<Open>(null)
  const canWrite = store.can('gift_cards:write')
  const toggle = useToggle(card)
  const isDisabled = card.status === 'disabled'
  const left = { ...card.balance, amount: card.balance.amount - card.held.amount }

  return (
    <>
      <DetailPage
        title={card.masked}
        back={{ label: 'Gift cards', to: `/stores/${store.id}/gift-cards` }}
        status={<Status status={card.status} />}
        actions={
          canWrite
            ? [
                ...(card.status === 'active' ? [{ label: 'Send again', icon: Send, run: () => setOpen('resend') }] : []),
                { label: 'Adjust balance', icon: Scale, run: () => setOpen('adjust') },
                isDisabled
                  ? { label: 'Enable gift card', icon: CircleCheck, run: () => void toggle() }
                  : { label: 'Disable gift card', icon: Ban, critical: true, run: () => void toggle() },
              ]
            : []
        }
        aside={<FactsCard card={card} />}
      >
        <Card>
          <CardHeader title="Balance" />
          <CardBody className="gap-1">
            <p className="text-title font-semibold">
              <MoneyText value={card.balance} />
            </p>
            <p className="text-sm text-muted">
              of <MoneyText value={card.initial} />
              {card.held.amount > 0 && (
                <>
                  {' · '}
                  <MoneyText value={card.held} /> promised to an open checkout
                </>
              )}
            </p>
            {isDisabled && <p className="text-sm text-danger">{card.disabled_reason || 'Disabled: nobody can spend it.'}</p>}
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Ledger" />
          <CardBody>
            <Ledger queryKey={cardKey(store.id, cardId)} read={(cursor) => readCardEntries(store.id, cardId, cursor)} />
          </CardBody>
        </Card>
      </DetailPage>
      {open === 'adjust' && (
        <AdjustDialog
          title="Adjust balance"
          available={left}
          send={async (body, key) => {
            queryClient.setQueryData(cardKey(store.id, cardId), await adjustCard(store.id, cardId, body, key))
            toast('Balance adjusted')
            await refreshCards(queryClient, store.id)
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'resend' && <ResendDialog card={card} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Disables or enables at once, and offers the way back. */
function useToggle(card: GiftCard) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const isDisabled = card.status === 'disabled'

  async function setDisabled(next: boolean) {
    const reason = card.disabled_reason || 'By hand'
    const saved = next ? await disableCard(store.id, card.id, reason) : await enableCard(store.id, card.id)
    queryClient.setQueryData(cardKey(store.id, card.id), saved)
    await refreshCards(queryClient, store.id)
  }

  return async () => {
    try {
      await setDisabled(!isDisabled)
      undoToast(isDisabled ? 'Gift card enabled' : 'Gift card disabled', () => setDisabled(isDisabled))
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }
}
