/** Modal dialogs. The browser keeps focus inside, makes the rest inert and closes on Escape; this
    gives focus back to whoever opened it, also where clicked buttons do not have it. */

const openers = new WeakMap<HTMLDialogElement, HTMLElement>()

export function prepare(dialog: HTMLDialogElement) {
  dialog.addEventListener('click', (event) => {
    const target = event.target
    if (!(target instanceof Element)) return
    if (target === dialog || target.closest('[data-close]')) close(dialog)
  })
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    close(dialog)
  })
}

export function open(dialog: HTMLDialogElement, opener: HTMLElement | null) {
  if (dialog.open) return
  if (opener) openers.set(dialog, opener)
  dialog.showModal()
}

export function close(dialog: HTMLDialogElement) {
  if (!dialog.open) return
  dialog.close()
  const opener = openers.get(dialog)
  if (opener?.isConnected) opener.focus()
}

/** Who opened it, for the next one that opens in its place. */
export const openerOf = (dialog: HTMLDialogElement) => openers.get(dialog) ?? null
