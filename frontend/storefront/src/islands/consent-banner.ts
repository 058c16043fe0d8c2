/** Asks once, and only where something would be kept that the shop could do without. */
import { chosen, consentChanged } from '../lib/consent'
import { post } from '../lib/pages'

class ConsentBanner extends HTMLElement {
  connectedCallback() {
    if (chosen(this.dataset.version) || !document.querySelector('recently-viewed')) return
    this.hidden = false
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      if (event.target instanceof HTMLFormElement) void this.send(event.target, event.submitter)
    })
  }

  private async send(form: HTMLFormElement, submitter: HTMLElement | null) {
    const hadFocus = this.contains(document.activeElement)
    this.hidden = true
    if (hadFocus) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
    await post(form, 'consent', submitter).catch(() => undefined) // then it is asked again on the next page
    consentChanged()
  }
}

customElements.define('consent-banner', ConsentBanner)
