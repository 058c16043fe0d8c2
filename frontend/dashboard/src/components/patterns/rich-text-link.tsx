import type { Editor } from '@tiptap/react'
import { Link2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/lib/cn'

import { withScheme } from './rich-text-html'

/** A link on the selected words; without a selection the address itself is the text. */
export function LinkButton({ editor, isOn, disabled }: { editor: Editor; isOn: boolean; disabled: boolean }) {
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
            placeholder="example.com or /products/desk-lamp"
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
