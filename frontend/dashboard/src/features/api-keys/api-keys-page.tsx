import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'

import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { SkeletonRows } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { ConfirmButton } from '@/components/patterns/confirm-button'
import { useStore } from '@/lib/store-context'

import { apiKeysQuery, revokeApiKey, type ApiKey } from './api'
import { CreateKeyDialog } from './create-key-dialog'
import { docsUrl, scopeLabel } from './scopes'

export function ApiKeysPage() {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(apiKeysQuery(store.id))
  const keys = data?.items ?? []
  const may = store.can('api_keys:write')
  const [isCreating, setCreating] = useState(false)
  const create = may && (
    <Button size="small" variant="primary" onClick={() => setCreating(true)}>
      Create API key
    </Button>
  )

  return (
    <Card className="overflow-clip">
      <CardHeader
        title="API keys"
        description="Let your own programs read this store."
        action={keys.length > 0 && create}
        className="pb-4"
      />
      {isPending && <SkeletonRows rows={2} columns={3} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && keys.length === 0 && (
        <EmptyState
          drawing="key"
          title="No API keys"
          body="Bookkeeping, a warehouse screen, a spreadsheet: a key lets each of them read your orders and products."
          action={create}
        />
      )}
      <ul className="divide-y divide-border border-t border-border empty:hidden">
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} mayRevoke={may} />
        ))}
      </ul>
      <CardFooter>
        <span>Every call and field, with examples.</span>
        <Button asChild size="small" variant="quiet">
          <a href={docsUrl(location.href)} target="_blank" rel="noreferrer">
            <BookOpen className="text-muted" aria-hidden />
            API reference
          </a>
        </Button>
      </CardFooter>
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
    </Card>
  )
}

function KeyRow({ apiKey, mayRevoke }: { apiKey: ApiKey; mayRevoke: boolean }) {
  const store = useStore()
  const queryClient = useQueryClient()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 max-sm:px-4">
      <div className="flex min-w-0 flex-1 basis-56 flex-col gap-0.5">
        <p className="truncate font-medium">{apiKey.name}</p>
        <p className="text-sm text-muted">
          <span className="font-mono text-xs">{apiKey.start}…</span>
          {' · '}
          {apiKey.last_used_at ? (
            <>
              last used <DateTime at={apiKey.last_used_at} />
            </>
          ) : (
            'never used'
          )}
          {' · created '}
          <DateTime at={apiKey.created_at} />
        </p>
      </div>
      <div className="flex gap-1">
        {apiKey.scopes.map((scope) => (
          <Badge key={scope}>{scopeLabel(scope)}</Badge>
        ))}
      </div>
      {mayRevoke && (
        <ConfirmButton
          size="small"
          aria-label={`Revoke ${apiKey.name}`}
          confirmation={{
            title: `Revoke the key for “${apiKey.name}”?`,
            body: 'Whatever uses it is refused from this moment on. A revoked key cannot be brought back.',
            confirm: 'Revoke API key',
            run: async () => {
              await revokeApiKey(store.id, apiKey.id)
              await queryClient.invalidateQueries({ queryKey: apiKeysQuery(store.id).queryKey })
              toast('API key revoked')
            },
          }}
        >
          Revoke
        </ConfirmButton>
      )}
    </li>
  )
}
