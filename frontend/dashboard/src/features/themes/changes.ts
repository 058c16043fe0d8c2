import { listAt, placesOf, templateOf, type Block, type Place, type Section, type ThemeDocument, type Values } from './document'
import { blockType, saying, sectionType, type SectionType, type Setting } from './schema'

/** A difference in words: where, and what. */
export interface Difference {
  where: string
  what: string
}

const PLACES: Record<string, string> = {
  header: 'Header',
  footer: 'Footer',
  home: 'Home page',
  product: 'Product',
  collection: 'Collection',
  collections: 'All collections',
  search: 'Search',
  cart: 'Cart',
  page: 'Page',
  not_found: 'Not found',
}

export const placeName = (place: Place) => PLACES[place.slice(place.indexOf('.') + 1)] ?? templateOf(place) ?? place

const isSame = (one: unknown, other: unknown) => one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** Two documents say the same whatever the order of their keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}

const called = (name: string, node: Block) => (saying(node) ? `${name} “${saying(node)}”` : name)

/** What one theme has that another has not, thing by thing. */
export function differences(before: ThemeDocument, after: ThemeDocument, types: SectionType[], settings: Setting[]): Difference[] {
  const found: Difference[] = []
  const changed = labelsOf(before.settings, after.settings, settings)
  if (changed.length > 0) found.push({ where: 'Whole shop', what: changed.join(', ') })
  for (const place of placesOf(after)) {
    const where = placeName(place)
    found.push(...listDifferences(listAt(before, place), listAt(after, place), types).map((what) => ({ where, what })))
  }
  return found
}

function listDifferences(before: Section[], after: Section[], types: SectionType[]): string[] {
  const name = (section: Section) => called(sectionType(types, section)?.name ?? section.type, section)
  const found: string[] = []
  for (const section of after) {
    const was = before.find((each) => each.id === section.id)
    if (!was) found.push(`${name(section)} added`)
    else found.push(...sectionDifferences(was, section, name(section), types))
  }
  for (const section of before) {
    if (after.every((each) => each.id !== section.id)) found.push(`${name(section)} removed`)
  }
  if (isMoved(before, after)) found.push('Sections in another order')
  return found
}

function sectionDifferences(was: Section, is: Section, name: string, types: SectionType[]): string[] {
  const found = nodeDifferences(was, is, name, sectionType(types, is)?.settings ?? [])
  const blockName = (block: Block) => called(blockType(types, is, block)?.name ?? block.type, block)
  for (const block of is.blocks) {
    const before = was.blocks.find((each) => each.id === block.id)
    if (!before) found.push(`${name}: ${blockName(block)} added`)
    else found.push(...nodeDifferences(before, block, `${name}: ${blockName(block)}`, blockType(types, is, block)?.settings ?? []))
  }
  for (const block of was.blocks) {
    if (is.blocks.every((each) => each.id !== block.id)) found.push(`${name}: ${blockName(block)} removed`)
  }
  if (isMoved(was.blocks, is.blocks)) found.push(`${name}: parts in another order`)
  return found
}

function nodeDifferences(was: Block, is: Block, name: string, settings: Setting[]): string[] {
  const found: string[] = []
  if (was.is_hidden !== is.is_hidden) found.push(`${name} ${is.is_hidden ? 'hidden' : 'shown'}`)
  const labels = labelsOf(was.settings, is.settings, settings)
  if (labels.length > 0) found.push(`${name}: ${labels.join(', ')}`)
  return found
}

/** Labels of the settings that differ. */
function labelsOf(before: Values, after: Values, settings: Setting[]): string[] {
  const labels = new Map(settings.map((each) => [each.id, each.label]))
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => !isSame(before[id], after[id]))
  return ids.map((id) => labels.get(id) ?? (id === 'social' ? 'Social links' : id))
}

function isMoved(before: Block[], after: Block[]): boolean {
  const both = before.filter((one) => after.some((other) => other.id === one.id)).map((each) => each.id)
  const now = after.filter((one) => both.includes(one.id)).map((each) => each.id)
  return both.join() !== now.join()
}
