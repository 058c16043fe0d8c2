/** Tells the shop how fast this visit was: only numbers, nobody's traces. */
import { onCLS, onINP, onLCP, type Metric } from 'web-vitals'

const found: Record<string, number> = {}
const PAGES: [RegExp, string][] = [
  [/^\/$/, 'home'],
  [/^\/products\/[^/]+$/, 'product'],
  [/^\/(products|collections|categories|search)(\/|$)/, 'list'],
  [/^\/cart/, 'cart'],
  [/^\/checkout/, 'checkout'],
]
let isSent = false

function take(name: string, unit: number) {
  return ({ value }: Metric) => {
    found[name] = Math.round(value * unit)
  }
}

onLCP(take('lcp', 1))
onINP(take('inp', 1))
onCLS(take('cls', 1000))

/** Once, when the page is left: then every number is final. */
function send() {
  const address = document.querySelector<HTMLMetaElement>('meta[name="windlass-vitals"]')?.content
  if (isSent || !address || Object.keys(found).length === 0) return
  isSent = true
  const pathname = location.pathname.slice((document.documentElement.dataset.prefix ?? '').length) || '/'
  const page = PAGES.find(([path]) => path.test(pathname))?.[1] ?? 'other'
  const device = matchMedia('(min-width: 768px)').matches ? 'desktop' : 'phone'
  const visit = JSON.stringify({ page, device, ...found })
  navigator.sendBeacon(address, new Blob([visit], { type: 'application/json' }))
}

addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') send()
})
addEventListener('pagehide', send)
