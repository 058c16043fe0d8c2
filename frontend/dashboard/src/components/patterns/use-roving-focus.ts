import { useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react'

const CONTROLS = 'button:not(:disabled), select:not(:disabled)'

/** A toolbar is one stop of the Tab key; the arrow keys, Home and End go through its controls. */
export function useRovingFocus() {
  const ref = useRef<HTMLDivElement>(null)
  const controls = () => [...(ref.current?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
  const stopAt = (chosen: HTMLElement) => controls().forEach((each) => (each.tabIndex = each === chosen ? 0 : -1))

  useEffect(() => {
    // controls come and go with what is selected: one of them always takes the Tab key
    const all = controls()
    const current = all.find((each) => each.getAttribute('tabindex') === '0') ?? all[0]
    if (current) stopAt(current)
  })

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const all = controls()
    const at = all.indexOf(event.target as HTMLElement)
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }
    const to = steps[event.key]
    if (at < 0 || to === undefined) return
    event.preventDefault()
    all.at(to % all.length)?.focus()
  }
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    if (controls().includes(event.target)) stopAt(event.target)
  }
  return { ref, onKeyDown, onFocus }
}
