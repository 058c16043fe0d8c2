import { useBlocker } from '@tanstack/react-router'

import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'

/** Asks before unsaved work is left behind, by link, Back or closing the tab. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null

  return (
    <Dialog open onOpenChange={(open) => !open && blocker.reset()}>
      <DialogContent
        title="Leave without saving?"
        footer={
          <>
            <Button variant="danger" onClick={blocker.proceed}>
              Leave page
            </Button>
            <Button onClick={blocker.reset}>Stay here</Button>
          </>
        }
      >
        <p className="text-muted">What you changed on this page is not saved and would be lost.</p>
      </DialogContent>
    </Dialog>
  )
}
