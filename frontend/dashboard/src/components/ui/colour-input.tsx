import type { Ref } from 'react'

import { AffixedInput } from './input'

const isColour = (text: string) => /^#[0-9a-fA-F]{6}$/.test(text)

/** A colour as text, with the platform's picker beside it. */
export function ColourInput({
  value,
  onChange,
  onBlur,
  disabled,
  ref,
}: {
  value: string
  onChange: (colour: string) => void
  onBlur?: () => void
  disabled?: boolean
  ref?: Ref<HTMLInputElement>
}) {
  return (
    <AffixedInput
      ref={ref}
      value={value}
      onBlur={onBlur}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
      className="font-mono"
      before={
        <input
          type="color"
          aria-label="Pick a colour"
          disabled={disabled}
          value={isColour(value) ? value : '#000000'}
          onChange={(event) => onChange(event.target.value)}
          className="block size-5 cursor-pointer appearance-none overflow-hidden rounded-sm border border-border bg-transparent p-0 [&::-webkit-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0"
        />
      }
    />
  )
}
