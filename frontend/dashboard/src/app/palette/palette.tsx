import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { LayoutGrid, Moon, Plus, Sun, UserRound, type LucideIcon } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useState } from 'react'

import { navEntries, paletteActions, settingsTabs } from '@/app/features'
import { show } from '@/app/shell/overlays'
import { Kbd } from '@/components/ui/kbd'
import { useDialogFocus } from '@/components/ui/use-dialog-focus'
import { storesQuery } from '@/features/stores/api'
import { setTheme } from '@/lib/theme'

import { RecordResults } from './record-results'

const HEADING =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'

/** Everything by name: pages, actions, stores and the store's own records. Loaded when first opened. */
export default function Palette() {
  const { storeId } = useParams({ strict: false })
  const [typed, setTyped] = useState('')
  const navigate = useNavigate()
  const focus = useDialogFocus({ isForm: true })
  const { data: stores } = useQuery(storesQuery)

  function go(path: string) {
    show(null)
    void navigate({ to: path as never })
  }
  const inStore = (path: string) => () => go(`/stores/${storeId}${path}`)

  return (
    <Radix.Root open onOpenChange={(open) => !open && show(null)}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(640px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-card border border-border bg-surface shadow-float outline-none"
        >
          <Radix.Title className="sr-only">Search and go anywhere</Radix.Title>
          <Command label="Search and go anywhere" loop>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={storeId ? 'Search orders, products, pages and actions' : 'Search stores, pages and actions'}
              className="h-12 w-full border-b border-border bg-transparent px-4 text-lg outline-none"
            />
            <Command.List className={`max-h-[min(420px,56vh)] overflow-y-auto p-1.5 ${HEADING}`}>
              <Command.Empty className="px-3 py-8 text-center text-muted">Nothing found for “{typed}”</Command.Empty>
              {storeId && <RecordResults storeId={storeId} typed={typed} onChoose={inStore} />}
              {storeId && (
                <Command.Group heading="Pages">
                  {navEntries.map((entry) => (
                    <Item
                      key={entry.path}
                      icon={entry.icon}
                      label={entry.label}
                      onSelect={inStore(entry.path)}
                      {...(entry.chord ? { keys: ['G', entry.chord.toUpperCase()] } : {})}
                    />
                  ))}
                  {typed &&
                    settingsTabs.map((tab) => (
                      <Item key={tab.path} label={`Settings: ${tab.label}`} onSelect={inStore(tab.path)} />
                    ))}
                </Command.Group>
              )}
              <Command.Group heading="Actions">
                {storeId &&
                  paletteActions.map((action) => (
                    <Item
                      key={action.label}
                      icon={action.icon}
                      label={action.label}
                      keywords={action.keywords}
                      onSelect={inStore(action.path)}
                    />
                  ))}
                <Item icon={Plus} label="Create store" onSelect={() => go('/stores/new')} />
                <Item icon={UserRound} label="Account settings" onSelect={() => go('/account')} />
                {typed && (
                  <>
                    <Item icon={Moon} label="Use dark theme" onSelect={() => (setTheme('dark'), show(null))} />
                    <Item icon={Sun} label="Use light theme" onSelect={() => (setTheme('light'), show(null))} />
                  </>
                )}
              </Command.Group>
              <Command.Group heading="Stores">
                {stores?.items
                  .filter((store) => store.id !== storeId)
                  .map((store) => (
                    <Item
                      key={store.id}
                      icon={LayoutGrid}
                      label={store.name}
                      keywords={store.slug}
                      onSelect={() => go(`/stores/${store.id}`)}
                    />
                  ))}
                <Item icon={LayoutGrid} label="All stores" onSelect={() => go('/stores')} />
              </Command.Group>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Item({
  icon: Icon,
  label,
  keywords,
  keys,
  onSelect,
}: {
  icon?: LucideIcon
  label: string
  keywords?: string | undefined
  keys?: string[]
  onSelect: () => void
}) {
  return (
    <Command.Item value={label} keywords={keywords?.split(' ') ?? []} onSelect={onSelect} className={paletteItem}>
      {Icon ? <Icon className="size-4 shrink-0 text-muted" aria-hidden /> : <span className="size-4" />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  )
}

const paletteItem =
  'flex h-9 cursor-default items-center gap-3 rounded-control px-2.5 data-[selected=true]:bg-surface-2 max-md:h-11'
