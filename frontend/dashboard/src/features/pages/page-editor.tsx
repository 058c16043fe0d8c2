import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Copy, ExternalLink, Trash2 } from 'lucide-react'
import { useMemo } from 'react'

import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { toast } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Versioned } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { createPage, deletePage, duplicatePage, pageQuery, pagesKey, readPage, restorePage, savePage, type Kind, type Page } from './api'
import { PublishCard, SeoCard, TemplatesCard, TextCard } from './cards'
import { KINDS, pageSchema, toRequest, valuesOf, type PageValues } from './page-values'

const LABELS = { body_html: 'Text', handle: 'Address', seo: 'Search-engine listing', status: 'Who sees it', at: 'When', publish_at: 'When' }

export function EditPage({ pageId }: { pageId: string }) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(pageQuery(store.id, pageId))
  return <PageEditor key={pageId} record={record} kind={record.value.kind} />
}

export const NewPage = ({ kind }: { kind: Kind }) => <PageEditor record={null} kind={kind} />

function PageEditor({ record, kind }: { record: Versioned<Page> | null; kind: Kind }) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const copyKey = useIdempotencyKey()
  const remove = useDelete(record)
  const disabled = !store.can('themes:write')
  const list = `/stores/${store.id}/pages`
  const page = record?.value ?? null
  const toValues = useMemo(() => valuesOf(kind, store.timeZone), [kind, store.timeZone])

  const state = useRecordForm<PageValues, Page>({
    record,
    toValues,
    schema: pageSchema,
    save: (values, etag) => {
      const body = toRequest(values, store.timeZone)
      return page ? savePage(store.id, page.id, body, etag) : createPage(store.id, body, idempotencyKey(body))
    },
    ...(page ? { reload: () => readPage(store.id, page.id) } : {}),
    noun: KINDS[kind].one,
    labels: LABELS,
    rename: (field) => (field === 'publish_at' ? 'at' : field),
    onSaved: (saved) => {
      queryClient.setQueryData(pageQuery(store.id, saved.value.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: [...pagesKey(store.id), 'list'] })
      if (!page) void navigate({ to: `${list}/${saved.value.id}` as never, replace: true, ignoreBlocker: true })
    },
  })

  async function copy() {
    if (!page) return
    try {
      const made = await duplicatePage(store.id, page.id, copyKey({ page: page.id, version: page.version }))
      await queryClient.invalidateQueries({ queryKey: [...pagesKey(store.id), 'list'] })
      toast(`“${made.title}” is a draft`)
      await navigate({ to: `${list}/${made.id}` as never })
    } catch (error) {
      toast(messageOf(error))
    }
  }

  return (
    <RecordForm state={state}>
      <DetailPage
        title={page?.title ?? (kind === 'post' ? 'New post' : 'New page')}
        status={page && <Status status={page.status} />}
        back={{ label: 'Pages', to: list }}
        primary={
          page?.status === 'published' && (
            <Button asChild>
              <a href={`${store.url}${page.path}`} target="_blank" rel="noreferrer">
                <ExternalLink aria-hidden />
                View in shop
              </a>
            </Button>
          )
        }
        actions={
          page && !disabled
            ? [
                { label: 'Duplicate', icon: Copy, run: () => void copy() },
                { label: 'Delete', icon: Trash2, critical: true, run: () => void remove() },
              ]
            : []
        }
        aside={<PublishCard disabled={disabled} />}
      >
        {!page && kind === 'page' && <TemplatesCard />}
        <TextCard disabled={disabled} />
        <SeoCard savedHandle={page?.handle ?? ''} disabled={disabled} />
      </DetailPage>
    </RecordForm>
  )
}

/** Deletes at once and offers the way back. */
function useDelete(record: Versioned<Page> | null) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  return async () => {
    if (!record) return
    const { id, title } = record.value
    try {
      await deletePage(store.id, id, record.etag)
    } catch (error) {
      toast(messageOf(error))
      return
    }
    const refresh = () => queryClient.invalidateQueries({ queryKey: [...pagesKey(store.id), 'list'] })
    await navigate({ to: `/stores/${store.id}/pages` as never, ignoreBlocker: true })
    queryClient.removeQueries({ queryKey: pageQuery(store.id, id).queryKey })
    await refresh()
    undoToast(`“${title}” deleted`, async () => {
      await restorePage(store.id, id)
      await refresh()
    })
  }
}
