import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'

import { renderPage, testStore } from '@/testing/render'

import { serveThemes } from '../sample-server'
import type { Setting } from '../schema'
import { SettingField } from './setting-field'

const setting = (kind: Setting['kind'], more: Partial<Setting> = {}): Setting => ({
  id: 'one',
  kind,
  label: 'One',
  default: '',
  help: '',
  placeholder: '',
  options: [],
  least: null,
  most: null,
  step: 1,
  unit: '',
  ...more,
})

/** The field, and what it says last. */
async function show(of: Setting, value: unknown = '', store = testStore) {
  serveThemes()
  const said: unknown[] = []
  function Form() {
    const [values, setValues] = useState({ one: value })
    const change = (id: string, next: unknown) => {
      said.push(next)
      setValues({ [id]: next } as { one: unknown })
    }
    return <SettingField setting={of} values={values} complaint={undefined} disabled={false} onChange={change} />
  }
  await renderPage(<Form />, { store })
  return () => said.at(-1)
}

test('a link leads to a page of the shop by its name, or to any address', async () => {
  const last = await show(setting('link'), '/products')
  expect(screen.getByLabelText('One')).toHaveProperty('value', 'products')

  await userEvent.selectOptions(screen.getByLabelText('One'), 'A policy')
  await userEvent.click(await screen.findByRole('combobox', { name: 'Which policy' }))
  await userEvent.click(await screen.findByRole('option', { name: /Shipping policy/ }))
  expect(last()).toBe('/policies/shipping')

  await userEvent.selectOptions(screen.getByLabelText('One'), 'An address')
  await userEvent.type(screen.getByLabelText('Address'), 'https://example.com')
  expect(last()).toBe('https://example.com')

  await userEvent.selectOptions(screen.getByLabelText('One'), 'Nowhere')
  expect(last()).toBe('')
})

test('a number is moved by its slider or typed, and never leaves its bounds', async () => {
  const last = await show(setting('number', { default: 8, least: 0, most: 32, unit: 'px' }), 8)

  fireEvent.change(screen.getByRole('slider', { name: 'One, by slider' }), { target: { value: '12' } })
  expect(last()).toBe(12)

  const typed = screen.getByLabelText('One')
  await userEvent.clear(typed)
  await userEvent.type(typed, '40')
  await userEvent.tab()
  expect(last()).toBe(32)
  expect(screen.getByLabelText('One')).toHaveProperty('value', '32')
})

test('a moment is told by the clocks of the store and kept in UTC', async () => {
  const last = await show(setting('date_time'), '2026-11-27T08:30:00Z', { ...testStore, timeZone: 'Europe/Berlin' })
  expect(screen.getByLabelText('One')).toHaveProperty('value', '2026-11-27T09:30')

  fireEvent.change(screen.getByLabelText('One'), { target: { value: '2026-12-01T00:00' } })
  expect(last()).toBe('2026-11-30T23:00:00Z')
})

test('a video is known by its address, and what is none is said so', async () => {
  const last = await show(setting('video', { default: null }), null)

  fireEvent.change(screen.getByLabelText('One'), { target: { value: 'https://example.com/film' } })
  expect(screen.getByText('This is no address of a video at YouTube or Vimeo.')).toBeTruthy()
  expect(last()).toBeUndefined()

  fireEvent.change(screen.getByLabelText('One'), { target: { value: 'https://youtu.be/dQw4w9WgXcQ' } })
  expect(last()).toEqual({ provider: 'youtube', id: 'dQw4w9WgXcQ', poster: null })
  expect(screen.getByText('YouTube, video dQw4w9WgXcQ')).toBeTruthy()
})

test('a choice that is gone says so instead of showing nothing', async () => {
  await show(setting('collection'), '01GONE')

  expect(await screen.findByText('A collection that is gone')).toBeTruthy()
})
