import { useSyncExternalStore } from 'react'

const FRESH_MS = 6_000

let fresh: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

function publish(next: ReadonlySet<string>) {
  fresh = next
  listeners.forEach((listener) => listener())
}

/** An order came in while the dashboard is open: its row is marked for a moment. */
export function arrive(orderId: string) {
  publish(new Set([...fresh, orderId]))
  setTimeout(() => publish(new Set([...fresh].filter((id) => id !== orderId))), FRESH_MS)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useArrivals = () => useSyncExternalStore(subscribe, () => fresh)
