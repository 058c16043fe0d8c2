import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { email } from '@/lib/fields'

import { forgotPassword } from './api'
import { GuestPage } from './guest-page'

const schema = z.object({ email: email() })

export function ForgotPasswordPage({ onDone }: { onDone: (email: string) => void }) {
  const { control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { email: '' },
    submit: async (values) => {
      await forgotPassword(values.email)
      onDone(values.email)
    },
  })
  return (
    <GuestPage
      title="Choose a new password"
      description="Tell us your e-mail and we send you a link."
      footer={
        <Link to="/login" className="link">
          Back to log in
        </Link>
      }
    >
      <form {...props} className="flex flex-col gap-4">
        <FormBanner problem={problem} title="No mail was sent" />
        <FormField control={control} name="email" label="E-mail">
          {(field) => <Input type="email" autoComplete="username" {...field} />}
        </FormField>
        <Button type="submit" variant="primary" busy={isBusy}>
          Send link
        </Button>
      </form>
    </GuestPage>
  )
}
