/** Announcements take turns, can be paused, and one can be put away. They stand still for who asked for
    less motion, while the pointer or the focus is on them, and in a page that nobody looks at. */
import { icon } from '../lib/icons'
import { keep, kept } from '../lib/kept'

const PUT_AWAY = 'windlass-bar'

class AnnouncementBar extends HTMLElement {
  private readonly messages = [...this.querySelectorAll<HTMLElement>('.bar-messages > li')]
  private readonly button = document.createElement('button')
  private isPaused = matchMedia('(prefers-reduced-motion: reduce)').matches
  private isHeld = false
  private at = 0

  connectedCallback() {
    if (this.dataset.close) this.letClose(this.dataset.close)
    if (this.messages.length < 2) return
    this.dataset.on = ''
    this.button.type = 'button'
    this.button.className = 'icon-button'
    this.button.addEventListener('click', () => {
      this.isPaused = !this.isPaused
      this.label()
    })
    this.prepend(this.button)
    this.label()
    this.show(0)
    for (const kind of ['pointerenter', 'focusin']) this.addEventListener(kind, () => (this.isHeld = true))
    for (const kind of ['pointerleave', 'focusout']) this.addEventListener(kind, () => (this.isHeld = false))
    setInterval(() => {
      if (!this.isPaused && !this.isHeld && !document.hidden) this.show((this.at + 1) % this.messages.length)
    }, 1000 * Number(this.dataset.seconds ?? 6))
  }

  private show(at: number) {
    this.at = at
    for (const [number, message] of this.messages.entries()) message.toggleAttribute('data-now', number === at)
  }

  private label() {
    this.button.ariaLabel = (this.isPaused ? this.dataset.play : this.dataset.pause) ?? ''
    this.button.innerHTML = icon(this.isPaused ? 'play' : 'pause')
  }

  private letClose(label: string) {
    const words = this.messages.map((message) => message.textContent.trim()).join('|')
    if (kept('sessionStorage', PUT_AWAY) === words) {
      this.hidden = true
      return
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'icon-button'
    button.ariaLabel = label
    button.innerHTML = icon('close')
    button.addEventListener('click', () => {
      this.hidden = true
      keep('sessionStorage', PUT_AWAY, words)
    })
    this.append(button)
  }
}

customElements.define('announcement-bar', AnnouncementBar)
