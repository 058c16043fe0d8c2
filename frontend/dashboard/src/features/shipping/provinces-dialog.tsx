import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { RadioCards } from '@/components/ui/radio-cards'
import { SkeletonText } from '@/components/ui/skeleton'
import { useStore } from '@/lib/store-context'

import { countryQuery, type Zone } from './api'
import type { Place } from './zone-form'

export function ProvincesDialog({
  place,
  name,
  others,
  onChoose,
  onClose,
}: {
  place: Place
  name: string
  others: Zone[]
  onChoose: (provinces: string[]) => void
  onClose: () => void
}) {
  const store = useStore()
  const { data, error, isPending, refetch } = useQuery(countryQuery(store.id, place.country))
  const [isWhole, setWhole] = useState(place.provinces.length === 0)
  const [chosen, setChosen] = useState(place.provinces)
  const owner = new Map(
    others.flatMap((zone) =>
      zone.places
        .filter(({ country }) => country === place.country)
        .flatMap(({ provinces }) => provinces.map((code) => [code, zone.name] as const)),
    ),
  )
  const provinces = data?.provinces ?? []

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={name}
        footer={
          <>
            <Button
              variant="primary"
              disabled={!isWhole && chosen.length === 0}
              onClick={() => {
                onChoose(isWhole ? [] : chosen)
                onClose()
              }}
            >
              Use these places
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        }
      >
        {isPending && <SkeletonText lines={5} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && provinces.length === 0 && (
          <p className="text-muted">Addresses in {name} name no regions, so the whole country is in this zone.</p>
        )}
        {provinces.length > 0 && (
          <div className="flex flex-col gap-3">
            <RadioCards
              label={`How much of ${name}`}
              columns={2}
              value={isWhole ? 'whole' : 'some'}
              onChange={(value) => setWhole(value === 'whole')}
              options={[
                { value: 'whole', label: 'Whole country' },
                { value: 'some', label: 'Some regions' },
              ]}
            />
            {!isWhole && (
              <ul className="grid gap-x-4 sm:grid-cols-2">
                {provinces.map(({ code, name: province }) => {
                  const id = `province-${code}`
                  return (
                    <li key={code} className="flex items-center gap-2.5 py-1.5">
                      <Checkbox
                        id={id}
                        disabled={owner.has(code)}
                        checked={chosen.includes(code)}
                        onCheckedChange={(state) =>
                          setChosen(state === true ? [...chosen, code] : chosen.filter((each) => each !== code))
                        }
                      />
                      <label htmlFor={id} className="min-w-0 flex-1 truncate">
                        {province}
                        {owner.has(code) && <span className="text-sm text-muted"> in “{owner.get(code)}”</span>}
                      </label>
                    </li>
                  )
                })}
              </ul>
            )}
          </div>
        )}
      </DialogContent>
    </Dialog>
  )
}
