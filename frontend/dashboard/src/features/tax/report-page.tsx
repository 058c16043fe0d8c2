import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Select } from '@/components/ui/select'
import { SkeletonRows } from '@/components/ui/skeleton'
import { MoneyText } from '@/components/patterns/money-text'
import { PageHeader } from '@/components/patterns/page-header'
import { messageOf } from '@/lib/api/problem'
import { saveFile } from '@/lib/save-file'
import { useStore } from '@/lib/store-context'

import { reportFile, reportQuery, type TaxRow } from './api'
import { periods } from './months'
import { ReportTable } from './report-table'

/** What was sold and taxed where, refunds taken off: by month, quarter or year. */
export function TaxReportPage() {
  const store = useStore()
  const choices = useMemo(() => periods(), [])
  const [chosen, setChosen] = useState(choices[0]?.value ?? '')
  const period = choices.find(({ value }) => value === chosen) ?? choices[0]
  const months = period ? { first_month: period.first_month, last_month: period.last_month } : {}
  const { data, error, isPending, refetch } = useQuery({ ...reportQuery(store.id, months), placeholderData: keepPreviousData })
  const download = useMutation({
    mutationFn: () => reportFile(store.id, months),
    onSuccess: (file) => saveFile(file.file_name, file.content),
  })
  const rows = data?.rows ?? []

  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Tax report"
        back={{ label: 'Taxes', to: `/stores/${store.id}/settings/tax` }}
        primary={
          <Button variant="primary" busy={download.isPending} disabled={rows.length === 0} onClick={() => download.mutate()}>
            <Download aria-hidden />
            Download CSV
          </Button>
        }
      />
      {download.error && <Banner kind="danger" title={messageOf(download.error)} />}
      <Card className="overflow-clip">
        <CardHeader
          title="By country and rate"
          description="Refunds are taken off in the month they were made. Currencies are not converted."
          action={
            <Select
              aria-label="Period"
              options={choices.map(({ value, label }) => ({ value, label }))}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              className="w-44 shrink-0 max-sm:w-full"
            />
          }
          className="pb-4 max-sm:flex-col"
        />
        {isPending && <SkeletonRows rows={4} columns={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && rows.length === 0 && (
          <EmptyState
            drawing="list"
            title="Nothing was sold in this time"
            body="Every order and refund is counted here as soon as its invoice is written."
          />
        )}
        {rows.length > 0 && (
          <>
            <ReportTable rows={rows} />
            <Totals rows={rows} />
          </>
        )}
      </Card>
    </div>
  )
}

function Totals({ rows }: { rows: TaxRow[] }) {
  const taxes = new Map<string, number>()
  for (const row of rows) taxes.set(row.currency, (taxes.get(row.currency) ?? 0) + row.tax)
  return (
    <p className="flex flex-wrap justify-end gap-x-4 border-t border-border px-5 py-3 text-sm max-sm:px-4">
      <span className="text-muted">Tax in all</span>
      {[...taxes].map(([currency, amount]) => (
        <MoneyText key={currency} value={{ amount, currency }} className="font-medium" />
      ))}
    </p>
  )
}
