import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IndexPage } from '@/components/patterns/index-page'
import { useStore } from '@/lib/store-context'

import { discountsQuery } from './api'
import { columns, PhoneRow } from './columns'

const TABS = [
  { value: 'active', label: 'Active' },
  { value: 'scheduled', label: 'Scheduled' },
  { value: 'paused', label: 'Paused' },
  { value: 'expired', label: 'Expired' },
  { value: 'archived', label: 'Archived' },
]

export function DiscountsPage() {
  const store = useStore()
  const create = store.can('discounts:write') && (
    <Button variant="primary" asChild>
      <Link to={`/stores/${store.id}/discounts/new` as never}>
        <Plus aria-hidden />
        Create discount
      </Link>
    </Button>
  )
  return (
    <IndexPage
      title="Discounts"
      resource="discounts"
      primary={create}
      tabs={TABS}
      searchPlaceholder="Title or code"
      query={(search) => discountsQuery(store.id, search)}
      columns={columns}
      rowId={(discount) => discount.id}
      rowPath={(discount) => `/stores/${store.id}/discounts/${discount.id}`}
      phoneRow={(discount) => <PhoneRow discount={discount} />}
      empty={
        <EmptyState
          drawing="box"
          title="No discounts yet"
          body="Give a percentage, an amount, free shipping, or one for two. With a code, or automatically."
          action={create}
        />
      }
    />
  )
}
