import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { email } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { cardKey, refreshCards, resendCard, type GiftCard } from './api'

const schema = z.object({ email: email() })

/** Mails the card with its code, to the right address this time. */
export function ResendDialog({ card, onClose }: { card: GiftCard; onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const form = useSubmitForm({
    schema,
    defaults: { email: card.recipient_email },
    submit: async ({ email: address }) => {
      const saved = await resendCard(store.id, card.id, address)
      queryClient.setQueryData(cardKey(store.id, card.id), saved)
      toast(`Gift card sent to ${saved.recipient_email}`)
      onClose()
      await refreshCards(queryClient, store.id)
    },
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        title="Send again"
        description="The mail has the whole code. Whoever gets it can spend the card."
        form={form}
        action="Send gift card"
        refused="Nothing was sent"
      >
        <FormField control={form.control} name="email" label="To">
          {(field) => <Input type="email" autoComplete="off" {...field} />}
        </FormField>
      </FormDialogContent>
    </Dialog>
  )
}
