import { ChevronLeft, ChevronRight } from 'lucide-react'

import { Button } from './button'

/** Cursor paging: there is a next page or not, and a way back. */
export function Pagination({
  onPrevious,
  onNext,
  children,
}: {
  onPrevious: (() => void) | undefined
  onNext: (() => void) | undefined
  children?: React.ReactNode
}) {
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 text-sm text-muted">
      <span>{children}</span>
      <div className="flex gap-1.5">
        <Button size="small" onClick={onPrevious} disabled={!onPrevious}>
          <ChevronLeft aria-hidden />
          Previous
        </Button>
        <Button size="small" onClick={onNext} disabled={!onNext}>
          Next
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </nav>
  )
}
