import { useEffect, useRef } from 'react'

import { isTyping } from '@/lib/typing'

const CHORD_MS = 1_200

/** Single keys and "G then O" chords. They sleep while someone types or a dialog is open. */
export function useChords(keys: Record<string, () => void>, chords: Record<string, () => void>) {
  const startedAt = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return
      const key = event.key.toLowerCase()
      const isSecond = Date.now() - startedAt.current < CHORD_MS
      startedAt.current = !isSecond && key === 'g' ? Date.now() : 0
      const run = isSecond ? chords[key] : keys[key]
      if (!run) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
