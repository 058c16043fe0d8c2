import { ImagePlus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { useFieldControl } from '@/components/ui/field-context'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toast'
import type { Schemas } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'
import { ACCEPTED, finished, upload } from '@/lib/upload'

export type StorePicture = Schemas['StorePicture']

const srcset = (picture: StorePicture, format: string) =>
  picture.widths.map((width) => `${picture.path}/${width}.${format} ${width}w`).join(', ')

/** One picture of the store: chosen, shown as shoppers see it, replaced, taken away. In effect with the
 * form it is part of. */
export function PictureField({
  name,
  value,
  onChange,
  purpose = 'picture',
  frame,
  sizes,
  disabled = false,
  isSavedAtOnce = false,
}: {
  /** What it is, in the words of buttons: "logo". */
  name: string
  value: StorePicture | null
  onChange: (picture: StorePicture | null) => void
  purpose?: 'picture' | 'icon'
  frame: string
  sizes: string
  disabled?: boolean
  /** Without a form whose save would put the removal into effect. */
  isSavedAtOnce?: boolean
}) {
  const store = useStore()
  const input = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState('')

  async function take(file: File | undefined) {
    if (!file) return
    setProblem('')
    setProgress(0)
    try {
      const uploadId = await upload(store.id, file, (share) => setProgress(share * 0.8), purpose)
      setProgress(0.9)
      onChange(await finished(store.id, uploadId))
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setProgress(null)
    }
  }

  function remove() {
    onChange(null)
    toast(isSavedAtOnce ? `The ${name} is removed` : `The ${name} is removed with the next save`, { label: 'Undo', run: () => onChange(value) })
  }

  const isBusy = progress !== null
  return (
    <div className="flex flex-wrap items-center gap-4">
      <div className={cn('flex items-center justify-center overflow-hidden rounded-control border border-border bg-surface-2', frame)}>
        {value ? (
          <picture className="contents">
            {value.formats.map((format) => (
              <source key={format} type={`image/${format}`} srcSet={srcset(value, format)} sizes={sizes} />
            ))}
            <img
              src={`${value.path}/${value.widths[0]}.webp`}
              alt={`The ${name}`}
              width={value.width}
              height={value.height}
              className="size-full object-contain"
            />
          </picture>
        ) : (
          <span className="px-2 text-center text-sm text-muted">None yet</span>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-label={`Choose a ${name}`}
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className="flex min-w-40 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          <Button {...useFieldControl()} size="small" busy={isBusy} disabled={disabled} onClick={() => input.current?.click()}>
            <ImagePlus aria-hidden />
            {value ? `Replace the ${name}` : `Upload a ${name}`}
          </Button>
          {value && !isBusy && !disabled && (
            <Button size="small" variant="quiet" onClick={remove} aria-label={`Remove the ${name}`}>
              <Trash2 aria-hidden />
              Remove
            </Button>
          )}
        </div>
        {isBusy && <Progress value={Math.round(progress * 100)} max={100} label={`Uploading the ${name}`} />}
        {problem && (
          <p role="alert" className="max-w-80 text-sm text-danger">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}
