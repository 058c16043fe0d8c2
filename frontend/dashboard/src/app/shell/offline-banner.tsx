import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (isOnline) return null
  return (
    <p role="status" className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm">
      <WifiOff className="size-4 shrink-0 text-warning" aria-hidden />
      You are offline. What you see may be old; saving works again once you are back.
    </p>
  )
}
