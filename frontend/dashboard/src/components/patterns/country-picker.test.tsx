import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'

import { Field } from '@/components/ui/field'
import { renderPage } from '@/testing/render'

import { CountryPicker } from './country-picker'

const countries = [
  { code: 'AT', name: 'Austria', is_eu: true },
  { code: 'FR', name: 'France', is_eu: true },
  { code: 'DE', name: 'Germany', is_eu: true },
  { code: 'CH', name: 'Switzerland', is_eu: false },
]

function Places({ start, owners }: { start: string[]; owners: [string, string][] }) {
  const [codes, setCodes] = useState(start)
  return (
    <>
      <Field label="Countries">
        <CountryPicker chosen={codes} onChange={setCodes} countries={countries as never} owners={new Map(owners)} />
      </Field>
      <output>{codes.join(' ')}</output>
    </>
  )
}

async function open(start: string[] = [], owners: [string, string][] = []) {
  await renderPage(<Places start={start} owners={owners} />)
  await userEvent.click(screen.getByRole('button', { name: /^Countries/ }))
  return () => screen.getByRole('status').textContent
}

test('a country is found by typing and chosen with Enter, after those that were there', async () => {
  const chosen = await open(['CH'])

  await userEvent.keyboard('Germ{Enter}')

  expect(chosen()).toBe('CH DE')
  expect(screen.getByText('2 countries')).toBeTruthy()
})

test('the European Union adds its free countries, and takes them away when all are there', async () => {
  const chosen = await open(['CH', 'FR'], [['AT', 'Alps']])

  await userEvent.click(screen.getByRole('option', { name: /European Union/ }))
  expect(chosen()).toBe('CH FR DE')

  await userEvent.click(screen.getByRole('option', { name: /European Union/ }))
  expect(chosen()).toBe('CH')
})

test('what another one has is named with it and cannot be chosen', async () => {
  const chosen = await open([], [['AT', 'Alps']])

  const austria = screen.getByRole('option', { name: /Austria/ })
  expect(austria.textContent).toBe('Austriain “Alps”')
  expect(austria.getAttribute('aria-disabled')).toBe('true')
  await userEvent.click(austria)

  expect(chosen()).toBe('')
})
