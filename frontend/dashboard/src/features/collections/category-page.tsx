import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { DetailPage } from '@/components/patterns/detail-page'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { categoryQuery, readCategory, saveCategory, treeQuery, type Category } from './categories-api'
import { sortsOf } from './collection-values'
import { BasicsCard, SeoCard } from './listing-cards'
import { LISTING_LABELS, listingFields, listingValues, type ListingValues } from './listing-fields'

interface CategoryValues extends ListingValues {
  sort: 'best_selling' | 'newest' | 'price' | 'price_desc' | 'title'
}

const schema = z.object({
  ...listingFields,
  sort: z.enum(['best_selling', 'newest', 'price', 'price_desc', 'title']),
}) satisfies z.ZodType<CategoryValues, CategoryValues>

const toValues = (category: Category | null): CategoryValues => ({
  ...listingValues(category),
  sort: category && category.sort !== 'manual' ? category.sort : 'newest',
})

export function CategoryPage({ categoryId }: { categoryId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(categoryQuery(store.id, categoryId))
  const category = record.value
  const disabled = !store.can('collections:write')
  const state = useRecordForm<CategoryValues, Category>({
    record,
    toValues,
    schema,
    save: (values, etag) => saveCategory(store.id, categoryId, { ...values, title: values.title.trim(), handle: values.handle || null }, etag),
    reload: () => readCategory(store.id, categoryId),
    noun: 'Category',
    labels: LISTING_LABELS,
    onSaved: (saved) => {
      queryClient.setQueryData(categoryQuery(store.id, categoryId).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: treeQuery(store.id).queryKey })
    },
  })
  return (
    <RecordForm state={state}>
      <DetailPage
        title={category.title}
        back={{ label: 'Categories', to: `/stores/${store.id}/categories` }}
        primary={
          <Button asChild>
            <a href={`${store.url}/categories/${category.handle}`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              View in shop
            </a>
          </Button>
        }
        aside={
          <Card>
            <CardHeader title="Products" />
            <CardBody>
              <p className="text-muted">
                {category.product_count >= 1_000 ? '1,000 or more' : category.product_count.toLocaleString()} here and below. Each product’s page chooses its category.
              </p>
              <FormField control={state.control} name="sort" label="Shoppers see first" hint="They may choose another order.">
                {(field) => <Select options={sortsOf('rules')} disabled={disabled} {...field} />}
              </FormField>
            </CardBody>
          </Card>
        }
      >
        <BasicsCard picture={category.picture} placeholder="Lamps" disabled={disabled} />
        <SeoCard folder="categories" savedHandle={category.handle} disabled={disabled} />
      </DetailPage>
    </RecordForm>
  )
}
