import { cn } from '@/lib/cn'

export type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'accent'

interface Word {
  label: string
  tone: Tone
  /** How much of the dot is filled: nothing yet, under way, done. Colour never speaks alone. */
  fill: 'open' | 'half' | 'full'
}

const word = (label: string, tone: Tone, fill: Word['fill']): Word => ({ label, tone, fill })

/** The one vocabulary: a status has the same word, tone and dot wherever it appears. */
const WORDS: Record<string, Word> = {
  draft: word('Draft', 'neutral', 'open'),
  active: word('Active', 'success', 'full'),
  archived: word('Archived', 'neutral', 'full'),
  unpaid: word('Unpaid', 'warning', 'open'),
  payment_pending: word('Payment pending', 'warning', 'half'),
  paid: word('Paid', 'success', 'full'),
  partly_refunded: word('Partly refunded', 'neutral', 'half'),
  refunded: word('Refunded', 'neutral', 'full'),
  waiting: word('Waiting', 'neutral', 'open'),
  held: word('On hold', 'warning', 'half'),
  ordered: word('Ordered', 'info', 'half'),
  partly_shipped: word('Partly shipped', 'info', 'half'),
  shipped: word('Shipped', 'info', 'full'),
  delivered: word('Delivered', 'success', 'full'),
  needs_action: word('Needs action', 'danger', 'full'),
  cancelled: word('Cancelled', 'neutral', 'full'),
  closed: word('Closed', 'neutral', 'open'),
  open: word('Open', 'success', 'full'),
  live: word('Live', 'success', 'full'),
  launched: word('Live', 'success', 'full'),
  not_launched: word('Not launched', 'neutral', 'open'),
  connected: word('Connected', 'success', 'full'),
  not_connected: word('Not connected', 'neutral', 'open'),
  incomplete: word('Incomplete', 'warning', 'half'),
  restricted: word('Restricted', 'warning', 'half'),
  needs_reconnect: word('Needs reconnect', 'danger', 'full'),
  queued: word('Queued', 'neutral', 'open'),
  pending: word('Pending', 'warning', 'half'),
  sending: word('Sending', 'info', 'half'),
  sent: word('Sent', 'success', 'full'),
  failed: word('Failed', 'danger', 'full'),
  bounced: word('Bounced', 'danger', 'full'),
  published: word('Published', 'success', 'full'),
  rejected: word('Rejected', 'neutral', 'full'),
  revoked: word('Revoked', 'neutral', 'full'),
  expired: word('Expired', 'neutral', 'full'),
  scheduled: word('Scheduled', 'info', 'open'),
  paused: word('Paused', 'neutral', 'half'),
  used: word('Used up', 'neutral', 'full'),
  subscribed: word('Subscribed', 'success', 'full'),
  unsubscribed: word('Unsubscribed', 'neutral', 'full'),
  deleted: word('Deleted', 'neutral', 'full'),
  translated: word('Translated', 'success', 'full'),
  outdated: word('Outdated', 'warning', 'half'),
  missing: word('Missing', 'neutral', 'open'),
}

const humanised = (status: string) =>
  (status.charAt(0).toUpperCase() + status.slice(1)).replaceAll('_', ' ')

export const statusWord = (status: string): Word =>
  WORDS[status.toLowerCase()] ?? word(humanised(status.toLowerCase()), 'neutral', 'half')

const TONES: Record<Tone, string> = {
  neutral: 'text-muted',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-danger',
  info: 'text-info',
  accent: 'text-accent-text',
}

function Dot({ fill }: { fill: Word['fill'] }) {
  return (
    <svg viewBox="0 0 10 10" className="size-2.5 shrink-0" aria-hidden>
      <circle cx="5" cy="5" r="3.75" fill={fill === 'full' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      {fill === 'half' && <path d="M5 1.25a3.75 3.75 0 0 1 0 7.5z" fill="currentColor" />}
    </svg>
  )
}

/** Dot and word. `label` overrides the word only where a count or name must be in it. */
export function Status({ status, label, className }: { status: string; label?: string; className?: string }) {
  const { label: known, tone, fill } = statusWord(status)
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      <span className={TONES[tone]}>
        <Dot fill={fill} />
      </span>
      {label ?? known}
    </span>
  )
}
