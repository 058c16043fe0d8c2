import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter } from '@/components/ui/card'
import { Combobox } from '@/components/ui/combobox'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { PageHeader } from '@/components/patterns/page-header'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { ApiProblem } from '@/lib/api/problem'
import { cn } from '@/lib/cn'
import { choice, text } from '@/lib/fields'
import { countries, currencies, likelyCountry, likelyCurrency, likelyTimeZone, timeZones } from '@/lib/places'

import { useCreateStore } from './api'
import { SlugInput } from './slug-input'
import { slugify } from './slugify'

const schema = z.object({
  name: text('Name', { max: 80 }),
  slug: text('Address', { min: 3, max: 40 }),
  country: choice('a country'),
  currency: choice('a currency'),
  time_zone: choice('a time zone'),
})

/** The dashboard and the stores share a domain: dashboard.example.com, volt.example.com. */
const storeDomain = () => location.hostname.replace(/^[^.]+/, '')

const STEPS = ['Name', 'Where you sell']
const FIRST_STEP = ['name', 'slug'] as const

const isAboutFirstStep = (error: unknown) =>
  error instanceof ApiProblem &&
  (error.code === 'slug_taken' || error.fields.some(({ field }) => field === 'name' || field === 'slug'))

/** Name and address, then country, currency and zone; each guessed where the browser can tell. */
export function CreateStoreWizard() {
  const navigate = useNavigate()
  const create = useCreateStore()
  const [step, setStep] = useState(0)
  const { form, control, problem, isBusy, props } = useSubmitForm({
    schema,
    defaults: {
      name: '',
      slug: '',
      country: likelyCountry(),
      currency: likelyCurrency(likelyCountry()),
      time_zone: likelyTimeZone(),
    },
    submit: async (values) => {
      try {
        const store = await create.mutateAsync({ ...values, locale: 'en' })
        await navigate({ to: '/stores/$storeId', params: { storeId: store.id } })
      } catch (error) {
        if (isAboutFirstStep(error)) setStep(0)
        throw error
      }
    },
  })
  const { touchedFields } = form.formState

  async function next() {
    if (await form.trigger(FIRST_STEP, { shouldFocus: true })) setStep(1)
  }

  return (
    <div className="mx-auto flex w-full max-w-130 flex-col gap-5">
      <PageHeader title="Create store" back={{ label: 'Your stores', to: '/stores' }} />
      <ol className="flex gap-2" aria-label="Steps">
        {STEPS.map((name, at) => (
          <li
            key={name}
            aria-current={at === step ? 'step' : undefined}
            className={cn('flex-1 border-t-2 pt-2 text-sm', at <= step ? 'border-accent' : 'border-border text-muted')}
          >
            {at + 1}. {name}
          </li>
        ))}
      </ol>
      <form
        {...props}
        onSubmit={(event) => {
          if (step > 0) return props.onSubmit(event)
          event.preventDefault()
          void next()
        }}
      >
        <Card>
          <CardBody>
            <FormBanner problem={problem} title="The store is not created yet" />
            {step === 0 && (
              <>
                <FormField control={control} name="name" label="Store name" hint="Shoppers see it. You can change it later.">
                  {(field) => (
                    <Input
                      {...field}
                      autoComplete="organization"
                      onChange={(event) => {
                        field.onChange(event)
                        if (!touchedFields.slug) form.setValue('slug', slugify(event.target.value))
                      }}
                    />
                  )}
                </FormField>
                <FormField control={control} name="slug" label="Address">
                  {(field) => <SlugInput {...field} suffix={storeDomain()} />}
                </FormField>
              </>
            )}
            {step === 1 && (
              <>
                <FormField control={control} name="country" label="Country you sell from">
                  {(field) => (
                    <Combobox
                      {...field}
                      choices={countries()}
                      onChange={(country) => {
                        field.onChange(country)
                        form.setValue('currency', likelyCurrency(country))
                      }}
                    />
                  )}
                </FormField>
                <FormField
                  control={control}
                  name="currency"
                  label="Currency"
                  hint="All prices are in it. It cannot be changed once the store exists."
                >
                  {(field) => <Combobox {...field} choices={currencies()} />}
                </FormField>
                <FormField control={control} name="time_zone" label="Time zone" hint="Decides when a day begins in your figures.">
                  {(field) => <Combobox {...field} choices={timeZones()} />}
                </FormField>
              </>
            )}
          </CardBody>
          <CardFooter className="flex-row-reverse">
            {step === 0 ? (
              <Button key="next" type="submit" variant="primary">
                Next
              </Button>
            ) : (
              <>
                <Button key="create" type="submit" variant="primary" busy={isBusy}>
                  Create store
                </Button>
                <Button onClick={() => setStep(0)}>Back</Button>
              </>
            )}
          </CardFooter>
        </Card>
      </form>
    </div>
  )
}
