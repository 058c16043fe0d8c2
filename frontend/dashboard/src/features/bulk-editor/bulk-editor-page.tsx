import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { PageHeader } from '@/components/patterns/page-header'
import { useStore } from '@/lib/store-context'

import { MOST_PRODUCTS, productsQuery } from './api'
import { COLUMNS } from './cells'
import { Editor } from './editor'

/** Chosen products and their variants as a spreadsheet. */
export function BulkEditorPage({ ids }: { ids: string[] }) {
  const store = useStore()
  const list = `/stores/${store.id}/products`
  const mayWrite = store.can('products:write')
  const chosen = [...new Set(ids)].slice(0, MOST_PRODUCTS)
  const found = useQuery({ ...productsQuery(store.id, chosen), enabled: mayWrite && chosen.length > 0 })
  const gone = found.data ? chosen.length - found.data.length : 0

  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={found.data?.length === 1 ? 'Edit 1 product' : `Edit ${found.data?.length ?? chosen.length} products`}
        back={{ label: 'Products', to: list }}
      />
      {!mayWrite && <Banner kind="warning" title="You may not change products">Ask the owner of the store for the right to.</Banner>}
      {mayWrite && chosen.length === 0 && (
        <EmptyState
          drawing="box"
          title="Choose products first"
          body="Tick them in the list of products, then press Edit in a grid."
          action={
            <Button asChild>
              <Link to={list as never}>Open products</Link>
            </Button>
          }
        />
      )}
      {gone > 0 && (
        <Banner kind="warning" title={gone === 1 ? '1 product is not there any more' : `${gone} products are not there any more`}>
          Somebody deleted what you chose.
        </Banner>
      )}
      {found.isLoading && (
        <Card>
          <SkeletonRows columns={COLUMNS.length} />
        </Card>
      )}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.length > 0 && <Editor initial={found.data} />}
    </div>
  )
}
