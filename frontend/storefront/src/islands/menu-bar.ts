/** Menus are plain disclosures. This closes them when somebody looks elsewhere or presses Escape. */

class MenuBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close(true)
    })
    document.addEventListener('click', this.outside)
    this.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.close()
    })
  }

  disconnectedCallback() {
    document.removeEventListener('click', this.outside)
  }

  private outside = (event: MouseEvent) => {
    if (event.target instanceof Node && !this.contains(event.target)) this.close()
  }

  private close(isByKey = false) {
    for (const open of this.querySelectorAll<HTMLDetailsElement>('details[open]')) {
      const hadFocus = open.contains(document.activeElement)
      open.open = false
      if (isByKey && hadFocus) open.querySelector('summary')?.focus()
    }
  }
}

customElements.define('menu-bar', MenuBar)
