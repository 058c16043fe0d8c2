import { useEditorState, type Editor } from '@tiptap/react'
import { Bold, Italic, Link2, List, ListOrdered, Unlink } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { cn } from '@/lib/cn'

const BLOCKS = [
  { value: '0', label: 'Text' },
  { value: '2', label: 'Heading' },
  { value: '3', label: 'Subheading' },
  { value: '4', label: 'Small heading' },
]

export function RichTextToolbar({ editor, disabled }: { editor: Editor; disabled: boolean }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: each }) => ({
      level: ([2, 3, 4] as const).find((level) => each.isActive('heading', { level })) ?? 0,
      bold: each.isActive('bold'),
      italic: each.isActive('italic'),
      bulletList: each.isActive('bulletList'),
      orderedList: each.isActive('orderedList'),
      link: each.isActive('link'),
    }),
  })
  const chain = () => editor.chain().focus()

  return (
    <div role="toolbar" aria-label="Formatting" className="flex flex-wrap items-center gap-0.5">
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
      <LinkButton editor={editor} isOn={now.link} disabled={disabled} />
      {now.link && (
        <Mark label="Remove link" isOn={false} disabled={disabled} onPress={() => chain().extendMarkRange('link').unsetLink().run()}>
          <Unlink aria-hidden />
        </Mark>
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

const withScheme = (address: string) =>
  /^(https?:|mailto:)/i.test(address) ? address : address.includes('@') ? `mailto:${address}` : `https://${address}`

function LinkButton({ editor, isOn, disabled }: { editor: Editor; isOn: boolean; disabled: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')

  function open(next: boolean) {
    if (next) setAddress(String(editor.getAttributes('link').href ?? ''))
    setOpen(next)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation() // the product's own form is around this one
    if (!address.trim()) return
    const href = withScheme(address.trim())
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && !isOn) {
      chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.setLink({ href }).run()
    setOpen(false)
  }

  return (
    <Popover open={isOpen} onOpenChange={open}>
      <PopoverTrigger asChild>
        <Button
          variant="quiet"
          size="icon-small"
          aria-label="Link"
          title="Link"
          aria-pressed={isOn}
          disabled={disabled}
          className={cn(isOn && 'bg-accent-soft text-accent-text')}
        >
          <Link2 aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Link">
        <form onSubmit={submit} className="flex w-72 gap-2">
          <Input
            aria-label="Web address"
            id={undefined}
            placeholder="example.com/size-guide"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
          <Button type="submit" variant="primary">
            Set link
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  )
}
