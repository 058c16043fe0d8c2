import { useFormContext, useWatch } from 'react-hook-form'

import { SearchListingCard } from '@/components/patterns/search-listing-card'

import type { ProductValues } from './product-values'

export function SeoCard({ savedHandle, disabled }: { savedHandle: string; disabled: boolean }) {
  const { control } = useFormContext<ProductValues>()
  const html = useWatch({ control, name: 'description_html' })
  return <SearchListingCard folder="products" html={html} savedHandle={savedHandle} disabled={disabled} isFolded />
}
