import { createContext, useContext } from 'react'

import type { Place, TemplateKey, ThemeDocument } from '../document'
import type { Complaints } from '../problems'
import type { SectionType, SettingGroup } from '../schema'
import type { Edit } from '../use-theme-draft'

/** What every part of the editor works on. */
export interface Editing {
  document: ThemeDocument
  types: SectionType[]
  groups: SettingGroup[]
  template: TemplateKey
  /** Of a section or block; null: the settings of the whole theme. */
  selected: string | null
  select: (id: string | null) => void
  edit: Edit
  complaints: Complaints
  canWrite: boolean
  /** Opens the picker of sections for a place. */
  pickFor: (place: Place) => void
}

export const EditorContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditorContext)
  if (!editing) throw new Error('This stands in the theme editor only')
  return editing
}
