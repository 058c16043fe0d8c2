/** Makes the shop work without a network as far as it can, once the page is quiet. */
export function installWorker() {
  if (!('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    void navigator.serviceWorker.register('/sw.js').catch(() => undefined) // the shop works without
  })
}
