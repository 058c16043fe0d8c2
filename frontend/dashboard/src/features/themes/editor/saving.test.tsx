import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { serveThemes } from '../sample-server'
import { sampleDocument } from '../sample-theme'
import { home, open, saved } from './sample-editor'

test('words typed into a section are saved by themselves, and one step back takes them away', async () => {
  const kept = serveThemes()
  const tree = await open()

  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))
  await userEvent.clear(screen.getByLabelText('Heading'))
  await userEvent.type(screen.getByLabelText('Heading'), 'Light for all')
  await saved(kept, 1)
  expect(home(kept)[0]?.settings.heading).toBe('Light for all')

  await userEvent.keyboard('{Control>}z{/Control}')
  await saved(kept, 2)
  expect(home(kept)[0]?.settings.heading).toBe('Power for small things')

  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await saved(kept, 3)
  expect(home(kept)[0]?.settings.heading).toBe('Light for all')
})

test('a colour that cannot be read is refused at its field, with one press to mend it', async () => {
  const kept = serveThemes()
  await open()
  const message = 'Text on the background has 2.8:1 and needs 4.5:1; #595959 would do.'
  kept.refuseNext = {
    status: 422,
    body: {
      code: 'theme_invalid',
      message,
      fields: [{ field: 'settings.text', rule: 'contrast', message }],
      details: { suggestions: { 'settings.text': '#595959' } },
    },
  }

  fireEvent.change(screen.getByLabelText('Text'), { target: { value: '#999999' } })
  expect(await screen.findByText(message)).toBeTruthy()
  expect(screen.getByText('Not saved: one field needs another look')).toBeTruthy()
  expect(kept.saves).toHaveLength(0)

  await userEvent.click(screen.getByRole('button', { name: 'Use #595959' }))
  await saved(kept, 1)
  expect(kept.document.settings.text).toBe('#595959')
  expect(screen.queryByText(message)).toBeNull()
})

test('someone else’s draft is shown, not overwritten; keeping one’s own is a choice', async () => {
  const kept = serveThemes()
  const tree = await open()
  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))
  kept.version = 9
  kept.document = { ...sampleDocument, settings: { ...sampleDocument.settings, primary: '#0b6e4f' } }

  await userEvent.type(screen.getByLabelText('Heading'), ' and large')
  const dialog = within(await screen.findByRole('dialog', { name: 'Grace changed this draft' }))
  expect(await dialog.findByText('Primary')).toBeTruthy()
  expect(kept.document.settings.primary).toBe('#0b6e4f')

  await userEvent.click(dialog.getByRole('button', { name: 'Keep my version' }))
  await saved(kept, 1)
  expect(kept.document.settings.primary).toBe('#1f4fd8')
  expect(home(kept)[0]?.settings.heading).toBe('Power for small things and large')
})

test('taking someone else’s draft can be undone', async () => {
  const kept = serveThemes()
  const tree = await open()
  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))
  kept.version = 9
  kept.document = { ...sampleDocument, settings: { ...sampleDocument.settings, primary: '#0b6e4f' } }

  await userEvent.type(screen.getByLabelText('Heading'), '!')
  await userEvent.click(await screen.findByRole('button', { name: 'Reload theirs' }))
  expect(screen.getByLabelText('Heading')).toHaveProperty('value', 'Power for small things')

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await saved(kept, 1)
  expect(home(kept)[0]?.settings.heading).toBe('Power for small things!')
})

test('leaving right after typing saves first and asks nothing', async () => {
  const kept = serveThemes()
  const tree = await open()
  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))
  fireEvent.change(screen.getByLabelText('Heading'), { target: { value: 'At once' } })

  await userEvent.click(screen.getByRole('link', { name: 'Themes' }))

  expect(await screen.findByText('at /stores/store-1/themes')).toBeTruthy()
  expect(home(kept)[0]?.settings.heading).toBe('At once')
})

test('what could not be saved is not left behind unasked', async () => {
  const kept = serveThemes()
  const tree = await open()
  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))
  kept.refuseNext = { status: 403, body: { code: 'forbidden', message: 'You need the themes:write permission.' } }
  fireEvent.change(screen.getByLabelText('Heading'), { target: { value: 'Lost?' } })
  expect(await screen.findByText('Could not save')).toBeTruthy()

  await userEvent.click(screen.getByRole('link', { name: 'Themes' }))
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Stay here' }))

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await saved(kept, 1)
})
