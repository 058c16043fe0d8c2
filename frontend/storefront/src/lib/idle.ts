/** For what may wait until the page is there: opening the browser's storage alone can block it for 25 ms. */
export function whenIdle(work: () => void) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 })
  else setTimeout(work, 200)
}
