import type { SelectOption } from '@/components/ui/select'
import { tabListLook, tabLook } from '@/components/ui/tabs'
import { cn } from '@/lib/cn'

import type { useListState } from './use-list-state'

/** "All" and the statuses of a list that nobody saves views of. */
export function StatusTabs({ tabs, list }: { tabs: SelectOption[]; list: ReturnType<typeof useListState> }) {
  return (
    <nav aria-label="Status" className={cn(tabListLook, 'px-2')}>
      {[{ value: '', label: 'All' }, ...tabs].map((tab) => {
        const isActive = (list.search.status ?? '') === tab.value
        return (
          <button
            key={tab.value}
            type="button"
            aria-current={isActive || undefined}
            data-state={isActive ? 'active' : 'inactive'}
            className={tabLook}
            onClick={() => list.ask({ status: tab.value || undefined })}
          >
            {tab.label}
          </button>
        )
      })}
    </nav>
  )
}
