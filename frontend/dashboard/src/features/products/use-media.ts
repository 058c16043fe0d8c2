import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

import { toast } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { keepProduct, readProduct, saveProduct, versioned, type Picture, type Product } from './api'
import { attachPicture, changePicture, removePicture } from './media-api'
import { toRequest, toValues } from './product-values'

const moved = <T>(items: T[], from: number, to: number) => {
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)]
}

/** What can be done to the pictures of a saved product. Each change is in effect at once, apart from
 * the form; `onLinked` hears of versions whose variants show other pictures than before. */
export function useMedia(product: Product, onLinked: (before: string, saved: Versioned<Product>) => void) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const [wanted, setWanted] = useState<string[] | null>(null)

  const keep = useCallback(
    (saved: Versioned<Product>) => {
      keepProduct(queryClient, store.id, saved)
      return saved
    },
    [queryClient, store.id],
  )

  const attach = useCallback(
    async (uploadId: string) => keep(await attachPicture(store.id, product.id, uploadId)),
    [store.id, product.id, keep],
  )

  const pictures = wanted
    ? [...product.images].sort((a, b) => wanted.indexOf(a.id) - wanted.indexOf(b.id))
    : product.images

  async function move(from: number, to: number) {
    const picture = pictures[from]
    if (!picture || to < 0 || to >= pictures.length || to === from) return
    setWanted(moved(pictures, from, to).map((each) => each.id))
    try {
      keep(await changePicture(store.id, product.id, picture.id, { position: to }))
    } catch (error) {
      toast(`Not moved: ${messageOf(error)}`)
    } finally {
      setWanted(null)
    }
  }

  const describe = async (picture: Picture, alt: string) => {
    keep(await changePicture(store.id, product.id, picture.id, { alt }))
    toast('Description saved')
  }

  /** The variants that showed the picture show it again; its removal took it from them. */
  async function showAgain(picture: Picture, variantIds: Set<string>) {
    const now = await readProduct(store.id, product.id)
    const values = toValues(now.value)
    const variants = values.variants.map((variant) =>
      variantIds.has(variant.key) ? { ...variant, image_id: picture.id } : variant,
    )
    const body = toRequest({ ...values, variants }, store.currency)
    onLinked(now.etag, keep(await saveProduct(store.id, product.id, body, now.etag)))
  }

  async function remove(picture: Picture) {
    const position = product.images.findIndex((each) => each.id === picture.id)
    const shown = product.variants.filter((variant) => variant.image_id === picture.id)
    const before = versioned(product).etag
    onLinked(before, keep(await removePicture(store.id, product.id, picture.id)))
    undoToast('Picture removed', async () => {
      await attachPicture(store.id, product.id, picture.id, picture.alt)
      keep(await changePicture(store.id, product.id, picture.id, { position }))
      if (shown.length > 0) await showAgain(picture, new Set(shown.map((variant) => variant.id)))
    })
  }

  return { pictures, attach, move, describe, remove }
}

export type Media = ReturnType<typeof useMedia>
