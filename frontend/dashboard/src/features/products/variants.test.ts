import {
  addMissing,
  addOption,
  addValue,
  losses,
  missingCount,
  moveValue,
  newVariant,
  refusalOfName,
  refusalOfValue,
  removeOption,
  removeValue,
  renameValue,
  type Range,
} from './variants'

const shirt: Range = {
  options: [
    { name: 'Colour', values: ['Black', 'White'] },
    { name: 'Size', values: ['S', 'M'] },
  ],
  variants: [
    { ...newVariant(['Black', 'S']), id: 'bs', price: 1000, cost: 400, sku: 'B-S' },
    { ...newVariant(['Black', 'M']), id: 'bm', price: 1100, cost: 450, sku: 'B-M' },
    { ...newVariant(['White', 'S']), id: 'ws', price: 1200, cost: 500, sku: 'W-S' },
  ],
}
const names = ({ variants }: Range) => variants.map((variant) => variant.values.join(' / '))
const ids = ({ variants }: Range) => variants.map((variant) => variant.id)

test('the first value of a new option goes to every variant, which keep what was typed', () => {
  const next = addOption(shirt, ' Fit ', ' Slim ')

  expect(names(next)).toEqual(['Black / S / Slim', 'Black / M / Slim', 'White / S / Slim'])
  expect(next.variants.map(({ id, price, sku }) => [id, price, sku])).toEqual([
    ['bs', 1000, 'B-S'],
    ['bm', 1100, 'B-M'],
    ['ws', 1200, 'W-S'],
  ])
})

test('a new value makes one variant per combination that is there, priced like its sibling', () => {
  const next = addValue(shirt, 0, 'Sage')

  expect(names(next)).toEqual(['Black / S', 'Black / M', 'White / S', 'Sage / S', 'Sage / M'])
  expect(next.variants.slice(3).map(({ id, price, cost, sku }) => [id, price, cost, sku])).toEqual([
    [null, 1000, 400, ''],
    [null, 1100, 450, ''],
  ])
})

test('a renamed or moved value keeps its variants', () => {
  expect(ids(renameValue(shirt, 0, 'Black', 'Onyx'))).toEqual(['bs', 'bm', 'ws'])
  expect(names(renameValue(shirt, 0, 'Black', 'Onyx'))).toEqual(['Onyx / S', 'Onyx / M', 'White / S'])
  expect(ids(moveValue(shirt, 0, 1, 0))).toEqual(['ws', 'bs', 'bm'])
})

test('a removed value takes its variants, a removed option leaves one of each kind', () => {
  expect(ids(removeValue(shirt, 0, 'Black'))).toEqual(['ws'])
  expect(names(removeOption(shirt, 1))).toEqual(['Black', 'White'])
  expect(ids(removeOption(shirt, 1))).toEqual(['bs', 'ws'])
})

test('the last value of an option takes the option along and no variant', () => {
  const single = removeValue(removeValue(shirt, 1, 'M'), 1, 'S')

  expect(single.options).toEqual([{ name: 'Colour', values: ['Black', 'White'] }])
  expect(ids(single)).toEqual(['bs', 'ws'])
})

test('only saved or worked-on variants count as a loss', () => {
  const wider = addValue(shirt, 0, 'Sage')

  expect(losses(wider, removeValue(wider, 0, 'Sage'))).toEqual([])
  expect(losses(wider, removeValue(wider, 0, 'Black')).map((variant) => variant.id)).toEqual(['bs', 'bm'])
})

test('combinations that were left out come back when asked for', () => {
  expect(missingCount(shirt)).toBe(1)
  const whole = addMissing(shirt)

  expect(names(whole)).toEqual(['Black / S', 'Black / M', 'White / S', 'White / M'])
  expect(ids(whole)).toEqual(['bs', 'bm', 'ws', null])
  expect(missingCount(whole)).toBe(0)
})

test('a value or name that cannot be added says why', () => {
  const long: Range = {
    options: [{ name: 'Length', values: Array.from({ length: 250 }, (_, at) => `${at} cm`) }],
    variants: Array.from({ length: 250 }, (_, at) => newVariant([`${at} cm`])),
  }

  expect(refusalOfValue(shirt, 0, 'black ')).toBe('black is already a value of Colour.')
  expect(refusalOfValue(long, 0, '250 cm')).toBe('This would make 251 variants; a product can have at most 250.')
  expect(refusalOfValue(shirt, 0, 'Sage')).toBeNull()
  expect(refusalOfName(shirt, 2, 'colour')).toBe('There is already an option colour.')
})
