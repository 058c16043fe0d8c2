import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { ExternalLink, Menu, Search } from 'lucide-react'
import { useState } from 'react'

import { navEntries } from '@/app/features'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Sheet, SheetContent } from '@/components/ui/sheet'
import { Status } from '@/components/ui/status'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'

import { Breadcrumbs } from './breadcrumbs'
import { OfflineBanner } from './offline-banner'
import { show } from './overlays'
import { Sidebar } from './sidebar'
import { useChords } from './use-chords'
import { useLiveUpdates } from './use-live-updates'
import { useRouteFocus } from './use-route-focus'

const NARROW = 'windlass.sidebar-narrow'

export function StoreShell() {
  const store = useStore()
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(NARROW) === '1')
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const isLate = useLiveUpdates(store.id)
  const main = useRouteFocus()
  const navigate = useNavigate()
  const isLoading = useRouterState({ select: (state) => state.isLoading })

  useChords(
    {
      '?': () => show('shortcuts'),
      '/': () => document.querySelector<HTMLElement>('[data-page-search]')?.focus(),
    },
    Object.fromEntries(
      navEntries.flatMap((entry) =>
        entry.chord ? [[entry.chord, () => void navigate({ to: `/stores/${store.id}${entry.path}` as never })]] : [],
      ),
    ),
  )

  function toggle() {
    localStorage.setItem(NARROW, isNarrow ? '0' : '1')
    setNarrow(!isNarrow)
  }

  return (
    <div style={{ '--sidebar': isNarrow ? '64px' : '240px' } as React.CSSProperties} className="min-h-dvh">
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <aside className="fixed inset-y-0 left-0 z-20 w-(--sidebar) border-r border-border bg-bg max-md:hidden">
        <Sidebar storeId={store.id} isNarrow={isNarrow} onToggle={toggle} />
      </aside>
      <Sheet open={isDrawerOpen} onOpenChange={setDrawerOpen}>
        <SheetContent title="Menu" side="start" bare>
          <Sidebar storeId={store.id} onNavigate={() => setDrawerOpen(false)} />
        </SheetContent>
      </Sheet>
      <div className="flex min-h-dvh flex-col md:pl-(--sidebar)">
        <OfflineBanner />
        <header className="sticky top-0 z-10 flex h-14 shrink-0 items-center gap-3 border-b border-border bg-bg px-6 max-md:px-3">
          <Button
            variant="quiet"
            size="icon"
            aria-label="Open menu"
            className="md:hidden"
            onClick={() => setDrawerOpen(true)}
          >
            <Menu aria-hidden />
          </Button>
          <Breadcrumbs />
          <div className="ml-auto flex shrink-0 items-center gap-2">
            {isLate && (
              <Tooltip label="Live updates are paused. Windlass keeps trying; press to reload the page.">
                <button type="button" className="rounded-sm text-sm text-muted" onClick={() => location.reload()}>
                  <Status status="pending" label="Live updates paused" />
                </button>
              </Tooltip>
            )}
            <IconButton label="Search" className="md:hidden" onClick={() => show('palette')}>
              <Search aria-hidden />
            </IconButton>
            <Button asChild variant="quiet" size="small">
              <a href={store.url} target="_blank" rel="noreferrer">
                <ExternalLink className="text-muted" aria-hidden />
                <span className="max-sm:sr-only">View store</span>
              </a>
            </Button>
          </div>
        </header>
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          className={cn('flex-1 px-6 pt-6 pb-24 outline-none max-md:px-4 max-md:pt-4', isLoading && 'cursor-progress')}
        >
          <Outlet />
        </main>
      </div>
    </div>
  )
}
