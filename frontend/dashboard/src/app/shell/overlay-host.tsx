import { lazy, Suspense, useEffect } from 'react'

import { show, useOverlay } from './overlays'

const Palette = lazy(() => import('@/app/palette/palette'))
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog'))

/** Opens the palette on Cmd/Ctrl-K, even from inside an input. */
export function OverlayHost() {
  const overlay = useOverlay()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey) return
      event.preventDefault()
      show('palette')
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <Suspense>
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <ShortcutsDialog />}
    </Suspense>
  )
}
