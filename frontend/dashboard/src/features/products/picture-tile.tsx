import { ImageOff, LoaderCircle } from 'lucide-react'
import { useState } from 'react'

import { cn } from '@/lib/cn'

import type { Picture } from './api'

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

const STATES: Record<string, string> = { failed: 'failed: ', processing: 'processing: ' }

/** One picture in the grid: opens on press, moves by drag or by Alt and an arrow key. */
export function PictureTile({
  picture,
  at,
  of,
  dragged,
  disabled,
  onOpen,
  onDragged,
  onMove,
}: {
  picture: Picture
  at: number
  of: number
  dragged: number | null
  disabled: boolean
  onOpen: () => void
  onDragged: (at: number | null) => void
  onMove: (from: number, to: number) => void
}) {
  const [isOver, setOver] = useState(false)
  const isTarget = isOver && dragged !== null && dragged !== at
  return (
    <li
      className={cn('relative', at === 0 && 'col-span-2 row-span-2', dragged === at && 'opacity-40')}
      onDragOver={(event) => {
        if (dragged === null) return
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (dragged === null) return
        event.preventDefault()
        event.stopPropagation()
        onMove(dragged, at)
      }}
    >
      <button
        type="button"
        draggable={!disabled}
        aria-label={`Picture ${at + 1} of ${of}, ${STATES[picture.status] ?? ''}${picture.alt || 'no description yet'}`}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        onClick={onOpen}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', picture.id)
          onDragged(at)
        }}
        onDragEnd={() => onDragged(null)}
        onKeyDown={(event) => {
          const step = STEPS[event.key]
          if (!event.altKey || step === undefined || disabled) return
          event.preventDefault()
          onMove(at, at + step)
        }}
        className={cn(
          'relative block aspect-square w-full overflow-hidden rounded-control border border-border bg-surface-2 transition-[border-color] hover:border-control',
          isTarget && 'border-accent outline-2 outline-accent',
        )}
      >
        <PictureFace picture={picture} sizes={at === 0 ? '320px' : '160px'} />
      </button>
    </li>
  )
}

/** The picture, or in what state it is. */
export function PictureFace({ picture, sizes, isWhole = false }: { picture: Picture; sizes: string; isWhole?: boolean }) {
  if (picture.status === 'failed') {
    return (
      <span className="flex size-full flex-col items-center justify-center gap-1.5 bg-danger-soft p-2 text-center text-xs text-danger">
        <ImageOff className="size-4" aria-hidden />
        Failed
      </span>
    )
  }
  if (picture.status !== 'ready') {
    return (
      <span role="status" className="flex size-full flex-col items-center justify-center gap-1.5 p-2 text-center text-xs text-muted">
        <LoaderCircle className="size-4 animate-spin" aria-hidden />
        Processing
      </span>
    )
  }
  return (
    <picture>
      {picture.sources.map((source) => (
        <source key={source.type} type={source.type} srcSet={source.srcset} sizes={sizes} />
      ))}
      <img
        src={isWhole ? picture.src : picture.small}
        alt={picture.alt}
        loading="lazy"
        decoding="async"
        draggable={false}
        className={cn('size-full', isWhole ? 'object-contain' : 'object-cover')}
        style={{ background: picture.blur && !isWhole ? `center / cover url("${picture.blur}")` : undefined }}
      />
    </picture>
  )
}
