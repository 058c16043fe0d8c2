/** Counts to one moment by the server's clock, stops there, and takes itself away. */

const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const

class CountDown extends HTMLElement {
  private timer = 0

  async connectedCallback() {
    const clock = this.querySelector<HTMLElement>('[data-clock]')
    const ends = Date.parse(this.dataset.ends ?? '')
    if (!clock || Number.isNaN(ends)) return
    const ahead = await serverAhead()
    const numbers = UNITS.map(([name]) => {
      const [part, number] = [document.createElement('span'), document.createElement('b')]
      part.append(number, this.dataset[name] ?? '')
      clock.append(part)
      return number
    })
    const tick = () => {
      let left = Math.ceil((ends - Date.now() - ahead) / 1000)
      if (left <= 0) {
        this.finish()
        return
      }
      for (const [at, [, seconds]] of UNITS.entries()) {
        const number = numbers[at]
        if (number) number.textContent = String(Math.floor(left / seconds)).padStart(2, '0')
        left %= seconds
      }
    }
    clock.hidden = false
    this.timer = window.setInterval(tick, 1000)
    tick()
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  private finish() {
    clearInterval(this.timer)
    const part = this.closest<HTMLElement>('.part') ?? this
    if (!this.dataset.after) {
      part.hidden = true
      return
    }
    const words = document.createElement('p')
    words.className = 'lead'
    words.textContent = this.dataset.after
    this.replaceChildren(words)
  }
}

/** How many milliseconds the server's clock is ahead of this device's: the page may be a cached one. */
async function serverAhead(): Promise<number> {
  try {
    const before = Date.now()
    const answer = await fetch('/country', { method: 'HEAD', cache: 'no-store' })
    const there = Date.parse(answer.headers.get('date') ?? '')
    return Number.isNaN(there) ? 0 : there - (before + Date.now()) / 2
  } catch {
    return 0
  }
}

customElements.define('count-down', CountDown)
