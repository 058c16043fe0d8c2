import { Plus, Trash2 } from 'lucide-react'
import { useWatch, type Control, type UseFieldArrayReturn } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { ColourInput } from '@/components/ui/colour-input'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'

import { Swatch } from './swatch'
import { MOST_VALUES, coloursOf, rowOf, type SwatchesValues } from './swatches-form'

/** The merchant's own list: a value, its colour, and another one for what has two. */
export function ValuesField({
  control,
  list,
}: {
  control: Control<SwatchesValues>
  list: UseFieldArrayReturn<SwatchesValues, 'values', 'key'>
}) {
  const rows = useWatch({ control, name: 'values' })
  return (
    <div className="flex flex-col gap-3">
      {list.fields.map((row, place) => {
        const now = rows[place]
        const label = now?.name || `Value ${String(place + 1)}`
        return (
          <div
            key={row.key}
            role="group"
            aria-label={label}
            className="grid grid-cols-[auto_1fr_auto] items-start gap-2 max-sm:border-b max-sm:border-border max-sm:pb-3 sm:grid-cols-[auto_1fr_9rem_9rem_auto]"
          >
            <span className="flex h-9 items-center max-sm:h-11">
              <Swatch colours={now ? coloursOf(now) : []} />
            </span>
            <FormField control={control} name={`values.${place}.name`} label={`Name of value ${String(place + 1)}`} hideLabel>
              {(field) => <Input placeholder="Midnight" autoComplete="off" {...field} />}
            </FormField>
            <IconButton label={`Remove ${label}`} className="sm:order-last" onClick={() => list.remove(place)}>
              <Trash2 aria-hidden />
            </IconButton>
            {(['first', 'second'] as const).map((which) => (
              <FormField
                key={which}
                control={control}
                name={`values.${place}.${which}`}
                label={`${which === 'first' ? 'Colour' : 'Second colour'} of ${label}`}
                hideLabel
                className="max-sm:col-start-2"
              >
                {(field) => <ColourInput {...field} />}
              </FormField>
            ))}
          </div>
        )
      })}
      <Button
        className="self-start"
        disabled={list.fields.length >= MOST_VALUES}
        onClick={() => list.append(rowOf('', []))}
      >
        <Plus aria-hidden />
        Add value
      </Button>
    </div>
  )
}
