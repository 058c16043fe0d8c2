import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Status } from '@/components/ui/status'
import { toast } from '@/components/ui/toast'
import { ConfirmButton } from '@/components/patterns/confirm-button'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import type { Versioned } from '@/lib/api/client'

import { closeStore, updateStore, useRefreshStore, type Store } from './api'

const schema = z.object({
  password: z.string().min(4, 'Use at least 4 characters.').max(100, 'Use at most 100 characters.'),
})

/** Open or closed, and the password that lets a few people in before the opening. */
export function VisibilityCard({ record }: { record: Versioned<Store> }) {
  const { value: store, etag } = record
  const refresh = useRefreshStore(store.id)

  async function setPassword(password: string | null) {
    await updateStore(store.id, { password }, etag)
    await refresh()
    toast(password ? 'Password set' : 'Password removed')
  }
  const { form, control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: { password: '' },
    submit: async ({ password }) => {
      await setPassword(password)
      form.reset()
    },
  })

  return (
    <Card>
      <CardHeader
        title="Visibility"
        description={store.is_open ? 'Everybody can visit and buy.' : 'Visitors see a closed door until you launch.'}
        action={<Status status={store.is_open ? 'live' : 'not_launched'} />}
      />
      <form {...props}>
        <CardBody>
          <FormBanner problem={problem} title="The password is not changed" />
          <FormField
            control={control}
            name="password"
            label="Password for visitors while closed"
            hint={store.has_password ? 'One is set. Type a new one to replace it.' : 'Lets the people you give it to look around.'}
          >
            {(field) => <Input type="password" autoComplete="new-password" {...field} />}
          </FormField>
          <div className="flex gap-2">
            <Button type="submit" busy={isBusy} disabled={!form.formState.isDirty}>
              {store.has_password ? 'Replace password' : 'Set password'}
            </Button>
            {store.has_password && (
              <ConfirmButton
                confirmation={{
                  title: 'Remove the password?',
                  body: 'While the store is closed, nobody can look around. You can set a new one at any time.',
                  confirm: 'Remove password',
                  run: () => setPassword(null),
                }}
              >
                Remove password
              </ConfirmButton>
            )}
          </div>
        </CardBody>
      </form>
      <CardFooter>
        {store.is_open ? (
          <>
            <span>Taking a break?</span>
            <ConfirmButton
              size="small"
              confirmation={{
                title: `Close ${store.name}?`,
                body: 'Shoppers see a closed door and cannot buy. Orders that were placed go on. You can launch again at any time.',
                confirm: 'Close store',
                run: () => closeStore(store.id).then(refresh),
              }}
            >
              Close store
            </ConfirmButton>
          </>
        ) : (
          <>
            <span>Ready to open?</span>
            <Button asChild size="small">
              <Link to="/stores/$storeId" params={{ storeId: store.id }}>
                Go to the checklist
              </Link>
            </Button>
          </>
        )}
      </CardFooter>
    </Card>
  )
}
