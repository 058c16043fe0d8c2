import { Tabs as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

import { cn } from '@/lib/cn'

export const tabListLook = 'flex gap-1 overflow-x-auto border-b border-border [scrollbar-width:none]'

export const tabLook =
  'relative -mb-px flex h-10 shrink-0 items-center gap-2 rounded-t-control border-b-2 border-transparent px-2.5 font-medium whitespace-nowrap text-muted transition-colors outline-offset-[-2px] hover:text-text data-[state=active]:border-accent data-[state=active]:text-text data-[status=active]:border-accent data-[status=active]:text-text'

export const Tabs = Radix.Root

export const TabsList = ({ className, ...props }: ComponentProps<typeof Radix.List>) => (
  <Radix.List className={cn(tabListLook, className)} {...props} />
)

export const Tab = ({ className, ...props }: ComponentProps<typeof Radix.Trigger>) => (
  <Radix.Trigger className={cn(tabLook, className)} {...props} />
)

export const TabPanel = ({ className, ...props }: ComponentProps<typeof Radix.Content>) => (
  <Radix.Content className={cn('pt-4', className)} {...props} />
)
