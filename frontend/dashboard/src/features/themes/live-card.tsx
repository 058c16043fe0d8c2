import { useQuery } from '@tanstack/react-query'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { Status } from '@/components/ui/status'
import { useStore } from '@/lib/store-context'

import { previewQuery, versionsQuery, type Draft } from './api'
import { ShopPicture } from './shop-picture'
import { versionName } from './words'

/** What shoppers see now. */
export function LiveCard({ draft, canWrite }: { draft: Draft; canWrite: boolean }) {
  const store = useStore()
  const { data: versions } = useQuery(versionsQuery(store.id))
  const { data: leave } = useQuery({ ...previewQuery(store.id, { version: 0 }), enabled: canWrite })
  const live = versions?.items.find((version) => version.is_live)
  return (
    <Card>
      <CardHeader title={live ? versionName(live) : 'Made of your branding'} action={<Status status="live" />} />
      <CardBody>
        {canWrite && <ShopPicture key={draft.live_version} address={leave?.url} title="The shop as it is now" />}
        <p className="text-sm text-muted">
          {live ? (
            <>
              Published <DateTime at={live.published_at} />
              {live.published_by.name && ` by ${live.published_by.name}`}
            </>
          ) : (
            'Nothing was published yet. Your first version takes the place of this look.'
          )}
        </p>
      </CardBody>
    </Card>
  )
}
