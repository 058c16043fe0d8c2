import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { liveRules } from '@/app/features'
import { connect } from '@/lib/live/connection'

const PATIENCE_MS = 15_000

/** Keeps the store's pages current. True once updates have been missing for a while. */
export function useLiveUpdates(storeId: string): boolean {
  const queryClient = useQueryClient()
  const [isLate, setLate] = useState(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = connect(storeId, {
      onMessage: ({ type, data }) => {
        const keys = liveRules.flatMap((rules) => rules[type]?.(storeId, data) ?? [])
        for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
      },
      onReconnect: () => void queryClient.invalidateQueries({ queryKey: ['stores', storeId] }),
      onState: (isConnected) => {
        clearTimeout(timer)
        timer = undefined
        if (isConnected) setLate(false)
        else timer ??= setTimeout(() => setLate(true), PATIENCE_MS)
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [storeId, queryClient])

  return isLate
}
