import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

import { toast } from '@/components/ui/toast'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { keepProduct, type Picture, type Product } from './api'
import { attachPicture, changePicture, removePicture } from './media-api'

const moved = <T>(items: T[], from: number, to: number) => {
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)]
}

/** What can be done to the pictures of a saved product. Each change is in effect at once, apart from
 * the form; `onRemoved` hears of the version without the picture. */
export function useMedia(product: Product, onRemoved: (saved: Versioned<Product>) => void) {
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

  async function remove(picture: Picture) {
    const position = product.images.findIndex((each) => each.id === picture.id)
    onRemoved(keep(await removePicture(store.id, product.id, picture.id)))
    undoToast('Picture removed', async () => {
      await attachPicture(store.id, product.id, picture.id, picture.alt)
      keep(await changePicture(store.id, product.id, picture.id, { position }))
    })
  }

  return { pictures, attach, move, describe, remove }
}

export type Media = ReturnType<typeof useMedia>
