import { useSuspenseQuery } from '@tanstack/react-query'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { toast, toastProblem } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { PageHeader } from '@/components/patterns/page-header'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { messageOf } from '@/lib/api/problem'
import { text } from '@/lib/fields'

import { meQuery, resendVerification, useRenameMe, type User } from './api'
import { PasswordCard } from './password-card'
import { SessionsCard } from './sessions-card'

const schema = z.object({ name: text('Your name', { max: 100 }) })

export function AccountPage() {
  const { data: me } = useSuspenseQuery(meQuery)
  return (
    <div className="mx-auto flex w-full max-w-180 flex-col gap-5">
      <PageHeader title="Account settings" meta={me.email} />
      {!me.is_verified && <Unverified email={me.email} />}
      <NameCard me={me} />
      <PasswordCard />
      <SessionsCard />
    </div>
  )
}

function Unverified({ email }: { email: string }) {
  const send = () =>
    void resendVerification().then(
      () => toast('Confirmation mail sent'),
      (error: unknown) => toastProblem(messageOf(error)),
    )
  return (
    <Banner
      kind="warning"
      title="Your e-mail is not confirmed yet"
      action={
        <Button size="small" onClick={send}>
          Send mail again
        </Button>
      }
    >
      Open the link we sent to {email}.
    </Banner>
  )
}

function NameCard({ me }: { me: User }) {
  const rename = useRenameMe()
  const { form, control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { name: me.name },
    submit: async (values) => {
      await rename.mutateAsync(values.name)
      form.reset(values)
      toast('Name saved')
    },
  })
  return (
    <Card>
      <CardHeader title="You" description="How Windlass and your team call you." />
      <form {...props}>
        <CardBody>
          <FormBanner problem={problem} />
          <FormField control={control} name="name" label="Your name">
            {(field) => <Input autoComplete="name" {...field} />}
          </FormField>
          <Button type="submit" busy={isBusy} disabled={!form.formState.isDirty} className="self-start">
            Save name
          </Button>
        </CardBody>
      </form>
    </Card>
  )
}
