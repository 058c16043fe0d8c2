import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { renderPage } from '@/testing/render'

import { ExportButton, type ExportPart } from './export-button'

let saved: { name: string; content: Blob }[]

beforeEach(() => {
  saved = []
  let last: Blob
  URL.createObjectURL = (content) => {
    last = content as Blob
    return 'blob:file'
  }
  URL.revokeObjectURL = () => {}
  HTMLAnchorElement.prototype.click = function () {
    saved.push({ name: this.download, content: last })
  }
})

const bytesOf = (content: Blob) =>
  new Promise<Uint8Array>((done) => {
    const reader = new FileReader()
    reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer))
    reader.readAsArrayBuffer(content)
  })
const press = async () => userEvent.click(await screen.findByRole('button', { name: 'Export these orders' }))

test('all parts become one file, which tells its encoding', async () => {
  const asked: (string | undefined)[] = []
  const parts: ExportPart[] = [
    { content: 'Order\r\n1\r\n', rows: 1, next_cursor: 'b' },
    { content: '2\r\n', rows: 1, next_cursor: null },
  ]
  const part = async (cursor: string | undefined) => {
    asked.push(cursor)
    return parts[asked.length - 1]!
  }
  await renderPage(<ExportButton noun="orders" fileName="orders" part={part} />)

  await press()
  expect(await screen.findByText('2 orders exported')).toBeTruthy()

  expect(asked).toEqual([undefined, 'b'])
  expect(saved.map(({ name }) => name.replace(/[\d-]+/, '-DATE'))).toEqual(['orders-DATE.csv'])
  const bytes = await bytesOf(saved[0]!.content)
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes)).toBe('Order\r\n1\r\n2\r\n')
})

test('a long export says how far it is, and Cancel leaves no file', async () => {
  const part = (cursor: string | undefined, signal: AbortSignal) =>
    cursor
      ? new Promise<ExportPart>((_, refuse) => signal.addEventListener('abort', () => refuse(new Error('aborted'))))
      : Promise.resolve({ content: 'Order\r\n', rows: 500, next_cursor: 'b' })
  await renderPage(<ExportButton noun="orders" fileName="orders" part={part} />)

  await press()
  expect(await screen.findByText(/500 orders so far/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel export' }))

  await waitFor(() => expect(screen.queryByText(/so far/)).toBeNull())
  expect(saved).toEqual([])
})
