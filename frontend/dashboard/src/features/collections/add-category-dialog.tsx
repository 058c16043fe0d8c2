import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Input } from '@/components/ui/input'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
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
    <FormDialogContent
      title={parentId ? `Add a category in ${pathOf(nodes, parentId)}` : 'Add a category'}
      form={form}
      action="Add category"
    >
      <FormField control={form.control} name="title" label="Title" required>
        {(field) => <Input placeholder="Lamps" {...field} />}
      </FormField>
    </FormDialogContent>
  )
}
