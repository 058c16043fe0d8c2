import { useQueries, useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { useFieldControl } from '@/components/ui/field-context'
import { IconButton } from '@/components/ui/icon-button'
import { Status } from '@/components/ui/status'
import { ProductPicker } from '@/components/patterns/product-picker'
import { SortableTree } from '@/components/patterns/sortable-tree'
import { moved, type TreeRow } from '@/components/patterns/tree-moves'
import { useStore } from '@/lib/store-context'

import { productQuery } from '../choices-api'
import { asText, type ControlProps } from './control'

interface Shown {
  title: string
  picture: string
  status: string
}

const GONE: Shown = { title: 'A product that is gone', picture: '', status: 'active' }
const COMING: Shown = { title: '…', picture: '', status: 'active' }

function Line({ product }: { product: Shown }) {
  return (
    <>
      {product.picture ? (
        <img src={product.picture} alt="" loading="lazy" className="size-9 shrink-0 rounded-control border border-border object-cover" />
      ) : (
        <span className="size-9 shrink-0 rounded-control border border-border bg-surface-2" />
      )}
      <span className="min-w-0 flex-1 truncate">{product.title}</span>
      {product.status !== 'active' && <Status status={product.status} />}
    </>
  )
}

/** One product of the shop. */
export function ProductControl({ value, onChange, disabled }: ControlProps) {
  const store = useStore()
  const control = useFieldControl()
  const [isOpen, setOpen] = useState(false)
  const id = asText(value)
  const { data, isError } = useQuery({ ...productQuery(store.id, id), enabled: id !== '' })
  return (
    <div className="flex flex-col items-start gap-2">
      {id && (
        <div className="flex w-full items-center gap-3">
          <Line product={data ?? (isError ? GONE : COMING)} />
          {!disabled && (
            <IconButton label={`Remove ${data?.title ?? 'the product'}`} size="icon-small" onClick={() => onChange('')}>
              <X className="text-muted" aria-hidden />
            </IconButton>
          )}
        </div>
      )}
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button {...control} size="small" disabled={disabled}>
            {id ? 'Choose another product' : 'Choose a product'}
          </Button>
        </DialogTrigger>
        {isOpen && <ProductPicker title="Choose a product" taken={new Set([id])} most={1} onChosen={([card]) => card && onChange(card.id)} />}
      </Dialog>
    </div>
  )
}

interface ProductRow extends TreeRow {
  product: Shown
}

/** Products by hand, in their order. */
export function ProductsControl({ setting, value, onChange, disabled }: ControlProps) {
  const store = useStore()
  const control = useFieldControl()
  const [isOpen, setOpen] = useState(false)
  const ids = Array.isArray(value) ? (value as string[]) : []
  const most = setting.most ?? 24
  const found = useQueries({ queries: ids.map((id) => productQuery(store.id, id)) })
  const rows = ids.map((id, at): ProductRow => {
    const product = found[at]?.data ?? (found[at]?.isError ? GONE : COMING)
    return { id, parentId: null, depth: 0, label: product.title, product }
  })
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <SortableTree
          rows={rows}
          label={setting.label}
          disabled={disabled}
          onMove={(row, to) => onChange(moved(rows, row.id, to).map((each) => each.id))}
        >
          {(row) => (
            <>
              <Line product={row.product} />
              {!disabled && (
                <IconButton label={`Remove ${row.label}`} size="icon-small" onClick={() => onChange(ids.filter((id) => id !== row.id))}>
                  <X className="text-muted" aria-hidden />
                </IconButton>
              )}
            </>
          )}
        </SortableTree>
      </div>
      {ids.length < most ? (
        <Dialog open={isOpen} onOpenChange={setOpen}>
          <DialogTrigger asChild>
            <Button {...control} size="small" disabled={disabled}>
              <Plus aria-hidden />
              Add products
            </Button>
          </DialogTrigger>
          {isOpen && (
            <ProductPicker
              title="Add products"
              taken={new Set(ids)}
              most={most - ids.length}
              onChosen={(cards) => onChange([...ids, ...cards.map((card) => card.id)])}
            />
          )}
        </Dialog>
      ) : (
        <p className="text-sm text-muted">{most} products are the most that fit here.</p>
      )}
    </div>
  )
}
