import { missingInUnion, safetySchema, safetyValues } from './safety'

const UNION = new Set(['DE', 'PL'])
const maker = { name: 'Lumen GmbH', address: 'Ring 1, Berlin', country: 'DE', contact: 'safety@lumen.example' }
const given = (change: Partial<ReturnType<typeof safetyValues>>) => ({ ...safetyValues(undefined), ...change })

test('a maker in the union is enough, one outside needs somebody there', () => {
  expect(missingInUnion(given({}), UNION)).toContain('manufacturer’s name')
  expect(missingInUnion(given({ manufacturer: maker }), UNION)).toBeNull()
  expect(missingInUnion(given({ manufacturer: { ...maker, country: 'CN' } }), UNION)).toContain('responsible person')
  expect(missingInUnion(given({ manufacturer: { ...maker, country: 'CN' }, responsible: maker }), UNION)).toBeNull()
})

test('a contact is an e-mail or a web address', () => {
  const contact = (written: string) => safetySchema.safeParse(given({ manufacturer: { ...maker, contact: written } })).success

  expect(['', 'a@b.example', 'https://lumen.example/safety'].map(contact)).toEqual([true, true, true])
  expect(['ask us', 'a@b', 'lumen.example'].map(contact)).toEqual([false, false, false])
})
