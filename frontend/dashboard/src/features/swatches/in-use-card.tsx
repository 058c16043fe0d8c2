import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'

import type { OptionValue } from './api'
import { Swatch } from './swatch'

/** What products have and nothing was decided about, with the colours of usual names. */
export function InUseCard({
  options,
  onDecide,
}: {
  options: [option: string, values: OptionValue[]][]
  onDecide: (value: OptionValue) => void
}) {
  return (
    <Card>
      <CardHeader
        title="Values that products have"
        description="Usual names of colours are known in five languages. The others are shown as words"
      />
      <CardBody className="gap-5">
        {options.length === 0 && <p className="text-sm text-muted">Every value that products have is in your list.</p>}
        {options.map(([option, values]) => (
          <section key={option} aria-label={option} className="flex flex-col gap-1">
            <h3 className="text-sm font-medium">{option}</h3>
            <ul className="grid gap-x-6 sm:grid-cols-2">
              {values.map((value) => (
                <li key={value.name} className="flex min-h-11 items-center gap-3">
                  <Swatch colours={value.usual} />
                  <span className="min-w-0 flex-1 truncate">{value.name}</span>
                  <Button variant="quiet" size="small" aria-label={`Choose the colour of ${value.name}`} onClick={() => onDecide(value)}>
                    {value.usual.length > 0 ? 'Change' : 'Add colour'}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </CardBody>
    </Card>
  )
}
