import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { toastProblem } from '@/components/ui/toast'
import { api, unwrap } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { productQuery, type Product } from './api'

/** The category of a product and its collections by hand. In effect at once, apart from the form. */
export function PlacementCard({ product, disabled }: { product: Product; disabled: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const at = { path: { store_id: store.id } }
  const tree = useQuery({
    queryKey: ['stores', store.id, 'categories', 'tree'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/categories', { params: at })),
  })
  const collections = useQuery({
    queryKey: ['stores', store.id, 'collections', 'list', 'all'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/collections', { params: { ...at, query: { limit: 100 } } })),
  })
  const place = useMutation({
    mutationFn: (body: { category_id: string | null; collection_ids: string[] }) =>
      unwrap(
        api.PUT('/api/v1/stores/{store_id}/products/{product_id}/placement', {
          params: { path: { store_id: store.id, product_id: product.id } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: productQuery(store.id, product.id).queryKey }),
    onError: (error) => toastProblem(messageOf(error)),
  })
  const listed = collections.data?.items ?? []
  const byHand = listed.filter((each) => each.kind === 'manual')
  const byRules = listed.filter((each) => each.kind === 'rules' && product.collection_ids.includes(each.id))
  const chosen = byHand.filter((each) => product.collection_ids.includes(each.id)).map((each) => each.id)
  const put = (categoryId: string, ids: string[]) => place.mutate({ category_id: categoryId || null, collection_ids: ids })
  const isBusy = disabled || place.isPending

  return (
    <Card>
      <CardHeader title="Where shoppers find it" />
      <CardBody>
        <Field label="Category">
          <Combobox
            value={product.category_id}
            onChange={(categoryId) => put(categoryId, chosen)}
            placeholder="No category"
            searchPlaceholder="Search categories"
            disabled={isBusy}
            choices={[
              { value: '', label: 'No category' },
              ...(tree.data?.items ?? []).map((node) => ({ value: node.id, label: `${'– '.repeat(node.depth)}${node.title}` })),
            ]}
          />
        </Field>
        {byHand.length > 0 && (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1.5 font-medium">Collections</legend>
            {byHand.map((each) => (
              <label key={each.id} className="flex min-h-8 items-center gap-2.5">
                <Checkbox
                  checked={chosen.includes(each.id)}
                  disabled={isBusy}
                  aria-label={each.title}
                  onCheckedChange={(isIn) => put(product.category_id, isIn ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))}
                />
                <span className="truncate">{each.title}</span>
              </label>
            ))}
          </fieldset>
        )}
        {byRules.length > 0 && <p className="text-sm text-muted">By rules also in: {byRules.map((each) => each.title).join(', ')}.</p>}
        <p className="text-sm text-muted">Changes here are saved at once.</p>
      </CardBody>
    </Card>
  )
}
