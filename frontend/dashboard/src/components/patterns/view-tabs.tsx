import { ChevronDown, Copy, Pencil, Trash2, Users } from 'lucide-react'
import { useState } from 'react'

import { Dialog } from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import type { SelectOption } from '@/components/ui/select'
import { tabListLook, tabLook } from '@/components/ui/tabs'
import { cn } from '@/lib/cn'

import type { Resource, SavedView } from './saved-views-api'
import type { useListState } from './use-list-state'
import { useSavedViews, type SavedViews } from './use-saved-views'
import { ViewDialog } from './view-dialog'

/** "All", which nobody can change, then the saved views, then the list's own statuses. */
export function ViewTabs({
  resource,
  list,
  names,
  statuses,
}: {
  resource: Resource
  list: ReturnType<typeof useListState>
  /** The filters that a view keeps. */
  names: string[]
  statuses: SelectOption[]
}) {
  const saved = useSavedViews(resource, list, names)
  const { active, views } = saved
  if (views.length === 0 && statuses.length === 0) return null
  // out of a view into the plain list; from one status to another the other filters stay
  const ask = (status: string | undefined) => (active ? list.clear(status ? { status } : {}) : list.ask({ status, view: undefined }))
  const status = (tab: SelectOption) => (
    <Tab
      key={tab.value}
      label={tab.label}
      isActive={!active && (list.search.status ?? '') === tab.value}
      onPress={() => ask(tab.value || undefined)}
    />
  )

  return (
    <nav aria-label="Views" className={cn(tabListLook, 'px-2')}>
      {status({ value: '', label: 'All' })}
      {views.map((view) => (
        <div key={view.id} className="flex shrink-0 items-center">
          <Tab label={view.name} isActive={view === active} onPress={() => saved.open(view)} isShared={view.is_shared} />
          {view === active && <ViewMenu view={view} saved={saved} />}
        </div>
      ))}
      {statuses.map(status)}
    </nav>
  )
}

function Tab({
  label,
  isActive,
  isShared = false,
  onPress,
}: {
  label: string
  isActive: boolean
  isShared?: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-current={isActive || undefined}
      data-state={isActive ? 'active' : 'inactive'}
      className={tabLook}
      onClick={onPress}
    >
      {label}
      {isShared && <Users className="size-3.5 text-muted" role="img" aria-label="for everybody" />}
    </button>
  )
}

function ViewMenu({ view, saved }: { view: SavedView; saved: SavedViews }) {
  const [naming, setNaming] = useState<'rename' | 'duplicate' | null>(null)
  const mayChange = saved.mayChange(view)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Change view ${view.name}`}
          className="flex size-7 items-center justify-center rounded-control text-muted hover:bg-surface-2"
        >
          <ChevronDown className="size-4" aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {mayChange && (
            <DropdownMenuItem onSelect={() => setNaming('rename')}>
              <Pencil aria-hidden />
              Rename view
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => setNaming('duplicate')}>
            <Copy aria-hidden />
            Duplicate view
          </DropdownMenuItem>
          {mayChange && (
            <DropdownMenuItem critical onSelect={() => void saved.remove(view)}>
              <Trash2 aria-hidden />
              Delete view
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <Dialog open={naming !== null} onOpenChange={(isOpen) => !isOpen && setNaming(null)}>
        {naming === 'rename' && (
          <ViewDialog
            title="Rename view"
            action="Rename view"
            name={view.name}
            isShared={view.is_shared}
            mayShare={saved.maySaveForAll}
            submit={(name, isShared) => saved.rename(view, name, isShared)}
            onDone={() => setNaming(null)}
          />
        )}
        {naming === 'duplicate' && (
          <ViewDialog
            title="Duplicate view"
            action="Duplicate view"
            name={`${view.name.slice(0, 33)} (copy)`}
            isShared={false}
            mayShare={saved.maySaveForAll}
            submit={(name, isShared) => saved.duplicate(view, name, isShared)}
            onDone={() => setNaming(null)}
          />
        )}
      </Dialog>
    </>
  )
}
