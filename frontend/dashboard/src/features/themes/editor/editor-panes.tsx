import { Skeleton } from '@/components/ui/skeleton'
import { tabListLook, tabLook } from '@/components/ui/tabs'
import { Banner } from '@/components/ui/banner'
import { cn } from '@/lib/cn'

import type { ThemeDocument } from '../document'
import { Preview, type Device } from './preview'
import { SettingsPanel } from './settings-panel'
import { Tree } from './tree'

export type Pane = 'sections' | 'preview' | 'settings'

const PANES: { value: Pane; label: string }[] = [
  { value: 'sections', label: 'Sections' },
  { value: 'preview', label: 'Preview' },
  { value: 'settings', label: 'Settings' },
]

/** Three panes beside each other, or one at a time where the screen is narrow. */
export function EditorPanes({
  pane,
  onPane,
  address,
  device,
  saved,
  others,
}: {
  pane: Pane
  onPane: (pane: Pane) => void
  address: string | null
  device: Device
  saved: ThemeDocument
  /** Complaints that no field shows. */
  others: string[]
}) {
  const shownOnly = (own: Pane) => pane !== own && 'max-lg:hidden'
  return (
    <>
      <div role="group" aria-label="Parts of the editor" className={cn(tabListLook, 'shrink-0 px-3 lg:hidden')}>
        {PANES.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            aria-pressed={pane === value}
            data-state={pane === value ? 'active' : 'inactive'}
            onClick={() => onPane(value)}
            className={cn(tabLook, 'h-11 flex-1 justify-center')}
          >
            {label}
          </button>
        ))}
      </div>
      <main id="main" className="grid min-h-0 flex-1 lg:grid-cols-[300px_minmax(0,1fr)_340px]">
        <div className={cn('min-h-0 overflow-y-auto bg-bg lg:border-r lg:border-border', shownOnly('sections'))}>
          {others.length > 0 && (
            <div className="p-3 pb-0">
              <Banner kind="danger" title="The draft is not saved">
                {others.map((other) => (
                  <p key={other}>{other}</p>
                ))}
              </Banner>
            </div>
          )}
          <Tree />
        </div>
        <div className={cn('min-h-0 bg-surface-2 lg:p-4', shownOnly('preview'))}>
          {address ? (
            <Preview address={address} device={device} saved={saved} />
          ) : (
            <div role="status" aria-label="Loading" className="flex h-full flex-col gap-4 p-6">
              <Skeleton className="h-12" />
              <Skeleton className="h-72" />
              <Skeleton className="h-40" />
            </div>
          )}
        </div>
        <div className={cn('min-h-0 overflow-y-auto bg-bg lg:border-l lg:border-border', shownOnly('settings'))}>
          <SettingsPanel />
        </div>
      </main>
    </>
  )
}
