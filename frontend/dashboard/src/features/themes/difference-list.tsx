import type { Difference } from './changes'

const SHOWN = 30

/** Differences of two themes, by where they are. */
export function DifferenceList({ found, empty }: { found: Difference[]; empty: string }) {
  if (found.length === 0) return <p className="text-muted">{empty}</p>
  const shown = found.slice(0, SHOWN)
  const places = [...new Set(shown.map((each) => each.where))]
  return (
    <dl className="flex flex-col gap-2">
      {places.map((where) => (
        <div key={where} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[9rem_1fr]">
          <dt className="font-medium">{where}</dt>
          {shown
            .filter((each) => each.where === where)
            .map(({ what }, at) => (
              <dd key={at} className="min-w-0 break-words text-muted sm:col-start-2">
                {what}
              </dd>
            ))}
        </div>
      ))}
      {found.length > SHOWN && <div className="text-sm text-muted">and {found.length - SHOWN} more</div>}
    </dl>
  )
}
