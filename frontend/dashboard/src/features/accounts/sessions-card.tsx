import { useQuery } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast, toastProblem } from '@/components/ui/toast'
import { ConfirmButton } from '@/components/patterns/confirm-button'
import { messageOf } from '@/lib/api/problem'

import { logOut, sessionsQuery, useRevokeSession, type Session } from './api'
import { describeBrowser } from './describe-browser'

/** Where this account is signed in, and the way to end it. */
export function SessionsCard() {
  const { data, error, isPending, refetch } = useQuery(sessionsQuery)
  return (
    <Card>
      <CardHeader title="Where you are logged in" description="End what you do not recognise, then change your password." />
      {isPending && <SkeletonRows rows={2} columns={2} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <CardBody className="gap-0 divide-y divide-border py-2">
        {data?.items.map((session) => <SessionRow key={session.id} session={session} />)}
      </CardBody>
      <CardFooter>
        <span>Lost a device?</span>
        <ConfirmButton
          size="small"
          confirmation={{
            title: 'Log out everywhere?',
            body: 'Every browser, this one too, has to log in again. Your stores keep running.',
            confirm: 'Log out everywhere',
            run: () => logOut({ everywhere: true }),
          }}
        >
          Log out everywhere
        </ConfirmButton>
      </CardFooter>
    </Card>
  )
}

function SessionRow({ session }: { session: Session }) {
  const revoke = useRevokeSession()
  const { name, isPhone } = describeBrowser(session.user_agent)
  const Icon = isPhone ? Smartphone : Laptop
  const end = () =>
    revoke.mutate(session.id, {
      onSuccess: () => toast('Session ended'),
      onError: (error) => toastProblem(messageOf(error)),
    })
  return (
    <div className="flex items-center gap-3 py-3">
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {session.is_current && <Badge tone="accent">This browser</Badge>}
        </p>
        <p className="truncate text-sm text-muted">
          {session.ip} · last used <DateTime at={session.last_used_at} />
        </p>
      </div>
      {!session.is_current && (
        <Button size="small" busy={revoke.isPending} onClick={end} aria-label={`End session: ${name}`}>
          End session
        </Button>
      )}
    </div>
  )
}
