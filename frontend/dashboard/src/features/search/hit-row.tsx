import { Eye, EyeOff, Pin, PinOff } from 'lucide-react'

import { IconButton } from '@/components/ui/icon-button'
import { MoneyText } from '@/components/patterns/money-text'
import { cn } from '@/lib/cn'

import type { Hit } from './api'

/** A result with what can be done about it. */
export function HitRow({
  hit,
  isPinned,
  isHidden,
  canPin,
  onPin,
  onHide,
}: {
  hit: Hit
  isPinned: boolean
  isHidden: boolean
  canPin: boolean
  onPin: () => void
  onHide: () => void
}) {
  return (
    <li className={cn('flex min-h-12 items-center gap-3 py-1.5', isPinned && 'font-medium')}>
      {hit.image?.src ? (
        <img src={hit.image.src} alt="" loading="lazy" className="size-9 shrink-0 rounded-control border border-border object-cover" />
      ) : (
        <span className="size-9 shrink-0 rounded-control border border-border bg-surface-2" />
      )}
      <span className={cn('min-w-0 flex-1 truncate', isHidden && 'text-muted line-through')}>{hit.title}</span>
      {isPinned && <span className="text-sm text-muted">Pinned</span>}
      {isHidden && <span className="text-sm text-muted">Hidden</span>}
      <span className="text-sm text-muted tabular-nums">
        <MoneyText value={hit.price} />
      </span>
      <IconButton label={isPinned ? `Unpin ${hit.title}` : `Pin ${hit.title}`} disabled={!isPinned && !canPin} onClick={onPin}>
        {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
      </IconButton>
      <IconButton label={isHidden ? `Show ${hit.title}` : `Hide ${hit.title}`} onClick={onHide}>
        {isHidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
      </IconButton>
    </li>
  )
}
