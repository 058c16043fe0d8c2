/** Parts of a page that load when they are first used: <some-thing data-script="/assets/…js" data-style="…">. */

/** The element with its script running and its style in place, or null where the page has none. */
export async function part(name: string): Promise<HTMLElement | null> {
  const element = document.querySelector<HTMLElement>(name)
  if (!element?.dataset.script) return null
  await Promise.all([import(element.dataset.script), style(element.dataset.style)])
  return element
}

function style(path: string | undefined): Promise<void> | undefined {
  if (!path || document.querySelector(`link[href="${CSS.escape(path)}"]`)) return undefined
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = path
  return new Promise((resolve) => {
    link.onload = link.onerror = () => {
      resolve()
    }
    document.head.append(link)
  })
}
