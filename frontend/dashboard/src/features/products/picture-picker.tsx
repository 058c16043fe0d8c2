import { Check } from 'lucide-react'

import { cn } from '@/lib/cn'

import type { Picture } from './api'
import { PictureFace } from './picture-tile'

/** One of the product's pictures, or none. */
export function PicturePicker({
  pictures,
  value,
  onChange,
  disabled,
}: {
  pictures: Picture[]
  value: string | null | undefined
  onChange: (imageId: string | null) => void
  disabled: boolean
}) {
  const ready = pictures.filter((picture) => picture.status === 'ready')
  if (ready.length === 0) return <p className="text-sm text-muted">Add pictures to the product first, then choose one here.</p>
  return (
    <div role="group" aria-label="Picture" className="grid grid-cols-5 gap-2">
      {ready.map((picture, at) => {
        const isOn = picture.id === value
        return (
          <button
            key={picture.id}
            type="button"
            aria-pressed={isOn}
            aria-label={picture.alt || `Picture ${at + 1}`}
            disabled={disabled}
            onClick={() => onChange(isOn ? null : picture.id)}
            className={cn(
              'relative aspect-square overflow-hidden rounded-control border border-border hover:border-control',
              isOn && 'border-accent outline-2 -outline-offset-1 outline-accent',
            )}
          >
            <PictureFace picture={picture} sizes="80px" />
            {isOn && (
              <span className="absolute top-1 right-1 flex size-4 items-center justify-center rounded-full bg-accent text-on-accent">
                <Check className="size-3" strokeWidth={3} aria-hidden />
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
