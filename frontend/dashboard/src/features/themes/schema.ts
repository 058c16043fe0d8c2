import { listAt, newId, type Block, type Place, type Section, type ThemeDocument, type Values } from './document'

export type SettingKind =
  | 'text'
  | 'area'
  | 'rich_text'
  | 'number'
  | 'toggle'
  | 'select'
  | 'colour'
  | 'image'
  | 'link'
  | 'product'
  | 'products'
  | 'collection'
  | 'discount'
  | 'date_time'
  | 'video'
  | 'font'
  | 'menu'

/** One field of a form. `least` and `most` bound a number, a text's length or a list's. */
export interface Setting {
  id: string
  kind: SettingKind
  label: string
  default: unknown
  help: string
  /** What pages say while it is empty. */
  placeholder: string
  options: { value: string; label: string }[]
  least: number | null
  most: number | null
  step: number
  unit: string
}

export interface BlockType {
  type: string
  name: string
  settings: Setting[]
  most: number | null
  /** Always there, once; it can move but not be removed or hidden. */
  is_fixed: boolean
}

export interface SectionType {
  type: string
  name: string
  description: string
  settings: Setting[]
  blocks: BlockType[]
  most_blocks: number
  /** Where it may stand: keys of templates and groups. */
  templates: string[]
  most: number | null
  is_main: boolean
  starts_with: string[]
}

/** Settings of the whole theme; those of the group `social` stand below `social`. */
export interface SettingGroup {
  id: string
  name: string
  settings: Setting[]
}

export interface Preset {
  id: string
  name: string
  description: string
  /** Everything that applying it sets. */
  settings: Values
  home: Section[]
}

export interface ThemeSchema {
  settings: SettingGroup[]
  sections: SectionType[]
  presets: Preset[]
  fonts: { id: string; name: string; fallback: string }[]
}

export const MOST_SECTIONS = 25

const keyOf = (place: Place) => place.slice(place.indexOf('.') + 1)

const typeIn = <Type extends { type: string }>(types: Type[], type: string) => types.find((each) => each.type === type)

export const sectionType = (types: SectionType[], section: Block) => typeIn(types, section.type)

export const blockType = (types: SectionType[], section: Block, block: Block) =>
  typeIn(sectionType(types, section)?.blocks ?? [], block.type)

const fresh = (settings: Setting[]): Values => structuredClone(Object.fromEntries(settings.map((each) => [each.id, each.default])))

export const newBlock = (type: BlockType): Block => ({ id: newId(), type: type.type, is_hidden: false, settings: fresh(type.settings) })

export const newSection = (type: SectionType): Section => ({
  id: newId(),
  type: type.type,
  is_hidden: false,
  settings: fresh(type.settings),
  blocks: type.starts_with.flatMap((each) => {
    const found = typeIn(type.blocks, each)
    return found ? [newBlock(found)] : []
  }),
})

/** What can be added there now, its template's own content apart. */
export function addableSections(types: SectionType[], document: ThemeDocument, place: Place): SectionType[] {
  const list = listAt(document, place)
  if (list.length >= MOST_SECTIONS) return []
  return types.filter(
    (type) => !type.is_main && type.templates.includes(keyOf(place)) && hasRoom(list, type.type, type.most),
  )
}

export function addableBlocks(type: SectionType | undefined, section: Section): BlockType[] {
  if (!type || section.blocks.length >= type.most_blocks) return []
  return type.blocks.filter((each) => !each.is_fixed && hasRoom(section.blocks, each.type, each.most))
}

const hasRoom = (list: Block[], type: string, most: number | null) =>
  most === null || list.filter((each) => each.type === type).length < most

const SAYING = ['title', 'heading', 'question', 'text', 'name', 'body']

/** The words of a section or block by which a person knows it again; "" if it has none. */
export function saying(node: Block): string {
  for (const setting of SAYING) {
    const value = node.settings[setting]
    if (typeof value !== 'string' || value === '') continue
    const plain = value.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim()
    if (plain) return plain.length > 60 ? `${plain.slice(0, 59).trimEnd()}…` : plain
  }
  return ''
}
