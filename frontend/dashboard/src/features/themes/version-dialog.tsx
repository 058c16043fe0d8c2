import { useQuery } from '@tanstack/react-query'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { useStore } from '@/lib/store-context'

import { previewQuery, type Version } from './api'
import { ShopPicture } from './shop-picture'
import { versionName } from './words'

/** The shop as it was with this version. */
export function VersionDialog({
  version,
  isBusy,
  onRollBack,
  onClose,
}: {
  version: Version
  isBusy: boolean
  onRollBack: () => void
  onClose: () => void
}) {
  const store = useStore()
  const { data: leave, error, refetch } = useQuery(previewQuery(store.id, { version: version.number }))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="wide"
        title={versionName(version)}
        description="Your shop with this version, with the products that it has today."
        footer={
          <>
            {!version.is_live && (
              <Button variant="primary" busy={isBusy} onClick={onRollBack}>
                Roll back to it
              </Button>
            )}
            {leave && (
              <Button asChild>
                <a href={leave.url} target="_blank" rel="noreferrer">
                  Open in a new tab
                </a>
              </Button>
            )}
          </>
        }
      >
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ShopPicture address={leave?.url} title={`The shop with ${versionName(version)}`} />}
      </DialogContent>
    </Dialog>
  )
}
