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

export interface Focused {
  form: HTMLFormElement
  kind: string
}

export function focusIn(within: Element): Focused | undefined {
  const active = document.activeElement
  const form = active && within.contains(active) ? active.closest('form') : null
  return form && active ? { form, kind: kindOf(active) } : undefined
}

/** The same control of the same form in the new content, else `otherwise`. */
export function focusAgain(within: ParentNode, focused: Focused | undefined, otherwise: HTMLElement | null) {
  if (!focused) return
  const controls = formLike(focused.form, within)?.querySelectorAll<HTMLElement>('button, input, textarea') ?? []
  const same = [...controls].find((element) => kindOf(element) === focused.kind && !element.matches(':disabled'))
  if (!same && otherwise) otherwise.tabIndex = -1
  ;(same ?? otherwise)?.focus({ preventScroll: true })
}

function formLike(form: HTMLFormElement, within: ParentNode) {
  const action = CSS.escape(form.getAttribute('action') ?? '')
  return within.querySelector<HTMLFormElement>(`form[action="${action}"]`)
}

function kindOf(element: Element) {
  const value = element instanceof HTMLButtonElement ? element.value : ''
  return `${element.tagName}${element.getAttribute('name') ?? ''}${value}`
}
