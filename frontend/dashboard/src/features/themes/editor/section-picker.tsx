import { useState } from 'react'

import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

import { placeName } from '../changes'
import { addSection, listAt, type Place } from '../document'
import { addableSections, newSection, type SectionType } from '../schema'
import { useEditing } from './editor-context'

/** Every section that fits there, with what it is good for. */
export function SectionPicker({ place, onClose }: { place: Place; onClose: () => void }) {
  const { document, types, selected, edit, select } = useEditing()
  const [typed, setTyped] = useState('')
  const words = typed.trim().toLowerCase()
  const choices = addableSections(types, document, place).filter((type) =>
    `${type.name} ${type.description}`.toLowerCase().includes(words),
  )

  function add(type: SectionType) {
    const section = newSection(type)
    const list = listAt(document, place)
    const beside = list.findIndex((each) => each.id === selected || each.blocks.some((block) => block.id === selected))
    edit((now) => addSection(now, place, section, beside >= 0 ? beside + 1 : list.length))
    select(section.id)
    onClose()
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Add a section" description={`${placeName(place)}. It goes behind the section that is chosen.`} size="wide">
        <div className="flex flex-col gap-3">
          <Input aria-label="Search sections" placeholder="Search sections" value={typed} onChange={(event) => setTyped(event.target.value)} />
          <ul aria-label="Sections" className="grid gap-2 sm:grid-cols-2">
            {choices.map((type) => (
              <li key={type.type} className="flex">
                <button
                  type="button"
                  onClick={() => add(type)}
                  className="flex w-full flex-col gap-0.5 rounded-card border border-border bg-surface p-3 text-left transition-colors hover:border-accent hover:bg-accent-soft/50"
                >
                  <span className="font-medium">{type.name}</span>
                  <span className="text-sm text-muted">{type.description}</span>
                </button>
              </li>
            ))}
          </ul>
          <p role="status" className="text-sm text-muted">
            {choices.length === 0 ? 'No section matches.' : ''}
          </p>
        </div>
      </DialogContent>
    </Dialog>
  )
}
