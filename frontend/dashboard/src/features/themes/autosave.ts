import type { Versioned } from '@/lib/api/client'
import { ApiProblem, isStale, type FieldProblem } from '@/lib/api/problem'

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** What is wrong with it; the next change is tried again. */
  | { kind: 'refused'; message: string; fields: FieldProblem[]; details: Record<string, unknown> }
  /** Someone else saved first: nothing is sent until `goOnFrom`. */
  | { kind: 'stale' }
  | { kind: 'failed'; error: unknown }

export interface Autosave<Thing> {
  state: () => SaveState
  subscribe: (listener: () => void) => () => void
  /** What is to be saved, soon. */
  put: (thing: Thing) => void
  /** Saves now what is not saved. True if everything is. */
  flush: () => Promise<boolean>
  /** Builds on this version from now on; `thing` is what it holds, if that is what is shown now. */
  goOnFrom: (etag: string, thing?: Thing) => void
  stop: () => void
}

const PAUSE_MS = 600
const AGAIN_MS = 5_000

const isPassing = (error: unknown) => !(error instanceof ApiProblem) || error.status >= 500 || error.status === 429

/** Saves a thing behind the person who edits it: one request at a time, the newest state wins, and a
 * version that someone else made is never overwritten unseen. */
export function autosave<Thing>({
  thing,
  etag,
  save,
  onSaved,
  pauseMs = PAUSE_MS,
  againMs = AGAIN_MS,
}: {
  thing: Thing
  etag: string
  save: (thing: Thing, etag: string) => Promise<Versioned<unknown>>
  onSaved?: (sent: Thing) => void
  pauseMs?: number
  againMs?: number
}): Autosave<Thing> {
  let saved = thing
  let wanted = thing
  let state: SaveState = { kind: 'saved' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null
  const listeners = new Set<() => void>()

  function show(next: SaveState) {
    state = next
    listeners.forEach((listener) => listener())
  }

  function sendIn(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }

  function send(): Promise<void> {
    clearTimeout(timer)
    underWay ??= attempt().finally(() => {
      underWay = null
    })
    return underWay
  }

  async function attempt() {
    if (wanted === saved || state.kind === 'stale') return
    const sent = wanted
    show({ kind: 'saving' })
    try {
      etag = (await save(sent, etag)).etag
    } catch (error) {
      refuse(error)
      return
    }
    saved = sent
    onSaved?.(sent)
    if (wanted === sent) return show({ kind: 'saved' })
    show({ kind: 'waiting' })
    sendIn(pauseMs)
  }

  function refuse(error: unknown) {
    if (isStale(error)) return show({ kind: 'stale' })
    if (error instanceof ApiProblem && error.status === 422) {
      const { message, fields, details } = error
      return show({ kind: 'refused', message, fields, details })
    }
    show({ kind: 'failed', error })
    if (isPassing(error)) sendIn(againMs)
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    put(next) {
      if (next === wanted) return
      wanted = next
      if (state.kind === 'stale' || state.kind === 'saving') return
      if (wanted === saved) {
        clearTimeout(timer)
        return show({ kind: 'saved' })
      }
      // a complaint stays in sight until the change that answers it was tried
      if (state.kind !== 'refused') show({ kind: 'waiting' })
      sendIn(pauseMs)
    },
    async flush() {
      if (underWay) await underWay
      await send()
      return state.kind === 'saved'
    },
    goOnFrom(newest, held) {
      etag = newest
      if (held !== undefined) {
        saved = held
        wanted = held
        return show({ kind: 'saved' })
      }
      show({ kind: 'waiting' })
      sendIn(0)
    },
    stop() {
      clearTimeout(timer)
      listeners.clear()
    },
  }
}
