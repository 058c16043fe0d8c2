import { Link } from '@tanstack/react-router'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { useStore } from '@/lib/store-context'

import type { Supplier } from './api'
import { KINDS } from './kinds'

export function UseCard({ supplier }: { supplier: Supplier }) {
  const store = useStore()
  return (
    <Card>
      <CardHeader title="About" />
      <CardBody>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 *:even:text-right [&_dt]:text-muted">
          <dt>Kind</dt>
          <dd>{KINDS[supplier.kind].label}</dd>
          <dt>Delivers</dt>
          <dd className="tabular-nums">{supplier.products === 1 ? '1 product' : `${supplier.products} products`}</dd>
          <dt>Connected</dt>
          <dd>
            <DateTime at={supplier.created_at} />
          </dd>
        </dl>
        {supplier.kind !== 'manual' && supplier.status === 'connected' && (
          <Link to={`/stores/${store.id}/products/import` as never} className="link self-start">
            Import a product from it
          </Link>
        )}
      </CardBody>
    </Card>
  )
}
