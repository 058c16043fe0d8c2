import { useNavigate } from '@tanstack/react-router'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { useStore } from '@/lib/store-context'

import { eraseCustomer, useRefreshCustomers, type Customer } from './api'

const GONE = ['Account, addresses, wishlist and sign-ins', 'Carts and unfinished checkouts', 'Mails, reviews, notes and tags', 'Store credit that is left']
const STAYS = ['Orders, with country and postal code but no name', 'Invoices, as they were issued, with name and address: tax law wants them kept']

export function EraseDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const store = useStore()
  const navigate = useNavigate()
  const refresh = useRefreshCustomers(store.id)
  const form = useSubmitForm({
    schema: z.object({
      email: z.string().refine((typed) => typed.trim().toLowerCase() === customer.email, `Type ${customer.email} to confirm.`),
    }),
    defaults: { email: '' },
    submit: async ({ email }) => {
      await eraseCustomer(store.id, customer.id, email.trim())
      toast('Customer is being erased')
      onClose()
      await refresh()
      await navigate({ to: `/stores/${store.id}/customers` as never })
    },
  })

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Erase ${customer.name || customer.email}?`}
        description="This cannot be undone. It takes a few minutes."
        footer={
          <>
            <Button type="submit" form={form.props.id} variant="danger" busy={form.isBusy}>
              Erase customer
            </Button>
            <DialogClose asChild>
              <Button>Keep customer</Button>
            </DialogClose>
          </>
        }
      >
        <form {...form.props} className="flex flex-col gap-4">
          <FormBanner problem={form.problem} title="The customer is not erased" />
          <Consequences title="Gone for good" items={GONE} />
          <Consequences title="Stays in the books" items={STAYS} />
          <FormField control={form.control} name="email" label={`Type ${customer.email} to confirm`}>
            {(field) => <Input type="email" autoComplete="off" {...field} />}
          </FormField>
        </form>
      </DialogContent>
    </Dialog>
  )
}

function Consequences({ title, items }: { title: string; items: string[] }) {
  return (
    <div>
      <p className="font-medium">{title}</p>
      <ul className="mt-1 list-disc pl-5 text-muted">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
