import { cn } from '@/lib/cn'

/** A drum with one turn of rope. */
export const Mark = ({ className }: { className?: string }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    strokeLinecap="round"
    strokeLinejoin="round"
    className={cn('size-6 shrink-0', className)}
    aria-hidden
  >
    <path className="stroke-text" strokeWidth="2" d="M5 4h14M5 20h14M8 4v16M16 4v16" />
    <path
      className="stroke-accent"
      strokeWidth="2"
      d="M2.5 15.5c6.5 0 12.5-7 19-7"
    />
  </svg>
)

export const Wordmark = () => (
  <span className="inline-flex items-center gap-2 text-[15px] font-[650] tracking-[-0.01em]">
    <Mark /> Windlass
  </span>
)
