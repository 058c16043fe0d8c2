import type { Choice } from '@/lib/places'

export type LinkKind = 'none' | 'home' | 'products' | 'collection' | 'category' | 'product' | 'page' | 'policy' | 'address'

export const LINK_KINDS: { value: LinkKind; label: string }[] = [
  { value: 'none', label: 'Nowhere' },
  { value: 'home', label: 'Home page' },
  { value: 'products', label: 'All products' },
  { value: 'collection', label: 'A collection' },
  { value: 'category', label: 'A category' },
  { value: 'product', label: 'A product' },
  { value: 'page', label: 'A page' },
  { value: 'policy', label: 'A policy' },
  { value: 'address', label: 'An address' },
]

export const POLICIES: Choice[] = [
  { value: '/policies/refund', label: 'Refund policy' },
  { value: '/policies/shipping', label: 'Shipping policy' },
  { value: '/policies/privacy', label: 'Privacy policy' },
  { value: '/policies/terms', label: 'Terms' },
]

/** Where the addresses of each kind begin. */
export const FOLDERS = {
  collection: '/collections/',
  category: '/categories/',
  product: '/products/',
  page: '/pages/',
  policy: '/policies/',
} as const

/** What a stored link leads to. */
export function kindOf(link: string): LinkKind {
  if (link === '') return 'none'
  if (link === '/') return 'home'
  if (link === '/products') return 'products'
  const folder = Object.entries(FOLDERS).find(([, start]) => link.startsWith(start) && /^[\w-]+$/.test(link.slice(start.length)))
  return folder ? (folder[0] as LinkKind) : 'address'
}

/** What the link becomes when another kind is chosen: at once where there is only one. */
export const startOf = (kind: LinkKind) => (kind === 'home' ? '/' : kind === 'products' ? '/products' : '')
