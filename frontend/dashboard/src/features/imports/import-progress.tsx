import { LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'

const LONG_SECONDS = 12

/** The server answers once, at the end: so it says what happens and for how long, not a made-up share. */
export function ImportProgress({ pictures }: { pictures: number }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="flex flex-col gap-1 rounded-control bg-surface-2 px-3 py-2.5 text-sm">
      <p role="status" className="flex items-center gap-2 font-medium">
        <LoaderCircle className="size-4 animate-spin text-accent-text" aria-hidden />
        {seconds < LONG_SECONDS ? 'Importing' : 'Still importing'}
      </p>
      <p className="text-muted">
        {pictures === 1 ? 'One picture is' : `${pictures} pictures are`} copied to your store. This can take half a minute. <span className="tabular-nums">{seconds} s</span>
      </p>
    </div>
  )
}
