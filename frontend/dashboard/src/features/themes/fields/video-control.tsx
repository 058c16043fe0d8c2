import { useState } from 'react'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

import { addressOf, videoAt, type VideoSource } from '../video-address'
import type { ControlProps } from './control'
import { ImageControl } from './image-control'

interface Video extends VideoSource {
  poster: unknown
}

const asVideo = (value: unknown) => (typeof value === 'object' && value !== null && 'provider' in value ? (value as Video) : null)
const POSTER = { id: 'poster', kind: 'image', label: 'Still picture', default: null, help: '', placeholder: '', options: [], least: null, most: null, step: 1, unit: '' } as const

/** A film by its address at YouTube or Vimeo, with the picture that stands for it until it plays. */
export function VideoControl({ value, onChange, disabled }: ControlProps) {
  const video = asVideo(value)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (video ? addressOf(video) : '')
  const isUnknown = typed !== null && typed.trim() !== '' && !videoAt(typed)

  function type(address: string) {
    setTyped(address)
    const found = videoAt(address)
    if (found) onChange({ ...found, poster: video?.poster ?? null })
    else if (address.trim() === '') onChange(null)
  }

  return (
    <div className="flex flex-col gap-3">
      <Input
        value={shown}
        inputMode="url"
        placeholder="https://www.youtube.com/watch?v=…"
        disabled={disabled}
        onChange={(event) => type(event.target.value)}
        onBlur={() => !isUnknown && setTyped(null)}
      />
      <p role="status" className="text-sm text-muted">
        {isUnknown && 'This is no address of a video at YouTube or Vimeo.'}
        {!isUnknown && video && `${video.provider === 'youtube' ? 'YouTube' : 'Vimeo'}, video ${video.id}`}
      </p>
      {video && (
        <Field label="Still picture" hint="Shown until somebody presses play.">
          <ImageControl setting={{ ...POSTER, options: [] }} value={video.poster} onChange={(poster) => onChange({ ...video, poster })} disabled={disabled} />
        </Field>
      )}
    </div>
  )
}
