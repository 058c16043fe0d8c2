import { useCallback, useEffect, useRef, useState } from 'react'

import { messageOf } from '@/lib/api/problem'
import { upload } from '@/lib/upload'


export interface UploadItem {
  key: string
  file: File
  /** A `blob:` address of the file, to show it at once. */
  preview: string
  /** 0 to 1. */
  progress: number
  state: 'uploading' | 'uploaded' | 'failed'
  problem: string
  uploadId: string | null
}

const AT_ONCE = 3

/** Files on their way. Each is sent beside at most two others, and handed to `onUploaded` in the order
 * in which they were chosen; without `onUploaded` they wait until the product exists. */
export function useUploads(storeId: string, onUploaded?: (uploadId: string) => Promise<unknown>) {
  const [items, setItems] = useState<UploadItem[]>([])
  const newest = useRef<UploadItem[]>([])
  const queue = useRef(Promise.resolve())
  const running = useRef<Promise<unknown>[]>([])
  const previews = useRef(new Set<string>())
  useEffect(() => {
    const known = previews.current
    return () => known.forEach((address) => URL.revokeObjectURL(address))
  }, [])

  const change = useCallback((next: (now: UploadItem[]) => UploadItem[]) => {
    newest.current = next(newest.current)
    setItems(newest.current)
  }, [])
  const patch = useCallback(
    (key: string, some: Partial<UploadItem>) =>
      change((now) => now.map((item) => (item.key === key ? { ...item, ...some } : item))),
    [change],
  )
  const drop = useCallback((key: string) => change((now) => now.filter((item) => item.key !== key)), [change])

  const run = useCallback(
    (item: UploadItem) => {
      const earlier = running.current
      const sent = (async () => {
        if (earlier.length >= AT_ONCE) await earlier[earlier.length - AT_ONCE]?.catch(() => {})
        return upload(storeId, item.file, (progress) => patch(item.key, { progress }))
      })()
      running.current = [...earlier, sent]
      queue.current = queue.current.then(async () => {
        try {
          const uploadId = await sent
          if (onUploaded) {
            await onUploaded(uploadId)
            drop(item.key)
          } else patch(item.key, { state: 'uploaded', progress: 1, uploadId })
        } catch (error) {
          patch(item.key, { state: 'failed', problem: messageOf(error) })
        }
      })
    },
    [storeId, onUploaded, patch, drop],
  )

  const add = useCallback(
    (files: File[]) => {
      const fresh = files.map((file): UploadItem => {
        const preview = URL.createObjectURL(file)
        previews.current.add(preview)
        return { key: crypto.randomUUID(), file, preview, progress: 0, state: 'uploading', problem: '', uploadId: null }
      })
      change((now) => [...now, ...fresh])
      fresh.forEach(run)
    },
    [run, change],
  )

  const retry = useCallback(
    (item: UploadItem) => {
      patch(item.key, { state: 'uploading', progress: 0, problem: '' })
      run(item)
    },
    [patch, run],
  )

  /** What there is once all that are under way have arrived or failed. */
  const settled = useCallback(() => queue.current.then(() => newest.current), [])

  return { items, add, retry, drop, settled }
}

export type Uploads = ReturnType<typeof useUploads>
