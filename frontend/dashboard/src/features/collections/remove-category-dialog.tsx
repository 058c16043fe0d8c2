import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { branchOf } from '@/components/patterns/tree-moves'

import { pathOf, type CategoryNode } from './categories-api'

/** Asks where the products go. The removal can be undone. */
export function RemoveCategoryDialog({ categoryId, nodes, onRemove }: { categoryId: string; nodes: CategoryNode[]; onRemove: (target: string) => void }) {
  const node = nodes.find((each) => each.id === categoryId)
  const [target, setTarget] = useState(node?.parent_id ?? '')
  const rows = nodes.map((each) => ({ id: each.id, parentId: each.parent_id, depth: each.depth, label: each.title }))
  const hasChildren = branchOf(rows, categoryId).length > 1
  return (
    <DialogContent
      title={`Remove “${node?.title ?? ''}”?`}
      footer={
        <>
          <Button variant="primary" onClick={() => onRemove(target)}>
            Remove category
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Its products go to">
          <Select
            value={target}
            onChange={(event) => setTarget(event.target.value)}
            options={[
              { value: '', label: 'No category' },
              ...nodes.filter((each) => each.id !== categoryId).map((each) => ({ value: each.id, label: pathOf(nodes, each.id) })),
            ]}
          />
        </Field>
        <p className="text-sm text-muted">
          {hasChildren && 'The categories in it move up one level. '}
          {target ? 'Its old address leads to the chosen category.' : 'Its old address answers that it is gone.'} You can undo this.
        </p>
      </div>
    </DialogContent>
  )
}
