/** Shows the fields of the country that was chosen. Without it, a button does. */

class AddressForm extends HTMLElement {
  connectedCallback() {
    this.showButton(false)
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.name === 'country') void this.refresh()
    })
  }

  private async refresh() {
    const form = this.querySelector('form')
    const fields = this.querySelector('.fields')
    if (!form || !fields) return
    const body = new URLSearchParams({ intent: 'refresh' })
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null)
    const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
    const fresh = page?.querySelector('address-form .fields')
    if (fresh) {
      for (const old of [...fields.children].slice(1)) old.remove() // the country keeps the focus
      fields.append(...[...fresh.children].slice(1))
    }
    this.showButton(!fresh)
  }

  private showButton(isShown: boolean) {
    this.querySelector('[data-refresh]')?.toggleAttribute('hidden', !isShown)
  }
}

customElements.define('address-form', AddressForm)
