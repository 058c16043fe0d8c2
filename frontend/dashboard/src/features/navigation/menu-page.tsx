import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Pencil, Plus, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { toastProblem } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { SortableTree } from '@/components/patterns/sortable-tree'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { createMenu, deleteMenu, menuQuery, menusKey, placesQuery, readMenu, saveMenu, type Menu } from './api'
import { LinkDialog, type LinkValues } from './link-dialog'
import { DEEPEST, menuSchema, move, placeOf, toRequest, toValues, without, type LinkRow, type MenuValues } from './menu-values'

const FIXED = new Set(['main', 'footer'])

/** The links of one menu, up to three levels. */
export function MenuPage({ menuKey }: { menuKey: string }) {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const { data: record } = useSuspenseQuery(menuQuery(store.id, menuKey))
  const { data: places } = useQuery(placesQuery(store.id))
  const [editing, setEditing] = useState<LinkRow | 'new' | null>(null)
  const disabled = !store.can('navigation:write')
  const list = `/stores/${store.id}/navigation`
  const names = new Map([...(places?.collection ?? []), ...(places?.category ?? []), ...(places?.page ?? [])].map((each) => [each.value, each.label.replace(/^(– )+/, '')]))

  const state = useRecordForm<MenuValues, Menu>({
    record,
    toValues,
    schema: menuSchema,
    save: (values, etag) => saveMenu(store.id, menuKey, toRequest(values), etag),
    reload: () => readMenu(store.id, menuKey),
    noun: 'Menu',
    labels: { title: 'Name', links: 'Links' },
    onSaved: (saved) => {
      queryClient.setQueryData(menuQuery(store.id, menuKey).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: [...menusKey(store.id), 'list'] })
    },
  })
  const rows = useWatch({ control: state.control, name: 'links' })
  const put = (links: LinkRow[]) => state.form.setValue('links', links, { shouldDirty: true })

  function keep(values: LinkValues) {
    if (editing === 'new') put([...rows, { id: crypto.randomUUID(), parentId: null, depth: 0, ...values }])
    else if (editing) put(rows.map((row) => (row.id === editing.id ? { ...row, ...values } : row)))
    setEditing(null)
  }

  async function remove() {
    const body = toRequest(toValues(record.value))
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    try {
      await deleteMenu(store.id, menuKey)
    } catch (error) {
      toastProblem(messageOf(error))
      return
    }
    const refresh = () => queryClient.invalidateQueries({ queryKey: [...menusKey(store.id), 'list'] })
    await navigate({ to: list as never, ignoreBlocker: true })
    await refresh()
    undoToast(`Menu “${record.value.title}” deleted`, async () => {
      await createMenu(store.id, body, headers)
      await refresh()
    })
  }

  return (
    <RecordForm state={state}>
      <DetailPage
        title={record.value.title}
        back={{ label: 'Navigation', to: list }}
        actions={!FIXED.has(menuKey) && !disabled ? [{ label: 'Delete', icon: Trash2, critical: true, run: () => void remove() }] : []}
      >
        {!FIXED.has(menuKey) && (
          <Card>
            <CardBody>
              <FormField control={state.control} name="title" label="Name" hint="Only you see it.">
                {(field) => <Input disabled={disabled} {...field} />}
              </FormField>
            </CardBody>
          </Card>
        )}
        <Card>
          <CardHeader
            title="Links"
            description="Drag a handle, or focus it and press Alt with an arrow key: right puts a link under the one above, left takes it out."
            action={
              !disabled && (
                <Button size="small" onClick={() => setEditing('new')}>
                  <Plus aria-hidden />
                  Add link
                </Button>
              )
            }
          />
          <CardBody>
            {rows.length === 0 && (
              <p className="text-muted">
                {menuKey === 'main' && record.value.version === 0
                  ? 'Until you add a link, the menu is made of “Shop all” and your categories.'
                  : 'No links yet.'}
              </p>
            )}
            <SortableTree rows={rows} deepest={DEEPEST} label="Links" disabled={disabled} onMove={(row, to) => put(move(rows, row.id, to))}>
              {(row) => (
                <>
                  <span className="min-w-0 truncate font-medium">{row.label}</span>
                  <span className="min-w-0 flex-1 truncate text-sm text-muted">{placeOf(row, names)}</span>
                  {!disabled && (
                    <>
                      <IconButton label={`Change ${row.label}`} size="icon-small" onClick={() => setEditing(row)}>
                        <Pencil className="text-muted" aria-hidden />
                      </IconButton>
                      <IconButton label={`Remove ${row.label}`} size="icon-small" onClick={() => put(without(rows, row.id))}>
                        <X className="text-muted" aria-hidden />
                      </IconButton>
                    </>
                  )}
                </>
              )}
            </SortableTree>
          </CardBody>
        </Card>
      </DetailPage>
      <Dialog open={editing !== null} onOpenChange={(open) => !open && setEditing(null)}>
        {editing && <LinkDialog row={editing === 'new' ? null : editing} onDone={keep} />}
      </Dialog>
    </RecordForm>
  )
}
