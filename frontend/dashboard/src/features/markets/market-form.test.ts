import { fieldOf, marketSchema, toMarket, toValues } from './market-form'
import { basisPoints } from './percent'
import { roundingChoices, roundingLabel } from './rounding'

const sent = {
  name: 'Euro zone',
  currency: 'EUR',
  countries: ['DE', 'FR'],
  adjustment_basis_points: -250,
  margin_basis_points: 150,
  manual_rate: '0.92',
  rounding: { step: 100, ending: 99 },
  is_enabled: true,
}
const money = { amount: 1299, currency: 'USD' }
const market = { ...sent, id: 'm1', version: 3, is_offered: true, rate: null, example: { price: money, shown: null } }

test('a market survives its way through the form', () => {
  expect(toMarket(marketSchema.parse(toValues(market)), 'USD')).toEqual(sent)
})

test('the store’s own currency is sent without a rate', () => {
  expect(toMarket(toValues({ ...market, currency: 'USD' }), 'USD')).toMatchObject({
    margin_basis_points: 0,
    manual_rate: null,
  })
})

test.each([
  ['2.5', 250],
  ['2,50', 250],
  ['-10', -1000],
  ['0', 0],
  ['2.555', undefined],
  ['a lot', undefined],
])('"%s" per cent', (typed, points) => {
  expect(basisPoints(typed)).toBe(points)
})

test('what is no percentage or no rate is refused at its input', () => {
  const wrong = marketSchema.safeParse({ ...toValues(market), margin: '25', adjustment: 'x', manual_rate: 'one' })

  expect(wrong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['adjustment', 'The adjustment must be a percentage like 2.5.'],
    ['margin', 'Use 0 to 20%.'],
    ['manual_rate', 'Enter a rate like 0.92.'],
  ])
})

test.each([
  ['EUR', { step: 100, ending: 99 }, 'Ending in .99'],
  ['EUR', { step: 5, ending: 0 }, 'To the nearest 0.05'],
  ['EUR', { step: 100, ending: 0 }, 'To whole amounts'],
  ['JPY', { step: 100, ending: 80 }, 'Ending in 80'],
  ['JPY', { step: 10, ending: 0 }, 'To the nearest 10'],
  ['KWD', { step: 1000, ending: 990 }, 'Ending in .990'],
])('%s prices %o', (currency, rounding, label) => {
  expect(roundingLabel(rounding, currency)).toBe(label)
})

test('a rounding that nobody offers can still be kept', () => {
  expect(roundingChoices('EUR', '25:0').at(-1)).toEqual({ value: '25:0', label: 'To the nearest 0.25' })
})

test('the server’s complaints find their inputs', () => {
  expect(['countries.2', 'rounding.ending', 'margin_basis_points', 'manual_rate'].map(fieldOf)).toEqual([
    'countries',
    'rounding',
    'margin',
    'manual_rate',
  ])
})
