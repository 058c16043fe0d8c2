import { cn } from '@/lib/cn'

const initials = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('')

/** Initials of a person (round) or of a store (square). The name always stands beside it. */
export function Avatar({ name, shape = 'round', className }: { name: string; shape?: 'round' | 'square'; className?: string }) {
  return (
    <span
      aria-hidden
      data-initials={initials(name) || '·'} // drawn, not text: the name beside it is the whole label
      className={cn(
        'inline-flex before:content-[attr(data-initials)] size-7 shrink-0 items-center justify-center bg-accent-soft text-xs font-semibold text-accent-text',
        shape === 'round' ? 'rounded-full' : 'rounded-control',
        className,
      )}
    />
  )
}
