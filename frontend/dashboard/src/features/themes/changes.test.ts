import { differences } from './changes'
import { addSection, duplicate, moveTo, remove, setHidden, setSetting, setThemeSetting, type Section } from './document'
import { sampleSchema } from './sample-schema'
import { sampleDocument as before } from './sample-theme'

const settings = sampleSchema.settings.flatMap((group) => group.settings)
const found = (after: typeof before) =>
  differences(before, after, sampleSchema.sections, settings).map(({ where, what }) => `${where}: ${what}`)

test('changes are told by the names that people see', () => {
  expect(found(setThemeSetting(setThemeSetting(before, 'primary', '#000000'), 'corner_radius', 0))).toEqual(['Whole shop: Primary, Corners'])
  expect(found(setSetting(before, 'hero-1', 'heading', 'New in'))).toEqual(['Home page: Hero “New in”: Heading'])
  expect(found(setSetting(before, 'slide-2', 'heading', 'Third'))).toEqual(['Home page: Slideshow: Slide “Third”: Heading'])
  expect(found(setHidden(before, 'hero-1', true))).toEqual(['Home page: Hero “Power for small things” hidden'])
})

test('what came, went and moved is told, too', () => {
  const divider: Section = { id: 'new', type: 'countdown', is_hidden: false, settings: {}, blocks: [] }
  expect(found(addSection(before, 'templates.product', divider))).toEqual(['Product: Countdown added'])
  expect(found(remove(before, 'hero-1'))).toEqual(['Home page: Hero “Power for small things” removed'])
  expect(found(moveTo(before, 'hero-1', 2))).toEqual(['Home page: Sections in another order'])
  expect(found(remove(before, 'slide-1'))).toEqual(['Home page: Slideshow: Slide “First” removed'])
  expect(found(duplicate(before, 'slide-1')!.document)).toEqual(['Home page: Slideshow: Slide “First” added'])
})

test('the same theme has no changes, whatever the order of its keys', () => {
  const turned = { ...before, settings: Object.fromEntries(Object.entries(before.settings).reverse()) }
  expect(found(turned)).toEqual([])
})
