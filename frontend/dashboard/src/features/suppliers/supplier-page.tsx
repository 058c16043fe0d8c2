import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Power, PowerOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Status } from '@/components/ui/status'
import { Textarea } from '@/components/ui/textarea'
import { toastProblem } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { FormField } from '@/components/patterns/form-field'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { readSupplier, refreshSuppliers, supplierQuery, updateSupplier, type Supplier } from './api'
import { ConnectionCard } from './connection-card'
import { CONTACT } from './contact'
import { KINDS } from './kinds'
import { RemoveDialog } from './remove-dialog'
import { UseCard } from './use-card'

const schema = z.object({ name: text('Name', { max: 80 }), ...CONTACT })

const toValues = (supplier: Supplier | null) => ({
  name: supplier?.name ?? '',
  contact_name: supplier?.contact_name ?? '',
  email: supplier?.email ?? '',
  order_page_url: supplier?.order_page_url ?? '',
  notes: supplier?.notes ?? '',
})

const labels = { contact_name: 'Contact', email: 'E-mail', order_page_url: 'Where you order' }

export function SupplierPage({ supplierId }: { supplierId: string }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const undoToast = useUndoToast()
  const { data: record } = useSuspenseQuery(supplierQuery(store.id, supplierId))
  const [isRemoving, setRemoving] = useState(false)
  const supplier = record.value
  const canWrite = store.can('suppliers:write')
  const isDisabled = supplier.status === 'disabled'
  const isManual = supplier.kind === 'manual'

  const state = useRecordForm({
    record,
    schema,
    toValues,
    save: ({ name, ...contact }, etag) => updateSupplier(store.id, supplierId, isManual ? { name, ...contact } : { name }, etag),
    reload: () => readSupplier(store.id, supplierId),
    noun: 'Supplier',
    labels,
    onSaved: (saved) => {
      queryClient.setQueryData(supplierQuery(store.id, supplierId).queryKey, saved)
      void refreshSuppliers(queryClient, store.id)
    },
  })

  async function setDisabled(next: boolean) {
    const { etag } = await readSupplier(store.id, supplierId)
    const saved = await updateSupplier(store.id, supplierId, { is_disabled: next }, etag)
    queryClient.setQueryData(supplierQuery(store.id, supplierId).queryKey, saved)
    await refreshSuppliers(queryClient, store.id)
  }

  async function toggle() {
    try {
      await setDisabled(!isDisabled)
      undoToast(isDisabled ? 'Supplier enabled' : 'Supplier disabled', () => setDisabled(isDisabled))
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }

  return (
    <>
      <DetailPage
        title={supplier.name}
        back={{ label: 'Suppliers', to: `/stores/${store.id}/suppliers` }}
        status={<Status status={supplier.status} />}
        actions={
          canWrite
            ? [
                isDisabled
                  ? { label: 'Enable supplier', icon: Power, run: () => void toggle() }
                  : { label: 'Disable supplier', icon: PowerOff, run: () => void toggle() },
                { label: 'Remove supplier', icon: Trash2, critical: true, run: () => setRemoving(true) },
              ]
            : []
        }
        aside={<UseCard supplier={supplier} />}
      >
        {!isManual && <ConnectionCard supplier={supplier} />}
        <RecordForm state={state}>
          <Card>
            <CardHeader title={isManual ? 'Contact' : 'Name'} />
            <CardBody>
              <FormField control={state.control} name="name" label="Name in Windlass" hideLabel={!isManual}>
                {(field) => <Input disabled={!canWrite} {...field} />}
              </FormField>
              {isManual && <ContactFields control={state.control} disabled={!canWrite} />}
              <p className="text-sm text-muted">{KINDS[supplier.kind].hint}</p>
            </CardBody>
          </Card>
        </RecordForm>
      </DetailPage>
      {isRemoving && <RemoveDialog supplier={supplier} onClose={() => setRemoving(false)} />}
    </>
  )
}

function ContactFields({ control, disabled }: { control: ReturnType<typeof useRecordForm<ReturnType<typeof toValues>, Supplier>>['control']; disabled: boolean }) {
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <FormField control={control} name="contact_name" label="Contact" aside="Optional">
          {(field) => <Input disabled={disabled} {...field} />}
        </FormField>
        <FormField control={control} name="email" label="E-mail" aside="Optional">
          {(field) => <Input type="email" disabled={disabled} {...field} />}
        </FormField>
      </div>
      <FormField control={control} name="order_page_url" label="Where you order" aside="Optional">
        {(field) => <Input type="url" placeholder="https://" disabled={disabled} {...field} />}
      </FormField>
      <FormField control={control} name="notes" label="Notes" aside="Optional">
        {(field) => <Textarea disabled={disabled} {...field} />}
      </FormField>
    </>
  )
}
