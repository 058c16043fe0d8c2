/** Offers to put the shop on the home screen, where the browser can. */

interface InstallPrompt extends Event {
  prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }>
}

class InstallApp extends HTMLElement {
  private offer: InstallPrompt | undefined

  connectedCallback() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault()
      this.offer = event as InstallPrompt
      this.hidden = false
    })
    addEventListener('appinstalled', () => {
      this.hidden = true
    })
    this.querySelector('button')?.addEventListener('click', () => void this.install())
  }

  private async install() {
    await this.offer?.prompt()
    this.offer = undefined
    this.hidden = true
  }
}

customElements.define('install-app', InstallApp)
