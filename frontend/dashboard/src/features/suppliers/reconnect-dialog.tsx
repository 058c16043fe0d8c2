import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { reconnectSupplier, refreshSuppliers, type Supplier } from './api'
import { CjKeyHelp } from './cj-form'

const schema = z.object({ api_key: optionalText('API key') })

export function ReconnectDialog({ supplier, onClose }: { supplier: Supplier; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const form = useSubmitForm({
    schema,
    defaults: { api_key: '' },
    submit: async ({ api_key }) => {
      await reconnectSupplier(store.id, supplier.id, api_key)
      await refreshSuppliers(queryClient, store.id)
      toast(`${supplier.name} reconnected`)
      onClose()
    },
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        title={`Reconnect ${supplier.name}`}
        form={form}
        action="Reconnect"
        refused="It is not reconnected yet"
      >
        <CjKeyHelp />
        <FormField control={form.control} name="api_key" label="New API key" hint="Empty: the key it has is tried again.">
          {(field) => <Input autoComplete="off" spellCheck={false} placeholder="CJ1234567@api@…" className="font-mono" {...field} />}
        </FormField>
      </FormDialogContent>
    </Dialog>
  )
}
