import { useEffect, useState } from 'react'

const LASTS_MS = 700
const counted = new Set<string>() // names: each figure counts up once, then it changes at once

const isStill = () =>
  typeof matchMedia !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches

/** A figure that counts up when it is first seen. Screen readers hear the true one from the start. */
export function CountUp({ name, value, format }: { name: string; value: number; format: (value: number) => string }) {
  const [share, setShare] = useState(() => (value === 0 || counted.has(name) || isStill() ? 1 : 0))
  useEffect(() => {
    counted.add(name)
    if (share === 1) return
    let frame = 0
    let start: number | undefined
    const step = (now: number) => {
      start ??= now
      const passed = Math.min(1, (now - start) / LASTS_MS)
      setShare(1 - (1 - passed) ** 3)
      if (passed < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it runs once; what follows is said at once
  }, [])
  if (share === 1) return format(value)
  return (
    <>
      <span aria-hidden>{format(Math.round(value * share))}</span>
      <span className="sr-only">{format(value)}</span>
    </>
  )
}
