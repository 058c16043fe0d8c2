import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CornerDownRight, ListTree, Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { Input } from '@/components/ui/input'
import { SkeletonRows } from '@/components/ui/skeleton'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { PageHeader } from '@/components/patterns/page-header'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { createMenu, menusQuery, type Menu } from './api'

const countOf = (menu: Menu) => menu.links.reduce((sum, link) => sum + 1 + link.links.reduce((inner, each) => inner + 1 + each.links.length, 0), 0)
const wordsOf = (menu: Menu) => {
  const count = countOf(menu)
  if (menu.key === 'main' && menu.version === 0) return 'Made of your categories'
  return count === 1 ? '1 link' : `${count} links`
}

/** The menus of the shop, and the way to its redirects. */
export function MenusPage() {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(menusQuery(store.id))
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Navigation"
        primary={
          <>
            <Button asChild>
              <Link to={`/stores/${store.id}/redirects` as never}>
                <CornerDownRight aria-hidden />
                Redirects
              </Link>
            </Button>
            {store.can('navigation:write') && (
              <Button variant="primary" onClick={() => setAdding(true)}>
                <Plus aria-hidden />
                Add menu
              </Button>
            )}
          </>
        }
      />
      <Card className="overflow-clip">
        {isPending && <SkeletonRows rows={3} columns={2} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        <ul className="divide-y divide-border">
          {data?.items.map((menu) => (
            <li key={menu.key} className="flex min-h-12 items-center gap-3 px-5 py-2 max-sm:px-4">
              <ListTree className="size-4 shrink-0 text-muted" aria-hidden />
              <Link to={`/stores/${store.id}/navigation/${menu.key}` as never} className="link-plain min-w-0 flex-1 truncate font-medium">
                {menu.title}
              </Link>
              <span className="text-sm text-muted">{wordsOf(menu)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Dialog open={isAdding} onOpenChange={setAdding}>
        {isAdding && <AddMenuDialog />}
      </Dialog>
    </div>
  )
}

const schema = z.object({ title: text('Name', { max: 60 }) })

function AddMenuDialog() {
  const store = useStore()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const form = useSubmitForm({
    schema,
    defaults: { title: '' },
    submit: async ({ title }) => {
      const body = { title, links: [] }
      const made = await createMenu(store.id, body, idempotencyKey(body))
      void queryClient.invalidateQueries({ queryKey: menusQuery(store.id).queryKey })
      await navigate({ to: `/stores/${store.id}/navigation/${made.key}` as never })
    },
  })
  return (
    <FormDialogContent
      title="Add a menu"
      description="For a part of your theme. The shop’s header and footer have theirs already."
      form={form}
      action="Add menu"
    >
      <FormField control={form.control} name="title" label="Name" required>
        {(field) => <Input placeholder="Help" {...field} />}
      </FormField>
    </FormDialogContent>
  )
}
