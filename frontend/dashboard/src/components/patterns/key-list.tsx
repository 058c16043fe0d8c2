import { Kbd } from '@/components/ui/kbd'

export interface Shortcut {
  keys: string[]
  label: string
}

/** What keys do, each on a line. */
export const KeyList = ({ shortcuts, className }: { shortcuts: readonly Shortcut[]; className?: string }) => (
  <dl className={className}>
    {shortcuts.map(({ keys, label }) => (
      <div key={label} className="flex items-center justify-between gap-4 py-1.5">
        <dt>{label}</dt>
        <dd>
          <Kbd keys={keys} />
        </dd>
      </div>
    ))}
  </dl>
)
