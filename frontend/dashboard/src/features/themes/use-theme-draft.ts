import { useEffect, useState, useSyncExternalStore } from 'react'

import type { Versioned } from '@/lib/api/client'

import { autosave } from './autosave'
import type { ThemeDocument } from './document'
import { begin, redo, step, undo } from './history'

export type Edit = (change: (document: ThemeDocument) => ThemeDocument, about?: string) => void

/** The draft while it is edited: every change is a step that can be undone, and is saved by itself. */
export function useThemeDraft({
  record,
  save,
}: {
  record: Versioned<ThemeDocument>
  save: (document: ThemeDocument, etag: string) => Promise<Versioned<unknown>>
}) {
  const [history, setHistory] = useState(() => begin(record.value))
  const [saved, setSaved] = useState(record.value)
  const [saver] = useState(() =>
    autosave({
      thing: record.value,
      etag: record.etag,
      save,
      onSaved: setSaved,
    }),
  )
  const state = useSyncExternalStore(saver.subscribe, saver.state)
  const document = history.now

  useEffect(() => saver.put(document), [saver, document])
  useEffect(() => () => saver.stop(), [saver])

  const edit: Edit = (change, about) => setHistory((now) => step(now, change(now.now), about))

  return {
    document,
    /** As the server has it, and so the preview. */
    saved,
    state,
    edit,
    undo: history.past.length > 0 ? () => setHistory(undo) : null,
    redo: history.future.length > 0 ? () => setHistory(redo) : null,
    flush: saver.flush,
    /** What someone else saved takes the place of what is here; undo brings it back. */
    takeOver: (theirs: Versioned<ThemeDocument>) => {
      saver.goOnFrom(theirs.etag, theirs.value)
      setSaved(theirs.value)
      setHistory((now) => step(now, theirs.value))
    },
    /** What is here takes the place of what someone else saved. */
    keepMine: (etag: string) => saver.goOnFrom(etag),
  }
}

export type ThemeDraft = ReturnType<typeof useThemeDraft>
