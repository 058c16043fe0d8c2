import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { api, unwrap, type Schemas } from '@/lib/api/client'
import * as session from '@/lib/session/session'

export type User = Schemas['UserOut']
export type Session = Schemas['SessionOut']

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => unwrap(api.GET('/api/v1/me')),
  staleTime: 5 * 60_000,
})

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: () => unwrap(api.GET('/api/v1/me/sessions')),
})

export async function logIn(body: { email: string; password: string }) {
  session.begin(await unwrap(api.POST('/api/v1/auth/login', { body })))
}

export const register = (body: { name: string; email: string; password: string }) =>
  unwrap(api.POST('/api/v1/auth/register', { body }))

export const verifyEmail = (token: string) =>
  unwrap(api.POST('/api/v1/auth/verify-email', { body: { token } }))

/** To the signed-in person's own address. */
export const resendVerification = () => unwrap(api.POST('/api/v1/auth/resend-verification'))

export const forgotPassword = (email: string) =>
  unwrap(api.POST('/api/v1/auth/forgot-password', { body: { email } }))

export const resetPassword = (body: { token: string; password: string }) =>
  unwrap(api.POST('/api/v1/auth/reset-password', { body }))

/** Ends every other session; this browser goes on with a new one. */
export async function changePassword(body: { current_password: string; new_password: string }) {
  session.begin(await unwrap(api.POST('/api/v1/auth/change-password', { body })))
}

/** Ends this session here even if the server cannot be reached. */
export async function logOut({ everywhere = false } = {}) {
  const path = everywhere ? '/api/v1/auth/logout-everywhere' : '/api/v1/auth/logout'
  try {
    await unwrap(api.POST(path))
  } finally {
    session.end('signed-out')
  }
}

export function useRenameMe() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => unwrap(api.PATCH('/api/v1/me', { body: { name } })),
    onSuccess: (user) => queryClient.setQueryData(meQuery.queryKey, user),
  })
}

export function useRevokeSession() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/api/v1/me/sessions/{session_id}', { params: { path: { session_id: id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}
