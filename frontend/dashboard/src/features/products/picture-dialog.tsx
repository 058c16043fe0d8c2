import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { messageOf } from '@/lib/api/problem'

import type { Picture } from './api'
import { PictureFace } from './picture-tile'
import type { Media } from './use-media'

const MOST_LETTERS = 200

/** A picture on its own: look at it, say what it shows, move it, take it away. */
export function PictureDialog({
  picture,
  at,
  of,
  media,
  disabled,
  onMove,
  onClose,
}: {
  picture: Picture
  at: number
  of: number
  media: Media
  disabled: boolean
  onMove: (from: number, to: number) => void
  onClose: () => void
}) {
  const [alt, setAlt] = useState(picture.alt)
  const [busy, setBusy] = useState<'save' | 'remove' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  async function run(what: 'save' | 'remove', work: () => Promise<unknown>) {
    setBusy(what)
    setProblem(null)
    try {
      await work()
      onClose()
    } catch (error) {
      setProblem(messageOf(error))
      setBusy(null)
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="wide"
        title={`Picture ${at + 1} of ${of}`}
        footer={
          !disabled && (
            <>
              <Button
                variant="primary"
                busy={busy === 'save'}
                disabled={alt.trim() === picture.alt || busy !== null}
                onClick={() => void run('save', () => media.describe(picture, alt.trim()))}
              >
                Save description
              </Button>
              <Button
                busy={busy === 'remove'}
                disabled={busy !== null}
                onClick={() => void run('remove', () => media.remove(picture))}
              >
                <Trash2 aria-hidden />
                Remove picture
              </Button>
              <div className="mr-auto flex gap-1 max-sm:hidden">
                <Button size="icon" aria-label="Move earlier" disabled={at === 0} onClick={() => onMove(at, at - 1)}>
                  <ArrowLeft aria-hidden />
                </Button>
                <Button size="icon" aria-label="Move later" disabled={at === of - 1} onClick={() => onMove(at, at + 1)}>
                  <ArrowRight aria-hidden />
                </Button>
              </div>
            </>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {problem && <Banner kind="danger" title={problem} />}
          {picture.status === 'failed' ? (
            <Banner kind="danger" title="This picture cannot be shown">
              {picture.problem || 'The file is not a picture we can read.'} Remove it and add another one.
            </Banner>
          ) : (
            <div className="h-[min(46dvh,380px)] overflow-hidden rounded-control bg-surface-2">
              <PictureFace picture={picture} sizes="640px" isWhole />
            </div>
          )}
          <Field label="Description" hint="For people who cannot see it, and for search engines: “Black lamp on an oak desk”.">
            <Input value={alt} maxLength={MOST_LETTERS} disabled={disabled} onChange={(event) => setAlt(event.target.value)} />
          </Field>
          <div className="flex gap-2 sm:hidden">
            <Button size="small" disabled={at === 0 || disabled} onClick={() => onMove(at, at - 1)}>
              <ArrowLeft aria-hidden /> Move earlier
            </Button>
            <Button size="small" disabled={at === of - 1 || disabled} onClick={() => onMove(at, at + 1)}>
              Move later <ArrowRight aria-hidden />
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}
