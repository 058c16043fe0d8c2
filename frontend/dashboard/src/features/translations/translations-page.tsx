import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'

import { DateTime } from '@/components/ui/date-time'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Progress } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import { IndexPage } from '@/components/patterns/index-page'
import { useListState } from '@/components/patterns/use-list-state'
import { cn } from '@/lib/cn'
import { useStore } from '@/lib/store-context'

import { languagesQuery, progressQuery, translationsQuery, type Kind, type KindProgress, type Status as State, type TranslationRow } from './api'
import { isKind, KINDS, pathOf } from './words'

const column = createColumnHelper<TranslationRow>()
const columns = [
  column.accessor('title', { header: 'Text', cell: ({ getValue }) => <span className="truncate font-medium">{getValue()}</span> }),
  column.accessor('status', { header: 'Status', cell: ({ getValue }) => <Status status={getValue()} /> }),
  column.accessor('saved_at', {
    header: 'Translated',
    meta: { from: 'md' },
    cell: ({ getValue }) => {
      const at = getValue()
      return at && <DateTime at={at} />
    },
  }),
]
const TABS = ['missing', 'outdated', 'translated'].map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }))

/** What the merchant wrote, and how far it is in another language. */
export function TranslationsPage() {
  const store = useStore()
  const { search, ask } = useListState()
  const { data: languages } = useSuspenseQuery(languagesQuery(store.id))
  const chosen = languages.find((one) => one.code === search.locale) ?? languages.find((one) => one.is_published) ?? languages[0]
  const kind: Kind = isKind(search.kind) ? search.kind : 'product'
  const locale = chosen?.code ?? ''
  return (
    <IndexPage
      title="Translations"
      tabs={TABS}
      banner={
        <div className="flex flex-col gap-4">
          <Field
            label="Language"
            className="max-w-80"
            {...(chosen && !chosen.is_published && { hint: 'Not published yet: prepare it here, shoppers do not see it.' })}
          >
            <Select
              value={locale}
              onChange={(event) => {
                ask({ locale: event.target.value })
              }}
              options={languages.map((one) => ({ value: one.code, label: `${one.english_name} (${one.name})` }))}
            />
          </Field>
          <Kinds locale={locale} kind={kind} onChoose={(wanted) => { ask({ kind: wanted }) }} />
        </div>
      }
      query={(asked) => translationsQuery(store.id, locale, { kind, status: asked.status as State | undefined, cursor: asked.cursor })}
      columns={columns}
      rowId={(row) => row.id}
      rowPath={(row) => pathOf(store.id, locale, row.kind, row.id)}
      phoneRow={(row) => (
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{row.title}</span>
          <Status status={row.status} className="text-sm text-muted" />
        </span>
      )}
      empty={
        <EmptyState drawing="list" title={`No ${KINDS[kind].toLowerCase()} with words yet`} body="What you write for your shop can be translated here." />
      }
    />
  )
}

function Kinds({ locale, kind, onChoose }: { locale: string; kind: Kind; onChoose: (kind: Kind) => void }) {
  const store = useStore()
  const { data } = useQuery(progressQuery(store.id, locale))
  const known = new Map(data?.kinds.map((one) => [one.kind, one]))
  return (
    <nav aria-label="Kinds of texts" className="grid grid-cols-2 gap-2 md:grid-cols-4">
      {(Object.keys(KINDS) as Kind[]).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === kind || undefined}
          onClick={() => {
            onChoose(one)
          }}
          className={cn(
            'flex min-w-0 flex-col gap-1.5 rounded-card border border-border bg-surface px-3 py-2.5 text-start hover:bg-surface-2',
            one === kind && 'border-accent bg-accent-soft',
          )}
        >
          <span className="font-medium">{KINDS[one]}</span>
          <Counted progress={known.get(one)} />
        </button>
      ))}
    </nav>
  )
}

function Counted({ progress }: { progress: KindProgress | undefined }) {
  if (!progress) return <span className="text-sm text-muted">…</span>
  const { translated, outdated, missing } = progress
  const all = translated + outdated + missing
  return (
    <>
      <span className="text-sm text-muted">
        {all === 0 ? 'Nothing to translate' : `${translated} of ${all} translated`}
        {outdated > 0 && `, ${outdated} outdated`}
      </span>
      {all > 0 && <Progress value={translated} max={all} label={`${translated} of ${all} translated`} />}
    </>
  )
}
