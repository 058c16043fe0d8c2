export interface FieldProblem {
  field: string
  rule: string
  message: string
}

/** What the server says went wrong: a stable `code` to branch on, a `message` to show, the fields
 * that caused it, and a `reference` that support can look up. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: FieldProblem[] = [],
    readonly details: Record<string, unknown> = {},
    readonly reference: string | null = null,
  ) {
    super(message)
  }

  static from(body: unknown, response: Response): ApiProblem {
    const reference = response.headers.get('x-request-id')
    if (!isProblem(body)) {
      return new ApiProblem(response.status, 'unexpected', unexpected(response), [], {}, reference)
    }
    return new ApiProblem(
      response.status,
      body.code,
      body.message,
      body.fields ?? [],
      body.details ?? {},
      body.reference ?? reference,
    )
  }
}

/** The server could not be reached at all, so nothing was changed. */
export class Unreachable extends Error {
  constructor() {
    super('Windlass could not be reached. Check your connection and try again; nothing was changed.')
  }
}

interface ProblemBody {
  code: string
  message: string
  fields?: FieldProblem[]
  details?: Record<string, unknown>
  reference?: string
}

const isProblem = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body

const unexpected = (response: Response) =>
  response.status >= 500
    ? 'The server could not answer. Nothing you typed is lost; try again in a moment.'
    : `The server refused this request (${response.status}).`

export const isProblemWith = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code

export const isStale = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status === 412

export const isNotFound = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status === 404

/** The sentence to show for any failure. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'Something unexpected happened. Try again.'

export const referenceOf = (error: unknown): string | null =>
  error instanceof ApiProblem ? error.reference : null
