import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { toast } from '@/components/ui/toast'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { createProduct, keepProduct, type Product } from './api'
import { attachPicture } from './media-api'
import { ProductForm } from './product-form'
import { LABELS, productSchema, renameField, toRequest, toValues, type ProductValues } from './product-values'
import { useUploads, type UploadItem } from './use-uploads'

export function NewProductPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const idempotencyKey = useIdempotencyKey()
  const uploads = useUploads(store.id)
  const [title, setTitle] = useState('Add product')

  /** Its pictures need the product; one that cannot be added does not undo the product. */
  async function attachAll(created: Versioned<Product>, items: UploadItem[]) {
    let newest = created
    for (const { uploadId, file } of items) {
      if (!uploadId) continue
      try {
        newest = await attachPicture(store.id, created.value.id, uploadId)
      } catch (error) {
        toast(`${file.name} was left out: ${messageOf(error)}`)
      }
    }
    return newest
  }

  async function create(values: ProductValues) {
    const items = await uploads.settled()
    const body = toRequest(values, store.currency)
    return attachAll(await createProduct(store.id, body, idempotencyKey(body)), items)
  }

  const state = useRecordForm<ProductValues, Product>({
    record: null,
    schema: productSchema,
    toValues,
    save: create,
    noun: 'Product',
    labels: LABELS,
    rename: renameField,
    onSaved: (saved) => {
      keepProduct(queryClient, store.id, saved)
      setTitle(saved.value.title)
      void navigate({ to: `/stores/${store.id}/products/${saved.value.id}` as never, replace: true, ignoreBlocker: true })
    },
  })

  return (
    <ProductForm
      state={state}
      product={null}
      media={null}
      uploads={uploads}
      disabled={!store.can('products:write')}
      header={{ title, back: { label: 'Products', to: `/stores/${store.id}/products` } }}
    />
  )
}
