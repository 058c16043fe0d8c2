/** What was done to a thing, step by step: undone and done again. */
export interface History<Thing> {
  past: Thing[]
  now: Thing
  future: Thing[]
  /** What the last step was about, and when: typing on is one step. */
  about: string
  at: number
}

const MOST_STEPS = 100
const SAME_STEP_MS = 1_500

export const begin = <Thing>(now: Thing): History<Thing> => ({ past: [], now, future: [], about: '', at: 0 })

/** A step further. Steps about the same thing in quick succession are one; `about` "" is always its own. */
export function step<Thing>(history: History<Thing>, next: Thing, about = '', at = Date.now()): History<Thing> {
  if (next === history.now) return history
  const goesOn = about !== '' && about === history.about && at - history.at < SAME_STEP_MS
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS)
  return { past, now: next, future: [], about, at }
}

export function undo<Thing>(history: History<Thing>): History<Thing> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], about: '', at: 0 }
}

export function redo<Thing>(history: History<Thing>): History<Thing> {
  const [after, ...future] = history.future
  if (after === undefined) return history
  return { past: [...history.past, history.now], now: after, future, about: '', at: 0 }
}
