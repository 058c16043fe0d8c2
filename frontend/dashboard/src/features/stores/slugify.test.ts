import { slugify } from './slugify'

test.each([
  ['Volt Electronics', 'volt-electronics'],
  ['Café Łódź & Co.', 'cafe-lodz-co'],
  ['  --Straße 9--  ', 'strasse-9'],
  ['日本', ''],
])('"%s" becomes "%s"', (name, slug) => {
  expect(slugify(name)).toBe(slug)
})
