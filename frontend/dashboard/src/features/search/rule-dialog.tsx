import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

import { Button } from '@/components/ui/button'
import { DialogClose, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useStore } from '@/lib/store-context'

import { previewQuery, type Hit } from './api'
import { HitRow } from './hit-row'
import type { RuleValues } from './rules-form'

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** One query: its results as shoppers would see them, to pin and to hide. */
export function RuleDialog({
  rule,
  taken,
  onTaken,
}: {
  rule: RuleValues
  /** Queries that have a rule already. */
  taken: string[]
  onTaken: (rule: RuleValues) => void
}) {
  const store = useStore()
  const [now, setNow] = useState(rule)
  const [other, setOther] = useState('')
  const query = useDeferredValue(now.query.trim())
  const found = useQuery(previewQuery(store.id, query, now.pinned))
  const more = useQuery(previewQuery(store.id, useDeferredValue(other.trim()), []))
  const isTaken = taken.some((one) => same(one, now.query))

  const toggle = (list: 'pinned' | 'hidden', id: string) =>
    setNow((was) => {
      const kept = { ...was, pinned: was.pinned.filter((one) => one !== id), hidden: was.hidden.filter((one) => one !== id) }
      return was[list].includes(id) ? kept : { ...kept, [list]: [...kept[list], id] }
    })
  const row = (hit: Hit) => (
    <HitRow
      key={hit.id}
      hit={hit}
      isPinned={now.pinned.includes(hit.id)}
      isHidden={now.hidden.includes(hit.id)}
      canPin={now.pinned.length < 20}
      onPin={() => toggle('pinned', hit.id)}
      onHide={() => toggle('hidden', hit.id)}
    />
  )
  const others = (more.data?.items ?? []).filter((hit) => !now.pinned.includes(hit.id)).slice(0, 5)

  return (
    <DialogContent
      title="Results of a query"
      description="Pinned products come first in the order you pin them, hidden ones never come. For this query only."
      size="wide"
      footer={
        <>
          <Button variant="primary" disabled={!now.query.trim() || isTaken} onClick={() => onTaken({ ...now, query: now.query.trim() })}>
            Use these results
          </Button>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label="Query" error={isTaken ? 'There is a rule for this query already.' : undefined}>
          <Input
            value={now.query}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => {
              const typed = event.target.value
              setNow((was) => ({ ...was, query: typed }))
            }}
          />
        </Field>
        {query && (
          <section aria-label="Preview" aria-busy={found.isFetching} className="flex flex-col gap-2">
            <p role="status" className="text-sm text-muted">
              {found.data ? (found.data.total === 1 ? '1 product' : `${String(found.data.total)} products`) : 'Searching'}
              {now.hidden.length > 0 && `, ${String(now.hidden.length)} hidden`}
            </p>
            <ol className="divide-y divide-border">{found.data?.items.map(row)}</ol>
          </section>
        )}
        <Field label="Pin another product" hint="It need not match the query.">
          <Input value={other} maxLength={60} autoComplete="off" onChange={(event) => setOther(event.target.value)} />
        </Field>
        {other.trim() && <ol className="divide-y divide-border">{others.map(row)}</ol>}
      </div>
    </DialogContent>
  )
}
