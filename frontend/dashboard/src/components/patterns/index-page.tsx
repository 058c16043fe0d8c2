import { keepPreviousData, useQuery, useQueryClient, type QueryKey, type UseQueryOptions } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { Pagination } from '@/components/ui/pagination'
import type { SelectOption } from '@/components/ui/select'
import { SkeletonRows } from '@/components/ui/skeleton'
import { cn } from '@/lib/cn'
import { LOOK_KEYS, type ListSearch } from '@/lib/list-search'

import { BulkBar, type BulkAction } from './bulk-bar'
import { ColumnsMenu } from './columns-menu'
import { ExportButton, type ExportPart } from './export-button'
import { FilterButton, SearchBox, SortButton, type IndexFilter } from './index-filters'
import { IndexTable, type IndexTableProps } from './index-table'
import { PageHeader } from './page-header'
import type { Resource } from './saved-views-api'
import { StatusTabs } from './status-tabs'
import { useAllMatching, type ListAnswer } from './use-all-matching'
import { useColumns } from './use-columns'
import { useListState } from './use-list-state'
import { useRowSelection } from './use-row-selection'
import { ViewBar } from './view-bar'
import { ViewTabs } from './view-tabs'

export interface IndexPageProps<Row, Key extends QueryKey>
  extends Omit<IndexTableProps<Row>, 'rows' | 'selection' | 'caption'> {
  title: string
  /** Its name among lists: with it each person arranges the columns and keeps views. */
  resource?: Resource
  /** The page it belongs to. */
  back?: { label: string; to: string }
  /** The page's one primary action. */
  primary?: ReactNode
  /** Saved statuses; "All" comes first by itself. Kept as `status` in the address. */
  tabs?: SelectOption[]
  searchPlaceholder?: string
  filters?: IndexFilter[]
  /** The first one is the default. Kept as `sort`. */
  sorts?: SelectOption[]
  /** The list for what the address asks. */
  query: (
    search: ListSearch & Record<string, string | undefined>,
  ) => UseQueryOptions<ListAnswer<Row>, Error, ListAnswer<Row>, Key>
  bulk?: BulkAction<Row>[]
  /** A part of the list as a file, with these columns behind the first: what `search` asks, from its cursor on. */
  exportPart?: (search: ListSearch & Record<string, string | undefined>, columns: string, signal: AbortSignal) => Promise<ExportPart>
  empty: ReactNode
  banner?: ReactNode
}

/** The one way to list things. Everything it shows is in the address. */
export function IndexPage<Row, Key extends QueryKey>(props: IndexPageProps<Row, Key>) {
  const { title, back, primary, tabs, searchPlaceholder, filters = [], sorts = [], bulk = [], rowId, exportPart } = props
  const list = useListState()
  const { search } = list
  const names = ['status', ...filters.map(({ name }) => name)]
  const look = useColumns(props.resource, props.columns, list)
  const asked = Object.fromEntries(Object.entries(search).filter(([key]) => !LOOK_KEYS.some((each) => each === key)))
  const answer = useQuery({ ...props.query(asked), placeholderData: keepPreviousData })
  const rows = answer.data?.items ?? []
  const selection = useRowSelection(rows.map(rowId))
  const queryClient = useQueryClient()
  const matching = useAllMatching(JSON.stringify(asked), (cursor) =>
    queryClient.fetchQuery({ ...props.query({ ...asked, cursor } as typeof asked), staleTime: 0 }),
  )
  const isPageChosen = rows.length > 0 && selection.ids.length === rows.length
  const chosen = (isPageChosen && matching.rows) || rows.filter((row) => selection.has(rowId(row)))
  const deselect = () => {
    matching.clear()
    selection.clear()
  }
  const isFiltered = Object.entries(asked).some(([key, value]) => value && key !== 'sort' && key !== 'cursor')
  const hasControls = Boolean(searchPlaceholder) || filters.length > 0 || sorts.length > 0 || Boolean(props.resource)
  const isFirstUse = answer.isSuccess && rows.length === 0 && !isFiltered && !search.cursor
  const next = answer.data?.next_cursor

  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={title} primary={primary} {...(back && { back })} />
      {props.banner}
      <Card className="overflow-clip">
        {!isFirstUse &&
          (props.resource ? (
            <ViewTabs resource={props.resource} list={list} names={names} statuses={tabs ?? []} />
          ) : (
            tabs && <StatusTabs tabs={tabs} list={list} />
          ))}
        {!isFirstUse && hasControls && chosen.length === 0 && (
          <div className="flex min-h-12 flex-wrap items-center gap-2 border-b border-border px-2 py-2">
            {searchPlaceholder && (
              <SearchBox
                value={search.q ?? ''}
                placeholder={searchPlaceholder}
                isAlone={filters.length === 0 && sorts.length === 0}
                onChange={(q) => list.ask({ q }, { replace: true })}
              />
            )}
            {filters.map((filter) => (
              <FilterButton
                key={filter.name}
                filter={filter}
                value={search[filter.name]}
                onChange={(value) => list.ask({ [filter.name]: value })}
              />
            ))}
            <div className="ml-auto flex items-center gap-1">
              {sorts.length > 0 && (
                <SortButton options={sorts} value={search.sort} onChange={(sort) => list.ask({ sort })} />
              )}
              {props.resource && (
                <ColumnsMenu
                  columns={props.columns}
                  shown={look.shown}
                  onShow={look.show}
                  {...(props.phoneRow && { className: 'max-sm:hidden' })}
                />
              )}
              {exportPart && (
                <ExportButton
                  noun={title.toLowerCase()}
                  fileName={props.resource ?? title}
                  part={(cursor, signal) => exportPart({ ...asked, cursor } as typeof asked, look.shown.join(), signal)}
                />
              )}
              <RefreshButton at={answer.dataUpdatedAt} isBusy={answer.isFetching} onPress={() => void answer.refetch()} />
            </div>
          </div>
        )}
        {props.resource && !isFirstUse && chosen.length === 0 && <ViewBar resource={props.resource} list={list} names={names} />}
        {chosen.length > 0 && (
          <div className="border-b border-border">
            <BulkBar
              rows={chosen}
              actions={bulk}
              onDone={deselect}
              {...(isPageChosen &&
                (next || list.previousPage) && {
                  all: {
                    soFar: matching.soFar,
                    isTaken: matching.rows !== null,
                    find: () => void matching.find(),
                    stop: matching.clear,
                  },
                })}
            />
          </div>
        )}
        <div aria-busy={answer.isFetching} className={cn('transition-opacity', answer.isPlaceholderData && 'opacity-60')}>
          {answer.isPending && <SkeletonRows columns={Math.min(props.columns.length, 5)} />}
          {answer.isError && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
          {isFirstUse && props.empty}
          {answer.isSuccess && rows.length === 0 && !isFirstUse && (
            <EmptyState
              drawing="search"
              title="Nothing matches"
              body={`No ${title.toLowerCase()} for this search and these filters.`}
              action={<Button onClick={() => list.clear(columnsOf(search))}>Clear filters</Button>}
            />
          )}
          {rows.length > 0 && (
            <IndexTable {...props} columns={look.columns} rows={rows} caption={title} {...(bulk.length > 0 ? { selection } : {})} />
          )}
        </div>
        {(next || list.previousPage) && (
          <div className="border-t border-border px-3 py-2">
            <Pagination onPrevious={list.previousPage} onNext={next ? () => list.nextPage(next) : undefined} />
          </div>
        )}
      </Card>
    </div>
  )
}

const columnsOf = ({ columns }: ListSearch) => (columns ? { columns } : {})

function RefreshButton({ at, isBusy, onPress }: { at: number; isBusy: boolean; onPress: () => void }) {
  const time = at ? new Date(at).toLocaleTimeString(navigator.language, { timeStyle: 'short' }) : ''
  return (
    <IconButton label={time ? `Refresh (updated ${time})` : 'Refresh'} size="icon-small" onClick={onPress}>
      <RotateCw className={cn('text-muted', isBusy && 'animate-spin')} aria-hidden />
    </IconButton>
  )
}
