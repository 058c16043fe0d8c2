import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { email } from '@/lib/fields'

import { logIn } from './api'
import { GuestPage } from './guest-page'
import { PasswordInput } from './password-input'

const schema = z.object({ email: email(), password: z.string().min(1, 'Password is needed.') })

export function LoginPage({ reason, onDone }: { reason?: string | undefined; onDone: () => void }) {
  const { control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { email: '', password: '' },
    submit: async (values) => {
      await logIn(values)
      onDone()
    },
  })
  return (
    <GuestPage
      title="Log in"
      footer={
        <>
          New here?{' '}
          <Link to="/register" className="link">
            Create an account
          </Link>
        </>
      }
    >
      {reason === 'expired' && !problem && (
        <Banner kind="info" title="You were logged out after a while. Log in to go on where you were." />
      )}
      {reason === 'reset' && !problem && (
        <Banner kind="success" title="Your password is changed. Log in with the new one." />
      )}
      <form {...props} className="flex flex-col gap-4">
        <FormBanner problem={problem} title="You are not logged in" />
        <FormField control={control} name="email" label="E-mail">
          {(field) => <Input type="email" autoComplete="username" {...field} />}
        </FormField>
        <FormField
          control={control}
          name="password"
          label="Password"
          aside={
            <Link to="/forgot-password" className="link">
              Forgot it?
            </Link>
          }
        >
          {(field) => <PasswordInput autoComplete="current-password" {...field} />}
        </FormField>
        <Button type="submit" variant="primary" busy={isBusy} className="mt-2">
          Log in
        </Button>
      </form>
    </GuestPage>
  )
}
