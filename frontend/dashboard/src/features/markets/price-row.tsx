import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { Field } from '@/components/ui/field'
import { MoneyInput } from '@/components/ui/money-input'
import { TableCell, TableRow } from '@/components/ui/table'
import { toast } from '@/components/ui/toast'
import { MoneyText } from '@/components/patterns/money-text'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { changePrices, marketsKey, pricesKey, type ProductInMarket, type VariantInMarket } from './api'

/** One variant; what was typed is saved when its fields are left. */
export function PriceRow({
  product,
  variant,
  isFirst,
  mayChange,
}: {
  product: ProductInMarket
  variant: VariantInMarket
  isFirst: boolean
  mayChange: boolean
}) {
  const store = useStore()
  const queryClient = useQueryClient()
  const known = { price: variant.price?.amount ?? null, before: variant.compare_at?.amount ?? null }
  const [price, setPrice] = useState(known.price)
  const [before, setBefore] = useState(known.before)
  const name = variant.title ? `${product.product_title}, ${variant.title}` : product.product_title
  const save = useMutation({
    mutationFn: () => {
      const { currency } = product
      return changePrices(store.id, product.product_id, product.market_id, [
        {
          variant_id: variant.variant_id,
          price: price === null ? null : { amount: price, currency },
          compare_at: price === null || before === null ? null : { amount: before, currency },
        },
      ])
    },
    onSuccess: async () => {
      toast(`Price of ${name} saved`)
      await queryClient.invalidateQueries({ queryKey: pricesKey(store.id, product.market_id) })
      void queryClient.invalidateQueries({ queryKey: marketsKey(store.id), exact: true })
    },
  })
  const problem = wrong(price, before) || (save.error ? messageOf(save.error) : '')
  const leave = () => {
    if ((price === known.price && before === known.before) || wrong(price, before) || save.isPending) return
    save.mutate()
  }

  return (
    <TableRow>
      <TableCell className="min-w-44">
        {isFirst && (
          <Link to={`/stores/${store.id}/products/${product.product_id}` as never} className="link-plain font-medium">
            {product.product_title}
          </Link>
        )}
        {variant.title && <p className="text-muted">{variant.title}</p>}
      </TableCell>
      <TableCell className="text-right">
        <MoneyText value={variant.usual} muted />
      </TableCell>
      <TableCell className="text-right">
        {variant.converted ? <MoneyText value={variant.converted} muted={variant.price !== null} /> : 'No rate'}
      </TableCell>
      <TableCell className="px-2 [&_input]:w-20">
        <Field label={`Price of ${name} in ${product.currency}`} hideLabel error={problem || undefined}>
          <MoneyInput
            currency={product.currency}
            value={price}
            onChange={setPrice}
            onBlur={leave}
            disabled={!mayChange}
            placeholder="By the rate"
          />
        </Field>
      </TableCell>
      <TableCell className="px-2 [&_input]:w-20">
        <Field label={`Price before of ${name} in ${product.currency}`} hideLabel>
          <MoneyInput
            currency={product.currency}
            value={before}
            onChange={setBefore}
            onBlur={leave}
            disabled={!mayChange || price === null}
            placeholder="None"
          />
        </Field>
      </TableCell>
    </TableRow>
  )
}

function wrong(price: number | null, before: number | null): string {
  if (Number.isNaN(price) || Number.isNaN(before)) return 'Enter an amount like 19.99.'
  if (price !== null && before !== null && before <= price) return 'The price before is higher than the price, or empty.'
  return ''
}
