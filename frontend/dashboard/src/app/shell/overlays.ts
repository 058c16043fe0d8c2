import { useSyncExternalStore } from 'react'

export type Overlay = 'palette' | 'shortcuts' | null

let current: Overlay = null
const listeners = new Set<() => void>()

/** One overlay of the shell at a time, opened from a key, a button or a menu. */
export function show(overlay: Overlay) {
  current = overlay
  listeners.forEach((listener) => listener())
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useOverlay = () => useSyncExternalStore(subscribe, () => current)
