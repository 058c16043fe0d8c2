import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'

/** Several lines to take elsewhere at once. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  return (
    <div className="relative min-w-56 rounded-card bg-surface-2 py-3 pr-11 pl-4 max-sm:w-full">
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-0.5 break-words whitespace-pre-line">{text}</p>
      <Button
        size="icon-small"
        variant="quiet"
        aria-label={isCopied ? 'Copied' : `Copy: ${label}`}
        className="absolute top-1.5 right-1.5"
        onBlur={() => setCopied(false)}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        <Icon className={isCopied ? 'text-success' : 'text-muted'} aria-hidden />
      </Button>
    </div>
  )
}
