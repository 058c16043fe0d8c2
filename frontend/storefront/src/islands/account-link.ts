/** Says "Account" to who is signed in and "Sign in" to others. Pages are cached for all. */
class AccountLink extends HTMLElement {
  connectedCallback() {
    this.show()
    addEventListener('pageshow', () => {
      this.show()
    })
  }

  private show() {
    const isSignedIn = /(?:^|; )windlass_signed_in=1/.test(document.cookie)
    this.textContent = (isSignedIn ? this.dataset.in : this.dataset.out) ?? this.textContent
  }
}

customElements.define('account-link', AccountLink)
