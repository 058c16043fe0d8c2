import type { Editor } from '@tiptap/react'
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables'
import { ImagePlus, Table as TableIcon, Video as VideoIcon } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'

import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'
import { ACCEPTED, finished, upload } from '@/lib/upload'

import { videoOf } from './rich-text-html'
import { newTable } from './rich-text-nodes'

const FALLBACK_WIDTH = 1024 // the widest JPEG that every browser shows

interface ButtonProps {
  editor: Editor
  disabled: boolean
}

/** Sends a picture to the store's media and puts it where the cursor is. */
export function PictureButton({ editor, disabled, onState }: ButtonProps & { onState: (words: string, isProblem: boolean) => void }) {
  const store = useStore()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)

  async function take(file: File | undefined) {
    if (!file) return
    setBusy(true)
    onState('Uploading the picture', false)
    try {
      const id = await upload(store.id, file, (share) => onState(`Uploading the picture: ${Math.round(share * 100)}%`, false))
      onState('Making its sizes', false)
      const made = await finished(store.id, id)
      const fallback = Math.max(...made.widths.filter((width) => width <= FALLBACK_WIDTH), made.widths[0] ?? 0)
      const srcset = made.widths.map((width) => `${made.path}/${width}.webp ${width}w`).join(', ')
      editor
        .chain()
        .focus()
        .insertContent({
          type: 'picture',
          attrs: {
            src: `${made.path}/${fallback}.jpg`,
            srcset: made.formats.includes('webp') ? srcset : null,
            alt: '',
            width: String(made.width),
            height: String(made.height),
          },
        })
        .run()
      onState('The picture is in place. Select it to describe it.', false)
    } catch (error) {
      onState(messageOf(error), true)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-label="Choose a picture for the text"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <IconButton label="Picture" size="icon-small" disabled={disabled || isBusy} onClick={() => input.current?.click()}>
        <ImagePlus aria-hidden />
      </IconButton>
    </>
  )
}

/** What the selected picture shows, for those who do not see it, and a line below it. */
export function PictureWords({ editor, alt, caption }: { editor: Editor; alt: string; caption: string }) {
  const change = (attrs: Record<string, string>) => editor.commands.updateAttributes('picture', attrs)
  return (
    <div className="flex flex-wrap gap-2 border-b border-border px-3 py-2">
      <Input
        id={undefined}
        aria-label="What the picture shows"
        placeholder="What the picture shows"
        maxLength={200}
        value={alt}
        onChange={(event) => change({ alt: event.target.value })}
        className="min-w-48 flex-1"
      />
      <Input
        id={undefined}
        aria-label="Line below the picture"
        placeholder="Line below the picture (optional)"
        maxLength={200}
        value={caption}
        onChange={(event) => change({ caption: event.target.value })}
        className="min-w-48 flex-1"
      />
    </div>
  )
}

/** Shoppers see a picture-sized box; the provider learns of them when they press play. */
export function VideoButton({ editor, disabled }: ButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState('')

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation() // the page's own form is around this one
    const video = videoOf(address)
    if (!video) {
      setProblem('Paste the address of a video at YouTube or Vimeo.')
      return
    }
    editor.chain().focus().insertContent({ type: 'video', attrs: { video } }).run()
    setAddress('')
    setProblem('')
    setOpen(false)
  }

  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="quiet" size="icon-small" aria-label="Video" title="Video" disabled={disabled}>
          <VideoIcon aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Video">
        <form onSubmit={submit} className="flex w-80 max-w-[85vw] flex-col gap-2">
          <div className="flex gap-2">
            <Input
              id={undefined}
              aria-label="Address of the video"
              aria-invalid={problem ? true : undefined}
              placeholder="youtube.com/watch?v=…"
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
            <Button type="submit" variant="primary">
              Add
            </Button>
          </div>
          {problem && (
            <p role="alert" className="text-sm text-danger">
              {problem}
            </p>
          )}
        </form>
      </PopoverContent>
    </Popover>
  )
}

/** Adds a table, or changes the one that the cursor is in. */
export function TableButton({ editor, isIn, disabled }: ButtonProps & { isIn: boolean }) {
  const run = (command: typeof addRowAfter) => {
    command(editor.state, editor.view.dispatch)
    editor.commands.focus()
  }
  if (!isIn) {
    return (
      <IconButton label="Table" size="icon-small" disabled={disabled} onClick={() => editor.chain().focus().insertContent(newTable).run()}>
        <TableIcon aria-hidden />
      </IconButton>
    )
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="quiet" size="icon-small" aria-label="Change table" title="Change table" disabled={disabled} className="bg-accent-soft text-accent-text">
          <TableIcon aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => run(addRowAfter)}>Add row below</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => run(addColumnAfter)}>Add column after</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => run(deleteRow)}>Remove row</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => run(deleteColumn)}>Remove column</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => run(deleteTable)}>Remove table</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
