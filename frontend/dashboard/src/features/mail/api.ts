import { queryOptions } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'

export type Mail = Schemas['MailOut']
export type MailPage = Schemas['MailPage']

/** The mailer needs moments; nothing tells the page when it is done. */
const WHILE_QUEUED_MS = 4_000

const STATES = ['queued', 'sending', 'sent', 'failed'] as const
const isState = (word: string | undefined): word is (typeof STATES)[number] => (STATES as readonly (string | undefined)[]).includes(word)

const keyOf = (storeId: string) => ['stores', storeId, 'mail'] as const

/** A page of the log, newest first. */
export const mailsQuery = (storeId: string, { status, cursor }: { status?: string; cursor?: string }) => ({
  queryKey: [...keyOf(storeId), 'list', status ?? '', cursor ?? ''],
  queryFn: () =>
    unwrap(
      api.GET('/api/v1/stores/{store_id}/mail', {
        params: { path: { store_id: storeId }, query: { ...(cursor ? { cursor } : {}), ...(isState(status) ? { state: status } : {}) } },
      }),
    ),
  refetchInterval: ({ state }: { state: { data: { items: { state: string }[] } | undefined } }) =>
    state.data?.items.some((mail) => mail.state === 'queued' || mail.state === 'sending') ? WHILE_QUEUED_MS : (false as const),
})

const one = (storeId: string, mailId: string) => ({ params: { path: { store_id: storeId, mail_id: mailId } } })

export const mailBodyQuery = (storeId: string, mailId: string) =>
  queryOptions({
    queryKey: [...keyOf(storeId), 'body', mailId],
    queryFn: () => unwrap(api.GET('/api/v1/stores/{store_id}/mail/{mail_id}/body', one(storeId, mailId))),
    staleTime: Infinity, // what was sent does not change
  })

export const retryMail = (storeId: string, mailId: string) =>
  unwrap(api.POST('/api/v1/stores/{store_id}/mail/{mail_id}/retry', one(storeId, mailId)))

export const mailKey = keyOf
