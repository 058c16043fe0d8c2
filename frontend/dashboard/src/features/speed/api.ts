import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type SpeedReport = Schemas['SpeedReport']
export type Speed = Schemas['SpeedOut']
export type Measured = Schemas['MeasuredOut']

export const DAYS = 28

export const speedQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'speed', DAYS],
    queryFn: () =>
      unwrap(api.GET('/api/v1/stores/{store_id}/speed', { params: { path: { store_id: storeId }, query: { days: DAYS } } })),
    staleTime: 60_000,
  })
