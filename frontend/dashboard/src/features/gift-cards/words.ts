import { formatMoney, type Money } from '@/lib/money'

import type { GiftCard, LedgerEntry } from './api'

export const recipientOf = (card: GiftCard) => card.recipient_name || card.recipient_email || 'Nobody yet'

export const ENTRY_WORDS: Record<LedgerEntry['kind'], string> = {
  issued: 'Issued',
  spent: 'Spent',
  given_back: 'Refunded to it',
  adjusted: 'Adjusted',
  disabled: 'Disabled',
  enabled: 'Enabled again',
  expiry_changed: 'Expiry changed',
}

/** "+€5.00", "−€12.50"; empty for what moved no money. */
export function signedMoney(value: Money): string {
  if (value.amount === 0) return ''
  return `${value.amount > 0 ? '+' : '−'}${formatMoney({ ...value, amount: Math.abs(value.amount) })}`
}
