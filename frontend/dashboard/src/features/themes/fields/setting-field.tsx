import type { ComponentType } from 'react'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Switch } from '@/components/ui/switch'

import type { Values } from '../document'
import type { Complaint } from '../problems'
import type { Setting, SettingKind } from '../schema'
import { CollectionControl, DiscountControl, MenuControl } from './chosen-controls'
import { ColourControl } from './colour-control'
import type { ControlProps } from './control'
import { FontControl } from './font-control'
import { ImageControl } from './image-control'
import { LinkControl } from './link-control'
import { AreaControl, DateTimeControl, NumberControl, RichTextControl, SelectControl, TextControl } from './plain-controls'
import { ProductControl, ProductsControl } from './product-controls'
import { VideoControl } from './video-control'

const CONTROLS: Record<Exclude<SettingKind, 'toggle' | 'colour'>, ComponentType<ControlProps>> = {
  text: TextControl,
  area: AreaControl,
  rich_text: RichTextControl,
  number: NumberControl,
  select: SelectControl,
  image: ImageControl,
  link: LinkControl,
  product: ProductControl,
  products: ProductsControl,
  collection: CollectionControl,
  discount: DiscountControl,
  date_time: DateTimeControl,
  video: VideoControl,
  font: FontControl,
  menu: MenuControl,
}

/** One setting as its schema describes it, with what the server said about it. */
export function SettingField({
  setting,
  values,
  complaint,
  ground,
  disabled,
  onChange,
}: {
  setting: Setting
  values: Values
  complaint: Complaint | undefined
  /** The colour that a colour is read on. */
  ground?: string | undefined
  disabled: boolean
  onChange: (setting: string, value: unknown) => void
}) {
  const value = values[setting.id] ?? setting.default
  const props = { setting, value, disabled, onChange: (next: unknown) => onChange(setting.id, next) }

  if (setting.kind === 'toggle') {
    return (
      <Switch
        label={setting.label}
        hint={complaint?.message ?? setting.help}
        checked={value === true}
        disabled={disabled}
        onChange={props.onChange}
      />
    )
  }
  const Control = setting.kind === 'colour' ? null : CONTROLS[setting.kind]
  return (
    <Field label={setting.label} hint={setting.help} error={complaint?.message}>
      {Control ? <Control {...props} /> : <ColourControl {...props} ground={ground} />}
      {complaint?.remedy && !disabled && (
        <Button size="small" className="self-start" onClick={() => props.onChange(complaint.remedy)}>
          {setting.kind === 'colour' && (
            <span className="size-4 rounded-sm border border-border" style={{ background: complaint.remedy }} aria-hidden />
          )}
          Use {setting.options.find((option) => option.value === complaint.remedy)?.label ?? complaint.remedy}
        </Button>
      )}
    </Field>
  )
}
