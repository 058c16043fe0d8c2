import { inUnit, quantity, referencesOf, unitPrice, usualReference } from './measures'

test('a unit price is rounded half up, as the shop does', () => {
  const price = (thousandths: number, unit: 'ml' | 'cl' | 'g' | 'm' | 'piece', reference: '1_l' | '100_ml' | '100_g' | '1_m' | '1_piece', amount: number) =>
    unitPrice(amount, { thousandths, unit, reference })?.amount

  expect(price(500_000, 'ml', '1_l', 499)).toBe(998)
  expect(price(75_000, 'cl', '1_l', 899)).toBe(1199)
  expect(price(80_000, 'g', '100_g', 2)).toBe(3)
  expect(price(1_500, 'm', '1_m', 1500)).toBe(1000)
  expect(price(10_000, 'piece', '1_piece', 499)).toBe(50)
})

test('nothing is said of a litre by the litre, without a price, or of what was mistyped', () => {
  expect(unitPrice(499, { thousandths: 1_000, unit: 'l', reference: '1_l' })).toBeNull()
  expect(unitPrice(null, { thousandths: 500, unit: 'l', reference: '1_l' })).toBeNull()
  expect(unitPrice(499, { thousandths: Number.NaN, unit: 'l', reference: '1_l' })).toBeNull()
})

test('quantities are typed with up to three decimals', () => {
  expect([quantity.read('1.5'), quantity.read('1,25'), quantity.read('500')]).toEqual([1500, 1250, 500_000])
  expect(quantity.read('1.2345')).toBeNaN()
  expect([quantity.write(1500), quantity.write(20_000), quantity.write(25)]).toEqual(['1.5', '20', '0.025'])
})

test('another unit keeps the reference where both are of one kind', () => {
  expect(referencesOf('g').map(({ value }) => value)).toEqual(['1_kg', '100_g'])
  expect(usualReference('cm2')).toBe('1_m2')
  expect(inUnit('cl', '100_ml')).toEqual({ unit: 'cl', reference: '100_ml' })
  expect(inUnit('g', '100_ml')).toEqual({ unit: 'g', reference: '1_kg' })
})
