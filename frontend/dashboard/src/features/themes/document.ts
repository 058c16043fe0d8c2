/** What a theme says: its settings, and what stands on each page. Edits make new documents. */
export type Values = { [setting: string]: unknown }

export interface Block {
  id: string
  type: string
  is_hidden: boolean
  settings: Values
}

export interface Section extends Block {
  blocks: Block[]
}

export type GroupKey = 'header' | 'footer'
export type TemplateKey = 'home' | 'product' | 'collection' | 'collections' | 'search' | 'cart' | 'page' | 'not_found'

/** A list of sections, named as the API names it in its errors. */
export type Place = `groups.${GroupKey}` | `templates.${TemplateKey}`

export interface ThemeDocument {
  format: number
  preset: string
  settings: Values
  groups: { [group in GroupKey]: Section[] }
  templates: { [template in TemplateKey]: Section[] }
}

export interface Found {
  place: Place
  section: Section
  at: number
  /** Where the id is a block's. */
  block: Block | null
}

const GROUPS: GroupKey[] = ['header', 'footer']

export const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12)

export const templateOf = (place: Place): TemplateKey | null =>
  place.startsWith('templates.') ? (place.slice('templates.'.length) as TemplateKey) : null

export function placesOf(document: ThemeDocument): Place[] {
  const templates = Object.keys(document.templates) as TemplateKey[]
  return [...GROUPS.map((group): Place => `groups.${group}`), ...templates.map((template): Place => `templates.${template}`)]
}

export function listAt(document: ThemeDocument, place: Place): Section[] {
  const template = templateOf(place)
  const found = template ? document.templates[template] : document.groups[place.slice('groups.'.length) as GroupKey]
  return found ?? []
}

export function withList(document: ThemeDocument, place: Place, list: Section[]): ThemeDocument {
  const template = templateOf(place)
  if (template) return { ...document, templates: { ...document.templates, [template]: list } }
  return { ...document, groups: { ...document.groups, [place.slice('groups.'.length)]: list } }
}

/** The section or block with this id, wherever it stands. */
export function find(document: ThemeDocument, id: string): Found | null {
  for (const place of placesOf(document)) {
    for (const [at, section] of listAt(document, place).entries()) {
      if (section.id === id) return { place, section, at, block: null }
      const block = section.blocks.find((each) => each.id === id)
      if (block) return { place, section, at, block }
    }
  }
  return null
}

type Change = <Node extends Block>(node: Node) => Node

/** The document with one section or block changed; the same document if the id is nowhere. */
function changed(document: ThemeDocument, id: string, change: Change): ThemeDocument {
  const found = find(document, id)
  if (!found) return document
  const list = listAt(document, found.place).map((section) => {
    if (section.id !== found.section.id) return section
    if (!found.block) return change(section)
    return { ...section, blocks: section.blocks.map((block) => (block.id === id ? change(block) : block)) }
  })
  return withList(document, found.place, list)
}

export const setThemeSetting = (document: ThemeDocument, setting: string, value: unknown): ThemeDocument => ({
  ...document,
  settings: { ...document.settings, [setting]: value },
})

export const setSetting = (document: ThemeDocument, id: string, setting: string, value: unknown) =>
  changed(document, id, (node) => ({ ...node, settings: { ...node.settings, [setting]: value } }))

export const setHidden = (document: ThemeDocument, id: string, isHidden: boolean) =>
  changed(document, id, (node) => ({ ...node, is_hidden: isHidden }))

const inserted = <Item>(list: Item[], at: number, item: Item) => [...list.slice(0, at), item, ...list.slice(at)]

export const addSection = (document: ThemeDocument, place: Place, section: Section, at = Infinity) =>
  withList(document, place, inserted(listAt(document, place), at, section))

export const addBlock = (document: ThemeDocument, sectionId: string, block: Block, at = Infinity) =>
  withBlocks(document, sectionId, (blocks) => inserted(blocks, at, block))

function withBlocks(document: ThemeDocument, sectionId: string, change: (blocks: Block[]) => Block[]): ThemeDocument {
  const found = find(document, sectionId)
  if (!found || found.block) return document
  const list = listAt(document, found.place)
  return withList(
    document,
    found.place,
    list.map((section) => (section.id === sectionId ? { ...section, blocks: change(section.blocks) } : section)),
  )
}

export function remove(document: ThemeDocument, id: string): ThemeDocument {
  const found = find(document, id)
  if (!found) return document
  if (found.block) return withBlocks(document, found.section.id, (blocks) => blocks.filter((block) => block.id !== id))
  return withList(
    document,
    found.place,
    listAt(document, found.place).filter((section) => section.id !== id),
  )
}

/** A copy right behind the original, under ids of its own; null if there is no original. */
export function duplicate(document: ThemeDocument, id: string): { document: ThemeDocument; id: string } | null {
  const found = find(document, id)
  if (!found) return null
  const copyId = newId()
  if (found.block) {
    const at = found.section.blocks.findIndex((block) => block.id === id)
    return { document: addBlock(document, found.section.id, { ...found.block, id: copyId }, at + 1), id: copyId }
  }
  const blocks = found.section.blocks.map((block) => ({ ...block, id: newId() }))
  return { document: addSection(document, found.place, { ...found.section, id: copyId, blocks }, found.at + 1), id: copyId }
}

const placed = <Item extends { id: string }>(list: Item[], id: string, to: number) => {
  const item = list.find((each) => each.id === id)
  return item ? inserted(list.filter((each) => each.id !== id), to, item) : list
}

/** Puts a section or block at this place among its own kind. */
export function moveTo(document: ThemeDocument, id: string, to: number): ThemeDocument {
  const found = find(document, id)
  if (!found) return document
  if (found.block) return withBlocks(document, found.section.id, (blocks) => placed(blocks, id, to))
  return withList(document, found.place, placed(listAt(document, found.place), id, to))
}

/** What was removed since `before`, back where it stood then; later changes stay. */
export function restored(before: ThemeDocument, now: ThemeDocument, id: string): ThemeDocument {
  const found = find(before, id)
  if (!found || find(now, id)) return now
  if (!found.block) return addSection(now, found.place, found.section, found.at)
  const at = found.section.blocks.findIndex((block) => block.id === id)
  return addBlock(now, found.section.id, found.block, at)
}
