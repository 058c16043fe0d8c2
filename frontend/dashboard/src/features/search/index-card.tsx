import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { Progress } from '@/components/ui/progress'
import { SkeletonText } from '@/components/ui/skeleton'
import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { indexQuery, isBusy, rebuildIndex, type SearchIndex } from './api'

const number = new Intl.NumberFormat(navigator.language)
const sizeSaid = (bytes: number) =>
  bytes < 1e6 ? `${number.format(Math.ceil(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`

/** Which version of the index shoppers search, and how far behind the products it is. */
export function IndexCard() {
  const store = useStore()
  const { data: index, error, isPending, refetch } = useQuery(indexQuery(store.id))
  return (
    <Card>
      <CardHeader title="Index" description="Follows every change of a product within seconds" />
      <CardBody className="gap-4">
        {isPending && <SkeletonText lines={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {index && <State index={index} />}
        {index && store.can('search:write') && <Rebuild index={index} />}
      </CardBody>
    </Card>
  )
}

function State({ index }: { index: SearchIndex }) {
  return (
    <>
      {index.problem && !isBusy(index) && (
        <Banner kind="warning" title="The last build did not end">
          It is tried again within a minute.
        </Banner>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-sm [&_dd]:text-right [&_dd]:tabular-nums [&_dt]:text-muted">
        <dt>Products</dt>
        <dd>{number.format(index.products)}</dd>
        <dt>Version</dt>
        <dd>{index.version || 'None yet'}</dd>
        {index.built_at && (
          <>
            <dt>Built</dt>
            <dd>
              <DateTime at={index.built_at} />
            </dd>
            <dt>Took</dt>
            <dd>{index.build_ms < 100 ? 'Less than 0.1 s' : `${(index.build_ms / 1000).toFixed(1)} s`}</dd>
            <dt>Size</dt>
            <dd>{sizeSaid(index.bytes)}</dd>
          </>
        )}
      </dl>
      <p role="status" className="text-sm">
        {isBusy(index) ? `Changes have waited for ${String(index.waiting_seconds)} s.` : 'Up to date.'}
      </p>
      {index.total > 0 && (
        <div className="flex flex-col gap-1.5">
          <Progress value={index.done} max={index.total} label="Products read" />
          <p className="text-sm text-muted tabular-nums">
            {number.format(index.done)} of {number.format(index.total)} products
          </p>
        </div>
      )}
    </>
  )
}

function Rebuild({ index }: { index: SearchIndex }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const rebuild = useMutation({
    mutationFn: () => rebuildIndex(store.id),
    onSuccess: (now) => {
      queryClient.setQueryData(indexQuery(store.id).queryKey, now)
      toast('Index is being rebuilt')
    },
    onError: (error) => toastProblem(messageOf(error)),
  })
  return (
    <Button className="self-start" busy={rebuild.isPending || index.is_rebuilding} onClick={() => rebuild.mutate()}>
      {index.is_rebuilding ? 'Rebuilding' : 'Rebuild index'}
    </Button>
  )
}
