/** Sends photos for a review, made small by the browser first. Without it, a review has no photos. */

const WIDEST = 2048
const QUALITY = 0.86

class ReviewPhotos extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.picker?.addEventListener('change', () => void this.take())
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('li button') : null
      if (!button) return
      button.closest('li')?.remove()
      this.renumber()
      this.picker?.focus()
    })
  }

  private async take() {
    const files = [...(this.picker?.files ?? [])].slice(0, this.room)
    if (this.picker) this.picker.value = ''
    for (const file of files) await this.send(file)
  }

  private async send(file: File) {
    const item = document.createElement('li')
    item.append(document.createElement('progress'))
    this.list?.append(item)
    this.picker?.toggleAttribute('disabled', this.room <= 0)
    try {
      const small = await shrunk(file)
      const answer = await fetch(this.dataset.sendTo ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ content_type: small.type, data: await base64(small), ...this.proof() }),
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { id } = (await answer.json()) as { id: string }
      await this.show(item, small, id)
      this.say(this.dataset.sent)
    } catch {
      item.remove()
      this.say(this.dataset.failed)
    }
    this.renumber()
  }

  private async show(item: HTMLLIElement, picture: Blob, id: string) {
    const image = document.createElement('img')
    image.src = await address(picture)
    image.alt = ''
    const field = Object.assign(document.createElement('input'), { type: 'hidden', value: id })
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = this.dataset.remove ?? ''
    item.replaceChildren(image, field, button)
  }

  private renumber() {
    this.querySelectorAll<HTMLInputElement>('li input').forEach((field, place) => {
      field.name = `photo-${String(place + 1)}`
    })
    this.picker?.toggleAttribute('disabled', this.room <= 0)
  }

  /** The mail's link, when the form was opened by one. */
  private proof() {
    const form = this.closest('form')
    const value = (name: string) => form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value
    return value('order') ? { order: value('order'), token: value('token') } : {}
  }

  private say(words: string | undefined) {
    this.querySelector('[role=status]')?.replaceChildren(words ?? '')
  }

  private get room() {
    return Number(this.dataset.most ?? 0) - this.querySelectorAll('li').length
  }

  private get list() {
    return this.querySelector('ul')
  }

  private get picker() {
    return this.querySelector<HTMLInputElement>('input[type=file]')
  }
}

async function shrunk(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (made) => {
        if (made) resolve(made)
        else reject(new Error('not a picture'))
      },
      'image/jpeg',
      QUALITY,
    )
  })
}

async function base64(data: Blob): Promise<string> {
  const whole = await address(data)
  return whole.slice(whole.indexOf(',') + 1)
}

/** As a data URI, which the pages' policy lets pictures have. */
async function address(data: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result)
    })
    reader.addEventListener('error', () => {
      reject(new Error('unreadable'))
    })
    reader.readAsDataURL(data)
  })
}

customElements.define('review-photos', ReviewPhotos)
