import { ChevronDown, ChevronRight, Palette, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { cn } from '@/lib/cn'

import { placeName } from '../changes'
import { addBlock, find, listAt, moveTo, type Place, type Section } from '../document'
import { addableBlocks, addableSections, blockType, newBlock, saying, sectionType } from '../schema'
import { useEditing } from './editor-context'
import { SortableList } from './sortable-list'
import { TreeRow } from './tree-row'

/** The page from top to bottom: what stands above every page, on this one, and below. */
export function Tree() {
  const { template, selected, select, complaints } = useEditing()
  const places: Place[] = ['groups.header', `templates.${template}`, 'groups.footer']
  return (
    <nav aria-label="Parts of the page" className="flex flex-col gap-4 p-3">
      <button
        type="button"
        aria-current={selected === null ? 'true' : undefined}
        onClick={() => select(null)}
        className={cn(
          'flex h-9 items-center gap-2 rounded-control px-2 text-left font-medium hover:bg-surface-2 max-md:h-11',
          selected === null && 'bg-accent-soft text-accent-text',
        )}
      >
        <Palette className="size-4 shrink-0 text-muted" aria-hidden />
        Colours, letters, behaviour
        {complaints.isIn('') && <span className="sr-only">needs another look</span>}
      </button>
      {places.map((place) => (
        <PlaceList key={place} place={place} />
      ))}
    </nav>
  )
}

function PlaceList({ place }: { place: Place }) {
  const { document, types, edit, canWrite, pickFor } = useEditing()
  const rows = listAt(document, place).map((section) => ({
    id: section.id,
    label: sectionType(types, section)?.name ?? section.type,
    section,
  }))
  const hasMore = addableSections(types, document, place).length > 0
  return (
    <section aria-label={placeName(place)} className="flex flex-col gap-1">
      <h2 className="px-2 text-xs font-semibold text-muted">{placeName(place)}</h2>
      <SortableList
        rows={rows}
        label={`Sections: ${placeName(place)}`}
        disabled={!canWrite}
        onMove={(id, to) => edit((now) => moveTo(now, id, to))}
      >
        {({ section }, handle) => <SectionItem section={section} handle={handle} />}
      </SortableList>
      {canWrite && hasMore && (
        <Button variant="quiet" size="small" className="justify-start text-accent-text max-md:h-11" onClick={() => pickFor(place)}>
          <Plus aria-hidden />
          Add section
        </Button>
      )}
    </section>
  )
}

function SectionItem({ section, handle }: { section: Section; handle: ReactNode }) {
  const { document, types, selected, edit, canWrite } = useEditing()
  const type = sectionType(types, section)
  const holdsSelected = section.blocks.some((block) => block.id === selected)
  const [isFolded, setFolded] = useState(true)
  const isOpen = !isFolded || holdsSelected
  const hasBlocks = (type?.blocks.length ?? 0) > 0
  const found = find(document, section.id)
  if (!found) return null
  const rows = section.blocks.map((block) => ({ id: block.id, label: blockType(types, section, block)?.name ?? block.type, block }))
  const name = type?.name ?? section.type
  return (
    <>
      <TreeRow
        found={found}
        handle={handle}
        detail={saying(section)}
        fold={
          hasBlocks && (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={`Parts of ${name}`}
              onClick={() => setFolded(isOpen)}
              className="flex size-6 shrink-0 items-center justify-center rounded-control text-muted hover:bg-surface-3/70 max-md:size-11"
            >
              {isOpen ? <ChevronDown className="size-4" aria-hidden /> : <ChevronRight className="size-4" aria-hidden />}
            </button>
          )
        }
      />
      {hasBlocks && isOpen && (
        <div className="ml-6 border-l border-border pl-1">
          <SortableList rows={rows} label={`Parts of ${name}`} disabled={!canWrite} onMove={(id, to) => edit((now) => moveTo(now, id, to))}>
            {({ block }, blockHandle) => (
              <TreeRow found={{ ...found, block }} handle={blockHandle} detail={saying(block)} />
            )}
          </SortableList>
          {canWrite && <AddBlock section={section} />}
        </div>
      )}
    </>
  )
}

function AddBlock({ section }: { section: Section }) {
  const { types, edit, select } = useEditing()
  const choices = addableBlocks(sectionType(types, section), section)
  const only = choices.length === 1 ? choices[0] : undefined

  function add(type: (typeof choices)[number]) {
    const block = newBlock(type)
    edit((now) => addBlock(now, section.id, block))
    select(block.id)
  }

  if (choices.length === 0) return null
  const look = 'justify-start text-accent-text max-md:h-11'
  if (only) {
    return (
      <Button variant="quiet" size="small" className={look} onClick={() => add(only)}>
        <Plus aria-hidden />
        Add {only.name.toLowerCase()}
      </Button>
    )
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="quiet" size="small" className={look}>
          <Plus aria-hidden />
          Add part
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        {choices.map((type) => (
          <DropdownMenuItem key={type.type} onSelect={() => add(type)}>
            {type.name}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
