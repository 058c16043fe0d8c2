import { useQuery, useQueryClient } from '@tanstack/react-query'

import { Card, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { ConfirmButton } from '@/components/patterns/confirm-button'
import { toast } from '@/components/ui/toast'
import { useStore } from '@/lib/store-context'

import { cancelSchedule, schedulesQuery, type Schedule } from './api'

const nameOf = (schedule: Schedule) => schedule.name || 'Theme without a name'

/** Looks that wait for their moment. */
export function SchedulesCard({ canWrite }: { canWrite: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data } = useQuery(schedulesQuery(store.id))
  if (!data || data.items.length === 0) return null

  async function cancel(schedule: Schedule) {
    await cancelSchedule(store.id, schedule.id)
    toast(`${nameOf(schedule)} is not published`)
    await queryClient.invalidateQueries({ queryKey: schedulesQuery(store.id).queryKey })
  }

  return (
    <Card>
      <CardHeader title="Waiting to be published" />
      <ul className="divide-y divide-border pt-2">
        {data.items.map((schedule) => (
          <li key={schedule.id} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2 max-sm:px-4">
            <span className="min-w-0 flex-1 truncate font-medium">{nameOf(schedule)}</span>
            <span className="text-sm text-muted">
              <DateTime at={schedule.publish_at} />
              {schedule.created_by.name && `, by ${schedule.created_by.name}`}
            </span>
            {canWrite && (
              <ConfirmButton
                size="small"
                aria-label={`Cancel ${nameOf(schedule)}`}
                confirmation={{
                  title: `Not publish “${nameOf(schedule)}”?`,
                  body: 'The look that was kept for it is gone with it. Your draft and your versions stay.',
                  confirm: 'Cancel the schedule',
                  run: () => cancel(schedule),
                }}
              >
                Cancel
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
