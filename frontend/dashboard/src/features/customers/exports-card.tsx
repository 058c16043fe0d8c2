import { useQuery } from '@tanstack/react-query'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { DateTime } from '@/components/ui/date-time'
import { saveJson } from '@/lib/save-file'
import { useStore } from '@/lib/store-context'

import { exportsQuery, readExport } from './api'

/** Gathered data, to send to the customer who asked for it. Nothing while there is none. */
export function ExportsCard({ customerId }: { customerId: string }) {
  const store = useStore()
  const { data } = useQuery(exportsQuery(store.id, customerId))
  if (!data?.items.length) return null

  async function save(exportId: string, number: number) {
    const { content } = await readExport(store.id, customerId, exportId, number)
    saveJson(`customer-data-${number}.json`, content)
  }

  return (
    <Card>
      <CardHeader title="Exported data" />
      <CardBody className="gap-3 pt-2">
        <ul className="flex flex-col gap-3">
          {data.items.map((made) => (
            <li key={made.id} className="flex flex-col items-start gap-1">
              <span className="text-sm text-muted">
                Asked for <DateTime at={made.asked_at} />
              </span>
              {made.state === 'done' ? (
                <span className="flex flex-wrap gap-2">
                  {Array.from({ length: made.parts }, (_, place) => (
                    <Button key={place} size="small" onClick={() => void save(made.id, place + 1)}>
                      {made.parts === 1 ? 'Download' : `Download part ${place + 1}`}
                    </Button>
                  ))}
                </span>
              ) : (
                <span role="status">Being gathered</span>
              )}
            </li>
          ))}
        </ul>
        <p className="text-sm text-muted">Kept for two weeks. The customer got a mail about it, if they have an account.</p>
      </CardBody>
    </Card>
  )
}
