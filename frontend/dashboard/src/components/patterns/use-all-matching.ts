import { useEffect, useRef, useState } from 'react'

import { toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'

export interface ListAnswer<Row> {
  items: Row[]
  next_cursor?: string | null
}

interface Found<Row> {
  /** The question whose rows they are. */
  of: string
  rows: Row[]
  isWhole: boolean
}

/** Every row that a list has for its question, not only the page of it that is shown: found page after page, so that
 * what is done with them then does not change which they are. */
export function useAllMatching<Row>(question: string, read: (cursor: string | undefined) => Promise<ListAnswer<Row>>) {
  const [found, setFound] = useState<Found<Row> | null>(null)
  const run = useRef(0)
  useEffect(() => () => void (run.current += 1), [question])
  const current = found?.of === question ? found : null

  function clear() {
    run.current += 1
    setFound(null)
  }

  async function find() {
    const own = ++run.current
    let rows: Row[] = []
    let cursor: string | undefined
    setFound({ of: question, rows, isWhole: false })
    try {
      do {
        const answer = await read(cursor)
        if (own !== run.current) return
        rows = [...rows, ...answer.items]
        cursor = answer.next_cursor ?? undefined
        setFound({ of: question, rows, isWhole: cursor === undefined })
      } while (cursor)
    } catch (error) {
      if (own !== run.current) return
      clear()
      toastProblem(messageOf(error))
    }
  }

  return {
    /** None until all of them are known. */
    rows: current?.isWhole ? current.rows : null,
    /** How many are known so far, while they are being found. */
    soFar: current && !current.isWhole ? current.rows.length : null,
    find,
    clear,
  }
}
