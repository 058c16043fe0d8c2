import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { DateTime } from '@/components/ui/date-time'
import { Textarea } from '@/components/ui/textarea'
import { toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { text } from '@/lib/fields'

import { FormBanner } from './form-banner'
import { FormField } from './form-field'
import { Note } from './note-form'
import type { TimelineItem } from './timeline'
import { useSubmitForm } from './use-submit-form'
import { useUndoToast } from './use-undo-toast'

export interface StoredNote {
  id: string
  message: string
  version: number
  edited_at: string | null
  deleted_at: string | null
}

/** How the author changes a note. Each answers with what is stored then. */
export interface NoteChanges {
  /** Characters. */
  most: number
  edit: (note: StoredNote, message: string) => Promise<StoredNote>
  remove: (note: StoredNote) => Promise<StoredNote>
  refresh: () => Promise<unknown>
}

/** A note among the events of a timeline. `changes` only for its author. */
export function noteItem(note: StoredNote, changes: NoteChanges | null): Pick<TimelineItem, 'title' | 'action'> {
  const { deleted_at: deletedAt, edited_at: editedAt } = note
  if (deletedAt) {
    return {
      title: (
        <span tabIndex={-1} className="text-muted outline-none">
          Note deleted <DateTime at={deletedAt} />
        </span>
      ),
    }
  }
  return {
    title: editedAt ? (
      <>
        Note <span className="text-muted">(edited <DateTime at={editedAt} />)</span>
      </>
    ) : (
      'Note'
    ),
    action: changes ? <OwnNote note={note} changes={changes} /> : <Note message={note.message} />,
  }
}

function OwnNote({ note, changes }: { note: StoredNote; changes: NoteChanges }) {
  const [isEditing, setEditing] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  const undoToast = useUndoToast()
  useEffect(() => {
    if (wasEditing.current && !isEditing) editButton.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])

  async function remove() {
    setRemoving(true)
    const place = editButton.current?.closest('li')
    try {
      const gone = await changes.remove(note)
      undoToast('Note deleted', () => changes.edit(gone, note.message).then(changes.refresh))
      await changes.refresh()
      place?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus() // the button that was pressed is gone
    } catch (error) {
      toastProblem(messageOf(error))
      setRemoving(false)
    }
  }

  if (isEditing) return <EditForm note={note} changes={changes} onClose={() => setEditing(false)} />
  return (
    <div className="flex flex-col gap-1">
      <Note message={note.message} />
      <div className="-ml-2 flex">
        <Button ref={editButton} size="small" variant="quiet" aria-label="Edit note" onClick={() => setEditing(true)}>
          Edit
        </Button>
        <Button size="small" variant="quiet" aria-label="Delete note" busy={isRemoving} onClick={() => void remove()}>
          Delete
        </Button>
      </div>
    </div>
  )
}

function EditForm({ note, changes, onClose }: { note: StoredNote; changes: NoteChanges; onClose: () => void }) {
  const box = useRef<HTMLFormElement>(null)
  const form = useSubmitForm({
    schema: z.object({ message: text('A note', { max: changes.most }) }),
    defaults: { message: note.message },
    submit: async ({ message }) => {
      await changes.edit(note, message)
      await changes.refresh()
      onClose()
    },
  })
  useEffect(() => {
    const area = box.current?.querySelector('textarea')
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])
  return (
    // Escape is for the keys of the field inside
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      {...form.props}
      ref={box}
      className="flex flex-col gap-2"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <FormBanner problem={form.problem} />
      <FormField control={form.control} name="message" label="Note" hideLabel>
        {(field) => <Textarea rows={2} className="min-h-10" {...field} />}
      </FormField>
      <div className="flex gap-2">
        <Button type="submit" size="small" busy={form.isBusy}>
          Save note
        </Button>
        <Button size="small" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
