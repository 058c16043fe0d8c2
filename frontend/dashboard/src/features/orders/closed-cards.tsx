import { Link } from '@tanstack/react-router'

import { Banner } from '@/components/ui/banner'
import { useStore } from '@/lib/store-context'

import type { RefundPreview } from './api'

/** Gift cards that get something back and cannot be used: whoever holds one would not get to it. */
export function ClosedCards({ preview }: { preview: RefundPreview }) {
  const store = useStore()
  const cards = preview.closed_cards
  if (cards.length === 0) return null
  return (
    <Banner kind="warning" title={cards.length === 1 ? 'A gift card that gets money back cannot be used' : 'Gift cards that get money back cannot be used'}>
      <ul className="flex flex-col gap-1">
        {cards.map((card) => (
          <li key={card.id}>
            <Link to={`/stores/${store.id}/gift-cards/${card.id}` as never} className="underline">
              {card.label}
            </Link>{' '}
            {card.problem === 'disabled' ? 'is disabled: enable it' : 'has expired: extend it'} so that the shopper can spend what comes back.
          </li>
        ))}
      </ul>
    </Banner>
  )
}
