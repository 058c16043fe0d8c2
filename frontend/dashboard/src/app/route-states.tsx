import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonDetail } from '@/components/ui/skeleton'
import { isNotFound } from '@/lib/api/problem'
import { setPageTitle } from '@/lib/page-title'

const home = (
  <Button asChild>
    <Link to="/stores">Go to your stores</Link>
  </Button>
)

/** A page that failed, inside the shell, so that the rest stays usable. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  useEffect(() => resetQueries(), [resetQueries])
  if (isNotFound(error)) return <NotFoundPage />
  const isOutdated = /dynamically imported module|module script failed/i.test(String(error))
  return (
    <ErrorState
      isPage
      error={isOutdated ? new Error('Windlass was updated since you opened it. Reload to go on.') : error}
      title={isOutdated ? 'There is a newer version' : 'This page could not be shown'}
      onRetry={() => {
        if (isOutdated) return location.reload()
        reset()
        void router.invalidate()
      }}
      action={home}
    />
  )
}

export function NotFoundPage() {
  useEffect(() => setPageTitle('Not found'), [])
  return (
    <EmptyState
      isPage
      drawing="compass"
      title="There is nothing here"
      body="The address may be mistyped, or what it led to was deleted or belongs to another account."
      action={home}
    />
  )
}

export const RoutePending = () => (
  <div className="mx-auto w-full max-w-300">
    <SkeletonDetail />
  </div>
)
