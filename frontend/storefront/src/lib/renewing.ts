/** Puts the server's fresh HTML in place while somebody is at work in it. What has the focus stays the
    element that it is, so that its caret, its selection and half composed words survive; what was
    written since the server was asked wins over the answer. */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What stood in the fields when the server was asked. */
export type Sent = Map<Field, string>

/** Elements that prepare what the server sends say so once it came: see `renew`. */
interface Renewable extends Element {
  renewed?(): void
}

export function sentWith(form: HTMLFormElement | null | undefined): Sent {
  return new Map([...(form?.elements ?? [])].filter(isField).map((field) => [field, stateOf(field)]))
}

/** Replaces the content of `here` by that of `there`, which is used up. */
export function renew(here: Element, there: Element, sent = new Map<Field, string>()) {
  const written = [...here.querySelectorAll('input, select, textarea')].filter(isField)
  const active = document.activeElement
  const same = active && active !== here && here.contains(active) ? likeIn(active, here, there) : null
  for (const field of written) {
    if (field === active && same) continue
    const fresh = isWritten(field, sent) ? likeIn(field, here, there) : null
    if (fresh && isField(fresh)) write(fresh, stateOf(field))
  }
  if (active && same && wayTo(active, here) === wayTo(same, there)) {
    around(here, there, active, same, sent)
    return
  }
  const selection = active && selectionOf(active)
  here.replaceChildren(...there.childNodes)
  if (same instanceof HTMLElement) same.focus({ preventScroll: true })
  if (same instanceof HTMLInputElement && selection) same.setSelectionRange(...selection)
}

/** The names of all that is around an element. */
function wayTo(element: Element, from: Element): string {
  return element === from ? '' : `${element.parentElement ? wayTo(element.parentElement, from) : ''}>${element.localName}`
}

/** Null for fields that have none, such as numbers. */
function selectionOf(element: Element): Parameters<HTMLInputElement['setSelectionRange']> | null {
  if (!(element instanceof HTMLInputElement) || element.selectionStart === null) return null
  return [element.selectionStart, element.selectionEnd, element.selectionDirection ?? 'none']
}

/** As `renew`, level by level: all but the way down to what has the focus is replaced. */
function around(here: Element, there: Element, kept: Element, same: Element, sent: Sent) {
  if (here === kept) {
    take(kept, same, sent)
    return
  }
  const way = [...here.children].find((one) => one.contains(kept))
  const fresh = [...there.children].find((one) => one.contains(same))
  if (!way || !fresh) return
  while (way.previousSibling) way.previousSibling.remove()
  while (way.nextSibling) way.nextSibling.remove()
  while (fresh.previousSibling) way.parentNode?.prepend(fresh.previousSibling)
  while (fresh.nextSibling) way.parentNode?.append(fresh.nextSibling)
  if (way !== kept) attributes(way, fresh)
  around(way, fresh, kept, same, sent)
  ;(way as Renewable).renewed?.()
}

function take(kept: Element, same: Element, sent: Sent) {
  const value = isField(kept) && isField(same) && !isWritten(kept, sent) ? stateOf(same) : undefined
  same.toggleAttribute('hidden', kept.hasAttribute('hidden')) // scripts show it; hiding it would take the focus away
  attributes(kept, same)
  if (kept instanceof HTMLInputElement && same instanceof HTMLInputElement && kept.type === 'radio') kept.checked = same.checked
  if (!isField(kept)) kept.replaceChildren(...same.childNodes)
  else if (value !== undefined && value !== stateOf(kept)) write(kept, value)
}

/** Those of `from`, so that nothing else remembers what was. */
export function attributes(to: Element, from: Element) {
  for (const name of to.getAttributeNames()) if (!from.hasAttribute(name)) to.removeAttribute(name)
  for (const { name, value } of from.attributes) if (to.getAttribute(name) !== value) to.setAttribute(name, value)
}

/** The same thing in the fresh HTML: of this id, of this name in the same form, or leading to the same place. */
function likeIn(element: Element, here: Element, there: ParentNode): Element | null {
  const name = nameOf(element)
  const like = name && [...here.querySelectorAll(name)].indexOf(element)
  return name ? ([...there.querySelectorAll(name)][Number(like)] ?? null) : null
}

function nameOf(element: Element): string | undefined {
  if (element.id) return `#${CSS.escape(element.id)}`
  const tag = element.localName
  const attribute = (name: string) => `[${name}="${CSS.escape(element.getAttribute(name) ?? '')}"]`
  if (element instanceof HTMLAnchorElement) return tag + attribute('href')
  const form = element.closest('form')?.getAttribute('action')
  const within = form ? `form[action="${CSS.escape(form)}"] ` : ''
  const isOneOfMany = element.matches('button[value], [type=checkbox], [type=radio]')
  if (!element.hasAttribute('name') && !isOneOfMany) return undefined
  const name = element.hasAttribute('name') ? attribute('name') : ':not([name])'
  return within + tag + name + (isOneOfMany ? attribute('value') : '')
}

function isField(element: Element): element is Field {
  const isOurs = element instanceof HTMLInputElement && !['hidden', 'radio'].includes(element.type)
  return isOurs || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement
}

function isWritten(field: Field, sent: Sent) {
  return stateOf(field) !== (sent.get(field) ?? usual(field))
}

function usual(field: Field): string {
  if (field instanceof HTMLSelectElement) return [...field.options].find((one) => one.defaultSelected)?.value ?? field.value
  return isTick(field) ? String(field.defaultChecked) : field.defaultValue
}

const isTick = (field: Field): field is HTMLInputElement => field.type === 'checkbox'
const stateOf = (field: Field) => (isTick(field) ? String(field.checked) : field.value)

function write(field: Field, state: string) {
  if (isTick(field)) field.checked = state === 'true'
  else if (!(field instanceof HTMLSelectElement) || [...field.options].some((one) => one.value === state)) field.value = state
}
