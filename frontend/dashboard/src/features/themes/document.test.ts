import { addBlock, addSection, duplicate, find, listAt, moveTo, remove, restored, setHidden, setSetting, type Section } from './document'
import { sampleDocument as before } from './sample-theme'

const idsAt = (sections: Section[]) => sections.map((section) => section.id)

test('a setting of a block is changed, and nothing else is', () => {
  const after = setSetting(before, 'slide-1', 'heading', 'New in')

  expect(find(after, 'slide-1')?.block?.settings).toEqual({ heading: 'New in' })
  expect(find(after, 'slide-2')).toEqual({ ...find(before, 'slide-2'), section: find(after, 'slide-2')?.section })
  expect(after.templates.product).toBe(before.templates.product)
  expect(find(before, 'slide-1')?.block?.settings).toEqual({ heading: 'First' })
})

test('a section goes to another place among its neighbours, and a block within its section', () => {
  expect(idsAt(listAt(moveTo(before, 'hero-1', 1), 'templates.home'))).toEqual(['slides-1', 'hero-1', 'featured-1'])
  expect(find(moveTo(before, 'slide-2', 0), 'slides-1')?.section.blocks.map((block) => block.id)).toEqual(['slide-2', 'slide-1'])
})

test('a copy stands behind its original under ids of its own', () => {
  const copy = duplicate(before, 'slides-1')!

  const [, original, copied] = listAt(copy.document, 'templates.home')
  expect(original?.id).toBe('slides-1')
  expect(copied?.id).toBe(copy.id)
  expect(copied?.blocks.map((block) => block.settings)).toEqual([{ heading: 'First' }, { heading: 'Second' }])
  expect(new Set([...original!.blocks, ...copied!.blocks].map((block) => block.id)).size).toBe(4)
})

test('what is removed is gone, what is hidden stays', () => {
  expect(find(remove(before, 'slide-1'), 'slide-1')).toBeNull()
  expect(idsAt(listAt(remove(before, 'hero-1'), 'templates.home'))).toEqual(['slides-1', 'featured-1'])
  expect(find(setHidden(before, 'hero-1', true), 'hero-1')?.section.is_hidden).toBe(true)
})

test('new things go to the end, or where they were wanted', () => {
  const section: Section = { id: 'new', type: 'divider', is_hidden: false, settings: {}, blocks: [] }
  expect(idsAt(listAt(addSection(before, 'templates.home', section), 'templates.home')).at(-1)).toBe('new')
  expect(idsAt(listAt(addSection(before, 'templates.home', section, 0), 'templates.home'))[0]).toBe('new')
  const block = { id: 'block', type: 'slide', is_hidden: false, settings: {} }
  expect(find(addBlock(before, 'slides-1', block), 'block')?.section.blocks).toHaveLength(3)
})

test('an id that is nowhere changes nothing', () => {
  expect(remove(before, 'none')).toBe(before)
  expect(setHidden(before, 'none', true)).toBe(before)
  expect(duplicate(before, 'none')).toBeNull()
})

test('what was removed comes back to its place, beside what changed since', () => {
  const after = setSetting(remove(remove(before, 'hero-1'), 'slide-1'), 'slide-2', 'heading', 'Later')

  const back = restored(before, restored(before, after, 'hero-1'), 'slide-1')

  expect(idsAt(listAt(back, 'templates.home'))).toEqual(['hero-1', 'slides-1', 'featured-1'])
  expect(find(back, 'slides-1')?.section.blocks.map((block) => block.settings)).toEqual([{ heading: 'First' }, { heading: 'Later' }])
  expect(restored(before, back, 'hero-1')).toBe(back)
})
