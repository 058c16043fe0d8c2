import { ImagePlus } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { cn } from '@/lib/cn'
import { ACCEPTED } from '@/lib/upload'

import type { Picture } from './api'
import { PictureDialog } from './picture-dialog'
import { PictureTile } from './picture-tile'
import { UploadTile } from './upload-tile'
import type { Media } from './use-media'
import type { Uploads } from './use-uploads'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Pictures of a product: `media` once it is saved, `uploads` on their way. */
export function MediaCard({ media, uploads, disabled }: { media: Media | null; uploads: Uploads; disabled: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [dragged, setDragged] = useState<number | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const pictures = media?.pictures ?? []
  const isEmpty = pictures.length === 0 && uploads.items.length === 0
  const picture = pictures.find((each) => each.id === opened)
  const choose = () => input.current?.click()

  function drop(event: DragEvent) {
    setOver(false)
    if (!hasFiles(event) || disabled) return
    event.preventDefault()
    uploads.add([...event.dataTransfer.files])
  }

  function move(from: number, to: number) {
    if (!media || to < 0 || to >= pictures.length) return
    setSaid(`Picture moved to place ${to + 1} of ${pictures.length}`)
    void media.move(from, to)
  }

  return (
    <Card
      onDragOver={(event) => {
        if (!hasFiles(event) || disabled) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setOver(false)}
      onDrop={drop}
      className={cn('transition-colors', isOver && 'border-accent bg-accent-soft/40')}
    >
      <CardHeader
        title="Media"
        action={
          !isEmpty &&
          !disabled && (
            <Button size="small" variant="quiet" onClick={choose}>
              <ImagePlus aria-hidden />
              Add pictures
            </Button>
          )
        }
      />
      <CardBody>
        <input
          ref={input}
          type="file"
          multiple
          accept={ACCEPTED.join(',')}
          className="sr-only"
          tabIndex={-1}
          aria-label="Choose pictures"
          onChange={(event) => {
            uploads.add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        {isEmpty ? (
          <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-control px-4 py-10 text-center">
            <Button onClick={choose} disabled={disabled}>
              <ImagePlus aria-hidden />
              Add pictures
            </Button>
            <p className="text-sm text-muted">or drop them here: JPEG, PNG, WebP, AVIF or GIF, up to 20 MB each</p>
          </div>
        ) : (
          <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4 xl:grid-cols-6">
            {pictures.map((each: Picture, at) => (
              <PictureTile
                key={each.id}
                picture={each}
                at={at}
                of={pictures.length}
                dragged={dragged}
                disabled={disabled}
                onOpen={() => setOpened(each.id)}
                onDragged={setDragged}
                onMove={move}
              />
            ))}
            {uploads.items.map((item) => (
              <UploadTile key={item.key} item={item} onRetry={() => uploads.retry(item)} onDrop={() => uploads.drop(item.key)} />
            ))}
          </ul>
        )}
        {pictures.length > 1 && !disabled && (
          <p className="text-sm text-muted">The first picture stands for the product in lists. Drag to reorder, or focus one and press Alt with an arrow key.</p>
        )}
        <p role="status" className="sr-only">
          {said}
        </p>
      </CardBody>
      {media && picture && (
        <PictureDialog
          key={picture.id}
          picture={picture}
          at={pictures.indexOf(picture)}
          of={pictures.length}
          media={media}
          disabled={disabled}
          onMove={move}
          onClose={() => setOpened(null)}
        />
      )}
    </Card>
  )
}
