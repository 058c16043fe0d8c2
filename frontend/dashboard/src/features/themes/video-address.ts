export interface VideoSource {
  provider: 'youtube' | 'vimeo'
  id: string
}

const YOUTUBE = /^[\w-]{11}$/
const VIMEO = /^\d{5,12}$/

/** Provider and id in a video's address as people copy it: watch page, short link, embed. */
export function videoAt(address: string): VideoSource | null {
  let url: URL
  try {
    url = new URL(/^https?:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`)
  } catch {
    return null
  }
  const host = url.hostname.replace(/^(www|m)\./, '')
  const path = url.pathname.split('/').filter(Boolean)
  if (host === 'youtu.be') return checked('youtube', path[0], YOUTUBE)
  if (host === 'youtube.com' || host === 'youtube-nocookie.com') {
    const isNamed = ['embed', 'shorts', 'live', 'v'].includes(path[0] ?? '')
    return checked('youtube', isNamed ? path[1] : url.searchParams.get('v'), YOUTUBE)
  }
  if (host === 'vimeo.com' || host === 'player.vimeo.com') {
    return checked('vimeo', path.find((part) => VIMEO.test(part)), VIMEO)
  }
  return null
}

const checked = (provider: VideoSource['provider'], id: string | null | undefined, shape: RegExp) =>
  id && shape.test(id) ? { provider, id } : null

export const addressOf = ({ provider, id }: VideoSource) =>
  provider === 'youtube' ? `https://www.youtube.com/watch?v=${id}` : `https://vimeo.com/${id}`
