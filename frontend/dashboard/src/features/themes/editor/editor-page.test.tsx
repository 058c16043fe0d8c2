import { act, fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { testStore } from '@/testing/render'

import { serveThemes } from '../sample-server'
import { sampleDocument } from '../sample-theme'
import { home, open, saved, types } from './sample-editor'

test('a section is picked by what it is for, and comes behind the one that is chosen', async () => {
  const kept = serveThemes()
  const tree = await open()

  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))
  await userEvent.click(within(screen.getByRole('region', { name: 'Home page' })).getByRole('button', { name: 'Add section' }))
  await userEvent.type(screen.getByLabelText('Search sections'), 'countd')
  await userEvent.click(screen.getByRole('button', { name: /^Countdown/ }))

  await saved(kept, 1)
  expect(types(kept)).toEqual(['hero', 'countdown', 'slideshow', 'featured_products'])
  expect(screen.getByRole('region', { name: 'Countdown' })).toBeTruthy()
})

test('a section moves by keyboard, and says where it went', async () => {
  const kept = serveThemes()
  const tree = await open()

  fireEvent.keyDown(within(tree).getByRole('button', { name: 'Move Hero' }), { key: 'ArrowDown', altKey: true })

  expect(screen.getByText('Hero moved to place 2 of 3')).toBeTruthy()
  await saved(kept, 1)
  expect(types(kept)).toEqual(['slideshow', 'hero', 'featured_products'])
})

test('a section is hidden, copied, removed, and comes back', async () => {
  const kept = serveThemes()
  const tree = await open()
  const user = userEvent.setup({ pointerEventsCheck: 0 })
  const choose = async (name: string) => {
    await user.click(within(tree).getByRole('button', { name: 'Actions of Slideshow' }))
    await user.click(await screen.findByRole('menuitem', { name }))
  }

  await choose('Hide')
  await saved(kept, 1)
  expect(home(kept)[1]?.is_hidden).toBe(true)

  await choose('Remove')
  await saved(kept, 2)
  expect(types(kept)).toEqual(['hero', 'featured_products'])

  await user.click(within(screen.getByRole('region', { name: 'Notifications' })).getByRole('button', { name: 'Undo' }))
  await saved(kept, 3)
  expect(types(kept)).toEqual(['hero', 'slideshow', 'featured_products'])

  await choose('Duplicate')
  await saved(kept, 4)
  expect(types(kept)).toEqual(['hero', 'slideshow', 'slideshow', 'featured_products'])
})

test('what a page cannot do without can be neither removed nor hidden', async () => {
  serveThemes()
  const tree = await open()

  expect(within(tree).queryByRole('button', { name: 'Actions of Header' })).toBeNull()
  expect(within(tree).getByRole('button', { name: 'Actions of Hero' })).toBeTruthy()
})

test('a part of a section is added up to the most that fits', async () => {
  const kept = serveThemes()
  const tree = await open()

  await userEvent.click(within(tree).getByRole('button', { name: 'Parts of Slideshow' }))
  await userEvent.click(within(tree).getByRole('button', { name: 'Add slide' }))

  await saved(kept, 1)
  expect(home(kept)[1]?.blocks.map((block) => block.settings)).toEqual([{ heading: 'First' }, { heading: 'Second' }, { heading: '' }])
  expect(within(tree).queryByRole('button', { name: 'Add slide' })).toBeNull()
})

test('a click in the preview selects the section, and a message from elsewhere does not', async () => {
  serveThemes()
  await open()
  const frame = (await screen.findByTitle('Preview: Home page')) as HTMLIFrameElement
  const say = (origin: string, id: string) =>
    act(async () => {
      dispatchEvent(new MessageEvent('message', { origin, source: frame.contentWindow, data: { windlass: 'selected', id } }))
    })

  await say('http://elsewhere.localhost', 'featured-1')
  expect(screen.queryByRole('region', { name: 'Featured products' })).toBeNull()

  await say('http://volt.localhost', 'featured-1')
  expect(screen.getByRole('region', { name: 'Featured products' })).toBeTruthy()
})

test('a click on a block of a section selects the block, and the frame is not told what it knows', async () => {
  serveThemes()
  await open()
  const frame = (await screen.findByTitle('Preview: Home page')) as HTMLIFrameElement
  const told = vi.spyOn(frame.contentWindow!, 'postMessage')
  const data = { windlass: 'selected', id: 'slide-2' }

  await act(async () => {
    dispatchEvent(new MessageEvent('message', { origin: 'http://volt.localhost', source: frame.contentWindow, data }))
  })

  expect(screen.getByLabelText('Heading')).toHaveProperty('value', 'Second')
  expect(told).not.toHaveBeenCalled()

  await userEvent.click(screen.getByRole('button', { name: /^Slide.*First/ }))
  expect(told.mock.calls).toEqual([[{ windlass: 'select', id: 'slide-1', section: 'slides-1' }, 'http://volt.localhost']])
})

test('the draft is published under a name, with what changes for shoppers', async () => {
  const before = { ...sampleDocument, settings: { ...sampleDocument.settings, primary: '#0b6e4f' } }
  const kept = serveThemes({ published: [{ number: 1, name: 'Opening', document: before }] })
  await open()

  await userEvent.click(screen.getByRole('button', { name: 'Publish' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Publish the theme' }))
  expect(await dialog.findByText('Primary')).toBeTruthy()
  await userEvent.type(dialog.getByLabelText('Name of this version'), 'Black Friday')
  await userEvent.click(dialog.getByRole('button', { name: 'Publish' }))

  expect(await screen.findByText('Theme published')).toBeTruthy()
  expect(kept.versions.map((version) => version.name)).toEqual(['Opening', 'Black Friday'])
})

test('another page of the shop is looked at with its own sections', async () => {
  serveThemes()
  const tree = await open()

  await userEvent.selectOptions(screen.getByLabelText('Page'), 'Product')

  expect(within(tree).getByRole('region', { name: 'Product' })).toBeTruthy()
  expect(within(tree).queryByRole('button', { name: /^Hero/ })).toBeNull()
  expect((await screen.findByTitle('Preview: Product')).getAttribute('src')).toMatch('http://volt.localhost/products?preview_theme=')
})

test('who may only look finds everything, and nothing to change', async () => {
  serveThemes()
  const reader = { ...testStore, can: (permission: string) => permission === 'themes:read' }
  const tree = await open({ store: reader })

  await userEvent.click(within(tree).getByRole('button', { name: /^Hero/ }))

  expect(screen.getByLabelText('Heading')).toHaveProperty('disabled', true)
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Add section' })).toBeNull()
})
