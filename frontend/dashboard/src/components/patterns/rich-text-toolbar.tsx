import { useEditorState, type Editor } from '@tiptap/react'
import { isInTable } from '@tiptap/pm/tables'
import { AlignCenter, AlignRight, Bold, Italic, List, ListOrdered, TextQuote, Unlink } from 'lucide-react'
import type { ReactNode } from 'react'

import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { cn } from '@/lib/cn'

import { PictureButton, TableButton, VideoButton } from './rich-text-insert'
import { LinkButton } from './rich-text-link'
import { useRovingFocus } from './use-roving-focus'

const BLOCKS = [
  { value: '0', label: 'Text' },
  { value: '2', label: 'Heading' },
  { value: '3', label: 'Subheading' },
  { value: '4', label: 'Small heading' },
]

export function RichTextToolbar({
  editor,
  disabled,
  hasPictures,
  onState,
}: {
  editor: Editor
  disabled: boolean
  hasPictures: boolean
  onState: (words: string, isProblem: boolean) => void
}) {
  const roving = useRovingFocus()
  const now = useEditorState({
    editor,
    selector: ({ editor: each }) => ({
      level: ([2, 3, 4] as const).find((level) => each.isActive('heading', { level })) ?? 0,
      bold: each.isActive('bold'),
      italic: each.isActive('italic'),
      bulletList: each.isActive('bulletList'),
      orderedList: each.isActive('orderedList'),
      blockquote: each.isActive('blockquote'),
      centre: each.isActive({ align: 'align-center' }),
      end: each.isActive({ align: 'align-end' }),
      link: each.isActive('link'),
      table: isInTable(each.state),
    }),
  })
  const chain = () => editor.chain().focus()
  const align = (to: string | null) =>
    chain().updateAttributes('paragraph', { align: to }).updateAttributes('heading', { align: to }).run()

  return (
    <div role="toolbar" aria-label="Formatting" className="flex min-w-0 flex-1 flex-wrap items-center gap-0.5" {...roving}>
      <Select
        aria-label="Paragraph style"
        options={BLOCKS}
        value={String(now.level)}
        disabled={disabled}
        id={undefined}
        aria-describedby={undefined}
        onChange={(event) => {
          const level = Number(event.target.value) as 0 | 2 | 3 | 4
          if (level === 0) chain().setParagraph().run()
          else chain().setHeading({ level }).run()
        }}
        className="w-36 max-sm:w-28 [&_select]:h-8 [&_select]:border-transparent [&_select]:text-sm"
      />
      <Mark label="Bold" keys={['Mod', 'B']} isOn={now.bold} disabled={disabled} onPress={() => chain().toggleBold().run()}>
        <Bold aria-hidden />
      </Mark>
      <Mark label="Italic" keys={['Mod', 'I']} isOn={now.italic} disabled={disabled} onPress={() => chain().toggleItalic().run()}>
        <Italic aria-hidden />
      </Mark>
      <Mark label="Bullets" isOn={now.bulletList} disabled={disabled} onPress={() => chain().toggleBulletList().run()}>
        <List aria-hidden />
      </Mark>
      <Mark label="Numbers" isOn={now.orderedList} disabled={disabled} onPress={() => chain().toggleOrderedList().run()}>
        <ListOrdered aria-hidden />
      </Mark>
      <Mark label="Quote" isOn={now.blockquote} disabled={disabled} onPress={() => chain().toggleBlockquote().run()}>
        <TextQuote aria-hidden />
      </Mark>
      <Mark label="Centred" isOn={now.centre} disabled={disabled} onPress={() => align(now.centre ? null : 'align-center')}>
        <AlignCenter aria-hidden />
      </Mark>
      <Mark label="To the right" isOn={now.end} disabled={disabled} onPress={() => align(now.end ? null : 'align-end')}>
        <AlignRight aria-hidden />
      </Mark>
      <LinkButton editor={editor} isOn={now.link} disabled={disabled} />
      {now.link && (
        <Mark label="Remove link" isOn={false} disabled={disabled} onPress={() => chain().extendMarkRange('link').unsetLink().run()}>
          <Unlink aria-hidden />
        </Mark>
      )}
      <TableButton editor={editor} isIn={now.table} disabled={disabled} />
      {hasPictures && (
        <>
          <PictureButton editor={editor} disabled={disabled} onState={onState} />
          <VideoButton editor={editor} disabled={disabled} />
        </>
      )}
    </div>
  )
}

function Mark({
  label,
  keys,
  isOn,
  disabled,
  onPress,
  children,
}: {
  label: string
  keys?: string[]
  isOn: boolean
  disabled: boolean
  onPress: () => void
  children: ReactNode
}) {
  return (
    <IconButton
      label={label}
      {...(keys ? { keys } : {})}
      size="icon-small"
      aria-pressed={isOn}
      disabled={disabled}
      onClick={onPress}
      className={cn(isOn && 'bg-accent-soft text-accent-text')}
    >
      {children}
    </IconButton>
  )
}
