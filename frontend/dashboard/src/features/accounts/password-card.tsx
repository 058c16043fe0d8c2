import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'

import { changePassword, sessionsQuery } from './api'
import { PasswordInput } from './password-input'
import { newPassword, PASSWORD_HINT } from './password-rule'

const schema = z.object({
  current_password: z.string().min(1, 'Your current password is needed.'),
  new_password: newPassword(),
})
const empty = { current_password: '', new_password: '' }

export function PasswordCard() {
  const queryClient = useQueryClient()
  const { form, control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: empty,
    submit: async (values) => {
      await changePassword(values)
      form.reset(empty)
      toast('Password changed')
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  return (
    <Card>
      <CardHeader title="Password" description="Changing it logs you out of every other browser." />
      <form {...props}>
        <CardBody>
          <FormBanner problem={problem} title="The password is not changed" />
          <FormField control={control} name="current_password" label="Current password">
            {(field) => <PasswordInput autoComplete="current-password" {...field} />}
          </FormField>
          <FormField control={control} name="new_password" label="New password" hint={PASSWORD_HINT}>
            {(field) => <PasswordInput autoComplete="new-password" {...field} />}
          </FormField>
          <Button type="submit" busy={isBusy} className="self-start">
            Change password
          </Button>
        </CardBody>
      </form>
    </Card>
  )
}
