import { ExternalLink, Pencil } from 'lucide-react'

import { Status } from '@/components/ui/status'
import { IconButton } from '@/components/ui/icon-button'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { MoneyText } from '@/components/patterns/money-text'
import type { Schemas } from '@/lib/api/client'

import type { Product } from './api'
import type { Offer } from './offers-api'

const placesOf = (offer: Offer) => {
  if (offer.countries.length === 0) return 'Everywhere'
  return offer.countries.length > 4 ? `${offer.countries.length} countries` : offer.countries.join(', ')
}

export function OfferTable({
  offers,
  product,
  suppliers,
  onEdit,
}: {
  offers: Offer[]
  product: Product
  suppliers: Schemas['SupplierOut'][]
  onEdit: ((offer: Offer) => void) | undefined
}) {
  const hasOptions = product.options.length > 0
  return (
    <div className="pt-3">
      <Table>
        <thead>
          <tr>
            {hasOptions && <TableHead className="pl-5 max-sm:pl-4">Variant</TableHead>}
            <TableHead className={hasOptions ? undefined : 'pl-5 max-sm:pl-4'}>Supplier</TableHead>
            <TableHead className="text-right">Cost</TableHead>
            <TableHead className="text-right max-sm:hidden">Order</TableHead>
            <TableHead className="max-sm:hidden">Delivers to</TableHead>
            <TableHead className="w-px">
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => {
            const supplier = suppliers.find((each) => each.id === offer.supplier_id)
            const variant = product.variants.find((each) => each.id === offer.variant_id)
            const name = supplier?.name ?? 'Supplier that is gone'
            return (
              <TableRow key={offer.id}>
                {hasOptions && <TableCell className="pl-5 max-sm:pl-4">{variant?.title}</TableCell>}
                <TableCell className={hasOptions ? undefined : 'pl-5 max-sm:pl-4'}>
                  <span className="flex items-center gap-2 whitespace-nowrap">
                    {name}
                    {supplier && supplier.status !== 'connected' && <Status status={supplier.status} className="text-muted" />}
                  </span>
                </TableCell>
                <TableCell className="text-right">
                  <MoneyText value={offer.cost} />
                </TableCell>
                <TableCell className="text-right max-sm:hidden">{offer.priority}</TableCell>
                <TableCell className="max-sm:hidden">{placesOf(offer)}</TableCell>
                <TableCell className="py-0 pr-3">
                  <span className="flex justify-end">
                    {offer.page_url && (
                      <IconButton label={`Open it at ${name}`} size="icon-small" asChild>
                        <a href={offer.page_url} target="_blank" rel="noreferrer">
                          <ExternalLink className="text-muted" aria-hidden />
                        </a>
                      </IconButton>
                    )}
                    {onEdit && (
                      <IconButton label={`Edit offer of ${name}${variant?.title ? ` for ${variant.title}` : ''}`} size="icon-small" onClick={() => onEdit(offer)}>
                        <Pencil className="text-muted" aria-hidden />
                      </IconButton>
                    )}
                  </span>
                </TableCell>
              </TableRow>
            )
          })}
        </tbody>
      </Table>
    </div>
  )
}
