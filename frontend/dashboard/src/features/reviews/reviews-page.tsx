import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { createColumnHelper } from '@tanstack/react-table'
import { Settings2, Upload } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { IndexPage } from '@/components/patterns/index-page'
import { useStore } from '@/lib/store-context'

import { reviewsQuery, type Review } from './api'
import { ImportDialog } from './import-dialog'
import { ReviewDrawer } from './review-drawer'
import { Stars } from './stars'
import { useDecide } from './use-decide'

const column = createColumnHelper<Review>()
const TABS = [
  { value: 'pending', label: 'Pending' },
  { value: 'published', label: 'Published' },
  { value: 'rejected', label: 'Rejected' },
]

/** What shoppers wrote, and what becomes of it. `review` in the address opens one. */
export function ReviewsPage() {
  const store = useStore()
  const navigate = useNavigate()
  const { review: openId } = useSearch({ strict: false }) as { review?: string }
  const [isImporting, setImporting] = useState(false)
  const mayWrite = store.can('reviews:write')
  const decide = useDecide()
  const show = useCallback(
    (review: string | undefined) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, review })) as never,
        state: (state) => state,
        resetScroll: false,
      }),
    [navigate],
  )
  const columns = useMemo(
    () => [
      column.accessor('title', {
        header: 'Review',
        cell: ({ row }) => <Opener review={row.original} onOpen={show} />,
      }),
      column.accessor('stars', { header: 'Stars', cell: ({ getValue }) => <Stars stars={getValue()} /> }),
      column.accessor('product_title', {
        header: 'Product',
        cell: ({ row }) => (
          <Link to={`/stores/${store.id}/products/${row.original.product_id}` as never} className="link block max-w-56 truncate">
            {row.original.product_title}
          </Link>
        ),
        meta: { from: 'lg' },
      }),
      column.accessor('author_name', {
        header: 'By',
        cell: ({ row }) => <Author review={row.original} />,
        meta: { from: 'md' },
      }),
      column.accessor('status', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
      column.accessor('written_at', {
        header: 'When',
        cell: ({ row }) => <DateTime at={row.original.edited_at ?? row.original.written_at} className="whitespace-nowrap" />,
        meta: { from: 'md' },
      }),
    ],
    [show, store.id],
  )

  return (
    <>
      <IndexPage
        title="Reviews"
        resource="reviews"
        tabs={TABS}
        columns={columns}
        rowId={(review) => review.id}
        query={(search) => reviewsQuery(store.id, search)}
        bulk={
          mayWrite
            ? [
                { label: 'Publish reviews', run: (rows, onProgress) => decide(rows, 'published', onProgress) },
                { label: 'Reject reviews', run: (rows, onProgress) => decide(rows, 'rejected', onProgress) },
              ]
            : []
        }
        primary={
          <div className="flex gap-2">
            <Button asChild>
              <Link to={`/stores/${store.id}/settings/reviews` as never}>
                <Settings2 aria-hidden /> Rules
              </Link>
            </Button>
            {mayWrite && (
              <Button onClick={() => setImporting(true)}>
                <Upload aria-hidden /> Import reviews
              </Button>
            )}
          </div>
        }
        phoneRow={(review) => (
          <div className="flex flex-col gap-1">
            <span className="flex items-center justify-between gap-3">
              <Stars stars={review.stars} />
              <Status status={review.status} />
            </span>
            <Opener review={review} onOpen={show} />
            <p className="truncate text-sm text-muted">
              {review.author_name} on {review.product_title}
            </p>
          </div>
        )}
        empty={
          <EmptyState
            drawing="mail"
            title="No reviews yet"
            body="Buyers are asked by mail some days after their parcel has arrived. What they write is collected here, and shown in your shop by your rules."
            {...(mayWrite ? { action: <Button onClick={() => setImporting(true)}>Import reviews</Button> } : {})}
          />
        }
      />
      {openId && <ReviewDrawer key={openId} reviewId={openId} onClose={() => show(undefined)} />}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  )
}

function Opener({ review, onOpen }: { review: Review; onOpen: (id: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onOpen(review.id)}
      className="link-plain block max-w-72 truncate text-left font-medium lg:max-w-96"
    >
      {review.title || review.text || 'Stars only'}
    </button>
  )
}

function Author({ review }: { review: Review }) {
  const note = review.is_verified ? 'Bought here' : review.origin ? `From ${review.origin}` : 'Not bought here'
  return (
    <span className="flex flex-col">
      <span>{review.author_name}</span>
      <span className="text-sm text-muted">{note}</span>
    </span>
  )
}
