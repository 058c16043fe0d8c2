import { lazy, Suspense } from 'react'
import { useController, type Control } from 'react-hook-form'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { FormField } from '@/components/patterns/form-field'
import { blanksIn } from '@/components/patterns/rich-text-html'
import { useStore } from '@/lib/store-context'

import type { PolicyTemplate, Sections } from './settings-api'

const RichText = lazy(() => import('@/components/patterns/rich-text'))
type Kind = keyof Sections['policies']

export function PolicyCard({ control, policy, disabled }: { control: Control<Sections['policies']>; policy: PolicyTemplate; disabled: boolean }) {
  const { url } = useStore()
  const name = policy.kind as Kind
  const { field } = useController({ control, name })
  const blanks = blanksIn(field.value)
  return (
    <div className="flex flex-col gap-4">
      {blanks.length > 0 && (
        <Banner kind="warning" title={blanks.length === 1 ? 'One blank is left to fill in' : `${blanks.length} blanks are left to fill in`}>
          {blanks.slice(0, 4).join(' · ')}
          {blanks.length > 4 && ' · …'}
        </Banner>
      )}
      <Card>
        <CardHeader
          title={policy.title}
          description={stateOf(policy, field.value)}
          action={
            <div className="flex flex-wrap gap-2">
              {!disabled && (
                <Button size="small" disabled={field.value === policy.html} onClick={() => field.onChange(policy.html)}>
                  Insert template
                </Button>
              )}
              <Compare live={policy.live_html} mine={field.value} title={policy.title} />
            </div>
          }
        />
        <CardBody>
          <FormField
            control={control}
            name={name}
            label="Your text"
            aside={
              policy.is_shown && (
                <a href={`${url}/policies/${policy.kind}`} target="_blank" rel="noreferrer" className="link">
                  See it in your store
                </a>
              )
            }
          >
            {({ value, onChange, onBlur }) => (
              <Suspense fallback={<Skeleton className="h-80 w-full rounded-control" />}>
                <RichText
                  value={value}
                  onChange={onChange}
                  onBlur={onBlur}
                  disabled={disabled}
                  label={policy.title}
                  placeholder={policy.is_due ? 'Our text is shown' : 'Nothing is shown'}
                />
              </Suspense>
            )}
          </FormField>
        </CardBody>
      </Card>
    </div>
  )
}

function stateOf(policy: PolicyTemplate, mine: string): string {
  if (mine) return 'Shoppers read your text, in the footer and before they pay.'
  if (policy.is_due) return 'Empty: shoppers read a text that we wrote with the facts of your store.'
  return 'Empty: shoppers do not find it. The law of your country does not ask for it.'
}

/** What shoppers read now beside what would be saved; both as they look, neither to be changed. */
function Compare({ live, mine, title }: { live: string; mine: string; title: string }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button size="small">Compare with live</Button>
      </DialogTrigger>
      <DialogContent title={title} size="wide">
        <div className="grid gap-4 sm:grid-cols-2">
          {[
            { name: 'Live now', html: live, empty: 'Not shown.' },
            { name: 'After saving', html: mine, empty: live ? 'Our text is shown.' : 'Not shown.' },
          ].map(({ name, html, empty }) => (
            <section key={name} className="flex min-w-0 flex-col gap-2">
              <h3 className="text-sm font-semibold">{name}</h3>
              {html ? (
                <Suspense fallback={<Skeleton className="h-60 w-full rounded-control" />}>
                  <RichText value={html} onChange={() => undefined} disabled isBare label={`${title}: ${name.toLowerCase()}`} />
                </Suspense>
              ) : (
                <p className="text-muted">{empty}</p>
              )}
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  )
}
