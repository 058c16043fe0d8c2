import { listAt, type Place, type Section, type ThemeDocument } from './document'

export type ShownChange = { kind: 'nothing' } | { kind: 'page' } | { kind: 'sections'; ids: string[] }

const isSame = (one: unknown, other: unknown) => one === other || JSON.stringify(one) === JSON.stringify(other)
const orderOf = (sections: Section[]) => sections.filter((section) => !section.is_hidden).map((section) => section.id)

/** What of a page that shows these places must be drawn anew: single sections where only they
 * changed, else all of it. */
export function shownChange(before: ThemeDocument, after: ThemeDocument, places: Place[]): ShownChange {
  if (before === after) return { kind: 'nothing' }
  if (!isSame(before.settings, after.settings)) return { kind: 'page' }
  const ids: string[] = []
  for (const place of places) {
    const were = listAt(before, place)
    const are = listAt(after, place)
    if (were === are) continue
    if (!isSame(orderOf(were), orderOf(are))) return { kind: 'page' }
    for (const section of are) {
      const was = were.find((each) => each.id === section.id)
      if (!section.is_hidden && !isSame(was, section)) ids.push(section.id)
    }
  }
  return ids.length > 0 ? { kind: 'sections', ids } : { kind: 'nothing' }
}
