import { Link, useLocation } from '@tanstack/react-router'
import { PanelLeft, Search } from 'lucide-react'

import { navEntries } from '@/app/features'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import type { NavEntry } from '@/lib/registry'

import { show } from './overlays'
import { StoreSwitcher } from './store-switcher'
import { UserMenu } from './user-menu'

const SETTINGS_ORDER = 900

/** The way through a store. `isNarrow` leaves the icons with tooltips. */
export function Sidebar({
  storeId,
  isNarrow = false,
  onToggle,
  onNavigate,
}: {
  storeId: string
  isNarrow?: boolean
  onToggle?: () => void
  onNavigate?: () => void
}) {
  const item = (entry: NavEntry) => (
    <NavItem key={entry.path} entry={entry} storeId={storeId} isNarrow={isNarrow} onNavigate={onNavigate} />
  )
  return (
    <div className="flex h-full flex-col gap-3 p-3">
      <StoreSwitcher storeId={storeId} isNarrow={isNarrow} />
      {isNarrow ? (
        <IconButton label="Search" keys={['Mod', 'K']} onClick={() => show('palette')} className="self-center">
          <Search aria-hidden />
        </IconButton>
      ) : (
        <Button
          onClick={() => {
            onNavigate?.()
            show('palette')
          }}
          className="justify-start gap-2.5 px-2.5 font-normal text-muted"
        >
          <Search aria-hidden />
          <span className="flex-1 text-left">Search</span>
          <Kbd keys={['Mod', 'K']} />
        </Button>
      )}
      <nav aria-label="Store" className="flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto">
        {navEntries.filter((entry) => entry.order < SETTINGS_ORDER).map(item)}
        <div className="mt-auto flex flex-col gap-0.5 pt-3">
          {navEntries.filter((entry) => entry.order >= SETTINGS_ORDER).map(item)}
        </div>
      </nav>
      <div className={cn('flex items-center gap-1 border-t border-border pt-3', isNarrow && 'flex-col')}>
        <UserMenu isNarrow={isNarrow} />
        {onToggle && (
          <IconButton
            label={isNarrow ? 'Widen sidebar' : 'Narrow sidebar'}
            size="icon-small"
            onClick={onToggle}
            aria-expanded={!isNarrow}
          >
            <PanelLeft className="text-muted" aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  )
}

function NavItem({
  entry,
  storeId,
  isNarrow,
  onNavigate,
}: {
  entry: NavEntry
  storeId: string
  isNarrow: boolean
  onNavigate: (() => void) | undefined
}) {
  const Icon = entry.icon
  const Badge = entry.badge
  const path = useLocation({ select: (location) => location.pathname })
  const isAlso = entry.also?.some((each) => path.startsWith(`/stores/${storeId}${each}`))
  const link = (
    <Link
      to={`/stores/${storeId}${entry.path}` as never}
      activeOptions={{ exact: entry.path === '', includeSearch: false }}
      onClick={onNavigate}
      aria-label={isNarrow ? entry.label : undefined}
      className={cn(
        'relative flex h-8 shrink-0 items-center gap-2.5 rounded-control px-2.5 font-medium text-muted outline-offset-[-2px] transition-colors hover:bg-surface-3/60 hover:text-text max-md:h-11',
        'data-[status=active]:bg-surface-3/80 data-[status=active]:text-text data-[status=active]:[&>svg]:text-accent-text',
        isAlso && 'bg-surface-3/80 text-text [&>svg]:text-accent-text',
        isNarrow && 'justify-center px-0',
      )}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      {!isNarrow && entry.label}
      {Badge && (
        <span className={cn('flex', isNarrow ? 'absolute top-0 right-0 scale-80' : 'ml-auto')}>
          <Badge storeId={storeId} />
        </span>
      )}
    </Link>
  )
  if (!isNarrow) return link
  return (
    <Tooltip label={entry.label} side="right" {...(entry.chord ? { keys: ['G', entry.chord.toUpperCase()] } : {})}>
      {link}
    </Tooltip>
  )
}
