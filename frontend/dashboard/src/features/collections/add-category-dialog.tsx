import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { createCategory, pathOf, treeQuery, type CategoryNode } from './categories-api'

const schema = z.object({ title: text('Title', { max: 120 }) })

export function AddCategoryDialog({ parentId, nodes, onDone }: { parentId: string | null; nodes: CategoryNode[]; onDone: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const idempotencyKey = useIdempotencyKey()
  const form = useSubmitForm({
    schema,
    defaults: { title: '' },
    submit: async ({ title }) => {
      await createCategory(store.id, title, parentId, idempotencyKey({ title, parentId }))
      await queryClient.invalidateQueries({ queryKey: treeQuery(store.id).queryKey })
      onDone()
    },
  })
  return (
    <DialogContent
      title={parentId ? `Add a category in ${pathOf(nodes, parentId)}` : 'Add a category'}
      footer={
        <>
          <Button type="submit" form={form.props.id} variant="primary" busy={form.isBusy}>
            Add category
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </>
      }
    >
      <form {...form.props} className="flex flex-col gap-4">
        <FormBanner problem={form.problem} />
        <FormField control={form.control} name="title" label="Title" required>
          {(field) => <Input placeholder="Lamps" {...field} />}
        </FormField>
      </form>
    </DialogContent>
  )
}
