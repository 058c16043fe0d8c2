import type { FieldProblem } from '@/lib/api/problem'

import { listAt, placesOf, type Place, type ThemeDocument } from './document'

export interface Complaint {
  message: string
  /** A value that would do. */
  remedy?: string
}

export interface Complaints {
  /** By setting, of the theme ("") or of a section or block by its id. */
  at: (nodeId: string, setting: string) => Complaint | undefined
  /** Whether something in a section or block, or in what it holds, needs another look. */
  isIn: (nodeId: string) => boolean
  /** What no field shows. */
  others: string[]
  count: number
}

export const THEME = ''

const keyOf = (nodeId: string, setting: string) => `${nodeId}/${setting}`

const suggested = (details: Record<string, unknown>, field: string) =>
  (details.suggestions as Record<string, string> | undefined)?.[field]

/** The server's complaints about a document, at the fields that caused them. */
export function complaintsOf(document: ThemeDocument, fields: FieldProblem[], details: Record<string, unknown> = {}): Complaints {
  const bySetting = new Map<string, Complaint>()
  const nodes = new Set<string>()
  const others: string[] = []
  for (const { field, message } of fields) {
    const found = located(document, field)
    if (!found) {
      others.push(message)
      continue
    }
    found.nodes.forEach((id) => nodes.add(id))
    const remedy = suggested(details, field)
    const key = keyOf(found.nodes.at(-1) ?? THEME, found.setting)
    if (!bySetting.has(key)) bySetting.set(key, { message, ...(remedy ? { remedy } : {}) })
    if (!found.setting) others.push(message)
  }
  return {
    at: (nodeId, setting) => bySetting.get(keyOf(nodeId, setting)),
    isIn: (nodeId) => nodes.has(nodeId),
    others,
    count: fields.length,
  }
}

/** The section, and the block in it, that a path like `templates.home.2.blocks.0.settings.link` means. */
function located(document: ThemeDocument, field: string): { nodes: string[]; setting: string } | null {
  const path = field.replace(/\[(\w+)\]/g, '.$1').split('.')
  if (path[0] === 'body') path.shift()
  if (path[0] === 'document') path.shift()
  if (path[0] === 'settings') return { nodes: [], setting: path.slice(1).join('.') }
  const place = placesOf(document).find((each): each is Place => each === `${path[0]}.${path[1]}`)
  if (!place) return null
  const section = named(listAt(document, place), path[2])
  if (!section) return null
  if (path[3] !== 'blocks') return { nodes: [section.id], setting: settingOf(path.slice(3)) }
  const block = named(section.blocks, path[4])
  if (!block) return { nodes: [section.id], setting: '' }
  return { nodes: [section.id, block.id], setting: settingOf(path.slice(5)) }
}

const settingOf = (path: string[]) => (path[0] === 'settings' ? (path[1] ?? '') : '')

const named = <Item extends { id: string }>(items: Item[], name: string | undefined) =>
  items.find((item) => item.id === name) ?? items[Number(name)]
