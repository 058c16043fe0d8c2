import { rateSentence, type RateFacts } from './rate-sentence'

const rate: RateFacts = {
  price: 490,
  condition: 'none',
  minimum: 0,
  maximum: null,
  free_above: null,
  min_days: 7,
  max_days: 14,
}

test.each<[Partial<RateFacts>, string]>([
  [{}, '€4.90, arrives in 7–14 days'],
  [{ free_above: 5000 }, '€4.90, free from €50, arrives in 7–14 days'],
  [{ price: 0, min_days: 1, max_days: 1 }, 'Free, arrives in 1 day'],
  [{ condition: 'weight', maximum: 2000 }, '€4.90 for parcels up to 2 kg, arrives in 7–14 days'],
  [{ condition: 'weight', minimum: 500 }, '€4.90 for parcels from 500 g, arrives in 7–14 days'],
  [{ condition: 'subtotal', minimum: 2000, maximum: 5000 }, '€4.90 for orders of €20 to €50, arrives in 7–14 days'],
])('%o reads "%s"', (change, sentence) => {
  expect(rateSentence({ ...rate, ...change }, 'EUR')).toBe(sentence)
})
