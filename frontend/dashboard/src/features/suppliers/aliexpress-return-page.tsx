import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { messageOf } from '@/lib/api/problem'

import { finishAliExpress } from './api'
import { useConnected } from './use-connected'

/** Where AliExpress sends people back to. Its answer works once, so it is sent once. */
export function AliExpressReturnPage({ code, state }: { code: string | undefined; state: string | undefined }) {
  const storeId = /^([0-9A-Z]{26})\./.exec(state ?? '')?.[1]
  const connected = useConnected()
  const answer = useQuery({
    queryKey: ['connect-aliexpress', code, state],
    queryFn: () => finishAliExpress(storeId ?? '', { code: code ?? '', state: state ?? '' }),
    enabled: Boolean(storeId && code),
    retry: false,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const isSettled = useRef(false)
  useEffect(() => {
    if (!answer.data || !storeId || isSettled.current) return
    isSettled.current = true
    void connected(storeId, answer.data)
  })

  if (!storeId) {
    return (
      <EmptyState
        isPage
        drawing="key"
        title="This address is not complete"
        body="It should come from AliExpress. Start again on the page of your suppliers."
        action={
          <Button asChild>
            <Link to="/stores">Go to your stores</Link>
          </Button>
        }
      />
    )
  }
  const again = (
    <div className="flex flex-wrap justify-center gap-2">
      <Button asChild variant="primary">
        <Link to={`/stores/${storeId}/suppliers/connect` as never} search={{ kind: 'aliexpress' } as never}>
          Connect again
        </Link>
      </Button>
      <Button asChild>
        <Link to={`/stores/${storeId}/suppliers` as never}>Back to suppliers</Link>
      </Button>
    </div>
  )
  if (!code) {
    return (
      <EmptyState
        isPage
        drawing="key"
        title="AliExpress is not connected"
        body="You said no on AliExpress’s page, so nothing was changed. Without your yes we can neither import from it nor order there."
        action={again}
      />
    )
  }
  if (answer.isError) {
    return <EmptyState isPage drawing="key" title="AliExpress is not connected yet" body={messageOf(answer.error)} action={again} />
  }
  return <EmptyState isPage drawing="rope" title="Connecting AliExpress" body={<span role="status">One moment: we ask AliExpress for your account.</span>} />
}
