import { Placeholder } from '@tiptap/extension-placeholder'
import { EditorContent, useEditor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { CodeXml } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { useFieldControl } from '@/components/ui/field-context'
import { controlLook } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/lib/cn'

import { foreignTags } from './rich-text-html'
import { RichTextToolbar } from './rich-text-toolbar'

const TEXT_LOOK =
  '[&_.tiptap]:min-h-36 [&_.tiptap]:px-3 [&_.tiptap]:py-2.5 [&_.tiptap]:outline-none [&_.tiptap>*+*]:mt-3 [&_h2]:text-lg [&_h3]:text-base [&_h4]:text-sm [&_ul]:list-disc [&_ol]:list-decimal [&_:is(ul,ol)]:pl-5 [&_li+li]:mt-1 [&_blockquote]:border-l-2 [&_blockquote]:border-border [&_blockquote]:pl-3 [&_blockquote]:text-muted [&_a]:text-accent-text [&_a]:underline [&_hr]:border-border [&_.is-editor-empty:first-child]:before:pointer-events-none [&_.is-editor-empty:first-child]:before:float-left [&_.is-editor-empty:first-child]:before:h-0 [&_.is-editor-empty:first-child]:before:text-muted [&_.is-editor-empty:first-child]:before:content-[attr(data-placeholder)]'

const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { target: null, rel: null } },
    code: false,
    codeBlock: false,
  }),
  Placeholder.configure({ placeholder: 'What is it, who is it for, what makes it good?' }),
]

interface RichTextProps {
  value: string
  onChange: (html: string) => void
  onBlur?: () => void
  disabled?: boolean
}

/** Formatted text as HTML. What the visual editor cannot hold (tables, say) is edited as HTML, so that
 * nothing is lost unseen. Loaded only where it is used. */
export default function RichText({ value, onChange, onBlur, disabled = false }: RichTextProps) {
  const foreign = foreignTags(value)
  const [isHtml, setHtml] = useState(foreign.length > 0)
  const control = useFieldControl()
  return (
    <div className={cn(controlLook, 'flex flex-col overflow-clip focus-within:border-accent has-aria-invalid:border-danger')}>
      {isHtml ? (
        <>
          <div className="flex min-h-10 items-center justify-between gap-2 border-b border-border px-3 text-sm text-muted">
            {foreign.length > 0 ? `Has parts that only HTML can show: ${foreign.join(', ')}` : 'HTML'}
            <Button size="small" variant="quiet" onClick={() => setHtml(false)} disabled={foreign.length > 0}>
              Show formatted
            </Button>
          </div>
          <Textarea
            value={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onBlur}
            spellCheck={false}
            className="min-h-48 rounded-none border-0 font-mono text-sm focus-visible:outline-none"
          />
        </>
      ) : (
        <Visual value={value} onChange={onChange} onBlur={onBlur} disabled={disabled} control={control} onHtml={() => setHtml(true)} />
      )}
    </div>
  )
}

function Visual({
  value,
  onChange,
  onBlur,
  disabled,
  control,
  onHtml,
}: Omit<RichTextProps, 'onBlur'> & {
  onBlur: (() => void) | undefined
  control: ReturnType<typeof useFieldControl>
  onHtml: () => void
}) {
  const emitted = useRef(value)
  const listener = useRef(onChange)
  useEffect(() => {
    listener.current = onChange
  })
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: value,
    editable: !disabled,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Description',
        ...(control.id ? { id: control.id } : {}),
        ...(control['aria-describedby'] ? { 'aria-describedby': control['aria-describedby'] } : {}),
      },
    },
    onUpdate: ({ editor: now }) => {
      emitted.current = now.isEmpty ? '' : now.getHTML()
      listener.current(emitted.current)
    },
    onBlur: () => onBlur?.(),
  })

  // a reset or a newer version comes from outside
  useEffect(() => {
    if (!editor || value === emitted.current) return
    emitted.current = value
    editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])

  if (!editor) return null
  return (
    <>
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-2 border-b border-border px-1.5 py-1">
        <RichTextToolbar editor={editor} disabled={disabled ?? false} />
        <Button size="small" variant="quiet" onClick={onHtml}>
          <CodeXml className="text-muted" aria-hidden />
          HTML
        </Button>
      </div>
      <EditorContent editor={editor} className={cn('max-h-130 overflow-y-auto', TEXT_LOOK)} />
    </>
  )
}
