import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

import { cn } from '@/lib/cn'

/** A value to take elsewhere: press to copy. */
export function Copyable({ value, label, className }: { value: string; label?: string; className?: string }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [isCopied])
  const Icon = isCopied ? Check : Copy

  return (
    <button
      type="button"
      aria-label={label ? `Copy ${label}: ${value}` : `Copy ${value}`}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className={cn(
        'group relative -mx-1.5 inline-flex max-w-full items-center gap-1.5 rounded-control px-1.5 py-0.5 text-left transition-colors hover:bg-surface-3/70',
        className,
      )}
    >
      <span className="truncate font-mono text-xs">{value}</span>
      <Icon className={cn('size-3.5 shrink-0', isCopied ? 'text-success' : 'text-muted')} aria-hidden />
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </button>
  )
}
