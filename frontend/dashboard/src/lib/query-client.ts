import { QueryClient } from '@tanstack/react-query'

import { ApiProblem } from '@/lib/api/problem'

/** What the server decided is not asked again; what did not arrive is, twice. */
const retry = (failures: number, error: unknown) =>
  failures < 2 && !(error instanceof ApiProblem && error.status < 500)

export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
