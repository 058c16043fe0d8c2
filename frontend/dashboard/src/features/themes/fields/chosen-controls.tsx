import { useQuery } from '@tanstack/react-query'

import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Select } from '@/components/ui/select'
import type { Choice } from '@/lib/places'
import { useStore } from '@/lib/store-context'

import { discountsQuery, groupsQuery, menusQuery } from '../choices-api'
import { asText, type ControlProps } from './control'

/** One of many by name; none, too. What is chosen but gone says so. */
function ChosenControl({
  id,
  choices,
  noun,
  onChange,
  disabled,
}: {
  id: string
  choices: Choice[] | undefined
  noun: string
  onChange: (value: unknown) => void
  disabled: boolean
}) {
  const isGone = id !== '' && choices !== undefined && choices.every((each) => each.value !== id)
  const shown = isGone ? [{ value: id, label: `A ${noun} that is gone` }, ...choices] : (choices ?? [])
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <Combobox
          value={id}
          onChange={onChange}
          choices={shown}
          placeholder={choices?.length === 0 ? `No ${noun} yet` : `Choose a ${noun}`}
          searchPlaceholder={`Search ${noun}s`}
          disabled={disabled || shown.length === 0}
        />
      </div>
      {id !== '' && !disabled && (
        <Button size="small" variant="quiet" onClick={() => onChange('')}>
          Clear
        </Button>
      )}
    </div>
  )
}

export function CollectionControl({ value, onChange, disabled }: ControlProps) {
  const store = useStore()
  const { data } = useQuery(groupsQuery(store.id))
  const choices = data && [
    ...data.collections.map(({ id, title }) => ({ value: id, label: title })),
    ...data.categories.map(({ id, title }) => ({ value: id, label: title, hint: 'Category' })),
  ]
  return <ChosenControl id={asText(value)} choices={choices} noun="collection" onChange={onChange} disabled={disabled} />
}

export function DiscountControl({ value, onChange, disabled }: ControlProps) {
  const store = useStore()
  const { data } = useQuery(discountsQuery(store.id))
  return <ChosenControl id={asText(value)} choices={data} noun="discount" onChange={onChange} disabled={disabled} />
}

export function MenuControl({ value, onChange, disabled }: ControlProps) {
  const store = useStore()
  const { data } = useQuery(menusQuery(store.id))
  const key = asText(value)
  const isGone = data !== undefined && data.every((menu) => menu.value !== key)
  const options = isGone ? [{ value: key, label: 'A menu that is gone' }, ...data] : (data ?? [{ value: key, label: '…' }])
  return <Select options={options} value={key} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
}
