import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'
import { MoneyText } from '@/components/patterns/money-text'

import type { TaxRow } from './api'
import { toPercent } from './rates'

const CHANNELS: Record<string, string> = {
  national: 'Own registration',
  oss: 'OSS',
  ioss: 'IOSS',
  export: 'Export',
  exempt: 'Exempt',
  reverse_charge: 'Reverse charge',
  not_registered: 'Not registered',
  unknown_address: 'No address',
}

const names = new Intl.DisplayNames([navigator.language, 'en'], { type: 'region' })

/** The rows of the report; on phones the country, its rate and the tax. */
export function ReportTable({ rows }: { rows: TaxRow[] }) {
  return (
    <Table>
      <caption className="sr-only">Sales and tax by country and rate</caption>
      <thead>
        <tr>
          <TableHead>Country</TableHead>
          <TableHead>Tax</TableHead>
          <TableHead className="max-md:hidden">Reported as</TableHead>
          <TableHead className="text-right max-lg:hidden">Sales</TableHead>
          <TableHead className="text-right max-sm:hidden">Net</TableHead>
          <TableHead className="text-right">Tax amount</TableHead>
          <TableHead className="text-right max-lg:hidden">Given back</TableHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={[row.jurisdiction, row.name, row.parts_per_million, row.channel, row.currency].join('|')}>
            <TableCell>
              {names.of(row.country) ?? row.country}
              {row.jurisdiction !== row.country && <span className="block text-xs text-muted">{row.jurisdiction}</span>}
            </TableCell>
            <TableCell className="text-muted">
              {row.name ? `${row.name} ${toPercent(row.parts_per_million)}%` : 'None'}
            </TableCell>
            <TableCell className="text-muted max-md:hidden">{CHANNELS[row.channel] ?? row.channel}</TableCell>
            <TableCell className="text-right max-lg:hidden">{row.sales}</TableCell>
            <TableCell className="text-right max-sm:hidden">
              <MoneyText value={{ amount: row.net, currency: row.currency }} />
            </TableCell>
            <TableCell className="text-right font-medium">
              <MoneyText value={{ amount: row.tax, currency: row.currency }} />
            </TableCell>
            <TableCell className="text-right max-lg:hidden">
              <MoneyText value={{ amount: row.refunded_tax, currency: row.currency }} muted />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
