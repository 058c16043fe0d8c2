import { useQueries } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { useDeferredValue } from 'react'

import { recordSources } from '@/app/features'
import { Status } from '@/components/ui/status'

const MIN_LETTERS = 2

/** Live records by kind. What the server found stays in the list whatever the palette's own filter
 * thinks, hence the typed text among the keywords. */
export function RecordResults({
  storeId,
  typed,
  onChoose,
}: {
  storeId: string
  typed: string
  onChoose: (path: string) => () => void
}) {
  const query = useDeferredValue(typed.trim())
  const answers = useQueries({
    queries: recordSources.map((source) => ({
      queryKey: ['stores', storeId, 'palette', source.label, query],
      queryFn: ({ signal }: { signal: AbortSignal }) => source.find(storeId, query, signal),
      enabled: query.length >= MIN_LETTERS,
      staleTime: 30_000,
    })),
  })

  return recordSources.map((source, at) => {
    const hits = answers[at]?.data ?? []
    if (query.length < MIN_LETTERS || hits.length === 0) return null
    const Icon = source.icon
    return (
      <Command.Group key={source.label} heading={source.label}>
        {hits.map((hit) => (
          <Command.Item
            key={hit.id}
            value={`${source.label} ${hit.id}`}
            keywords={[typed, hit.title]}
            onSelect={onChoose(hit.path)}
            className="flex h-9 cursor-default items-center gap-3 rounded-control px-2.5 data-[selected=true]:bg-surface-2 max-md:h-11"
          >
            <Icon className="size-4 shrink-0 text-muted" aria-hidden />
            <span className="min-w-0 truncate">{hit.title}</span>
            {hit.detail && <span className="min-w-0 flex-1 truncate text-muted">{hit.detail}</span>}
            {hit.status && <Status status={hit.status} className="text-sm" />}
          </Command.Item>
        ))}
      </Command.Group>
    )
  })
}
