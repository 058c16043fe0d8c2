import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'

import { resetPassword } from './api'
import { GuestPage } from './guest-page'
import { PasswordInput } from './password-input'
import { newPassword, PASSWORD_HINT } from './password-rule'

const schema = z.object({ password: newPassword() })

export function ResetPasswordPage({ token, onDone }: { token: string; onDone: () => void }) {
  const { control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { password: '' },
    submit: async ({ password }) => {
      await resetPassword({ token, password })
      onDone()
    },
  })
  return (
    <GuestPage
      title="Choose a new password"
      description="It logs you out everywhere else."
      footer={
        <Link to="/forgot-password" className="link">
          Ask for a new link
        </Link>
      }
    >
      <form {...props} className="flex flex-col gap-4">
        <FormBanner problem={problem} title="The password is not changed" />
        <FormField control={control} name="password" label="New password" hint={PASSWORD_HINT}>
          {(field) => <PasswordInput autoComplete="new-password" {...field} />}
        </FormField>
        <Button type="submit" variant="primary" busy={isBusy}>
          Change password
        </Button>
      </form>
    </GuestPage>
  )
}
