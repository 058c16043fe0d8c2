import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { email, text } from '@/lib/fields'

import { register } from './api'
import { GuestPage } from './guest-page'
import { PasswordInput } from './password-input'
import { newPassword, PASSWORD_HINT } from './password-rule'

const schema = z.object({ name: text('Your name', { max: 100 }), email: email(), password: newPassword() })

export function RegisterPage({ onDone }: { onDone: (email: string) => void }) {
  const { control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { name: '', email: '', password: '' },
    submit: async (values) => {
      await register(values)
      onDone(values.email)
    },
  })
  return (
    <GuestPage
      title="Create your account"
      description="Open a store, connect a supplier, and let orders reach your shoppers automatically."
      footer={
        <>
          Already have an account?{' '}
          <Link to="/login" className="link">
            Log in
          </Link>
        </>
      }
    >
      <form {...props} className="flex flex-col gap-4">
        <FormBanner problem={problem} title="The account is not created yet" />
        <FormField control={control} name="name" label="Your name">
          {(field) => <Input autoComplete="name" {...field} />}
        </FormField>
        <FormField control={control} name="email" label="E-mail">
          {(field) => <Input type="email" autoComplete="username" {...field} />}
        </FormField>
        <FormField control={control} name="password" label="Password" hint={PASSWORD_HINT}>
          {(field) => <PasswordInput autoComplete="new-password" {...field} />}
        </FormField>
        <Button type="submit" variant="primary" busy={isBusy} className="mt-2">
          Create account
        </Button>
      </form>
    </GuestPage>
  )
}
