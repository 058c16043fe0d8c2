import { CircleAlert, Copy, Ellipsis, Eye, EyeOff, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { cn } from '@/lib/cn'

import type { Found } from '../document'
import { useEditing } from './editor-context'
import { useNodeActions } from './node-actions'

/** A section or block in the tree: chosen by a press, with what can be done with it in a menu. */
export function TreeRow({ found, handle, fold, detail }: { found: Found; handle: ReactNode; fold?: ReactNode; detail: string }) {
  const { selected, select, complaints, canWrite } = useEditing()
  const actions = useNodeActions()(found)
  const node = found.block ?? found.section
  const isSelected = selected === node.id
  return (
    <div
      className={cn(
        'group flex items-center rounded-control pr-1 hover:bg-surface-2',
        isSelected && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {handle}
      {fold}
      <button
        type="button"
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => select(node.id)}
        className={cn('flex h-9 min-w-0 flex-1 items-center gap-1.5 rounded-control pl-1 text-left max-md:h-11', node.is_hidden && 'text-muted')}
      >
        {complaints.isIn(node.id) && (
          <>
            <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden />
            <span className="sr-only">Needs another look:</span>
          </>
        )}
        <span className="min-w-0 truncate">
          <span className={cn(isSelected && 'font-medium text-accent-text')}>{actions.name}</span>
          {detail && <span className="text-muted"> {detail}</span>}
        </span>
        {node.is_hidden && (
          <>
            <EyeOff className="ml-auto size-4 shrink-0 text-muted" aria-hidden />
            <span className="sr-only">hidden</span>
          </>
        )}
      </button>
      {canWrite && (actions.toggle ?? actions.duplicate ?? actions.remove) && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="quiet" size="icon-small" aria-label={`Actions of ${actions.name}`} className="size-7 max-md:size-11">
              <Ellipsis className="text-muted" aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            {actions.toggle && (
              <DropdownMenuItem onSelect={actions.toggle}>
                {node.is_hidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
                {node.is_hidden ? 'Show' : 'Hide'}
              </DropdownMenuItem>
            )}
            {actions.duplicate && (
              <DropdownMenuItem onSelect={actions.duplicate}>
                <Copy aria-hidden />
                Duplicate
              </DropdownMenuItem>
            )}
            {actions.remove && (
              <>
                <DropdownMenuSeparator />
                <DropdownMenuItem critical onSelect={actions.remove}>
                  <Trash2 aria-hidden />
                  Remove
                </DropdownMenuItem>
              </>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
    </div>
  )
}
