import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'

import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { DetailPage } from '@/components/patterns/detail-page'
import { useStore } from '@/lib/store-context'

import { suppliersQuery, type Supplier } from './api'
import { KINDS } from './kinds'
import { MarkupCard } from './markup-card'

export function SuppliersPage() {
  const store = useStore()
  const { data } = useSuspenseQuery(suppliersQuery(store.id))
  const canWrite = store.can('suppliers:write')
  const connect = canWrite && (
    <Button asChild variant="primary">
      <Link to={`/stores/${store.id}/suppliers/connect` as never}>
        <Plus aria-hidden />
        Connect supplier
      </Link>
    </Button>
  )

  return (
    <DetailPage title="Suppliers" primary={data.items.length > 0 && connect} aside={<MarkupCard />}>
      <Card className="overflow-clip">
        {data.items.length === 0 ? (
          <EmptyState
            drawing="truck"
            title="Connect your first supplier"
            body="Products come from it with one click, and orders go back to it automatically."
            action={connect}
          />
        ) : (
          <ul className="divide-y divide-border">
            {data.items.map((supplier) => (
              <li key={supplier.id}>
                <SupplierLink supplier={supplier} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </DetailPage>
  )
}

function SupplierLink({ supplier }: { supplier: Supplier }) {
  const store = useStore()
  const products = supplier.products === 1 ? '1 product' : `${supplier.products} products`
  return (
    <div className="relative flex items-start gap-3 px-5 py-4 transition-colors hover:bg-surface-2/70 max-sm:px-4">
      <Avatar name={supplier.name} shape="square" className="mt-0.5 size-9 text-sm" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <Link to={`/stores/${store.id}/suppliers/${supplier.id}` as never} className="link-plain min-w-0 truncate font-medium after:absolute after:inset-0">
            {supplier.name}
          </Link>
          <Status status={supplier.status} />
        </div>
        <p className="text-sm text-muted">
          {[KINDS[supplier.kind].label !== supplier.name && KINDS[supplier.kind].label, supplier.account_name, products]
            .filter(Boolean)
            .join(' · ')}
          {supplier.tested_at && (
            <>
              {' · checked '}
              <DateTime at={supplier.tested_at} className="relative" />
            </>
          )}
        </p>
        {supplier.problem && <p className="mt-1 text-sm text-warning">{supplier.problem}</p>}
      </div>
    </div>
  )
}
