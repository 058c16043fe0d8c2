import createClient from 'openapi-fetch'

import { authorizedFetch } from '@/lib/session/authorized-fetch'

import { ApiProblem } from './problem'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: (request) => authorizedFetch(request),
})

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** Returns the data, or throws an ApiProblem. Every request goes through here. */
export async function unwrap<T>(request: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await request
  if (response.ok) return data as T
  throw ApiProblem.from(error, response)
}

/** A thing as it was read, with the version that a save must name in `If-Match`. */
export interface Versioned<T> {
  value: T
  etag: string
}

/** Like `unwrap`, keeping the answer's ETag. */
export async function unwrapVersioned<T>(request: Promise<Answer<T>>): Promise<Versioned<T>> {
  const answer = await request
  const value = await unwrap(Promise.resolve(answer))
  return { value, etag: answer.response.headers.get('etag') ?? '' }
}

/** Headers of a save that must not overwrite someone else's. */
export const ifMatch = (etag: string) => ({ 'If-Match': etag })
