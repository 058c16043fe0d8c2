import { z } from 'zod'

import { moved, type TreeMove, type TreeRow } from '@/components/patterns/tree-moves'
import { text } from '@/lib/fields'

import type { LinkKind, Menu, MenuLink, SaveMenu } from './api'

/** A menu in its form: links as rows, parents before their children. */
export interface LinkRow extends TreeRow {
  kind: LinkKind
  target: string
}

export interface MenuValues {
  title: string
  links: LinkRow[]
}

export const DEEPEST = 2 // three levels

export const menuSchema = z.object({
  title: text('Name', { max: 60 }),
  links: z.array(z.custom<LinkRow>()).max(200, 'A menu has at most 200 links.'),
}) satisfies z.ZodType<MenuValues, MenuValues>

const rowsOf = (links: MenuLink[], parentId: string | null, depth: number): LinkRow[] =>
  links.flatMap((link) => [
    { id: link.id, parentId, depth, label: link.label, kind: link.kind, target: link.target },
    ...rowsOf(link.links, link.id, depth + 1),
  ])

export const toValues = (menu: Menu | null): MenuValues => ({
  title: menu?.title ?? '',
  links: rowsOf(menu?.links ?? [], null, 0),
})

const linksOf = (rows: LinkRow[], parentId: string | null): SaveMenu['links'] =>
  rows
    .filter((row) => row.parentId === parentId)
    .map(({ id, label, kind, target }) => ({ label, kind, target, links: linksOf(rows, id) as never }))

export function toRequest({ title, links }: MenuValues): SaveMenu {
  const request = { title: title.trim(), links: linksOf(links, null) }
  for (const one of request.links) for (const two of one.links ?? []) for (const three of two.links ?? []) delete (three as { links?: unknown }).links
  return request
}

export const move = (rows: LinkRow[], id: string, to: TreeMove) => moved(rows, id, to)

/** Without the row; what was below it moves up. */
export function without(rows: LinkRow[], id: string): LinkRow[] {
  const gone = rows.find((row) => row.id === id)
  if (!gone) return rows
  const below = new Set<string>()
  const rest: LinkRow[] = []
  for (const row of rows) {
    if (row.id === id) continue
    const isBelow = row.parentId === id || (row.parentId !== null && below.has(row.parentId))
    if (isBelow) below.add(row.id)
    rest.push(isBelow ? { ...row, depth: row.depth - 1, parentId: row.parentId === id ? gone.parentId : row.parentId } : row)
  }
  return rest
}

export const KINDS: { value: LinkKind; label: string }[] = [
  { value: 'collection', label: 'A collection' },
  { value: 'category', label: 'A category' },
  { value: 'product', label: 'A product' },
  { value: 'page', label: 'A page' },
  { value: 'policy', label: 'A policy' },
  { value: 'products', label: 'All products' },
  { value: 'collections', label: 'All collections' },
  { value: 'home', label: 'The front page' },
  { value: 'search', label: 'The search' },
  { value: 'url', label: 'An address' },
  { value: 'heading', label: 'Nothing: a heading' },
]

export const POLICIES = [
  { value: 'refund', label: 'Refund policy' },
  { value: 'shipping', label: 'Shipping policy' },
  { value: 'privacy', label: 'Privacy policy' },
  { value: 'terms', label: 'Terms of service' },
  { value: 'withdrawal', label: 'Right of withdrawal' },
  { value: 'imprint', label: 'Legal notice' },
]

/** The link's target in a word, for its row. */
export function placeOf(row: LinkRow, names: Map<string, string>): string {
  const place = targetOf(row, names)
  return place === row.label ? (KINDS.find((each) => each.value === row.kind)?.label ?? '') : place
}

function targetOf(row: LinkRow, names: Map<string, string>): string {
  if (row.kind === 'collection' || row.kind === 'category') return names.get(row.target) ?? 'No longer there'
  if (row.kind === 'page') return names.get(row.target) ?? (/[A-Z]/.test(row.target) ? 'No longer there' : `/pages/${row.target}`)
  if (row.kind === 'policy') return POLICIES.find((each) => each.value === row.target)?.label ?? row.target
  return row.target || (KINDS.find((each) => each.value === row.kind)?.label ?? '')
}
