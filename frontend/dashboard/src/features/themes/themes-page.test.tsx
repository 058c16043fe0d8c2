import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { renderPage } from '@/testing/render'

import { serveThemes } from './sample-server'
import { sampleDocument } from './sample-theme'
import { ThemesPage } from './themes-page'

const withPrimary = (primary: string) => ({ ...sampleDocument, settings: { ...sampleDocument.settings, primary } })
const notifications = () => within(screen.getByRole('region', { name: 'Notifications' }))

test('the draft says how many changes shoppers do not see yet', async () => {
  serveThemes({ published: [{ number: 1, name: 'Opening', document: withPrimary('#0b6e4f') }] })
  await renderPage(<ThemesPage />)

  expect(await screen.findByText('1 change not yet published')).toBeTruthy()
  expect((await screen.findAllByText('Opening')).length).toBe(2)
})

test('a look is tried on, applied to the draft, and taken off again', async () => {
  const kept = serveThemes()
  await renderPage(<ThemesPage />)

  await userEvent.click(await screen.findByRole('button', { name: 'Try Coastal' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Coastal' }))
  await userEvent.click(dialog.getByRole('radio', { name: /And its home page/ }))
  await waitFor(() => expect(kept.looks).toContainEqual({ preset: 'coastal', with_home: true }))
  expect(kept.saves).toHaveLength(0)

  await userEvent.click(dialog.getByRole('button', { name: 'Apply to the draft' }))
  await waitFor(() => expect(kept.document.settings.primary).toBe('#0e6272'))

  await userEvent.click(await notifications().findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(kept.document).toEqual(sampleDocument))
})

test('shoppers see an older version again by one press, and the newer one by another', async () => {
  const kept = serveThemes({
    published: [
      { number: 1, name: 'Opening', document: withPrimary('#0b6e4f') },
      { number: 2, name: 'Autumn', document: sampleDocument },
    ],
  })
  await renderPage(<ThemesPage />)

  await userEvent.click(await screen.findByRole('button', { name: 'Roll back to Opening' }))
  await waitFor(() => expect(kept.versions.at(-1)?.name).toBe('Opening'))

  await userEvent.click(await notifications().findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(kept.versions.map((version) => version.name)).toEqual(['Opening', 'Autumn', 'Opening', 'Autumn']))
})

test('a draft is published later by the clocks of the store, and the plan can be given up', async () => {
  const kept = serveThemes({ published: [{ number: 1, name: 'Opening', document: withPrimary('#0b6e4f') }] })
  await renderPage(<ThemesPage />)

  await userEvent.click(await screen.findByRole('button', { name: 'Publish later' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish later' }))
  const when = dialog.getByLabelText('When')
  await userEvent.clear(when)
  await userEvent.type(when, '2026-11-27T00:00')
  await userEvent.type(dialog.getByLabelText('Name of this version'), 'Black Friday')
  await userEvent.click(dialog.getByRole('button', { name: 'Schedule' }))

  await waitFor(() => expect(kept.schedules).toMatchObject([{ name: 'Black Friday', publish_at: '2026-11-27T00:00:00Z' }]))
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel Black Friday' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the schedule' }))
  await waitFor(() => expect(kept.schedules).toEqual([]))
})

test('discarded changes come back by one press', async () => {
  const live = withPrimary('#0b6e4f')
  const kept = serveThemes({ published: [{ number: 1, name: 'Opening', document: live }] })
  await renderPage(<ThemesPage />)

  await userEvent.click(await screen.findByRole('button', { name: 'Discard changes' }))
  await waitFor(() => expect(kept.document).toEqual(live))

  await userEvent.click(await notifications().findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(kept.document).toEqual(sampleDocument))
})
