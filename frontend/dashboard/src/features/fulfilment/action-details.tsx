import { ExternalLink } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { formatMoney } from '@/lib/money'
import { CopyBlock } from './copy-block'

import type { Action } from './api'
import { moneyIn } from './words'

interface Item {
  title: string
  variant: string
  sku: string
  quantity: number
  url: string
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

const items = (value: unknown): Item[] =>
  Array.isArray(value) ? (value as Partial<Item>[]).map((item) => ({ title: '', variant: '', sku: '', quantity: 1, url: '', ...item })) : []

const link = (value: unknown) => (typeof value === 'string' && /^https?:\/\//.test(value) ? value : null)

/** What helps to decide: where to pay, what to order and where it shall go. */
export function ActionDetails({ details }: { details: Action['details'] }) {
  const payUrl = link(details.pay_url)
  const page = link(details.page)
  const address = texts(details.address)
  const wanted = items(details.items)
  const number = typeof details.number === 'string' ? details.number : ''
  const words = typeof details.words === 'string' ? details.words : ''
  const refundBy = typeof details.refund_by === 'string' ? details.refund_by : null
  const refund = moneyIn(details.refund)
  if (!payUrl && !page && address.length === 0 && wanted.length === 0 && !words && !refundBy) return null

  return (
    <div className="flex flex-col gap-3">
      {wanted.length > 0 && (
        <ul className="flex flex-col gap-1">
          {wanted.map((item, position) => (
            <li key={position} className="flex gap-3">
              <span className="shrink-0 text-muted tabular-nums">{item.quantity} ×</span>
              <span className="min-w-0">
                {link(item.url) ? (
                  <a href={item.url} target="_blank" rel="noreferrer" className="link">
                    {item.title}
                  </a>
                ) : (
                  item.title
                )}
                <span className="text-muted"> {[item.variant, item.sku].filter(Boolean).join(' · ')}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {words && <blockquote className="max-w-160 rounded-card bg-surface-2 px-3 py-2 break-words whitespace-pre-wrap">{words}</blockquote>}
      {refundBy && (
        <p className="text-muted">
          {refund && `Up to ${formatMoney(refund)} to refund, by `}
          {!refund && 'Refund by '}
          <DateTime at={refundBy} className="font-medium text-text" />
        </p>
      )}
      {address.length > 0 && (
        <div className="flex flex-wrap items-start gap-3">
          <CopyBlock label="Ship to" text={address.join('\n')} />
          {number && <CopyBlock label="Your reference" text={number} />}
        </div>
      )}
      {(payUrl ?? page) && (
        <div className="flex flex-wrap gap-2">
          {payUrl && <OutLink href={payUrl}>Open payment page</OutLink>}
          {page && <OutLink href={page}>Open supplier page</OutLink>}
        </div>
      )}
    </div>
  )
}

const OutLink = ({ href, children }: { href: string; children: string }) => (
  <Button asChild size="small">
    <a href={href} target="_blank" rel="noreferrer">
      <ExternalLink className="text-muted" aria-hidden />
      {children}
    </a>
  </Button>
)
