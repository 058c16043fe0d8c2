import { Button } from '@/components/ui/button'
import { ColourInput } from '@/components/ui/colour-input'

import { contrast, isColour, ratioText } from '../contrast'
import { asText, type ControlProps } from './control'

/** A colour, and how well it can be told from what it stands on. */
export function ColourControl({ setting, value, onChange, disabled, ground }: ControlProps & { ground?: string | undefined }) {
  const colour = asText(value)
  const mayBeEmpty = setting.least === 0
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <ColourInput value={colour} onChange={onChange} disabled={disabled} />
        {mayBeEmpty && colour !== '' && !disabled && (
          <Button size="small" variant="quiet" onClick={() => onChange('')}>
            Clear
          </Button>
        )}
      </div>
      {isColour(colour) && isColour(ground) && (
        <p className="flex items-center gap-2 text-sm text-muted">
          <span
            aria-hidden
            className="inline-flex h-5 w-8 items-center justify-center rounded-sm border border-border text-xs font-semibold"
            style={{ color: colour, background: ground }}
          >
            Aa
          </span>
          {ratioText(contrast(colour, ground))} on the background
        </p>
      )}
    </div>
  )
}
