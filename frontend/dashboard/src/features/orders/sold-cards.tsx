import { Banner } from '@/components/ui/banner'
import { formatMoney } from '@/lib/money'

import type { RefundPreview } from './api'

type SoldCard = RefundPreview['sold_cards'][number]

/** What happens to gift cards that the order sold: how much of each is left, and what of it is
 * taken back. Nothing for an order that sold none. */
export function SoldCards({ preview, verb }: { preview: RefundPreview; verb: 'refund' | 'cancellation' }) {
  const { sold_cards: cards, cards_left: left } = preview
  const taken = cards.filter((card) => card.is_taken)
  const isSpent = cards.some((card) => card.spent.amount > 0)
  if (cards.length === 0 || (taken.length === 0 && !isSpent)) return null
  return (
    <Banner kind={isSpent ? 'warning' : 'info'} title={titleOf(taken, left)}>
      <ul className="flex flex-col gap-1">
        {cards.map((card, position) => (
          <li key={position} className="tabular-nums">
            {card.label}: {fateOf(card)}
          </li>
        ))}
      </ul>
      {isSpent && <p className="mt-2">What was spent of them stays spent: the {verb} does not bring it back to you.</p>}
    </Banner>
  )
}

function titleOf(taken: SoldCard[], left: RefundPreview['cards_left']): string {
  if (taken.length === 0) return 'This order sold gift cards'
  const cards = taken.length === 1 ? 'A gift card' : `${taken.length} gift cards`
  return `${cards} with ${formatMoney(left)} left will be disabled`
}

function fateOf({ worth, spent, left, is_disabled: isDisabled, is_taken: isTaken }: SoldCard): string {
  const of = `${formatMoney(left)} of ${formatMoney(worth)} left`
  const gone = spent.amount > 0 ? `, ${formatMoney(spent)} spent` : ''
  if (isDisabled) return `${of}${gone}, disabled already`
  return `${of}${gone}, ${isTaken ? 'will be disabled' : left.amount > 0 ? 'stays as it is' : 'nothing to take back'}`
}
