import { ImagePlus, LoaderCircle, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { useFieldControl } from '@/components/ui/field-context'
import { Input } from '@/components/ui/input'
import { Progress } from '@/components/ui/progress'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'
import { ACCEPTED, upload } from '@/lib/upload'

import type { Picture } from './api'
import type { PictureValue } from './listing-fields'

/** One picture with its description. In effect with the form it is part of. */
export function PictureField({
  value,
  onChange,
  saved,
  disabled,
}: {
  value: PictureValue | null
  onChange: (picture: PictureValue | null) => void
  saved: Picture | null
  disabled: boolean
}) {
  const store = useStore()
  const input = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState('')
  const [fresh, setFresh] = useState<{ id: string; url: string } | null>(null)
  const control = useFieldControl()
  useEffect(() => () => (fresh ? URL.revokeObjectURL(fresh.url) : undefined), [fresh])

  async function take(file: File | undefined) {
    if (!file) return
    setProblem('')
    setProgress(0)
    try {
      const id = await upload(store.id, file, setProgress)
      setFresh({ id, url: URL.createObjectURL(file) })
      onChange({ upload_id: id, alt: value?.alt ?? '' })
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setProgress(null)
    }
  }

  const source = value && (fresh?.id === value.upload_id ? fresh.url : saved?.id === value.upload_id ? saved.small : '')
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="flex size-28 items-center justify-center overflow-hidden rounded-control border border-border bg-surface-2 text-sm text-muted">
        {!value && 'None yet'}
        {value && source && <img src={source} alt={value.alt || 'The picture'} className="size-full object-cover" />}
        {value && !source && (
          <span role="status" className="flex flex-col items-center gap-1.5">
            <LoaderCircle className="size-4 animate-spin" aria-hidden />
            Processing
          </span>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-label="Choose a picture"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className="flex min-w-48 flex-1 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          <Button {...control} size="small" disabled={disabled} busy={progress !== null} onClick={() => input.current?.click()}>
            <ImagePlus aria-hidden />
            {value ? 'Replace picture' : 'Upload picture'}
          </Button>
          {value && !disabled && (
            <Button size="small" variant="quiet" onClick={() => onChange(null)}>
              <Trash2 aria-hidden />
              Remove picture
            </Button>
          )}
        </div>
        {progress !== null && <Progress value={Math.round(progress * 100)} max={100} label="Uploading the picture" />}
        {value && (
          <Input
            aria-label="What the picture shows"
            placeholder="What the picture shows"
            maxLength={200}
            value={value.alt}
            disabled={disabled}
            onChange={(event) => onChange({ ...value, alt: event.target.value })}
          />
        )}
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}
