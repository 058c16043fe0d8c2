import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

const styles = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border border-border bg-surface text-text hover:bg-surface-2',
        quiet: 'text-text hover:bg-surface-3/70',
        danger: 'bg-danger text-on-danger hover:bg-danger-hover',
        link: 'h-auto! px-0! text-accent-text hover:underline underline-offset-3',
      },
      size: {
        base: 'h-9 px-3.5 max-md:h-10',
        small: 'h-8 px-2.5 text-sm',
        icon: 'size-9 max-md:size-10',
        'icon-small': 'size-8',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'base' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof styles> {
  /** Renders the child (a link, say) in the button's clothes. */
  asChild?: boolean
  /** Shows a spinner and takes no second press while the work is under way. */
  busy?: boolean
}

export function Button({ variant, size, asChild, busy, className, children, ...props }: ButtonProps) {
  const look = cn(styles({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root className={look} {...props}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button
      type="button"
      {...props}
      className={look}
      disabled={props.disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}
