import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Rocket } from 'lucide-react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { CardFooter } from '@/components/ui/card'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton, SkeletonText } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { Checklist } from '@/components/patterns/checklist'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { checklistQuery, launchStore } from './api'
import { stepAction } from './step-action'

/** From an empty store to an open one. Gone once the store is launched. */
export function LaunchChecklist() {
  const store = useStore()
  const queryClient = useQueryClient()
  const checklist = useQuery(checklistQuery(store.id))
  const launch = useMutation({
    mutationFn: () => launchStore(store.id),
    onSuccess: async () => {
      toast('Store launched')
      await queryClient.invalidateQueries({ queryKey: ['stores'] })
    },
    onError: () => void checklist.refetch(),
  })

  if (checklist.isPending) {
    return (
      <div role="status" aria-label="Loading" className="rounded-card border border-border bg-surface p-5">
        <Skeleton className="mb-5 w-40" />
        <SkeletonText lines={5} />
      </div>
    )
  }
  if (checklist.isError) return <ErrorState error={checklist.error} onRetry={() => void checklist.refetch()} />

  const { items: steps, can_launch: canLaunch } = checklist.data
  return (
    <div className="flex flex-col gap-3">
      {launch.isError && (
        <Banner kind="danger" title="The store is not launched">
          {messageOf(launch.error)}
        </Banner>
      )}
      <Checklist
        title={`Open ${store.name}`}
        description="Until you launch, visitors see a closed door."
        steps={steps.map((step) => {
          const action = stepAction(step.key)
          return {
            id: step.key,
            title: step.is_required ? step.title : `${step.title} (optional)`,
            body: action?.why,
            isDone: step.is_done,
            action: action && (
              <Button asChild size="small">
                <Link to={(action.isAccount ? action.path : `/stores/${store.id}${action.path}`) as never}>{action.label}</Link>
              </Button>
            ),
          }
        })}
        footer={
          <CardFooter>
            <span>{canLaunch ? 'Ready when you are.' : 'You can launch when the steps that are not optional are done.'}</span>
            <Button variant="primary" size="small" disabled={!canLaunch} busy={launch.isPending} onClick={() => launch.mutate()}>
              <Rocket aria-hidden />
              Launch store
            </Button>
          </CardFooter>
        }
      />
    </div>
  )
}
