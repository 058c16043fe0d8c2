import { useEffect, useRef, type RefObject } from 'react'

import type { Place, ThemeDocument } from '../document'
import { shownChange } from '../preview-changes'

interface FromFrame {
  windlass: 'selected'
  id: string
}

const isOurs = (data: unknown): data is FromFrame =>
  typeof data === 'object' && data !== null && 'windlass' in data && data.windlass === 'selected' && 'id' in data && typeof data.id === 'string'

/** Talks with the page in the frame: what is clicked there is selected here, what is selected here is
 * marked there, and what was saved is drawn anew, section by section where that is enough. */
export function useFrame({
  frame,
  address,
  saved,
  places,
  selected,
  section,
  onSelected,
}: {
  frame: RefObject<HTMLIFrameElement | null>
  address: string
  saved: ThemeDocument
  places: Place[]
  selected: string | null
  /** The section that is selected, or that the selected block is in. */
  section: string | null
  onSelected: (id: string) => void
}) {
  const origin = new URL(address).origin
  const drawn = useRef(saved)
  const loading = useRef<ThemeDocument | null>(saved) // what was saved when the page was asked for
  const shown = useRef(places)
  const told = useRef(onSelected)
  const clicked = useRef<string | null>(null) // what the frame marks already
  useEffect(() => {
    shown.current = places
    told.current = onSelected
  })

  useEffect(() => {
    function hear(event: MessageEvent) {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow || !isOurs(event.data)) return
      clicked.current = event.data.id
      told.current(event.data.id)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [frame, origin])

  useEffect(() => {
    loading.current = drawn.current
  }, [address])

  useEffect(() => {
    if (selected !== clicked.current) tell(frame, origin, { windlass: 'select', id: selected, section })
    clicked.current = null
  }, [frame, origin, selected, section])

  useEffect(() => {
    const change = shownChange(drawn.current, saved, shown.current)
    drawn.current = saved
    if (change.kind === 'page') tell(frame, origin, { windlass: 'reload' })
    if (change.kind === 'sections') change.ids.forEach((id) => tell(frame, origin, { windlass: 'reload', id }))
  }, [frame, origin, saved])

  return {
    /** A page that has just loaded knows nothing of the selection, nor of what was saved meanwhile. */
    onLoad: () => {
      const isOld = loading.current !== null && loading.current !== drawn.current
      loading.current = null
      tell(frame, origin, isOld ? { windlass: 'reload' } : { windlass: 'select', id: selected, section })
    },
  }
}

function tell(frame: RefObject<HTMLIFrameElement | null>, origin: string, message: object) {
  frame.current?.contentWindow?.postMessage(message, origin)
}
