import { useRef } from 'react'

/** A key per distinct body: pressing the button again after a lost answer repeats the same request
 * instead of making a second thing; a corrected body is a new request. */
export function useIdempotencyKey() {
  const last = useRef<{ body: string; key: string } | null>(null)
  return (body: unknown) => {
    const text = JSON.stringify(body)
    if (last.current?.body !== text) last.current = { body: text, key: crypto.randomUUID() }
    return { 'Idempotency-Key': last.current.key }
  }
}
