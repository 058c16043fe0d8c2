const NAMES: Record<string, string> = { Cmd: '⌘', Enter: '↵', Up: '↑', Down: '↓', Shift: '⇧' }
const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Keys as they are on the person's keyboard; "Mod" is Cmd on a Mac and Ctrl elsewhere. */
export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-border bg-surface-2 px-1 font-sans text-[11px] font-medium text-muted"
        >
          {key === 'Mod' ? (isApple ? '⌘' : 'Ctrl') : (NAMES[key] ?? key)}
        </kbd>
      ))}
    </span>
  )
}
