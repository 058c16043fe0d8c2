/** The device's own way to share a page, else a copy of its address. Without it the address can be selected. */

class SharePage extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input')
    const button = this.querySelector('button')
    const said = this.querySelector('[role=status]')
    if (!field || !button) return
    button.hidden = false
    button.addEventListener('click', () => {
      if ('share' in navigator) {
        void navigator.share({ title: document.title, url: field.value }).catch(() => undefined) // put away again
        return
      }
      void (navigator as Navigator).clipboard.writeText(field.value).then(() => {
        if (said) said.textContent = this.dataset.copied ?? ''
      })
    })
  }
}

customElements.define('share-page', SharePage)
