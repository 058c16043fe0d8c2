import { z } from 'zod'

/** The length the server asks for; whether a password is too common is the server's to say. */
export const newPassword = () =>
  z
    .string()
    .min(10, 'Use at least 10 characters.')
    .max(200, 'Use at most 200 characters.')

export const PASSWORD_HINT = 'At least 10 characters. A few unrelated words work well.'
