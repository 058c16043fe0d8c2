import { Button } from '@/components/ui/button'
import { useStore } from '@/lib/store-context'

import type { Mail } from './api'
import { useRetry } from './use-retry'

export function RetryButton({ mail }: { mail: Mail }) {
  const store = useStore()
  const retry = useRetry()
  if (!store.can('mail:write')) return null
  return (
    <Button size="small" busy={retry.isPending} onClick={() => retry.mutate(mail.id)} aria-label={`Send “${mail.subject}” again`}>
      Send again
    </Button>
  )
}
