import { Link } from '@tanstack/react-router'
import { ChevronLeft, Ellipsis, type LucideIcon } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { setPageTitle } from '@/lib/page-title'

export interface SecondaryAction {
  label: string
  icon?: LucideIcon
  run: () => void
  disabled?: boolean
  /** Delete and its like: last, below a line. Confirm inside `run`. */
  critical?: boolean
}

export interface Back {
  label: string
  to: string
  /** What the list showed, see `useBackToList`. */
  search?: Record<string, string | undefined>
  state?: { cursorsBefore: string[] }
}

/** Title of a page with its one primary action at the right and the others in a menu. */
export function PageHeader({
  title,
  documentTitle,
  status,
  meta,
  back,
  primary,
  actions = [],
}: {
  title: ReactNode
  /** Needed where `title` is not plain text. */
  documentTitle?: string
  status?: ReactNode
  meta?: ReactNode
  back?: Back
  primary?: ReactNode
  actions?: SecondaryAction[]
}) {
  const plainTitle = documentTitle ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => (plainTitle ? setPageTitle(plainTitle) : undefined), [plainTitle])
  const ordinary = actions.filter((action) => !action.critical)
  const critical = actions.filter((action) => action.critical)

  return (
    <header className="flex flex-col gap-1">
      {back && (
        <Link to={back.to as never} search={back.search as never} state={back.state as never} className="link-plain -ml-1 inline-flex items-center gap-1 self-start text-sm text-muted hover:text-text">
          <ChevronLeft className="size-4" aria-hidden />
          {back.label}
        </Link>
      )}
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 tabIndex={-1} className="min-w-0 outline-none text-title font-semibold tracking-[-0.01em] break-words">{title}</h1>
          {status}
        </div>
        {(primary || actions.length > 0) && (
          <div className="flex items-center gap-2">
            {actions.length > 0 && (
              <DropdownMenu>
                <DropdownMenuTrigger asChild>
                  <Button size="icon" aria-label="More actions">
                    <Ellipsis aria-hidden />
                  </Button>
                </DropdownMenuTrigger>
                <DropdownMenuContent>
                  {ordinary.map((action) => (
                    <ActionItem key={action.label} action={action} />
                  ))}
                  {ordinary.length > 0 && critical.length > 0 && <DropdownMenuSeparator />}
                  {critical.map((action) => (
                    <ActionItem key={action.label} action={action} />
                  ))}
                </DropdownMenuContent>
              </DropdownMenu>
            )}
            {primary}
          </div>
        )}
      </div>
      {meta && <div className="text-muted">{meta}</div>}
    </header>
  )
}

function ActionItem({ action }: { action: SecondaryAction }) {
  const Icon = action.icon
  return (
    <DropdownMenuItem onSelect={action.run} disabled={action.disabled ?? false} critical={action.critical ?? false}>
      {Icon && <Icon aria-hidden />}
      {action.label}
    </DropdownMenuItem>
  )
}
