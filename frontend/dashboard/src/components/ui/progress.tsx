import { Progress as Radix } from 'radix-ui'

/** How far along, of how many; the label says it in words. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const percent = max === 0 ? 0 : Math.round((value * 100) / max)
  return (
    <Radix.Root value={value} max={max} aria-label={label} className="h-1.5 w-full overflow-hidden rounded-full bg-surface-3">
      <Radix.Indicator className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
    </Radix.Root>
  )
}
