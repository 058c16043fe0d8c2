import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { SkeletonText } from '@/components/ui/skeleton'
import { messageOf } from '@/lib/api/problem'

import { verifyEmail } from './api'
import { GuestPage } from './guest-page'

/** The page behind the link in the mail. The token works once, so it is sent once. */
export function VerifyEmailPage({ token }: { token: string | undefined }) {
  const answer = useQuery({
    queryKey: ['verify-email', token],
    queryFn: async () => {
      await verifyEmail(token!)
      return true
    },
    enabled: token !== undefined,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

  if (answer.isSuccess) {
    return (
      <GuestPage title="Your address is confirmed" description="You can open your first store now.">
        <Button asChild variant="primary">
          <Link to="/">Go on</Link>
        </Button>
      </GuestPage>
    )
  }
  if (answer.isError || token === undefined) {
    return (
      <GuestPage title="This link does not work" description="Links work once and for a limited time. Log in to get a new one.">
        {answer.isError && <Banner kind="danger" title={messageOf(answer.error)} />}
        <Button asChild>
          <Link to="/login">Go to log in</Link>
        </Button>
      </GuestPage>
    )
  }
  return (
    <GuestPage title="Confirming your address">
      <SkeletonText lines={2} />
    </GuestPage>
  )
}
