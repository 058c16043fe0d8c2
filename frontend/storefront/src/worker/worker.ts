/** The service worker of one shop. It keeps what never changes, and a page in each language for when there is no
 * network. Pages themselves always come from the network: no price and no cart is ever a stale one. */

export {} // a module of its own for the type checker; nothing is exported

interface Shop {
  store: string
  offline: string[] // one for each language, the shop's own first
  files: string[]
}

declare const self: ServiceWorkerGlobalScope & { shop: Shop }

const MOST_PICTURES = 120
const { store, offline, files } = self.shop
const LASTING = `${store}-lasting-${files.join().split('').reduce((sum, mark) => (sum * 31 + mark.charCodeAt(0)) >>> 0, 7).toString(36)}`
const PICTURES = `${store}-pictures`

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(LASTING)
      .then((cache) => cache.addAll([...files, ...offline]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(pageOf(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(request, LASTING))
  else if (pathname.startsWith('/media/')) event.respondWith(kept(request, PICTURES, MOST_PICTURES))
})

async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    const { pathname } = new URL(request.url)
    const language = offline.find((page) => page.split('/')[1] === pathname.split('/')[1])
    return (await caches.match(language ?? offline[0] ?? '/')) ?? Response.error()
  }
}

/** What carries its content's hash in its name is the same for ever. */
async function kept(request: Request, name: string, most = Infinity): Promise<Response> {
  const cache = await caches.open(name)
  const known = await cache.match(request)
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok && answer.status === 200) {
    await cache.put(request, answer.clone())
    const all = await cache.keys()
    await Promise.all(all.slice(0, Math.max(0, all.length - most)).map((old) => cache.delete(old)))
  }
  return answer
}

async function forgetOthers() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== LASTING && name !== PICTURES).map((name) => caches.delete(name)))
}
