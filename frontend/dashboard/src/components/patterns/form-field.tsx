import { Controller, type Control, type ControllerRenderProps, type FieldPath, type FieldValues } from 'react-hook-form'
import type { ReactNode } from 'react'

import { Field, type FieldProps } from '@/components/ui/field'

/** A Field bound to a form value: label, hint, the first error, and the control as a function. */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>>({
  control,
  name,
  children,
  ...field
}: Omit<FieldProps, 'children' | 'error'> & {
  control: Control<Values>
  name: Name
  children: (control: ControllerRenderProps<Values, Name>) => ReactNode
}) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: bound, fieldState }) => (
        <Field {...field} error={fieldState.error?.message ?? fieldState.error?.root?.message}>
          {children(bound)}
        </Field>
      )}
    />
  )
}
