/** Only in a preview: tells the editor around the page which section was clicked, and puts changed ones in
    place. It listens to the one origin that may frame the page. */

type Asked = { windlass?: string; id?: string }

const editor = document.querySelector<HTMLMetaElement>('meta[name=windlass-editor]')?.content ?? ''
const style = new CSSStyleSheet()
style.replaceSync(`
  [data-section]:hover > * { outline: 2px dashed var(--link); outline-offset: -2px; cursor: pointer; }
  [data-section].is-selected > * { outline: 3px solid var(--link); outline-offset: -3px; }
  .part-nothing { margin: 12px; padding: 20px; border: 1px dashed var(--line-strong); text-align: center; }
`)
document.adoptedStyleSheets.push(style)

function part(id: string): HTMLElement | null {
  return document.querySelector(`[data-section="${CSS.escape(id)}"]`)
}

function select(id: string, isShown: boolean) {
  for (const other of document.querySelectorAll('.is-selected')) other.classList.remove('is-selected')
  const found = part(id)
  found?.classList.add('is-selected')
  if (isShown) (found?.firstElementChild ?? found)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

async function reload(id: string) {
  const here = part(id)
  const answer = await fetch(location.href, { headers: { 'X-Windlass-Fragment': `section:${id}` } })
  const html = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : ''
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('[data-section]')
  if (!here || !fresh) {
    location.reload() // it came, went or moved
    return
  }
  const isSelected = here.classList.contains('is-selected')
  await bring(answer.headers.get('x-windlass-parts') ?? '')
  here.replaceWith(fresh)
  fresh.classList.toggle('is-selected', isSelected)
}

/** Styles and islands that the section needs and the page has not loaded. */
async function bring(files: string) {
  for (const file of files.split(' ').filter(Boolean)) {
    if (file.endsWith('.js')) await import(file)
    else if (!document.querySelector(`link[href="${CSS.escape(file)}"]`)) {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = file
      document.head.append(link)
    }
  }
}

addEventListener('message', (event: MessageEvent<Asked>) => {
  if (event.origin !== editor || typeof event.data !== 'object') return
  const { windlass, id } = event.data
  if (windlass === 'select' && id) select(id, true)
  if (windlass === 'reload') {
    if (id) void reload(id)
    else location.reload()
  }
})

document.addEventListener(
  'click',
  (event) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-section]') : null
    const isAway = event.target instanceof Element && event.target.closest('a[href], button[type=submit], form button:not([type])')
    if (window.parent === window) return
    if (isAway) event.preventDefault()
    if (!found?.dataset.section) return
    select(found.dataset.section, false)
    window.parent.postMessage({ windlass: 'selected', id: found.dataset.section }, editor)
  },
  true,
)
