import { useQuery } from '@tanstack/react-query'

import { useStore } from '@/lib/store-context'

import { schemaQuery, versionQuery, type Draft } from './api'
import { differences, type Difference } from './changes'

/** What publishing the draft would change; "unknown" where no version was published to compare it with. */
export function useDifferences(draft: Draft | undefined): Difference[] | 'pending' | 'unknown' {
  const store = useStore()
  const hasLive = (draft?.live_version ?? 0) > 0
  const { data: schema } = useQuery(schemaQuery(store.id))
  const { data: live } = useQuery({ ...versionQuery(store.id, draft?.live_version ?? 0), enabled: hasLive })
  if (draft && !draft.has_changes) return []
  if (draft && !hasLive) return 'unknown'
  if (!draft || !schema || !live) return 'pending'
  return differences(live, draft.document, schema.sections, schema.settings.flatMap((group) => group.settings))
}
