import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Copy, ExternalLink, Trash2 } from 'lucide-react'
import { useMemo } from 'react'

import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { toast, toastProblem } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { RecordForm } from '@/components/patterns/record-form'
import { useDelete } from '@/components/patterns/use-delete'
import { useRecordForm } from '@/components/patterns/use-record-form'
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
  const remove = useDelete()
  const disabled = !store.can('themes:write')
  const list = `/stores/${store.id}/pages`
  const page = record?.value ?? null
  const toValues = useMemo(() => valuesOf(kind, store.timeZone), [kind, store.timeZone])

  const erase = ({ value: { id, title }, etag }: Versioned<Page>) =>
    remove({
      said: `“${title}” deleted`,
      remove: () => deletePage(store.id, id, etag),
      restore: () => restorePage(store.id, id),
      list: { path: list, key: [...pagesKey(store.id), 'list'] },
      record: pageQuery(store.id, id).queryKey,
    })

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
      toastProblem(messageOf(error))
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
          record && !disabled
            ? [
                { label: 'Duplicate', icon: Copy, run: () => void copy() },
                { label: 'Delete', icon: Trash2, critical: true, run: () => void erase(record) },
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
