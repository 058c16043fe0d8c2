import { useRef } from 'react'

const FIELDS =
  'input:not([type=hidden], [type=file], :disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable=true]'

/** What opened it: of a menu, which closes, the button that opened the menu. */
function opener(): HTMLElement | null {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return null
  const menu = focused.closest('[role=menu]')
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused
}

/** Where the focus goes with a dialog: on its first field if it asks for something, and then back to
 * what opened it, or to the title of the page when that is gone. Radix knows only its own triggers. */
export function useDialogFocus({ isForm }: { isForm: boolean }) {
  const from = useRef<HTMLElement | null>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      from.current = opener()
      const field = isForm && event.target instanceof HTMLElement ? firstField(event.target) : null
      if (!field) return
      event.preventDefault()
      field.focus()
      if (field instanceof HTMLInputElement) field.select()
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      giveBack(from.current)
    },
  }
}

function firstField(within: HTMLElement): HTMLElement | null {
  const fields = [...within.querySelectorAll<HTMLElement>(FIELDS)]
  const first = fields[0]
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first ?? null
  return fields.find((field) => field instanceof HTMLInputElement && field.name === first.name && field.checked) ?? first
}

/** To an element that had the focus; to the page's title when it is no longer there. */
export function giveBack(to: HTMLElement | null) {
  if (!to) return
  const title = document.querySelector<HTMLElement>('main h1[tabindex]')
  ;(to.isConnected ? to : (title ?? document.querySelector<HTMLElement>('main')))?.focus({ preventScroll: true })
}
