import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ExternalLink, Trash2 } from 'lucide-react'
import { useWatch } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { DetailPage } from '@/components/patterns/detail-page'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { useDelete } from '@/components/patterns/use-delete'
import { useRecordForm } from '@/components/patterns/use-record-form'
import type { Versioned } from '@/lib/api/client'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import {
  collectionQuery,
  collectionsKey,
  createCollection,
  deleteCollection,
  readCollection,
  restoreCollection,
  saveCollection,
  type Collection,
} from './api'
import { collectionSchema, sortsOf, toRequest, toValues, type CollectionValues } from './collection-values'
import { BasicsCard, SeoCard } from './listing-cards'
import { LISTING_LABELS } from './listing-fields'
import { MembersCard } from './members-card'
import { PreviewCard } from './preview-card'
import { RulesCard } from './rules-card'

export function EditCollectionPage({ collectionId }: { collectionId: string }) {
  const store = useStore()
  const { data: record } = useSuspenseQuery(collectionQuery(store.id, collectionId))
  return <CollectionEditor key={collectionId} record={record} />
}

export const NewCollectionPage = () => <CollectionEditor record={null} />

function CollectionEditor({ record }: { record: Versioned<Collection> | null }) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const remove = useDelete()
  const disabled = !store.can('collections:write')
  const list = `/stores/${store.id}/collections`
  const collection = record?.value ?? null

  const erase = ({ value: { id, title }, etag }: Versioned<Collection>) =>
    remove({
      said: `Collection “${title}” deleted`,
      remove: () => deleteCollection(store.id, id, etag),
      restore: () => restoreCollection(store.id, id),
      list: { path: list, key: [...collectionsKey(store.id), 'list'] },
      record: collectionQuery(store.id, id).queryKey,
    })

  const state = useRecordForm<CollectionValues, Collection>({
    record,
    toValues,
    schema: collectionSchema,
    save: (values, etag) => {
      const body = toRequest(values)
      return collection ? saveCollection(store.id, collection.id, body, etag) : createCollection(store.id, body, idempotencyKey(body))
    },
    ...(collection ? { reload: () => readCollection(store.id, collection.id) } : {}),
    noun: 'Collection',
    labels: { ...LISTING_LABELS, rules: 'Rules', match: 'All or any rule' },
    rename: (field) => field.replace(/^(rules\.\d+)\..*$/, '$1'),
    onSaved: (saved) => {
      queryClient.setQueryData(collectionQuery(store.id, saved.value.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: [...collectionsKey(store.id), 'list'] })
      void queryClient.invalidateQueries({ queryKey: [...collectionsKey(store.id), 'job'] })
      if (!collection) void navigate({ to: `${list}/${saved.value.id}` as never, replace: true, ignoreBlocker: true })
    },
  })
  const [kind, sort] = useWatch({ control: state.control, name: ['kind', 'sort'] })

  return (
    <RecordForm state={state}>
      <DetailPage
        title={collection?.title ?? 'New collection'}
        back={{ label: 'Collections', to: list }}
        primary={
          collection && (
            <Button asChild>
              <a href={`${store.url}/collections/${collection.handle}`} target="_blank" rel="noreferrer">
                <ExternalLink aria-hidden />
                View in shop
              </a>
            </Button>
          )
        }
        actions={record && !disabled ? [{ label: 'Delete', icon: Trash2, critical: true, run: () => void erase(record) }] : []}
        aside={
          <>
            <Card>
              <CardHeader title="Order" />
              <CardBody>
                <FormField control={state.control} name="sort" label="Shoppers see first" hint="They may choose another order.">
                  {(field) => <Select options={sortsOf(kind)} disabled={disabled} {...field} />}
                </FormField>
              </CardBody>
            </Card>
            {kind === 'rules' && <PreviewCard />}
          </>
        }
      >
        <BasicsCard picture={collection?.picture ?? null} placeholder="Summer favourites" disabled={disabled} />
        {!collection && (
          <Card>
            <CardHeader title="Products" />
            <CardBody>
              <FormField control={state.control} name="kind" label="How products get here" hint="This stays as you choose it.">
                {(field) => (
                  <RadioCards
                    label="How products get here"
                    columns={2}
                    value={field.value}
                    onChange={(next) => {
                      field.onChange(next)
                      state.form.setValue('sort', next === 'manual' ? 'manual' : 'newest', { shouldDirty: true })
                    }}
                    options={[
                      { value: 'rules', label: 'By rules', hint: 'Tag, price, stock and the like decide.' },
                      { value: 'manual', label: 'By hand', hint: 'You choose each one, after saving.' },
                    ]}
                  />
                )}
              </FormField>
            </CardBody>
          </Card>
        )}
        {kind === 'rules' && <RulesCard disabled={disabled} />}
        {kind === 'manual' && collection && <MembersCard collectionId={collection.id} isOrdered={sort === 'manual'} disabled={disabled} />}
        <SeoCard folder="collections" savedHandle={collection?.handle ?? ''} disabled={disabled} />
      </DetailPage>
    </RecordForm>
  )
}
