import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PictureField, type StorePicture } from '@/components/patterns/picture-field'

import type { ControlProps } from './control'

interface Image {
  picture: StorePicture
  alt: string
}

const asImage = (value: unknown) => (typeof value === 'object' && value !== null && 'picture' in value ? (value as Image) : null)

/** A picture, and what it shows for those who do not see it. */
export function ImageControl({ setting, value, onChange, disabled }: ControlProps) {
  const image = asImage(value)
  return (
    <div className="flex flex-col gap-3">
      <PictureField
        name={setting.label.toLowerCase()}
        value={image?.picture ?? null}
        onChange={(picture) => onChange(picture && { picture, alt: image?.alt ?? '' })}
        frame="aspect-video w-40"
        sizes="160px"
        disabled={disabled}
        isSavedAtOnce
      />
      {image && (
        <Field label="What it shows" hint="Read aloud to those who do not see it. Empty: it only decorates.">
          <Input
            value={image.alt}
            maxLength={200}
            disabled={disabled}
            onChange={(event) => onChange({ ...image, alt: event.target.value })}
          />
        </Field>
      )}
    </div>
  )
}
