import type { Version } from './api'

/** What a version is called: by its own name, else by its number. */
export const versionName = (version: Pick<Version, 'name' | 'number'>) => version.name || `Version ${version.number}`

/** How a version came to be, where it was not simply published. */
export function originOf(version: Pick<Version, 'source' | 'restored_number'>): string {
  if (version.source === 'scheduled') return 'Published on schedule'
  if (version.source === 'restored') return `Version ${version.restored_number ?? ''} again`.replace('  ', ' ')
  return ''
}

export const changeCount = (count: number) => (count === 1 ? '1 change not yet published' : `${count} changes not yet published`)
