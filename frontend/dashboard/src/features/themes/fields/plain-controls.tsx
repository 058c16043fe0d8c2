import { lazy, Suspense, useState } from 'react'

import { AffixedInput, Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Textarea } from '@/components/ui/textarea'
import { useStore } from '@/lib/store-context'
import { clockTime, momentOf } from '@/lib/zoned-time'

import { asText, type ControlProps } from './control'

const RichText = lazy(() => import('@/components/patterns/rich-text'))

const limit = (most: number | null) => (most === null ? {} : { maxLength: most })

export const TextControl = ({ setting, value, onChange, disabled }: ControlProps) => (
  <Input
    value={asText(value)}
    placeholder={setting.placeholder}
    disabled={disabled}
    {...limit(setting.most)}
    onChange={(event) => onChange(event.target.value)}
  />
)

export const AreaControl = ({ setting, value, onChange, disabled }: ControlProps) => (
  <Textarea
    rows={3}
    value={asText(value)}
    placeholder={setting.placeholder}
    disabled={disabled}
    {...limit(setting.most)}
    onChange={(event) => onChange(event.target.value)}
  />
)

export const RichTextControl = ({ setting, value, onChange, disabled }: ControlProps) => (
  <Suspense fallback={<Skeleton className="h-48" />}>
    <RichText value={asText(value)} onChange={onChange} disabled={disabled} label={setting.label} placeholder={setting.placeholder} />
  </Suspense>
)

export const SelectControl = ({ setting, value, onChange, disabled }: ControlProps) => (
  <Select options={setting.options} value={asText(value)} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
)

const wholeNumber = (text: string) => (/^-?\d{1,6}$/.test(text.trim()) ? Number(text) : null)

/** A slider for the eye, and its figure for whoever knows it. */
export function NumberControl({ setting, value, onChange, disabled }: ControlProps) {
  const { least, most, step, unit, label } = setting
  const number = typeof value === 'number' ? value : Number(setting.default ?? least ?? 0)
  const [typed, setTyped] = useState<string | null>(null)
  const inBounds = (wanted: number) => Math.min(Math.max(wanted, least ?? wanted), most ?? wanted)

  function type(text: string) {
    setTyped(text)
    const wanted = wholeNumber(text)
    if (wanted !== null && wanted === inBounds(wanted)) onChange(wanted)
  }

  function settle() {
    const wanted = typed === null ? null : wholeNumber(typed)
    if (wanted !== null && inBounds(wanted) !== number) onChange(inBounds(wanted))
    setTyped(null)
  }

  return (
    <div className="flex items-center gap-3">
      {least !== null && most !== null && (
        <input
          type="range"
          aria-label={`${label}, by slider`}
          aria-valuetext={unit ? `${number} ${unit}` : String(number)}
          min={least}
          max={most}
          step={step}
          value={number}
          disabled={disabled}
          onChange={(event) => onChange(Number(event.target.value))}
          className="h-9 min-w-0 flex-1 accent-(--accent)"
        />
      )}
      <AffixedInput
        value={typed ?? String(number)}
        inputMode="numeric"
        disabled={disabled}
        after={unit}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        className="w-24 shrink-0 tabular-nums"
      />
    </div>
  )
}

/** A moment by the clocks of the store, kept in UTC. */
export function DateTimeControl({ value, onChange, disabled }: ControlProps) {
  const { timeZone } = useStore()
  return (
    <div className="flex flex-col gap-1">
      <Input
        type="datetime-local"
        value={clockTime(asText(value), timeZone)}
        disabled={disabled}
        onChange={(event) => onChange(momentOf(event.target.value, timeZone) ?? '')}
      />
      <p className="text-sm text-muted">By the clocks of {timeZone.replaceAll('_', ' ')}</p>
    </div>
  )
}
