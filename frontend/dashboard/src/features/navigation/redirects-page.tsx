import { useQueryClient } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { Download, Plus, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Dialog } from '@/components/ui/dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { toast, toastProblem } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { IndexPage } from '@/components/patterns/index-page'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import type { Schemas } from '@/lib/api/client'
import { messageOf } from '@/lib/api/problem'
import { text } from '@/lib/fields'
import { saveFile } from '@/lib/save-file'
import { useStore } from '@/lib/store-context'

import { exportRedirects, importRedirects, redirectsKey, redirectsQuery, removeRedirect, saveRedirect, type Redirect } from './api'

const column = createColumnHelper<Redirect>()
const columns = [
  column.accessor('path', { header: 'From' }),
  column.accessor('target', { header: 'To' }),
  column.accessor('created_at', { header: 'Since', meta: { from: 'md' }, cell: ({ getValue }) => <DateTime at={getValue()} /> }),
]

/** Old addresses, and where they lead. */
export function RedirectsPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const file = useRef<HTMLInputElement>(null)
  const [isAdding, setAdding] = useState(false)
  const [refused, setRefused] = useState<Schemas['RefusedOut'][]>([])
  const mayWrite = store.can('navigation:write')
  const refresh = () => queryClient.invalidateQueries({ queryKey: redirectsKey(store.id) })

  async function remove(rows: Redirect[]) {
    for (const row of rows) await removeRedirect(store.id, row.path)
    await refresh()
    undoToast(rows.length === 1 ? 'Redirect removed' : `${rows.length} redirects removed`, async () => {
      for (const row of rows) await saveRedirect(store.id, row.path, row.target)
      await refresh()
    })
  }

  async function read(chosen: File | undefined) {
    if (!chosen) return
    try {
      const { saved, refused: wrong } = await importRedirects(store.id, await chosen.text())
      setRefused(wrong)
      toast(saved === 1 ? '1 redirect saved' : `${saved} redirects saved`)
    } catch (error) {
      toastProblem(messageOf(error))
    }
    await refresh()
  }

  async function write() {
    try {
      const { csv } = await exportRedirects(store.id)
      saveFile('redirects.csv', csv)
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }

  const add = mayWrite && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      Add redirect
    </Button>
  )
  return (
    <>
      <IndexPage
        title="Redirects"
        resource="redirects"
        back={{ label: 'Navigation', to: `/stores/${store.id}/navigation` }}
        primary={
          <>
            <Button onClick={() => void write()}>
              <Download aria-hidden />
              Export
            </Button>
            {mayWrite && (
              <Button onClick={() => file.current?.click()}>
                <Upload aria-hidden />
                Import
              </Button>
            )}
            {add}
          </>
        }
        banner={
          refused.length > 0 && (
            <Banner kind="warning" title={refused.length === 1 ? 'One line was left out' : `${refused.length} lines were left out`}>
              <ul>
                {refused.map((each) => (
                  <li key={each.line}>
                    Line {each.line}, {each.path}: {each.message}
                  </li>
                ))}
              </ul>
            </Banner>
          )
        }
        searchPlaceholder="How the old address begins"
        query={(search) => redirectsQuery(store.id, search)}
        columns={columns}
        rowId={(row) => row.path}
        phoneRow={(row) => (
          <span className="flex min-w-0 flex-col">
            <span className="truncate font-medium">{row.path}</span>
            <span className="truncate text-sm text-muted">leads to {row.target}</span>
          </span>
        )}
        bulk={mayWrite ? [{ label: 'Remove redirects', run: remove }] : []}
        empty={
          <EmptyState
            drawing="search"
            title="No old address leads on yet"
            body="Products, categories and collections that you rename lead on automatically. Add what came from another shop, one by one or from a file with the columns from and to."
            action={add}
          />
        }
      />
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        tabIndex={-1}
        aria-label="Choose a file of redirects"
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Dialog open={isAdding} onOpenChange={setAdding}>
        {isAdding && (
          <AddRedirectDialog
            onDone={() => {
              setAdding(false)
              void refresh()
            }}
          />
        )}
      </Dialog>
    </>
  )
}

const schema = z.object({ path: text('Old address', { max: 300 }), target: text('New address', { max: 300 }) })

function AddRedirectDialog({ onDone }: { onDone: () => void }) {
  const store = useStore()
  const form = useSubmitForm({
    schema,
    defaults: { path: '', target: '' },
    submit: async ({ path, target }) => {
      await saveRedirect(store.id, path, target)
      onDone()
    },
  })
  return (
    <FormDialogContent
      title="Add redirect"
      description="An address that has a page of its own shows that page."
      form={form}
      action="Add redirect"
    >
      <FormField control={form.control} name="path" label="Old address" required>
        {(field) => <Input placeholder="/old-page" autoComplete="off" {...field} />}
      </FormField>
      <FormField control={form.control} name="target" label="Leads to" required>
        {(field) => <Input placeholder="/collections/sale" autoComplete="off" {...field} />}
      </FormField>
    </FormDialogContent>
  )
}
