/** Short answers to what somebody did. Styles say what they look like, and whether there are any. */
export function play(element: Element, name: string) {
  element.classList.remove(name)
  requestAnimationFrame(() => {
    element.classList.add(name)
    element.addEventListener(
      'animationend',
      () => {
        element.classList.remove(name)
      },
      { once: true },
    )
  })
}
