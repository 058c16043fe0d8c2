import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Copyable } from '@/components/ui/copyable'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { Sheet, SheetContent } from '@/components/ui/sheet'
import { SkeletonText } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { useStore } from '@/lib/store-context'

import { reviewQuery, type Review } from './api'
import { ReplyForm } from './reply-form'
import { Stars } from './stars'
import { useDecide } from './use-decide'
import { reasonOf } from './words'

/** One review in full, with everything that can be done about it. */
export function ReviewDrawer({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const [isOpen, setOpen] = useState(true)
  const store = useStore()
  const review = useQuery(reviewQuery(store.id, reviewId))
  return (
    <Sheet
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open)
        if (!open) onClose()
      }}
    >
      <SheetContent title={review.data ? `Review by ${review.data.author_name}` : 'Review'}>
        {review.isPending && <SkeletonText lines={8} />}
        {review.error && <ErrorState error={review.error} onRetry={() => void review.refetch()} />}
        {review.data && <Content review={review.data} />}
      </SheetContent>
    </Sheet>
  )
}

function Content({ review }: { review: Review }) {
  const store = useStore()
  const mayWrite = store.can('reviews:write')
  return (
    <div className="flex flex-col gap-5">
      {review.status === 'pending' && reasonOf(review.held_for) && (
        <Banner kind="info" title="Why it waits">
          {reasonOf(review.held_for)}
        </Banner>
      )}
      <div className="flex flex-col gap-2">
        <span className="flex items-center gap-3">
          <Stars stars={review.stars} /> <Status status={review.status} />
        </span>
        {review.title && <h3 className="text-lg font-semibold">{review.title}</h3>}
        {review.text && <p className="max-w-prose break-words whitespace-pre-line">{review.text}</p>}
        <Photos review={review} />
      </div>
      <Facts review={review} />
      {mayWrite && <Decisions review={review} />}
      {mayWrite ? <ReplyForm review={review} /> : review.reply && <p className="rounded-card bg-surface-2 p-4">{review.reply}</p>}
    </div>
  )
}

function Photos({ review }: { review: Review }) {
  const ready = review.photos.filter((photo) => photo.status === 'ready')
  const rest = review.photos.length - ready.length
  if (review.photos.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {ready.map((photo, place) => (
        <a key={photo.id} href={photo.large} target="_blank" rel="noreferrer">
          <img
            src={photo.src}
            alt={`${String(place + 1)} of ${String(ready.length)}, sent by ${review.author_name}`}
            className="size-24 rounded-control border border-border object-cover"
          />
        </a>
      ))}
      {rest > 0 && <p className="self-center text-sm text-muted">{rest} more could not be shown or are being prepared</p>}
    </div>
  )
}

function Facts({ review }: { review: Review }) {
  const store = useStore()
  return (
    <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-6 gap-y-1.5">
      <dt className="text-muted">Product</dt>
      <dd className="min-w-0">
        <Link to={`/stores/${store.id}/products/${review.product_id}` as never} className="link">
          {review.product_title}
        </Link>
      </dd>
      <dt className="text-muted">Written</dt>
      <dd>
        <DateTime at={review.written_at} />
        {review.edited_at && (
          <span className="text-muted">
            , changed <DateTime at={review.edited_at} />
          </span>
        )}
      </dd>
      {review.email && (
        <>
          <dt className="text-muted">E-mail</dt>
          <dd className="min-w-0">
            <Copyable value={review.email} label="e-mail address" />
          </dd>
        </>
      )}
      <dt className="text-muted">Origin</dt>
      <dd>
        {review.order_id ? (
          <Link to={`/stores/${store.id}/orders/${review.order_id}` as never} className="link">
            Bought here
          </Link>
        ) : review.origin ? (
          `Imported from ${review.origin}`
        ) : (
          'Written by a customer who did not buy it here'
        )}
      </dd>
    </dl>
  )
}

function Decisions({ review }: { review: Review }) {
  const decide = useDecide()
  return (
    <div className="flex flex-wrap gap-2">
      {review.status !== 'published' && (
        <Button variant="primary" onClick={() => void decide([review], 'published')}>
          Publish
        </Button>
      )}
      {review.status !== 'rejected' && <Button onClick={() => void decide([review], 'rejected')}>Reject</Button>}
      {review.status !== 'pending' && (
        <Button variant="quiet" onClick={() => void decide([review], 'pending')}>
          Back to the queue
        </Button>
      )}
    </div>
  )
}
