import { toast } from '@/components/ui/toast'

import { duplicate, find, remove, restored, setHidden, type Found } from '../document'
import { addableBlocks, addableSections, blockType, sectionType } from '../schema'
import { useEditing } from './editor-context'

/** What can be done with one section or block now. */
export interface NodeActions {
  name: string
  duplicate: (() => void) | null
  remove: (() => void) | null
  toggle: (() => void) | null
}

export function useNodeActions(): (found: Found) => NodeActions {
  const { document, types, selected, select, edit } = useEditing()
  return ({ place, section, block }) => {
    const type = sectionType(types, section)
    const ofBlock = block && blockType(types, section, block)
    const node = block ?? section
    const name = (block ? ofBlock?.name : type?.name) ?? node.type
    const isFixed = block ? ofBlock?.is_fixed === true : type?.is_main === true
    const hasRoom = block
      ? addableBlocks(type, section).some((each) => each.type === block.type)
      : addableSections(types, document, place).some((each) => each.type === section.type)

    function takeAway() {
      const before = document
      edit((now) => remove(now, node.id))
      if (selected !== null && !find(remove(before, node.id), selected)) select(block ? section.id : null)
      toast(`${name} removed`, { label: 'Undo', run: () => edit((now) => restored(before, now, node.id)) })
    }

    function copy() {
      const made = duplicate(document, node.id)
      if (!made) return
      edit(() => made.document)
      select(made.id)
    }

    return {
      name,
      remove: isFixed ? null : takeAway,
      duplicate: isFixed || !hasRoom ? null : copy,
      toggle: isFixed ? null : () => edit((now) => setHidden(now, node.id, !node.is_hidden)),
    }
  }
}
