import { api, ifMatch, unwrap, unwrapVersioned, type Schemas } from '@/lib/api/client'
import { ApiProblem } from '@/lib/api/problem'

export type Product = Schemas['ProductOut']
export type Variant = Schemas['VariantOut']
export type SaveProduct = Schemas['SaveProduct']
export type CountedVariant = Schemas['VariantStockIn']

/** As many as a page of the list can have ticked. */
export const MOST_PRODUCTS = 100
const AT_ONCE = 6

const one = (storeId: string, productId: string) => ({ path: { store_id: storeId, product_id: productId } })

export const readProduct = async (storeId: string, productId: string) =>
  unwrap(api.GET('/api/v1/stores/{store_id}/products/{product_id}', { params: one(storeId, productId) }))

async function find(storeId: string, productId: string): Promise<Product | null> {
  try {
    return await readProduct(storeId, productId)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null
    throw error
  }
}

/** In the order given, without those that are gone. */
export const productsQuery = (storeId: string, ids: string[]) => ({
  queryKey: ['stores', storeId, 'bulk-editor', ids] as const,
  queryFn: async () => {
    const found: (Product | null)[] = []
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      found.push(...(await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => find(storeId, id)))))
    }
    return found.filter((product) => product !== null)
  },
  staleTime: Infinity,
  gcTime: 0,
  refetchOnWindowFocus: false,
})

export const saveProduct = async (storeId: string, product: Product, body: SaveProduct) => {
  const { value } = await unwrapVersioned(
    api.PUT('/api/v1/stores/{store_id}/products/{product_id}', {
      params: one(storeId, product.id),
      body,
      headers: ifMatch(`"${product.version}"`),
    }),
  )
  return value
}

export const countStock = (storeId: string, productId: string, variants: CountedVariant[]) =>
  unwrap(
    api.PUT('/api/v1/stores/{store_id}/products/{product_id}/stock', {
      params: one(storeId, productId),
      body: { variants },
    }),
  )
