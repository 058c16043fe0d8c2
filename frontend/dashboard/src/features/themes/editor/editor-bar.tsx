import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarClock, ChevronLeft, Ellipsis, ExternalLink, Monitor, Redo2, RotateCcw, Smartphone, Tablet, Undo2, type LucideIcon } from 'lucide-react'
import type { MouseEvent } from 'react'

import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'

import type { TemplateKey } from '../document'
import { TEMPLATES } from '../preview-pages'
import type { ThemeDraft } from '../use-theme-draft'
import type { Device } from './preview'
import { SaveStatus } from './save-status'

const DEVICES: { value: Device; label: string; icon: LucideIcon }[] = [
  { value: 'phone', label: 'Phone', icon: Smartphone },
  { value: 'tablet', label: 'Tablet', icon: Tablet },
  { value: 'desktop', label: 'Desktop', icon: Monitor },
]

/** What holds for the whole editor: which page, at which width, whether it is saved, and out. */
export function EditorBar({
  draft,
  template,
  onTemplate,
  device,
  onDevice,
  previewAddress,
  canWrite,
  onLook,
  onPublish,
  onSchedule,
  onReset,
}: {
  draft: ThemeDraft
  template: TemplateKey
  onTemplate: (template: TemplateKey) => void
  device: Device
  onDevice: (device: Device) => void
  previewAddress: string | null
  canWrite: boolean
  /** Leads to what needs another look. */
  onLook: () => void
  onPublish: () => void
  onSchedule: () => void
  onReset: () => void
}) {
  const store = useStore()
  const navigate = useNavigate()
  const overview = `/stores/${store.id}/themes`

  /** What was typed a moment ago is saved first; what cannot be saved asks. */
  async function leave(event: MouseEvent) {
    if (draft.state.kind !== 'waiting' && draft.state.kind !== 'saving') return
    event.preventDefault()
    const isSaved = await draft.flush()
    await navigate({ to: overview as never, ignoreBlocker: isSaved })
  }

  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border bg-bg px-3 py-2 lg:h-14 lg:flex-nowrap">
      <Link
        to={overview as never}
        onClick={(event) => void leave(event)}
        className="flex h-9 items-center gap-1 rounded-control px-1.5 font-medium hover:bg-surface-2 max-md:h-11"
      >
        <ChevronLeft className="size-4" aria-hidden />
        <span className="max-sm:sr-only">Themes</span>
      </Link>
      <h1 className="sr-only">Theme editor</h1>
      <Select
        aria-label="Page"
        options={TEMPLATES}
        value={template}
        onChange={(event) => onTemplate(event.target.value as TemplateKey)}
        className="w-44 max-sm:w-36"
      />
      <div role="group" aria-label="Width of the preview" className="flex rounded-control border border-border max-lg:hidden">
        {DEVICES.map(({ value, label, icon: Icon }) => (
          <IconButton
            key={value}
            label={label}
            size="icon-small"
            aria-pressed={device === value}
            onClick={() => onDevice(value)}
            className={cn(device === value && 'bg-accent-soft text-accent-text')}
          >
            <Icon aria-hidden />
          </IconButton>
        ))}
      </div>
      <div className="ml-auto flex min-w-0 items-center gap-2">
        {canWrite && <SaveStatus state={draft.state} onRetry={() => void draft.flush()} onLook={onLook} />}
        {canWrite && (
          <>
            <IconButton label="Undo" keys={['Mod', 'Z']} disabled={!draft.undo} onClick={() => draft.undo?.()}>
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton label="Redo" keys={['Mod', 'Shift', 'Z']} disabled={!draft.redo} onClick={() => draft.redo?.()}>
              <Redo2 aria-hidden />
            </IconButton>
          </>
        )}
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="icon" aria-label="More actions">
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            {previewAddress && (
              <DropdownMenuItem asChild>
                <a href={previewAddress} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  Preview in a new tab
                </a>
              </DropdownMenuItem>
            )}
            {canWrite && (
              <>
                <DropdownMenuItem onSelect={onSchedule}>
                  <CalendarClock aria-hidden />
                  Publish later
                </DropdownMenuItem>
                <DropdownMenuSeparator />
                <DropdownMenuItem onSelect={onReset}>
                  <RotateCcw aria-hidden />
                  Back to what is live
                </DropdownMenuItem>
              </>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
        {canWrite && (
          <Button variant="primary" onClick={onPublish}>
            Publish
          </Button>
        )}
      </div>
    </header>
  )
}
