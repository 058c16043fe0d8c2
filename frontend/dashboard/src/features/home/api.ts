import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type Home = Schemas['HomeOut']
export type ChecklistSteps = Schemas['ChecklistOut']

const at = (storeId: string) => ({ params: { path: { store_id: storeId } } })

export const homeQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'home'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/home', at(storeId))),
  })

export const checklistQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['stores', storeId, 'checklist'],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/checklist', at(storeId))),
  })

export const launchStore = (storeId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/launch', at(storeId)))
