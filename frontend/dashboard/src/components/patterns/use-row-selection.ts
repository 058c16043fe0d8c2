import { useRef, useState } from 'react'

/** Which rows of the page are ticked. With Shift, everything between this row and the last one. */
export function useRowSelection(ids: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const visible = ids.filter((id) => chosen.has(id))

  function toggle(id: string, { range = false } = {}) {
    const next = new Set(visible)
    const isOn = !next.has(id)
    const from = range && anchor.current ? ids.indexOf(anchor.current) : -1
    const to = ids.indexOf(id)
    const touched = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    for (const each of touched) {
      if (isOn) next.add(each)
      else next.delete(each)
    }
    anchor.current = id
    setChosen(next)
  }

  return {
    ids: visible,
    has: (id: string) => chosen.has(id),
    toggle,
    toggleAll: () => setChosen(visible.length === ids.length ? new Set() : new Set(ids)),
    clear: () => setChosen(new Set()),
  }
}
