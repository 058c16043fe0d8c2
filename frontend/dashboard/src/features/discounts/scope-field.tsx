import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useDeferredValue, useState } from 'react'

import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { useStore } from '@/lib/store-context'

import { collectionChoices, productChoices } from './api'
import type { DiscountValues } from './discount-form'
import type { Names } from './summary'

type Scope = DiscountValues['scope']

/** Everything, or the products and collections that are chosen here. */
export function ScopeField({
  label,
  covers,
  onCovers,
  scope,
  onScope,
  names,
  onName,
  error,
}: {
  label: string
  covers: DiscountValues['covers']
  onCovers: (covers: DiscountValues['covers']) => void
  scope: Scope
  onScope: (scope: Scope) => void
  names: Names
  onName: (productId: string, title: string) => void
  error: string | undefined
}) {
  const without = (list: string[], id: string) => list.filter((one) => one !== id)
  return (
    <div className="flex flex-col gap-3">
      <Field label={label} error={error}>
        <RadioCards
          label={label}
          columns={2}
          value={covers}
          onChange={onCovers}
          options={[
            { value: 'everything', label: 'Everything in the shop' },
            { value: 'some', label: 'Certain products or collections' },
          ]}
        />
      </Field>
      {covers === 'some' && (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <ProductSearch
              chosen={scope.product_ids}
              onAdd={(id, title) => {
                onName(id, title)
                onScope({ ...scope, product_ids: [...scope.product_ids, id] })
              }}
            />
            <CollectionPicker
              chosen={scope.collection_ids}
              onAdd={(id) => onScope({ ...scope, collection_ids: [...scope.collection_ids, id] })}
            />
          </div>
          <ul className="flex flex-wrap gap-2" aria-label="Chosen">
            {scope.product_ids.map((id) => (
              <Chosen
                key={id}
                name={names.products[id] ?? 'A product that is gone'}
                onRemove={() => onScope({ ...scope, product_ids: without(scope.product_ids, id) })}
              />
            ))}
            {scope.collection_ids.map((id) => (
              <Chosen
                key={id}
                name={`Collection ${names.collections[id] ?? ''}`}
                onRemove={() => onScope({ ...scope, collection_ids: without(scope.collection_ids, id) })}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Chosen({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <li className="inline-flex max-w-full items-center gap-1 rounded-control bg-surface-2 py-0.5 pr-0.5 pl-2.5">
      <span className="truncate">{name}</span>
      <IconButton label={`Remove ${name}`} size="icon-small" onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </li>
  )
}

function ProductSearch({ chosen, onAdd }: { chosen: string[]; onAdd: (id: string, title: string) => void }) {
  const store = useStore()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const { data } = useQuery({ ...productChoices(store.id, words), enabled: words !== '' })
  const found = (data?.items ?? []).filter((card) => !chosen.includes(card.id))
  return (
    <div className="flex flex-col gap-2">
      <Field label="Add a product">
        <Input
          type="search"
          autoComplete="off"
          placeholder="Search products"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </Field>
      {words !== '' && data && (
        <ul className="flex flex-col rounded-card border border-border" aria-label="Products found">
          {found.length === 0 && <li className="px-3 py-2 text-muted">Nothing found</li>}
          {found.map((card) => (
            <li key={card.id} className="border-b border-border last:border-0">
              <Button
                variant="quiet"
                className="w-full justify-start rounded-none"
                onClick={() => {
                  onAdd(card.id, card.title)
                  setTyped('')
                }}
              >
                <Plus aria-hidden />
                <span className="truncate">{card.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function CollectionPicker({ chosen, onAdd }: { chosen: string[]; onAdd: (id: string) => void }) {
  const store = useStore()
  const { data } = useQuery(collectionChoices(store.id))
  const choices = (data?.items ?? [])
    .filter((one) => !chosen.includes(one.id))
    .map((one) => ({ value: one.id, label: one.title }))
  return (
    <Field label="Add a collection" {...(data && data.items.length === 0 ? { hint: 'This store has no collections yet.' } : {})}>
      <Combobox
        value=""
        onChange={onAdd}
        choices={choices}
        placeholder="Choose"
        searchPlaceholder="Search collections"
        disabled={choices.length === 0}
      />
    </Field>
  )
}
