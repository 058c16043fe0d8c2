import { ExternalLink } from 'lucide-react'

import { Copyable } from '@/components/ui/copyable'
import { Timeline, type TimelineItem } from '@/components/patterns/timeline'

import type { Fulfilment, Parcel } from './api'

/** What became of a supplier order and its parcels, newest first. */
export function PartTimeline({ part }: { part: Fulfilment }) {
  const items: TimelineItem[] = part.parcels.flatMap(parcelItems)
  if (part.ordered_at) {
    items.push({ id: 'ordered', at: part.ordered_at, title: `Ordered from ${part.supplier_name}`, tone: 'info' })
  }
  items.sort((a, b) => b.at.localeCompare(a.at))
  return <Timeline items={items} />
}

function parcelItems(parcel: Parcel): TimelineItem[] {
  const items: TimelineItem[] = [
    {
      id: `${parcel.id}-shipped`,
      at: parcel.shipped_at,
      title: `Shipped with ${parcel.carrier}`,
      tone: 'info',
      body: <Tracking parcel={parcel} />,
    },
  ]
  if (parcel.last_scan && parcel.last_scan_at && !parcel.delivered_at) {
    items.push({ id: `${parcel.id}-scan`, at: parcel.last_scan_at, title: parcel.last_scan, tone: 'neutral' })
  }
  if (parcel.delivered_at) {
    items.push({ id: `${parcel.id}-delivered`, at: parcel.delivered_at, title: 'Delivered', tone: 'success' })
  }
  return items
}

function Tracking({ parcel }: { parcel: Parcel }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Copyable value={parcel.tracking_number} label="tracking number" />
      {parcel.tracking_url && (
        <a href={parcel.tracking_url} target="_blank" rel="noreferrer" className="link inline-flex items-center gap-1">
          Track parcel
          <ExternalLink className="size-3.5" aria-hidden />
        </a>
      )}
    </span>
  )
}
