import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'

import { Input } from '@/components/ui/input'
import type { Versioned } from '@/lib/api/client'
import { ApiProblem, type FieldProblem } from '@/lib/api/problem'
import { renderPage } from '@/testing/render'

import { FormField } from './form-field'
import { RecordForm } from './record-form'
import { useRecordForm } from './use-record-form'

interface Lamp {
  name: string
  sku: string
}
const lamp: Versioned<Lamp> = { value: { name: 'Desk lamp', sku: 'L-1' }, etag: '"1"' }
const schema = z.object({ name: z.string().min(1, 'Name is needed.'), sku: z.string() })
const toValues = (value: Lamp | null) => ({ name: value?.name ?? '', sku: value?.sku ?? '' })
const refusal = (status: number, fields: FieldProblem[] = []) =>
  new ApiProblem(status, 'refused', 'Some of the input is not right.', fields, {}, 'ref-7')

function Page({
  save,
  reload,
  record = lamp,
}: {
  save: (values: Lamp, etag: string) => Promise<Versioned<Lamp>>
  reload?: () => Promise<Versioned<Lamp>>
  record?: Versioned<Lamp>
}) {
  const state = useRecordForm({ record, schema, toValues, save, noun: 'Product', ...(reload ? { reload } : {}) })
  return (
    <>
      <RecordForm state={state}>
        <FormField control={state.control} name="name" label="Name">
          {(field) => <Input {...field} />}
        </FormField>
        <FormField control={state.control} name="sku" label="SKU">
          {(field) => <Input {...field} />}
        </FormField>
      </RecordForm>
      <Link to={'/elsewhere' as never}>Elsewhere</Link>
    </>
  )
}

const retype = async (label: string, text: string) => {
  const input = await screen.findByLabelText(label)
  await userEvent.clear(input)
  if (text) await userEvent.type(input, text)
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('the save bar appears with the first change, and saves it under the version that was read', async () => {
  const saved: [Lamp, string][] = []
  await renderPage(
    <Page
      save={async (values, etag) => {
        saved.push([values, etag])
        return { value: values, etag: '"2"' }
      }}
    />,
  )
  await screen.findByLabelText('Name')
  expect(screen.queryByText('Unsaved changes')).toBeNull()

  await retype('Name', 'Floor lamp')
  expect(screen.getByText('Unsaved changes')).toBeTruthy()
  await press('Save')

  expect(await screen.findByText('Product saved')).toBeTruthy()
  expect(saved).toEqual([[{ name: 'Floor lamp', sku: 'L-1' }, '"1"']])
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

test('Discard brings back what is stored', async () => {
  await renderPage(<Page save={async () => lamp} />)

  await retype('Name', 'Floor lamp')
  await press('Discard')

  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Desk lamp')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

test('what is wrong here is said before anything is sent', async () => {
  let sent = 0
  await renderPage(<Page save={async () => (sent++, lamp)} />)

  await retype('Name', '')
  await press('Save')

  expect(await screen.findByText('Name is needed.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')))
  expect(sent).toBe(0)
})

test('the server’s complaints stand at their fields, the first one focused, the rest in the banner', async () => {
  await renderPage(
    <Page
      save={async () => {
        throw refusal(422, [
          { field: 'sku', rule: 'taken', message: 'L-2 is taken.' },
          { field: 'images.0', rule: 'missing', message: 'A picture is needed.' },
        ])
      }}
    />,
  )

  await retype('SKU', 'L-2')
  await press('Save')

  const input = screen.getByLabelText('SKU')
  expect(await screen.findByText('L-2 is taken.')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(input))
  expect(input.getAttribute('aria-invalid')).toBe('true')
  const banner = screen.getByRole('alert')
  expect(banner.textContent).toContain('One field needs another look.')
  expect(banner.textContent).toContain('A picture is needed.')
  expect(screen.getByLabelText<HTMLInputElement>('SKU').value).toBe('L-2')
})

test('after someone else’s save both versions are shown, and mine goes on top of theirs', async () => {
  const theirs: Versioned<Lamp> = { value: { name: 'Lamp by Bo', sku: 'B-9' }, etag: '"5"' }
  const etags: string[] = []
  await renderPage(
    <Page
      save={async (values, etag) => {
        etags.push(etag)
        if (etag !== theirs.etag) throw refusal(412)
        return { value: values, etag: '"6"' }
      }}
      reload={async () => theirs}
    />,
  )

  await retype('Name', 'Floor lamp')
  await press('Save')

  const dialog = await screen.findByRole('dialog')
  for (const words of ['Floor lamp', 'Lamp by Bo', 'L-1 (not changed by you)', 'B-9']) {
    expect(dialog.textContent).toContain(words)
  }
  await press('Keep my changes')
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Floor lamp')
  expect(screen.getByLabelText<HTMLInputElement>('SKU').value).toBe('B-9')
  await press('Save')
  expect(await screen.findByText('Product saved')).toBeTruthy()
  expect(etags).toEqual(['"1"', '"5"'])
})

test('after someone else’s save theirs can be taken instead', async () => {
  const theirs: Versioned<Lamp> = { value: { name: 'Lamp by Bo', sku: 'B-9' }, etag: '"5"' }
  await renderPage(
    <Page
      save={async () => {
        throw refusal(412)
      }}
      reload={async () => theirs}
    />,
  )

  await retype('Name', 'Floor lamp')
  await press('Save')
  await screen.findByRole('dialog')
  await press('Reload theirs')

  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Lamp by Bo')
  expect(screen.queryByText('Unsaved changes')).toBeNull()
})

test('leaving with unsaved work asks first', async () => {
  const { router } = await renderPage(<Page save={async () => lamp} />)
  await retype('Name', 'Floor lamp')

  await userEvent.click(screen.getByRole('link', { name: 'Elsewhere' }))
  await screen.findByText('Leave without saving?')
  await press('Stay here')
  expect(router.state.location.pathname).toBe('/page')

  await userEvent.click(screen.getByRole('link', { name: 'Elsewhere' }))
  await screen.findByText('Leave without saving?')
  await press('Leave page')
  expect(await screen.findByText('at /elsewhere')).toBeTruthy()
})
