import { moveTo, setHidden, setSetting, setThemeSetting } from './document'
import { shownChange } from './preview-changes'
import { sampleDocument as before } from './sample-theme'

const HOME = ['groups.header', 'templates.home', 'groups.footer'] as const
const change = (after: typeof before) => shownChange(before, after, [...HOME])

test('one section is drawn anew when only it changed, also for one of its blocks', () => {
  expect(change(setSetting(before, 'hero-1', 'heading', 'New'))).toEqual({ kind: 'sections', ids: ['hero-1'] })
  expect(change(setSetting(before, 'slide-2', 'heading', 'New'))).toEqual({ kind: 'sections', ids: ['slides-1'] })
})

test('the page is drawn anew for colours, another order, and what is hidden', () => {
  expect(change(setThemeSetting(before, 'primary', '#000000'))).toEqual({ kind: 'page' })
  expect(change(moveTo(before, 'hero-1', 1))).toEqual({ kind: 'page' })
  expect(change(setHidden(before, 'hero-1', true))).toEqual({ kind: 'page' })
})

test('nothing is drawn for what the page does not show', () => {
  expect(change(setSetting(before, 'product-1', 'picture_side', 'end'))).toEqual({ kind: 'nothing' })
  expect(change(before)).toEqual({ kind: 'nothing' })
  const hidden = setHidden(before, 'hero-1', true)
  expect(shownChange(hidden, setSetting(hidden, 'hero-1', 'heading', 'New'), [...HOME])).toEqual({ kind: 'nothing' })
})
