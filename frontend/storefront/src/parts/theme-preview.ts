/** Only in a preview: tells the editor around the page which section, or which block of one, was clicked, and
    puts changed sections in place. It listens to the one origin that may frame the page. */

/** `section` is the one that a block is in: it stands in for a block that draws nothing. */
type Asked = { windlass?: string; id?: string; section?: string }

const editor = document.querySelector<HTMLMetaElement>('meta[name=windlass-editor]')?.content ?? ''
const style = new CSSStyleSheet()
style.replaceSync(`
  .product-block { display: contents; }
  [data-section]:not(:has([data-block]:hover)):hover > *, [data-block]:not(.product-block):hover, .product-block:hover > * {
    outline: 2px dashed var(--link); outline-offset: -2px; cursor: pointer;
  }
  [data-section].is-selected > *, [data-block].is-selected:not(.product-block), .product-block.is-selected > * {
    outline: 3px solid var(--link); outline-offset: -3px;
  }
  .part-nothing { margin: 12px; padding: 20px; border: 1px dashed var(--line-strong); text-align: center; }
`)
document.adoptedStyleSheets.push(style)

function part(id: string): HTMLElement | null {
  return document.querySelector(`[data-section="${CSS.escape(id)}"]`)
}

const blocksOf = (id: string) => document.querySelectorAll<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)
const isBoxless = (one: Element) => one.matches('[data-section], .product-block')
let chosen: Asked = {}

/** Marks the block of this id, however often it is drawn, or the section. */
function select(asked: Asked, isShown: boolean) {
  chosen = asked
  for (const other of document.querySelectorAll('.is-selected')) other.classList.remove('is-selected')
  const { id = '', section = '' } = asked
  const blocks = [...blocksOf(id)]
  const found = blocks.length > 0 ? blocks : [part(id) ?? part(section)].filter((one) => one !== null)
  for (const one of found) one.classList.add('is-selected')
  const [first] = found
  if (isShown && first) (isBoxless(first) ? (first.firstElementChild ?? first) : first).scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'smooth' })
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
  await bring(answer.headers.get('x-windlass-parts') ?? '')
  here.replaceWith(fresh)
  select(chosen, false)
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
  if (windlass === 'select' && id) select(event.data, true)
  if (windlass === 'reload') {
    if (id) void reload(id)
    else location.reload()
  }
})

document.addEventListener(
  'click',
  (event) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-block], [data-section]') : null
    const isAway = event.target instanceof Element && event.target.closest('a[href], button[type=submit], form button:not([type])')
    if (window.parent === window) return
    if (isAway) event.preventDefault()
    const id = found?.dataset.block ?? found?.dataset.section
    if (!id) return
    select({ id }, false)
    window.parent.postMessage({ windlass: 'selected', id }, editor)
  },
  true,
)
