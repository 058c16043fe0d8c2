import type { QueryKey } from '@tanstack/react-query'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'

/** A page in the sidebar. `path` is below the store: "/orders" opens /stores/<id>/orders. */
export interface NavEntry {
  label: string
  icon: LucideIcon
  path: string
  /** Pages that belong to it although their addresses begin otherwise. */
  also?: string[]
  /** Position; home is 0, settings 900. Leave gaps of 10. */
  order: number
  /** The letter after G. */
  chord?: string
  /** Renders a count of what waits there, or nothing. */
  badge?: ComponentType<{ storeId: string }>
}

/** A tab of the store's settings. `path` is below the store: "/settings/shipping". */
export interface SettingsTab {
  label: string
  path: string
  order: number
}

/** Something to do from the palette: go to a page below the store. */
export interface PaletteAction {
  label: string
  keywords?: string
  icon: LucideIcon
  path: string
}

export interface RecordHit {
  id: string
  title: string
  detail?: string
  status?: string
  path: string
}

/** What the palette finds while someone types, under its own heading. */
export interface RecordSource {
  label: string
  icon: LucideIcon
  find: (storeId: string, query: string, signal: AbortSignal) => Promise<RecordHit[]>
}

/** Which queries a live message makes old. The key of the map is the message's `type`. */
export type LiveRules = Record<
  string,
  (storeId: string, data: Record<string, unknown>) => QueryKey[]
>

/** All that a feature tells the shell. Default-export it from src/features/<feature>/registry.ts. */
export interface FeatureEntry {
  nav?: NavEntry[]
  settings?: SettingsTab[]
  actions?: PaletteAction[]
  records?: RecordSource
  live?: LiveRules
}

export const defineFeature = (entry: FeatureEntry) => entry
