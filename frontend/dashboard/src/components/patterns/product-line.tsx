import { Status } from '@/components/ui/status'
import type { Schemas } from '@/lib/api/client'

import { MoneyText } from './money-text'

export type ProductCard = Schemas['CardOut']

/** A product in a row of a list: picture, title, price, and its state unless it is on sale. */
export function ProductLine({ card }: { card: ProductCard }) {
  return (
    <>
      {card.image?.small ? (
        <img src={card.image.small} alt="" loading="lazy" className="size-9 shrink-0 rounded-control border border-border object-cover" />
      ) : (
        <span className="size-9 shrink-0 rounded-control border border-border bg-surface-2" />
      )}
      <span className="min-w-0 flex-1 truncate">{card.title}</span>
      {card.status !== 'active' && <Status status={card.status} />}
      <span className="text-sm text-muted tabular-nums">
        <MoneyText value={card.price} />
      </span>
    </>
  )
}
