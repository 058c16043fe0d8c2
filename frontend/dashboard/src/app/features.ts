import type { FeatureEntry } from '@/lib/registry'

const found = import.meta.glob<{ default: FeatureEntry }>('../features/*/registry.ts', { eager: true })
const entries = Object.values(found).map((module) => module.default)

const byOrder = <T extends { order: number }>(items: T[]) => items.sort((a, b) => a.order - b.order)

/** What the features told the shell, gathered from src/features/<feature>/registry.ts. */
export const navEntries = byOrder(entries.flatMap((entry) => entry.nav ?? []))
export const settingsTabs = byOrder(entries.flatMap((entry) => entry.settings ?? []))
export const paletteActions = entries.flatMap((entry) => entry.actions ?? [])
export const recordSources = entries.flatMap((entry) => (entry.records ? [entry.records] : []))
export const liveRules = entries.flatMap((entry) => (entry.live ? [entry.live] : []))
