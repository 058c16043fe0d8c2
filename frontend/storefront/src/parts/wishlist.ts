/** Hearts on cards and product pages. Without it, a product's page has a plain button. */
import { inLanguage } from '../lib/language'

const COUNT = /(?:^|; )windlass_wishes=(\d+)/

const words = document.querySelector<HTMLElement>('wish-words')?.dataset ?? {}
let wished = new Set<string>()

function handleOf(link: Element | null) {
  const path = link?.getAttribute('href') ?? ''
  return /^(?:\/[a-z]{2})?\/products\/([^/?#]+)/.exec(path)?.[1] ?? ''
}

class WishButton extends HTMLElement {
  private readonly button = document.createElement('button')

  connectedCallback() {
    if (this.button.isConnected) return
    this.button.type = 'button'
    this.button.className = 'wish'
    this.button.innerHTML =
      '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M10 16.5S3 12.4 3 7.6A3.6 3.6 0 0 1 10 6a3.6 3.6 0 0 1 7 1.6c0 4.8-7 8.9-7 8.9Z"/></svg>'
    this.button.addEventListener('click', () => void this.toggle())
    this.append(this.button)
    this.show()
  }

  show() {
    const isOn = wished.has(this.handle)
    this.button.setAttribute('aria-pressed', String(isOn))
    this.button.setAttribute('aria-label', `${words.label ?? ''}: ${this.dataset.title ?? ''}`)
  }

  private async toggle() {
    const isOn = wished.has(this.handle)
    this.change(!isOn)
    const body = new URLSearchParams({ handle: this.handle })
    const path = inLanguage(isOn ? '/wishlist/items/remove' : '/wishlist/items')
    const answer = await fetch(path, { method: 'POST', body, headers: { 'X-Windlass-Fragment': 'wish' } }).catch(() => null)
    if (answer?.ok) count()
    else this.change(isOn)
  }

  private change(isOn: boolean) {
    if (isOn) wished.add(this.handle)
    else wished.delete(this.handle)
    showAll()
  }

  private get handle() {
    return this.dataset.handle ?? ''
  }
}

/** In the header, from the cookie that says only how many. */
function count() {
  const wishes = Number(COUNT.exec(document.cookie)?.[1] ?? 0)
  for (const one of document.querySelectorAll<HTMLElement>('wish-count')) {
    one.textContent = wishes > 0 ? String(wishes) : ''
    if (wishes > 0) one.setAttribute('aria-label', `${String(wishes)} ${one.dataset.label ?? ''}`)
    else one.removeAttribute('aria-label')
  }
}

function showAll() {
  for (const one of document.querySelectorAll('wish-button')) if (one instanceof WishButton) one.show()
}

function decorate() {
  for (const card of document.querySelectorAll('.card:not(:has(wish-button))')) {
    const link = card.querySelector('.card-title a')
    const handle = handleOf(link)
    if (!handle) continue
    const button = document.createElement('wish-button')
    button.dataset.handle = handle
    button.dataset.title = link?.textContent.trim() ?? ''
    card.querySelector('.card-picture')?.append(button)
  }
}

async function fill() {
  if (!Number(COUNT.exec(document.cookie)?.[1] ?? 0)) return
  const answer = await fetch('/wishlist.json').catch(() => null)
  if (!answer?.ok) return
  const told: unknown = await answer.json()
  if (told && typeof told === 'object' && 'handles' in told && Array.isArray(told.handles)) {
    wished = new Set(told.handles.filter((one) => typeof one === 'string'))
    showAll()
  }
}

customElements.define('wish-button', WishButton)
decorate()
new MutationObserver(decorate).observe(document.body, { childList: true, subtree: true })
count()
addEventListener('pageshow', count)
void fill()
