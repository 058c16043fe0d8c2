import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Copyable } from '@/components/ui/copyable'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { apiKeysQuery, createApiKey, type CreatedApiKey, type Scope } from './api'
import { SCOPES } from './scopes'

const schema = z.object({
  name: text('Name', { max: 80 }),
  scopes: z.array(z.custom<Scope>()).min(1, 'Choose what it may read.'),
})

/** Asks for a key and then shows it. It belongs to the page and not to a button: the list changes
 * behind it, and what is shown once must not vanish with that. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<CreatedApiKey | null>(null)
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {made ? <KeyShown made={made} /> : <KeyForm onMade={setMade} />}
    </Dialog>
  )
}

function KeyForm({ onMade }: { onMade: (key: CreatedApiKey) => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const form = useSubmitForm({
    schema,
    defaults: { name: '', scopes: SCOPES.map(({ value }) => value) },
    submit: async (values) => {
      const made = await createApiKey(store.id, values)
      void queryClient.invalidateQueries({ queryKey: apiKeysQuery(store.id).queryKey })
      onMade(made)
    },
  })
  return (
    <FormDialogContent
      title="Create API key"
      description="One key for each program, so that you can revoke it alone."
      form={form}
      action="Create API key"
      refused="The key was not created"
    >
      <FormField control={form.control} name="name" label="Name" hint="What will use it: “Accounting”, “Warehouse screen”.">
        {(field) => <Input autoComplete="off" {...field} />}
      </FormField>
      <FormField control={form.control} name="scopes" label="May read">
        {({ value, onChange }) => (
          <div className="flex flex-col gap-1">
            {SCOPES.map((scope) => (
              <ScopeBox
                key={scope.value}
                scope={scope}
                checked={value.includes(scope.value)}
                onChange={(isOn) =>
                  onChange(isOn ? [...value, scope.value] : value.filter((each) => each !== scope.value))
                }
              />
            ))}
          </div>
        )}
      </FormField>
    </FormDialogContent>
  )
}

function ScopeBox({
  scope,
  checked,
  onChange,
}: {
  scope: (typeof SCOPES)[number]
  checked: boolean
  onChange: (isOn: boolean) => void
}) {
  const id = `scope-${scope.value}`
  return (
    <div className="flex items-start gap-2.5 py-1">
      <Checkbox id={id} checked={checked} onCheckedChange={(state) => onChange(state === true)} className="mt-0.5" />
      <label htmlFor={id} className="flex flex-col">
        {scope.label}
        <span className="text-sm text-muted">{scope.hint}</span>
      </label>
    </div>
  )
}

function KeyShown({ made }: { made: CreatedApiKey }) {
  return (
    <DialogContent
      title={`Key for “${made.name}”`}
      description="Send it as the x-api-key header."
      footer={
        <DialogClose asChild>
          <Button variant="primary">I have stored it</Button>
        </DialogClose>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="rounded-card border border-border bg-surface-2 px-4 py-3">
          <Copyable value={made.key} label="API key" />
        </div>
        <Banner kind="warning" title="Copy it now: it is shown only this once">
          Windlass keeps no copy. If it gets lost, revoke it and create another.
        </Banner>
      </div>
    </DialogContent>
  )
}
