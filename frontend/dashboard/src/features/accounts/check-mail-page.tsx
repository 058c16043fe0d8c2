import { Link } from '@tanstack/react-router'

import { Button } from '@/components/ui/button'

import { GuestPage } from './guest-page'

/** After registering or asking for a new password: the next step is in the inbox. */
export function CheckMailPage({ email, purpose }: { email: string | undefined; purpose: 'verify' | 'reset' }) {
  const where = email ? <strong className="font-medium text-text">{email}</strong> : 'your address'
  return (
    <GuestPage
      title="Check your mail"
      description={
        purpose === 'verify' ? (
          <>We sent a link to {where}. Open it to confirm the address, then log in.</>
        ) : (
          <>If {where} has an account, a link to choose a new password is on its way.</>
        )
      }
      footer={
        purpose === 'verify' ? (
          'No mail after a few minutes? Look among the junk, or log in: your account settings can send it again.'
        ) : (
          <>
            No mail after a few minutes?{' '}
            <Link to="/forgot-password" className="link">
              Ask again
            </Link>
          </>
        )
      }
    >
      <Button asChild>
        <Link to="/login">Go to log in</Link>
      </Button>
    </GuestPage>
  )
}
