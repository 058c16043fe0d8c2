/** Measures the visit once the page is there: what it measures with must not slow it down. The browser
    remembers the numbers of before. */
import { whenIdle } from './idle'

export function measureVisit() {
  const script = document.querySelector<HTMLMetaElement>('meta[name="windlass-vitals"]')?.dataset.script
  if (!script) return
  addEventListener('load', () => {
    whenIdle(() => void import(script))
  })
}
