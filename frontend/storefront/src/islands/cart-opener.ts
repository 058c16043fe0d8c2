/** The link to the cart opens it beside the page. Without it, it leads to the cart's page. */
import { hasDrawer, openDrawer } from '../lib/cart-drawer'

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-opens-cart]') : null
  const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey
  if (!link || !isPlain || !hasDrawer() || document.querySelector('#cart')) return
  event.preventDefault()
  openDrawer(link).catch(() => {
    location.href = link.href
  })
})
