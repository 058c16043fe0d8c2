import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { ChevronsUpDown, LayoutGrid, Plus } from 'lucide-react'

import { Avatar } from '@/components/ui/avatar'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { storesQuery } from '@/features/stores/api'
import { cn } from '@/lib/cn'

/** The same section in another store: /stores/A/orders/17 becomes /stores/B/orders. */
export function samePlace(pathname: string, storeId: string): string {
  const [, , , section, page] = pathname.split('/')
  if (section === 'settings' && page) return `/stores/${storeId}/settings/${page}`
  return section ? `/stores/${storeId}/${section}` : `/stores/${storeId}`
}

export function StoreSwitcher({ storeId, isNarrow }: { storeId: string; isNarrow: boolean }) {
  const { data } = useQuery(storesQuery)
  const navigate = useNavigate()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const stores = data?.items ?? []
  const name = stores.find((store) => store.id === storeId)?.name ?? ''

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Store: ${name}. Switch store`}
        className={cn(
          'flex h-10 items-center gap-2.5 rounded-control px-1.5 text-left transition-colors hover:bg-surface-3/60',
          isNarrow && 'justify-center',
        )}
      >
        <Avatar name={name} shape="square" />
        {!isNarrow && (
          <>
            <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
            <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden />
          </>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel>Stores</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={storeId}
          onValueChange={(id) => void navigate({ to: samePlace(pathname, id) as never })}
        >
          {stores.map((store) => (
            <DropdownMenuRadioItem key={store.id} value={store.id}>
              <Avatar name={store.name} shape="square" className="size-6" />
              <span className="truncate">{store.name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link to="/stores">
            <LayoutGrid aria-hidden />
            All stores
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link to="/stores/new">
            <Plus aria-hidden />
            Create store
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
