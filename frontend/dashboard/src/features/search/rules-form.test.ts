import { schema, termsOf, toRules, toValues } from './rules-form'

test('words of a group are told apart by commas, whatever their case and spaces', () => {
  expect(termsOf(' Sofa, couch,, sofa , lounge seat ')).toEqual(['sofa', 'couch', 'lounge seat'])
})

test('what is read is what would be sent', () => {
  const rules = {
    synonyms: [{ id: '1', terms: ['sofa', 'couch'] }],
    rules: [{ id: '2', query: 'lamp', pinned: ['01JAG7R0T5K9V2X4Z6B8D0F2H4'], hidden: [] }],
    sold_out_last: false,
  }
  expect(toRules(toValues({ ...rules, version: 3 }))).toEqual(rules)
})

test('a group of one word means nothing', () => {
  const values = { ...toValues(null), synonyms: [{ id: '1', terms: 'sofa, SOFA' }] }
  expect(schema.safeParse(values).error?.issues[0]?.message).toBe('Write at least two words, with commas between them.')
})
