import type { Consent, Subscriber } from './api'

/** Where somebody said yes. */
export const SOURCES: Record<Subscriber['source'], string> = {
  form: 'A form in the shop',
  account: 'Their account',
  checkout: 'The checkout',
  merchant: 'You',
  mail: 'A mail',
}

export const SAID: Record<Consent['said'], string> = {
  asked: 'Asked to subscribe',
  confirmed: 'Confirmed',
  left: 'Unsubscribed',
}
