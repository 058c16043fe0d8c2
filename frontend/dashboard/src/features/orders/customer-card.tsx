import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Copyable } from '@/components/ui/copyable'

import type { Order } from './api'
import { addressLines } from './words'

export function CustomerCard({ order, onChangeAddress }: { order: Order; onChangeAddress: (() => void) | null }) {
  const lines = addressLines(order.address)
  const phone = typeof order.address.phone === 'string' ? order.address.phone : ''
  const note = typeof order.address.note === 'string' ? order.address.note : ''
  return (
    <Card>
      <CardHeader title="Customer" />
      <CardBody className="gap-3 pt-2">
        <div className="flex flex-col items-start">
          <a href={`mailto:${order.email}`} className="link max-w-full truncate">
            {order.email}
          </a>
          {phone && <Copyable value={phone} label="phone number" />}
        </div>
        <div className="flex items-start justify-between gap-3">
          <address className="flex min-w-0 flex-col not-italic">
            {lines.map((line, position) => (
              <span key={position} className="break-words">
                {line}
              </span>
            ))}
          </address>
          <CopyButton text={[...lines, phone].filter(Boolean).join('\n')} label="Copy address" />
        </div>
        {onChangeAddress && (
          <Button size="small" className="self-start" onClick={onChangeAddress}>
            Change address
          </Button>
        )}
        {note && <p className="text-sm text-muted">{note}</p>}
        {order.vat_number && <p className="text-sm">VAT number: {order.vat_number}</p>}
        {order.note && (
          <p className="rounded-card bg-surface-2 px-3 py-2 text-sm break-words">
            <span className="text-muted">Note: </span>
            {order.note}
          </p>
        )}
      </CardBody>
    </Card>
  )
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false)
  const Icon = isCopied ? Check : Copy
  return (
    <Button
      size="icon-small"
      variant="quiet"
      aria-label={isCopied ? 'Copied' : label}
      title={label}
      className="-mt-1.5 -mr-2"
      onBlur={() => setCopied(false)}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <Icon className={isCopied ? 'text-success' : 'text-muted'} aria-hidden />
    </Button>
  )
}
