/** Slides that are swiped get buttons, keys and, if the merchant wants it, move on by themselves: never
    under reduced motion, never while somebody is on them, and always with a button that stops it. */
import { icon, iconButton } from '../lib/icons'

class SlideShow extends HTMLElement {
  private readonly track = this.querySelector<HTMLElement>('.slideshow-slides')
  private readonly slides = [...this.querySelectorAll<HTMLElement>('.slideshow-slide')]
  private readonly said = document.createElement('output')
  private readonly isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  private at = 0
  private isHeld = false
  private isPaused = this.isStill
  private timer = 0

  connectedCallback() {
    if (!this.track || this.slides.length < 2) return
    const bar = document.createElement('div')
    bar.className = 'slideshow-bar'
    const before = iconButton(this.dataset.before ?? '', 'before')
    const after = iconButton(this.dataset.after ?? '', 'after')
    before.addEventListener('click', () => {
      this.go(this.at - 1)
    })
    after.addEventListener('click', () => {
      this.go(this.at + 1)
    })
    bar.append(before, this.said, after)
    if (Number(this.dataset.seconds) > 0) bar.append(this.pauseButton())
    this.append(bar)
    this.track.addEventListener('keydown', (event) => {
      const isBack = event.key === (this.isFromRight ? 'ArrowRight' : 'ArrowLeft')
      const isOn = event.key === (this.isFromRight ? 'ArrowLeft' : 'ArrowRight')
      if (!isBack && !isOn) return
      event.preventDefault()
      this.go(this.at + (isOn ? 1 : -1))
    })
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) this.mark(this.slides.indexOf(entry.target as HTMLElement))
      },
      { root: this.track, threshold: 0.6 },
    )
    for (const slide of this.slides) watcher.observe(slide)
    this.mark(0)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  private pauseButton() {
    const button = iconButton('', 'pause')
    const label = () => {
      button.ariaLabel = (this.isPaused ? this.dataset.play : this.dataset.pause) ?? ''
      button.innerHTML = icon(this.isPaused ? 'play' : 'pause')
    }
    label()
    button.addEventListener('click', () => {
      this.isPaused = !this.isPaused
      label()
    })
    for (const kind of ['pointerenter', 'focusin']) this.addEventListener(kind, () => (this.isHeld = true))
    for (const kind of ['pointerleave', 'focusout']) this.addEventListener(kind, () => (this.isHeld = false))
    this.timer = window.setInterval(() => {
      if (!this.isPaused && !this.isHeld && !document.hidden) this.go(this.at + 1)
    }, 1000 * Number(this.dataset.seconds))
    return button
  }

  private go(to: number) {
    const slide = this.slides[(to + this.slides.length) % this.slides.length]
    if (!slide || !this.track) return
    const left = slide.offsetLeft - (this.slides[0]?.offsetLeft ?? 0)
    this.track.scrollTo({ left, behavior: this.isStill ? 'instant' : 'smooth' })
  }

  private mark(at: number) {
    this.at = at
    this.said.textContent = [at + 1, this.slides.length].join(' / ')
    this.said.ariaLabel = (this.dataset.slide ?? '').replace('{number}', String(at + 1)).replace('{count}', String(this.slides.length))
    for (const [number, slide] of this.slides.entries()) slide.inert = number !== at
  }

  private get isFromRight() {
    return getComputedStyle(this).direction === 'rtl'
  }
}

customElements.define('slide-show', SlideShow)
