import type { ReactNode } from 'react'
import { Controller, type Control, type FieldPathByValue, type FieldValues } from 'react-hook-form'

import { Switch } from '@/components/ui/switch'

/** A Switch bound to a form value. */
export function SwitchField<Values extends FieldValues>({
  control,
  name,
  ...look
}: {
  control: Control<Values>
  name: FieldPathByValue<Values, boolean>
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange }, fieldState: { error } }) => (
        <div className="flex flex-col gap-1.5">
          <Switch checked={value} onChange={onChange} {...look} />
          {error && (
            <p role="alert" className="text-sm text-danger">
              {error.message}
            </p>
          )}
        </div>
      )}
    />
  )
}
