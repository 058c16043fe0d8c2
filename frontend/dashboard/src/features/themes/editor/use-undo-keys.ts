import { useEffect } from 'react'

/** Ctrl or Cmd and Z undoes, with Shift it does again. Text that is being typed in a formatted field
 * is left to that field. */
export function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null) {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const key = event.key.toLowerCase()
      const isRedo = (key === 'z' && event.shiftKey) || key === 'y'
      if (!(event.metaKey || event.ctrlKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      if (event.target instanceof HTMLElement && (event.target.isContentEditable || event.target.closest('[role=dialog]'))) return
      event.preventDefault()
      if (isRedo) redo?.()
      else undo?.()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [undo, redo])
}
