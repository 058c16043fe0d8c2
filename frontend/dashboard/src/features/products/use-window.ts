import { useCallback, useState, type UIEvent } from 'react'

const OVERSCAN = 8
const VISIBLE_AT_FIRST = 24

/** Which rows of a long table are worth drawing; those before and after become empty space. */
export function useWindow(count: number, rowHeight: number, isOn: boolean) {
  const [first, setFirst] = useState(0)
  const [visible, setVisible] = useState(VISIBLE_AT_FIRST)
  const onScroll = useCallback(
    (event: UIEvent<HTMLElement>) => {
      setFirst(Math.floor(event.currentTarget.scrollTop / rowHeight))
      setVisible(Math.ceil(event.currentTarget.clientHeight / rowHeight))
    },
    [rowHeight],
  )
  if (!isOn) return { from: 0, to: count, before: 0, after: 0, onScroll: undefined }
  const from = Math.max(0, Math.min(first, count - 1) - OVERSCAN)
  const to = Math.min(count, first + visible + OVERSCAN)
  return { from, to, before: from * rowHeight, after: (count - to) * rowHeight, onScroll }
}
