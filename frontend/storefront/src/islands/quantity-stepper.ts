/** Buttons beside a number. With `data-submits`, a changed number sends its form after a moment. */

const SETTLED_MS = 450

class QuantityStepper extends HTMLElement {
  private timer = 0

  connectedCallback() {
    this.renewed()
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (button) this.step(Number(button.value))
    })
    this.addEventListener('change', () => {
      this.changed()
    })
  }

  /** Its buttons came anew from the server. */
  renewed() {
    for (const button of this.buttons) button.hidden = false
    this.guard()
  }

  private step(by: number) {
    const input = this.input
    if (!input) return
    if (by > 0) input.stepUp()
    else input.stepDown()
    this.changed()
  }

  private changed() {
    this.guard()
    if (!this.hasAttribute('data-submits')) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (this.isConnected) this.input?.form?.requestSubmit()
    }, SETTLED_MS)
  }

  private guard() {
    const input = this.input
    if (!input) return
    const value = Number(input.value)
    for (const button of this.buttons) {
      const next = value + Number(button.value)
      const hadFocus = document.activeElement === button
      button.disabled = next < Number(input.min) || next > Number(input.max)
      if (button.disabled && hadFocus) this.querySelector<HTMLElement>('button:enabled')?.focus()
    }
  }

  private get input() {
    return this.querySelector('input')
  }

  private get buttons() {
    return this.querySelectorAll('button')
  }
}

customElements.define('quantity-stepper', QuantityStepper)
