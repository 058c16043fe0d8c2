import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Combobox } from '@/components/ui/combobox'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { ProductPicker } from '@/components/patterns/product-picker'
import type { Choice } from '@/lib/places'
import { useStore } from '@/lib/store-context'

import { groupsQuery, pagesQuery } from '../choices-api'
import { asText, type ControlProps } from './control'
import { FOLDERS, kindOf, LINK_KINDS, POLICIES, startOf, type LinkKind } from './link-values'

/** Where something leads: a page of the shop by its name, or any address. */
export function LinkControl({ setting, value, onChange, disabled }: ControlProps) {
  const link = asText(value)
  const [chosen, setChosen] = useState<LinkKind | null>(null) // until it has its target, only here
  const kind = chosen ?? kindOf(link)

  return (
    <div className="flex flex-col gap-2">
      <Select
        options={LINK_KINDS}
        value={kind}
        disabled={disabled}
        onChange={(event) => {
          const next = event.target.value as LinkKind
          setChosen(next)
          onChange(startOf(next))
        }}
      />
      {kind === 'address' && (
        <Field label="Address" hideLabel>
          <Input
            value={link}
            inputMode="url"
            placeholder={setting.placeholder || 'https://… or /a-page-of-this-shop'}
            disabled={disabled}
            maxLength={setting.most ?? 500}
            onChange={(event) => onChange(event.target.value)}
          />
        </Field>
      )}
      {kind in FOLDERS && <Target kind={kind as keyof typeof FOLDERS} link={link} onChange={onChange} disabled={disabled} />}
    </div>
  )
}

const NOUNS = { collection: 'collection', category: 'category', product: 'product', page: 'page', policy: 'policy' }

function Target({
  kind,
  link,
  onChange,
  disabled,
}: {
  kind: keyof typeof FOLDERS
  link: string
  onChange: (value: unknown) => void
  disabled: boolean
}) {
  const store = useStore()
  const { data: groups } = useQuery(groupsQuery(store.id))
  const { data: pages } = useQuery({ ...pagesQuery(store.id), enabled: kind === 'page' })
  if (kind === 'product') return <ProductTarget link={link} onChange={onChange} disabled={disabled} />

  const at = (items: { handle: string; title: string }[] | undefined): Choice[] =>
    (items ?? []).map(({ handle, title }) => ({ value: FOLDERS[kind] + handle, label: title }))
  const choices = {
    collection: () => at(groups?.collections),
    category: () => at(groups?.categories),
    page: () => at(pages),
    policy: () => POLICIES,
  }[kind]()
  const isUnknown = link.startsWith(FOLDERS[kind]) && choices.every((each) => each.value !== link)
  return (
    <Field label={`Which ${NOUNS[kind]}`} hideLabel>
      <Combobox
        value={link}
        onChange={onChange}
        choices={isUnknown ? [{ value: link, label: link }, ...choices] : choices}
        placeholder={`Choose a ${NOUNS[kind]}`}
        searchPlaceholder={`Search by name`}
        disabled={disabled}
      />
    </Field>
  )
}

function ProductTarget({ link, onChange, disabled }: { link: string; onChange: (value: unknown) => void; disabled: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const handle = link.startsWith(FOLDERS.product) ? link.slice(FOLDERS.product.length) : ''
  return (
    <div className="flex flex-wrap items-center gap-2">
      {handle && <span className="min-w-0 truncate text-sm text-muted">{handle}</span>}
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button size="small" disabled={disabled}>
            {handle ? 'Choose another product' : 'Choose a product'}
          </Button>
        </DialogTrigger>
        {isOpen && (
          <ProductPicker
            title="Choose a product"
            taken={new Set()}
            most={1}
            onChosen={([card]) => card && onChange(FOLDERS.product + card.handle)}
          />
        )}
      </Dialog>
    </div>
  )
}
