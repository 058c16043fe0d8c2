import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'

import { renderPage } from '@/testing/render'

import { listAt, type TemplateKey } from '../document'
import type { serveThemes } from '../sample-server'
import { EditorPage } from './editor-page'

type Kept = ReturnType<typeof serveThemes>

function Editor() {
  const [template, setTemplate] = useState<TemplateKey>('home')
  return <EditorPage template={template} onTemplate={setTemplate} />
}

/** Opens the editor; the tree of its sections. For tests, as the others here. */
export async function open(options = {}) {
  await renderPage(<Editor />, options)
  return screen.findByRole('navigation', { name: 'Parts of the page' })
}

export const home = (kept: Kept) => listAt(kept.document, 'templates.home')
export const types = (kept: Kept) => home(kept).map((section) => section.type)

export async function saved(kept: Kept, count: number) {
  await waitFor(() => expect(kept.saves).toHaveLength(count))
  await screen.findByText('Saved')
}
