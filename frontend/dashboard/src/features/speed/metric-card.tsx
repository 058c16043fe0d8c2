import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { cn } from '@/lib/cn'

import type { Measured } from './api'
import { gradeOf, GRADES, METRICS, shares, valueSaid, type Grade } from './words'

const ORDER: Grade[] = ['good', 'between', 'poor']

/** One metric: what three of four visits were faster than, and how the visits divide. */
export function MetricCard({ measured }: { measured: Measured }) {
  const grade = GRADES[gradeOf(measured)]
  const parts = shares(measured)
  return (
    <Card>
      <CardHeader title={METRICS[measured.metric].name} description={METRICS[measured.metric].about} />
      <CardBody className="gap-3">
        <p className="flex items-baseline gap-3">
          <span className="text-2xl font-semibold tabular-nums">{valueSaid(measured.metric, measured.p75)}</span>
          <span className={cn('font-medium', grade.tone)}>{grade.label}</span>
        </p>
        <div className="flex h-2 gap-0.5 overflow-hidden rounded-full" aria-hidden>
          {ORDER.map((one) => parts[one] > 0 && <span key={one} className={GRADES[one].bar} style={{ flexGrow: parts[one] }} />)}
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
          {ORDER.map((one) => (
            <li key={one} className="tabular-nums">
              {GRADES[one].label} {parts[one]}%
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
