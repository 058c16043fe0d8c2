/** The button of a card whose product has variants opens their choice. Without it, it leads to the product. */
import { part } from '../lib/parts'

interface QuickAdd extends HTMLElement {
  choose(link: HTMLAnchorElement): Promise<void>
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-quick]') : null
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  part('quick-add')
    .then((element) => {
      if (!element) throw new Error('this page has none')
      return (element as QuickAdd).choose(link)
    })
    .catch(() => {
      location.href = link.href
    })
})
