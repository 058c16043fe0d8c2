import { useEffect, useState, type RefObject } from 'react'

/** The size of an element as it is drawn; 0 until it is. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const now = element.current
    if (!now) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(now)
    return () => observer.disconnect()
  }, [element])
  return size
}
