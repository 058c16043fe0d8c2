import { Placeholder } from '@tiptap/extension-placeholder'
import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { CodeXml } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'

import { Button } from '@/components/ui/button'
import { useFieldControl } from '@/components/ui/field-context'
import { controlLook } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/lib/cn'

import { foreignTags } from './rich-text-html'
import { PictureWords } from './rich-text-insert'
import { FORMATTED, MARKED } from './rich-text-look'
import { Alignment, Blank, Picture, Tables, Video } from './rich-text-nodes'
import { RichTextToolbar } from './rich-text-toolbar'

const PLAIN = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { target: null, rel: null } },
    code: false,
    codeBlock: false,
  }),
  Alignment,
  Blank,
  Tables,
]
const WITH_PICTURES = [...PLAIN, Picture, Video]

interface RichTextProps {
  value: string
  onChange: (html: string) => void
  onBlur?: () => void
  disabled?: boolean
  label?: string
  placeholder?: string
  hasPictures?: boolean
  /** Only the text, to be read. */
  isBare?: boolean
}

/** Formatted text as HTML. What the visual editor cannot hold is edited as HTML, so that nothing is
 * lost unseen. Loaded only where it is used. */
export default function RichText({ value, onChange, onBlur, disabled = false, hasPictures = false, ...words }: RichTextProps) {
  const foreign = foreignTags(value, { hasPictures })
  const [isHtml, setHtml] = useState(foreign.length > 0)
  return (
    <div className={cn(controlLook, 'flex flex-col overflow-clip focus-within:border-accent focus-within:outline-1 focus-within:outline-accent has-aria-invalid:border-danger')}>
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
        <Visual
          value={value}
          onChange={onChange}
          {...(onBlur ? { onBlur } : {})}
          disabled={disabled}
          hasPictures={hasPictures}
          onHtml={() => setHtml(true)}
          {...words}
        />
      )}
    </div>
  )
}

function Visual({
  value,
  onChange,
  onBlur,
  disabled = false,
  label = 'Description',
  placeholder = 'What is it, who is it for, what makes it good?',
  hasPictures = false,
  isBare = false,
  onHtml,
}: RichTextProps & { onHtml: () => void }) {
  const control = useFieldControl()
  const [state, setState] = useState({ words: '', isProblem: false })
  const emitted = useRef(value)
  const listener = useRef(onChange)
  useEffect(() => {
    listener.current = onChange
  })
  const extensions = useMemo(
    () => [...(hasPictures ? WITH_PICTURES : PLAIN), Placeholder.configure({ placeholder })],
    [hasPictures, placeholder],
  )
  const editor = useEditor({
    extensions,
    content: value,
    editable: !disabled,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
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

  // a reset, a template or a newer version comes from outside
  useEffect(() => {
    if (!editor || value === emitted.current) return
    emitted.current = value
    editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])

  if (!editor) return null
  return (
    <>
      {!isBare && (
        <div className="flex min-h-10 items-start gap-x-2 border-b border-border px-1.5 py-1">
          <RichTextToolbar
            editor={editor}
            disabled={disabled}
            hasPictures={hasPictures}
            onState={(words, isProblem) => setState({ words, isProblem })}
          />
          <Button size="small" variant="quiet" onClick={onHtml}>
            <CodeXml className="text-muted" aria-hidden />
            HTML
          </Button>
        </div>
      )}
      {hasPictures && !disabled && <Described editor={editor} />}
      {state.words && (
        <p role={state.isProblem ? 'alert' : 'status'} className={cn('border-b border-border px-3 py-1.5 text-sm', state.isProblem ? 'text-danger' : 'text-muted')}>
          {state.words}
        </p>
      )}
      <EditorContent editor={editor} className={cn('max-h-160 overflow-y-auto', FORMATTED, MARKED)} />
    </>
  )
}

function Described({ editor }: { editor: Editor }) {
  const picture = useEditorState({
    editor,
    selector: ({ editor: each }) => (each.isActive('picture') ? each.getAttributes('picture') : null),
  })
  return picture && <PictureWords editor={editor} alt={String(picture.alt ?? '')} caption={String(picture.caption ?? '')} />
}
