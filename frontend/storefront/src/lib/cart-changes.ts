/** Islands that show or change the cart hear of each other through one event on the document. */

const CHANGED = 'windlass:cart'

export function cartChanged() {
  document.dispatchEvent(new Event(CHANGED))
}

export function onCartChange(react: () => void) {
  document.addEventListener(CHANGED, react)
}
