import { Star } from 'lucide-react'

import { cn } from '@/lib/cn'

import { starsSaid } from './words'

export function Stars({ stars, className }: { stars: number; className?: string }) {
  return (
    <span role="img" aria-label={starsSaid(stars)} className={cn('inline-flex gap-0.5 whitespace-nowrap', className)}>
      {[1, 2, 3, 4, 5].map((place) => (
        <Star
          key={place}
          aria-hidden
          className={cn('size-3.5', place <= stars ? 'fill-warning text-warning' : 'text-border-strong')}
        />
      ))}
    </span>
  )
}
