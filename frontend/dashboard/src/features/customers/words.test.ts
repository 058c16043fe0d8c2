import { actorName, lifetimeText, linesOf, ordersText, tagsOf } from './words'

test('tags are split at commas and kept once in any case', () => {
  expect(tagsOf(' VIP, press ,vip,, Big  spender')).toEqual(['VIP', 'press', 'Big spender'])
  expect(tagsOf('  ')).toEqual([])
})

test('what was ordered is said in each currency', () => {
  expect(lifetimeText([])).toBe('Nothing yet')
  expect(lifetimeText([{ amount: 12_000, currency: 'EUR' }, { amount: 3000, currency: 'USD' }])).toBe('€120.00 and $30.00')
  expect([ordersText(1), ordersText(2)]).toEqual(['1 order', '2 orders'])
})

test('an address leaves out what is empty', () => {
  const address = { name: 'Ada Byron', company: '', line1: 'Hafenstrasse 4', postal_code: '20457', city: 'Hamburg', country: 'DE' }
  expect(linesOf(address)).toEqual(['Ada Byron', 'Hafenstrasse 4', '20457 Hamburg', 'DE'])
})

test('actors are named without telling who a colleague is', () => {
  expect([actorName('u1', 'u1'), actorName('customer', 'u1'), actorName('system:customers', 'u1'), actorName('u2', 'u1')]).toEqual([
    'You',
    'Customer',
    'Windlass',
    'A colleague',
  ])
})
