import type { SupplierKind } from './api'

interface Kind {
  label: string
  /** What connecting one means, in a sentence. */
  hint: string
}

export const KINDS: Record<SupplierKind, Kind> = {
  cj: { label: 'CJ Dropshipping', hint: 'Orders go there automatically. You need the API key of your CJ account.' },
  aliexpress: { label: 'AliExpress', hint: 'Orders go there automatically. You say yes once on AliExpress’s own page.' },
  manual: { label: 'By hand', hint: 'A workshop, a friend, a warehouse: we tell you what to order, you order it.' },
}

export const KIND_ORDER: SupplierKind[] = ['cj', 'aliexpress', 'manual']
export const isKind = (value: unknown): value is SupplierKind => typeof value === 'string' && value in KINDS
