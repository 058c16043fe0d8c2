const HELD = new Set('p br hr strong b em i u s h2 h3 h4 ul ol li blockquote a'.split(' '))

/** Tags in the text that the visual editor would drop: those are edited as HTML. */
export function foreignTags(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tags = [...body.querySelectorAll('*')].map((element) => element.tagName.toLowerCase())
  return [...new Set(tags)].filter((tag) => !HELD.has(tag))
}

/** The words alone, on one line. */
export const plainText = (html: string) => {
  const { body } = new DOMParser().parseFromString(html.replace(/<\/(p|li|h[2-4]|tr)>|<br\s*\/?>/g, ' $&'), 'text/html')
  return (body.textContent ?? '').replace(/\s+/g, ' ').trim()
}
