import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { reply, reviewsKey, type Review } from './api'

const schema = z.object({ text: optionalText('The answer', 2000) })

/** The answer that everybody reads below the review. */
export function ReplyForm({ review }: { review: Review }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const form = useSubmitForm({
    schema,
    defaults: { text: review.reply },
    submit: async ({ text }) => {
      await reply(store.id, review.id, text)
      await queryClient.invalidateQueries({ queryKey: reviewsKey(store.id) })
      toast(text ? 'Answer published' : 'Answer removed')
    },
  })
  return (
    <form {...form.props} className="flex flex-col gap-3">
      <FormBanner problem={form.problem} />
      <FormField control={form.control} name="text" label="Your answer" hint="Shown below the review. Empty it to take it away.">
        {(field) => <Textarea rows={3} {...field} />}
      </FormField>
      <Button type="submit" busy={form.isBusy} className="self-start">
        Save answer
      </Button>
    </form>
  )
}
