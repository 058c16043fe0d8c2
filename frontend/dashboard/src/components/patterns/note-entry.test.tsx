import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'

import { renderPage } from '@/testing/render'

import { noteItem, type NoteChanges, type StoredNote } from './note-entry'
import { Timeline } from './timeline'

const AT = '2026-03-10T12:00:00Z'
const written: StoredNote = { id: 'n1', message: 'Asked for blu.', version: 1, edited_at: null, deleted_at: null }

/** A timeline with one note, kept as the API keeps it. */
function Notes({ isMine }: { isMine: boolean }) {
  const [note, setNote] = useState(written)
  const write = (from: StoredNote, change: Partial<StoredNote>) => {
    const next = { ...from, edited_at: AT, ...change, version: from.version + 1 }
    setNote(next)
    return Promise.resolve(next)
  }
  const changes: NoteChanges = {
    most: 30,
    edit: (from, message) => write(from, { message, deleted_at: null }),
    remove: (from) => write(from, { message: '', deleted_at: AT }),
    refresh: () => Promise.resolve(),
  }
  return (
    <>
      <Timeline items={[{ id: note.id, at: AT, ...noteItem(note, isMine ? changes : null) }]} />
      <p>version {note.version}</p>
    </>
  )
}

test('its author corrects a note, which says so then', async () => {
  await renderPage(<Notes isMine />)

  await userEvent.click(screen.getByRole('button', { name: 'Edit note' }))
  const box = screen.getByRole('textbox', { name: 'Note' })
  expect(document.activeElement).toBe(box)
  await userEvent.clear(box)
  await userEvent.type(box, 'Asked for blue.')
  await userEvent.click(screen.getByRole('button', { name: 'Save note' }))

  expect(await screen.findByText('Asked for blue.')).toBeTruthy()
  expect(screen.getByText(/\(edited/)).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit note' }))
})

test('a note that is too long is not sent', async () => {
  await renderPage(<Notes isMine />)

  await userEvent.click(screen.getByRole('button', { name: 'Edit note' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), ' And then for red and green.')
  await userEvent.click(screen.getByRole('button', { name: 'Save note' }))

  expect(await screen.findByText(/at most 30/i)).toBeTruthy()
  expect(screen.getByText('version 1')).toBeTruthy()
})

test('a deleted note leaves its time, and Undo writes it again', async () => {
  await renderPage(<Notes isMine />)

  await userEvent.click(screen.getByRole('button', { name: 'Delete note' }))
  expect(await screen.findByText('Note deleted', { selector: 'li *' })).toBeTruthy()
  expect(screen.queryByText('Asked for blu.')).toBeNull()
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Note deleted/))
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))

  expect(await screen.findByText('Asked for blu.')).toBeTruthy()
  expect(screen.getByText('version 3')).toBeTruthy()
})

test('others read it only', async () => {
  await renderPage(<Notes isMine={false} />)

  expect(screen.getByText('Asked for blu.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
