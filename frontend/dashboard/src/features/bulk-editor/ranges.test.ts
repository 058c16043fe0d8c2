import { filledDown, fromClip, pasted, toClip } from './ranges'

const size = { rows: 4, columns: 3 }

test('what a spreadsheet program copies is read as its cells', () => {
  expect(fromClip('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(fromClip('"two\nlines"\t"say ""hi"""\n\tlast')).toEqual([
    ['two\nlines', 'say "hi"'],
    ['', 'last'],
  ])
  expect(fromClip('27" screen')).toEqual([['27" screen']])
  expect(fromClip('"27 inch\tx')).toEqual([['"27 inch', 'x']])
})

test('what is copied here is read back the same', () => {
  const block = [
    ['tab\there', 'quote"d'],
    ['', 'plain'],
  ]

  expect(fromClip(toClip(block))).toEqual(block)
})

test('one cell fills the whole range', () => {
  const cells = pasted([['9']], { top: 1, bottom: 2, left: 0, right: 1 }, size)

  expect(cells.map(({ row, column, text }) => `${row}:${column}=${text}`)).toEqual(['1:0=9', '1:1=9', '2:0=9', '2:1=9'])
})

test('a block begins at the corner, and ends where the grid does', () => {
  const block = [
    ['a', 'b'],
    ['c', 'd'],
  ]

  const cells = pasted(block, { top: 3, bottom: 3, left: 1, right: 1 }, size)

  expect(cells.map(({ row, column, text }) => `${row}:${column}=${text}`)).toEqual(['3:1=a', '3:2=b'])
})

test('filling down repeats the top of each column; in one row, what stands above', () => {
  const textAt = ({ row, column }: { row: number; column: number }) => `${row}${column}`

  expect(filledDown({ top: 0, bottom: 2, left: 1, right: 1 }, textAt).map((cell) => cell.text)).toEqual(['01', '01'])
  expect(filledDown({ top: 2, bottom: 2, left: 0, right: 1 }, textAt).map((cell) => cell.text)).toEqual(['10', '11'])
  expect(filledDown({ top: 0, bottom: 0, left: 0, right: 0 }, textAt)).toEqual([])
})
