import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, Plus } from 'lucide-react'

import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { PageHeader } from '@/components/patterns/page-header'

import { storesQuery } from './api'

export function StoresPage() {
  const { data } = useSuspenseQuery(storesQuery)
  const create = (
    <Button asChild variant="primary">
      <Link to="/stores/new">
        <Plus aria-hidden />
        Create store
      </Link>
    </Button>
  )
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-5">
      <PageHeader title="Your stores" primary={data.items.length > 0 && create} />
      <Card className="overflow-clip">
        {data.items.length === 0 && (
          <EmptyState
            drawing="shop"
            title="Open your first store"
            body="Pick a name and a currency. You can add products and connect a supplier before anybody sees it."
            action={create}
          />
        )}
        <ul className="divide-y divide-border">
          {data.items.map((store) => (
            <li key={store.id}>
              <Link
                to="/stores/$storeId"
                params={{ storeId: store.id }}
                className="flex items-center gap-3.5 px-5 py-3.5 outline-offset-[-2px] transition-colors hover:bg-surface-2 max-sm:px-4"
              >
                <Avatar name={store.name} shape="square" className="size-9 text-sm" />
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="truncate font-medium">{store.name}</span>
                  <span className="truncate text-sm text-muted">{store.url.replace(/^https?:\/\//, '')}</span>
                </span>
                <Status status={store.is_open ? 'live' : 'not_launched'} className="text-sm" />
                <ChevronRight className="size-4 text-muted" aria-hidden />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
