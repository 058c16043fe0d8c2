/** Loads an island when its element is first used: <search-box data-part="/assets/…js">.
    The checkout names its parts by words; those are none of ours. */

function wake(event: Event) {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part^="/"]') : null
  const part = element?.dataset.part
  if (!element || !part) return
  delete element.dataset.part
  if (element.dataset.style) {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = element.dataset.style
    document.head.append(link)
  }
  void import(part)
}

document.addEventListener('focusin', wake)
document.addEventListener('pointerover', wake)
