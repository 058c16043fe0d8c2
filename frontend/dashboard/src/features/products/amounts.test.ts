import { asGiftCard, firstAmounts, rangeOf, repeated } from './amounts'
import { toRequest, toValues } from './product-values'
import { newVariant } from './variants'

const worth = (price: number | null) => ({ ...newVariant(), price })

test('every amount is a variant that shoppers choose by its worth', () => {
  const range = rangeOf([worth(2500), worth(1250), worth(null)], 'EUR')

  expect(range.options).toEqual([{ name: 'Amount', values: ['€25', '€12.50', ''] }])
  expect(range.variants.map(({ values, price }) => [values, price])).toEqual([
    [['€25'], 2500],
    [['€12.50'], 1250],
    [[''], null],
  ])
})

test('a currency without decimals begins with whole amounts', () => {
  expect(firstAmounts('JPY').options[0]?.values).toEqual(['¥2,500', '¥5,000', '¥10,000'])
})

test('an amount that is there twice is found', () => {
  expect([...repeated([worth(2500), worth(2500), worth(null), worth(null)])]).toEqual([2500])
})

test('nothing that belongs to goods is sent with a gift card', () => {
  const values = { ...toValues(null), title: 'Gift card', kind: 'gift_card' as const, ...firstAmounts('EUR') }
  const [first] = toRequest({ ...values, variants: values.variants.map((one) => ({ ...one, cost: 100, compare_at: 9900 })) }, 'EUR').variants

  expect(first).toMatchObject({ values: ['€25'], price: { amount: 2500, currency: 'EUR' }, cost: null, compare_at: null, requires_shipping: false, stock: null })
  expect(asGiftCard(values).variants).toHaveLength(3)
})
