import { createContext, useContext } from 'react'

import { exactDate, spokenDate } from '@/lib/dates'

import { Tooltip } from './tooltip'

/** The zone the times on this page are told in; the browser's own outside a store. */
export const TimeZone = createContext<string | undefined>(undefined)

/** A moment as people say it, the exact one on hover and focus. */
export function DateTime({ at, className }: { at: string; className?: string }) {
  const zone = useContext(TimeZone)
  return (
    <Tooltip label={exactDate(at, zone)}>
      <time dateTime={at} className={className}>
        {spokenDate(at, zone)}
      </time>
    </Tooltip>
  )
}
