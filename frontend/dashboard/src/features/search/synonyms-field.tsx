import { Plus, Trash2 } from 'lucide-react'
import { useFieldArray, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'

import { newId, type RulesValues } from './rules-form'

/** Groups of words of which each finds what any of them finds. */
export function SynonymsField({ control }: { control: Control<RulesValues> }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'synonyms', keyName: 'key' })
  return (
    <div className="flex flex-col gap-3">
      {fields.map((group, place) => (
        <div key={group.key} className="flex items-start gap-2">
          <FormField
            control={control}
            name={`synonyms.${place}.terms`}
            label={`Group ${String(place + 1)}`}
            hideLabel
            className="flex-1"
          >
            {(field) => <Input placeholder="sofa, couch, settee" autoComplete="off" {...field} />}
          </FormField>
          <IconButton label={`Remove group ${String(place + 1)}`} onClick={() => remove(place)}>
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button className="self-start" disabled={fields.length >= 200} onClick={() => append({ id: newId(), terms: '' })}>
        <Plus aria-hidden />
        Add group
      </Button>
    </div>
  )
}
