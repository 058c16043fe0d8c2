/** What both the cart's page and its drawer need when a form changes a line. */

/** The change in the server's own words, to be said once; nothing where an alert says it already. */
export function wordsFor(sent: HTMLFormElement, fresh: ParentNode): string {
  if (fresh.querySelector('[role=alert]')) return ''
  const total = fresh.querySelector('[data-said]')?.textContent.trim() ?? ''
  const line = sent.dataset.gone ? (formLike(sent, fresh)?.dataset.line ?? sent.dataset.gone) : ''
  return `${line} ${total}`.trim()
}

/** With steppers, a changed number sends itself. */
export function hideUpdateButtons(within: ParentNode) {
  for (const button of within.querySelectorAll<HTMLElement>('[data-update]')) button.hidden = true
}

export const hasFocus = (within: Element) => within.contains(document.activeElement)

/** Where what had the focus is gone, or can no longer be pressed, `otherwise` has it. */
export function keepFocus(within: Element, otherwise: HTMLElement | null) {
  if (!otherwise || (hasFocus(within) && !document.activeElement?.matches(':disabled'))) return
  otherwise.tabIndex = -1
  otherwise.focus({ preventScroll: true })
}

/** Numbers that were changed while another change was under way are still to be sent. */
export function sendWaiting(within: Element) {
  for (const input of within.querySelectorAll<HTMLInputElement>('[data-submits] input')) {
    const isWaiting = input.value !== input.defaultValue && input !== document.activeElement
    if (isWaiting) input.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

function formLike(form: HTMLFormElement, within: ParentNode) {
  const action = CSS.escape(form.getAttribute('action') ?? '')
  return within.querySelector<HTMLFormElement>(`form[action="${action}"]`)
}
