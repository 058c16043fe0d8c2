/** Puts the player in the place of the link once somebody presses play. */

class VideoPlayer extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('.video-start') : null
      if (!link || !this.dataset.player || event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      const frame = document.createElement('iframe')
      frame.src = this.dataset.player
      frame.title = this.dataset.title ?? ''
      frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
      frame.referrerPolicy = 'strict-origin-when-cross-origin'
      this.replaceChildren(frame)
      frame.focus()
    })
  }
}

customElements.define('video-player', VideoPlayer)
