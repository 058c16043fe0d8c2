import { Extension, Mark, mergeAttributes, Node } from '@tiptap/react'
import { goToNextCell, tableEditing } from '@tiptap/pm/tables'

import { videoAddress, videoWords } from './rich-text-html'

const ALIGNED = ['align-center', 'align-end'] as const

/** Left, centred or right, as a class: pages allow no styles inside the text. */
export const Alignment = Extension.create({
  name: 'alignment',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        align: {
          default: null,
          parseHTML: (element) => ALIGNED.find((name) => element.classList.contains(name)) ?? null,
          renderHTML: ({ align }) => (align ? { class: String(align) } : {}),
        },
      },
    },
  ],
})

/** A place of a template that is to be filled in; what is typed over it is plain text. */
export const Blank = Mark.create({
  name: 'blank',
  inclusive: false,
  parseHTML: () => [{ tag: 'mark' }],
  renderHTML: () => ['mark', 0],
})

const text = (element: Element | null) => element?.textContent?.trim() ?? ''
const attributeOf = (name: string) => ({ default: null, parseHTML: (element: HTMLElement) => element.getAttribute(name) })

const pictureOf = (image: HTMLImageElement | null, caption: string) => {
  const src = image?.getAttribute('src') ?? ''
  if (!image || !src.startsWith('/media/')) return false // pasted from elsewhere: pages show their own alone
  const of = (name: string) => image.getAttribute(name)
  return { src, srcset: of('srcset'), alt: of('alt') ?? '', width: of('width'), height: of('height'), caption }
}

export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: null },
    srcset: { default: null },
    alt: { default: '' },
    width: { default: null },
    height: { default: null },
    caption: { default: '' },
  }),
  parseHTML: () => [
    {
      tag: 'figure:not([data-video])',
      getAttrs: (element) => pictureOf(element.querySelector('img'), text(element.querySelector('figcaption'))),
    },
    { tag: 'img', getAttrs: (element) => pictureOf(element as HTMLImageElement, '') },
  ],
  renderHTML: ({ node }) => {
    const { caption, ...image } = node.attrs
    const said = Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null))
    return ['figure', {}, ['img', said], ...(caption ? [['figcaption', {}, String(caption)] as const] : [])] as never
  },
})

export const Video = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ video: { default: '' }, words: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'figure[data-video]',
      priority: 60,
      getAttrs: (element) => ({ video: element.getAttribute('data-video'), words: text(element.querySelector('a')) }),
    },
  ],
  renderHTML: ({ node }) => {
    const { video, words } = node.attrs as { video: string; words: string }
    return ['figure', { 'data-video': video }, ['a', { href: videoAddress(video) }, words || videoWords(video)]]
  },
})

const cell = {
  content: 'block+',
  isolating: true,
  addAttributes: () => ({
    colspan: {
      default: 1,
      parseHTML: (element: HTMLElement) => Number(element.getAttribute('colspan') ?? 1),
      renderHTML: ({ colspan }: Record<string, unknown>) => (colspan === 1 ? {} : { colspan }),
    },
    rowspan: {
      default: 1,
      parseHTML: (element: HTMLElement) => Number(element.getAttribute('rowspan') ?? 1),
      renderHTML: ({ rowspan }: Record<string, unknown>) => (rowspan === 1 ? {} : { rowspan }),
    },
    colwidth: { ...attributeOf('data-none'), rendered: false },
  }),
}
const ROLES: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'header_cell' }

const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  group: 'block',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
})
const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})
const TableCell = Node.create({
  name: 'tableCell',
  ...cell,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
})
const TableHeader = Node.create({
  name: 'tableHeader',
  ...cell,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', mergeAttributes(HTMLAttributes), 0],
})

export const Tables = Extension.create({
  name: 'tables',
  addExtensions: () => [Table, TableRow, TableCell, TableHeader],
  extendNodeSchema: (extension) => {
    const role = ROLES[extension.name]
    return role ? { tableRole: role } : {}
  },
  addKeyboardShortcuts() {
    const go = (way: 1 | -1) => () => goToNextCell(way)(this.editor.state, this.editor.view.dispatch)
    return { Tab: go(1), 'Shift-Tab': go(-1) }
  },
  addProseMirrorPlugins: () => [tableEditing()],
})

const cells = (type: string) => [0, 1, 2].map(() => ({ type, content: [{ type: 'paragraph' }] }))

/** Three by three, the first row its headings. */
export const newTable = {
  type: 'table',
  content: ['tableHeader', 'tableCell', 'tableCell'].map((type) => ({ type: 'tableRow', content: cells(type) })),
}
