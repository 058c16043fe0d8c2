import { arranged, columnId, shownIds, writtenIds, type AnyColumn } from './index-columns'

interface Row {
  number: string
}

const columns = ['number', 'placed', 'status', 'total'].map((id) => ({ id, header: id })) as AnyColumn<Row>[]

test('a written order shows its columns behind the first one', () => {
  expect(arranged(columns, 'total,placed').map(columnId)).toEqual(['number', 'total', 'placed'])
})

test('columns that are no more are left out, and nothing known shows all', () => {
  expect(shownIds(columns, 'total,gone,total')).toEqual(['total'])
  expect(shownIds(columns, 'gone')).toEqual(['placed', 'status', 'total'])
})

test('the first column can stand alone', () => {
  expect(writtenIds(columns, [])).toBe('-')
  expect(arranged(columns, '-').map(columnId)).toEqual(['number'])
})

test('all columns in their own order need no words', () => {
  expect(writtenIds(columns, ['placed', 'status', 'total'])).toBeUndefined()
  expect(writtenIds(columns, ['status', 'placed', 'total'])).toBe('status,placed,total')
})
