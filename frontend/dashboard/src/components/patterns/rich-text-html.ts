const PLAIN = 'p br hr strong b em i u s h2 h3 h4 ul ol li blockquote a table thead tbody tr th td mark'.split(' ')
const PICTURES = ['figure', 'figcaption', 'img']

/** Tags in the text that the visual editor would drop: those are edited as HTML. */
export function foreignTags(html: string, { hasPictures = false } = {}): string[] {
  const held = new Set(hasPictures ? [...PLAIN, ...PICTURES] : PLAIN)
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tags = [...body.querySelectorAll('*')].map((element) => element.tagName.toLowerCase())
  return [...new Set(tags)].filter((tag) => !held.has(tag))
}

/** The words alone, on one line. */
export const plainText = (html: string) => {
  const { body } = new DOMParser().parseFromString(html.replace(/<\/(p|li|h[2-4]|tr)>|<br\s*\/?>/g, ' $&'), 'text/html')
  return (body.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Places of a template that are still to be filled in. */
export const blanksIn = (html: string): string[] => {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.querySelectorAll('mark')].map((mark) => mark.textContent?.trim() ?? '').filter(Boolean)
}

const PROVIDERS = {
  youtube: { name: 'YouTube', address: (id: string) => `https://www.youtube.com/watch?v=${id}` },
  vimeo: { name: 'Vimeo', address: (id: string) => `https://vimeo.com/${id}` },
} as const

/** `youtube:<id>` or `vimeo:<id>` of an address that somebody pasted; none of any other address. */
export function videoOf(address: string): string | null {
  const text = address.trim()
  const youtube = /^(?:https?:\/\/)?(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/)|youtu\.be\/)([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])/.exec(text)
  if (youtube) return `youtube:${youtube[1]}`
  const vimeo = /^(?:https?:\/\/)?(?:www\.|player\.)?vimeo\.com\/(?:video\/)?([0-9]{6,12})(?![0-9])/.exec(text)
  return vimeo ? `vimeo:${vimeo[1]}` : null
}

const partsOf = (video: string) => {
  const [provider, id = ''] = video.split(':')
  return { provider: PROVIDERS[provider === 'vimeo' ? 'vimeo' : 'youtube'], id }
}

export const videoAddress = (video: string) => {
  const { provider, id } = partsOf(video)
  return provider.address(id)
}

export const videoWords = (video: string) => `Watch the video on ${partsOf(video).provider.name}`

/** A link's address as somebody typed it: a path of the shop, a mail address, or the web. */
export const withScheme = (address: string) => {
  if (/^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(address)) return address
  return address.includes('@') ? `mailto:${address}` : `https://${address}`
}
