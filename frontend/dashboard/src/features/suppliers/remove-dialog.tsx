import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { refreshSuppliers, removeSupplier, supplierQuery, suppliersQuery, type Supplier } from './api'
import { KINDS } from './kinds'

/** Removing takes the credentials with it; products that it delivers need somebody else first. */
export function RemoveDialog({ supplier, onClose }: { supplier: Supplier; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { data } = useQuery(suppliersQuery(store.id))
  const [heir, setHeir] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isUsed = supplier.products > 0
  const products = supplier.products === 1 ? '1 product' : `${supplier.products} products`
  const heirs = (data?.items ?? []).filter(
    ({ id, kind }) => id !== supplier.id && (kind === supplier.kind || kind === 'manual'),
  )

  async function remove() {
    setBusy(true)
    setProblem(null)
    try {
      await removeSupplier(store.id, supplier.id, heir)
      await navigate({ to: `/stores/${store.id}/suppliers` as never, ignoreBlocker: true })
      queryClient.removeQueries({ queryKey: supplierQuery(store.id, supplier.id).queryKey })
      toast('Supplier removed')
    } catch (error) {
      setProblem(messageOf(error))
      setBusy(false)
    } finally {
      void refreshSuppliers(queryClient, store.id)
    }
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Remove ${supplier.name}?`}
        footer={
          <>
            <Button variant="danger" busy={isBusy} disabled={isUsed && !heir} onClick={() => void remove()}>
              Remove supplier
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {problem && <Banner kind="danger" title="It is still there">{problem}</Banner>}
          <p className="text-muted">
            {isUsed
              ? `It delivers ${products}. Their orders would have nowhere to go, so another supplier has to take them over first.`
              : 'We forget how to reach it. To only stop ordering from it for a while, disable it instead.'}
          </p>
          {isUsed &&
            (heirs.length > 0 ? (
              <Field label="Who takes them over">
                <Select
                  placeholder="Choose a supplier"
                  value={heir}
                  onChange={(event) => setHeir(event.target.value)}
                  options={heirs.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            ) : (
              <p className="text-muted">
                That can be another {KINDS[supplier.kind].label} account, or a supplier you order from by hand. There is none
                yet: add one first, then come back.
              </p>
            ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}
