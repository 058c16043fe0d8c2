import type { Versioned } from '@/lib/api/client'
import { ApiProblem, isProblemWith, isStale } from '@/lib/api/problem'

import { countStock, readProduct, saveProduct, type Product } from './api'
import { countedVariants, toRequest, type ProductValues } from './product-values'

/** Versions that this page itself led to (a picture that left its variants, a save whose stock was
 * refused): a save on the old one is meant for the new one, nobody else came between. */
export class OwnVersions {
  private readonly next = new Map<string, string>()

  add(from: string, to: string) {
    if (from !== to) this.next.set(from, to)
  }

  /** Only if it is the very next version: nobody else's change is among them then. */
  follow(before: string, saved: Versioned<Product>) {
    if (before === `"${saved.value.version - 1}"`) this.add(before, saved.etag)
  }

  newest(etag: string): string {
    let newest = etag
    for (let to = this.next.get(newest); to !== undefined; to = this.next.get(newest)) newest = to
    return newest
  }
}

/** Saves the product and then what was counted of its stock, which has a version of its own: sales
 * move it while the form is open. A count that is too old is refused at its variant. */
export async function saveWithStock(
  storeId: string,
  productId: string,
  values: ProductValues,
  {
    etag,
    currency,
    own,
    onStale,
  }: { etag: string; currency: string; own: OwnVersions; onStale: (now: Versioned<Product>) => void },
): Promise<Versioned<Product>> {
  const saved = await saveProduct(storeId, productId, toRequest(values, currency), own.newest(etag))
  own.add(own.newest(etag), saved.etag)
  const stayed = new Set(saved.value.variants.map((variant) => variant.id))
  const counted = countedVariants(values).filter((count) => stayed.has(count.variant_id))
  if (counted.length === 0) return saved
  try {
    return await countStock(storeId, productId, counted)
  } catch (error) {
    if (!isStale(error) && !isProblemWith(error, 'stock_stale')) throw error
    const now = await readProduct(storeId, productId)
    onStale(now)
    throw staleCounts(values, now.value)
  }
}

function staleCounts(values: ProductValues, now: Product): ApiProblem {
  const fields = values.variants.flatMap(({ id, stock }, at) => {
    const known = now.variants.find((variant) => variant.id === id)?.stock
    if (!stock || !known || stock.was === known.on_hand) return []
    const message = `It was ${stock.was} when you typed this and is ${known.on_hand} now. Type the stock again.`
    return [{ field: `variants.${at}.stock.on_hand`, rule: 'stale', message }]
  })
  return new ApiProblem(409, 'stock_stale', 'Everything is saved but the stock, which changed while you were editing.', fields)
}
