import { useQuery, useQueryClient, type QueryKey, type UseQueryOptions } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'

import { Button } from '@/components/ui/button'
import { toast, toastProblem } from '@/components/ui/toast'
import { Tooltip } from '@/components/ui/tooltip'
import { messageOf } from '@/lib/api/problem'
import { isTyping } from '@/lib/typing'

import { useOpenedFrom, type ListPlace } from './list-place'

interface ListAnswer<Row> {
  items: Row[]
  next_cursor?: string | null
}

interface Neighbour {
  /** Its page's name, when it is on the same page of the list. */
  name?: string
  to?: string
  /** Where the list stands then. */
  place: ListPlace
}

/** Another page of the same list; the first one has no cursor. */
function pageOf(place: ListPlace, cursor: string, before: string[]): ListPlace {
  const search = { ...place.search }
  if (cursor) search.cursor = cursor
  else delete search.cursor
  return { ...place, search, before }
}

/** The ones before and after this one in the list that it was opened from, also over the list's page
 * borders (whose page is read when somebody goes there). The list is not asked anew while it has this
 * one, so that what leaves a filter by being worked on keeps its neighbours. Keys: J and K. */
export function Neighbours<Row extends { id: string }, Key extends QueryKey>({
  id,
  noun,
  path,
  query,
  nameOf,
}: {
  id: string
  /** "order" */
  noun: string
  /** The list's address; a row's page lies below it. */
  path: string
  /** As the list's page asks it. */
  query: (search: ListPlace['search']) => UseQueryOptions<ListAnswer<Row>, Error, ListAnswer<Row>, Key>
  nameOf: (row: Row) => string
}) {
  // kept while the way to the next one is loading, which has a place of its own
  const opened = useOpenedFrom(path)
  const [place] = useState(opened)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const options = query(place.search)
  const isAmong = (page: ListAnswer<Row> | undefined) => page?.items.some((row) => row.id === id) ?? false
  const known = queryClient.getQueryData<ListAnswer<Row>>(options.queryKey)
  const { data = known } = useQuery({ ...options, enabled: !isAmong(known) })
  const items = data?.items ?? []
  const at = items.findIndex((row) => row.id === id)

  const beside = (row: Row | undefined): Neighbour | undefined => row && { name: nameOf(row), to: `${path}/${row.id}`, place }
  const { cursor } = place.search
  const earlier = place.before.at(-1)
  const previous: Neighbour | undefined =
    at > 0 || !cursor || earlier === undefined
      ? beside(items[at - 1])
      : { place: pageOf(place, earlier, place.before.slice(0, -1)) }
  const next: Neighbour | undefined =
    at < items.length - 1 || !data?.next_cursor
      ? beside(items[at + 1])
      : { place: pageOf(place, data.next_cursor, [...place.before, cursor ?? '']) }

  async function go(to: Neighbour, end: 'first' | 'last') {
    if (to.to) return navigate({ to: to.to as never, state: { listPlace: to.place } as never })
    setBusy(true)
    try {
      const page = (await queryClient.fetchQuery(query(to.place.search) as never)) as ListAnswer<Row>
      const row = end === 'first' ? page.items[0] : page.items.at(-1)
      if (row) await navigate({ to: `${path}/${row.id}` as never, state: { listPlace: to.place } as never })
      else toast(`There is no other ${noun} in this list`)
    } catch (error) {
      toastProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return
      if (isBusy || at < 0 || isTyping(event.target) || document.querySelector('[role="dialog"]')) return
      const key = event.key.toLowerCase()
      if (key === 'j' && next) void go(next, 'first')
      else if (key === 'k' && previous) void go(previous, 'last')
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

  if (at < 0) return null
  return (
    <nav aria-label={`Other ${noun}s of the list`} className="flex">
      <Step to={previous} label={`Previous ${noun}`} hotkey="K" icon={<ChevronLeft aria-hidden />} isBusy={isBusy} onPress={(to) => void go(to, 'last')} />
      <Step to={next} label={`Next ${noun}`} hotkey="J" icon={<ChevronRight aria-hidden />} isBusy={isBusy} onPress={(to) => void go(to, 'first')} />
    </nav>
  )
}

function Step({
  to,
  label,
  hotkey,
  icon,
  isBusy,
  onPress,
}: {
  to: Neighbour | undefined
  label: string
  hotkey: string
  icon: ReactNode
  isBusy: boolean
  onPress: (to: Neighbour) => void
}) {
  if (!to?.to) {
    return (
      <Button
        size="icon"
        variant="quiet"
        disabled={!to || isBusy}
        aria-label={label}
        aria-keyshortcuts={hotkey}
        onClick={to && (() => onPress(to))}
      >
        {icon}
      </Button>
    )
  }
  const name = `${label}: ${to.name}`
  return (
    <Tooltip label={`${name} (${hotkey})`}>
      <Button asChild size="icon" variant="quiet">
        <Link to={to.to as never} state={{ listPlace: to.place } as never} aria-label={name} aria-keyshortcuts={hotkey}>
          {icon}
        </Link>
      </Button>
    </Tooltip>
  )
}
