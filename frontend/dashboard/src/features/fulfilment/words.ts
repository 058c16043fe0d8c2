import { formatMoney, type Money } from '@/lib/money'

import type { Action, Choice, Fulfilment } from './api'

const KINDS: Record<Action['kind'], string> = {
  review: 'Check a risky payment',
  start: 'Send to suppliers',
  no_supplier: 'Find a supplier',
  rate_missing: 'Exchange rate missing',
  loss: 'Would lose money',
  balance_low: 'Top up a supplier balance',
  pay_by_hand: 'Pay a supplier',
  held_by_supplier: 'Held by the supplier',
  refused_by_supplier: 'Refused by the supplier',
  outcome_unknown: 'Unclear whether it was ordered',
  order_by_hand: 'Order by hand',
  cancelled_by_supplier: 'Cancelled by the supplier',
  cancel_by_hand: 'Cancel at the supplier',
  refund_failed: 'Refund failed',
  withdrawal: 'Answer a withdrawal',
}

/** What a kind of action asks of a person. */
export const kindTitle = (kind: Action['kind']) => KINDS[kind]

const CHOICES: Record<Choice, string> = {
  approve: 'Approve order',
  cancel: 'Cancel and refund order',
  retry: 'Try again',
  switch: 'Use another supplier',
  manual: 'Order by hand',
  accept_loss: 'Order anyway',
  cancel_part: 'Cancel and refund items',
  ordered: 'Mark as ordered',
  done: 'Mark as done',
  accept: 'Accept and refund',
  decline: 'Decline',
}

const OWN_WORDS: Partial<Record<Action['kind'], Partial<Record<Choice, string>>>> = {
  start: { approve: 'Send to suppliers' },
  balance_low: { retry: 'I topped up, continue' },
  pay_by_hand: { retry: 'I paid, continue' },
  held_by_supplier: { retry: 'Continue' },
}

export const choiceLabel = (kind: Action['kind'], choice: Choice) => OWN_WORDS[kind]?.[choice] ?? CHOICES[choice]

interface Warning {
  title: string
  body: string
}

/** An amount among an action's details, which may hold anything. */
export function moneyIn(value: unknown): Money | null {
  const { amount, currency } = (value ?? {}) as Partial<Money>
  return typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : null
}

/** Choices that cannot be taken back, with what they do. */
export function choiceWarning(action: Action, choice: Choice): Warning | null {
  const number = `#${action.order_number}`
  if (choice === 'cancel') {
    return {
      title: `Cancel order ${number} and refund it?`,
      body: 'Suppliers are stopped, the shopper gets all of the money back and a mail about it.',
    }
  }
  if (choice === 'cancel_part') {
    return {
      title: `Cancel these items of order ${number}?`,
      body: 'They are not delivered, and the shopper gets their price back. The rest of the order goes on.',
    }
  }
  if (choice === 'accept') {
    const refund = moneyIn(action.details.refund)
    return {
      title: `Accept the withdrawal from order ${number}?`,
      body: `${refund ? `Up to ${formatMoney(refund)} goes back the way it was paid, and the shopper gets a mail about it. ` : ''}What has not left your suppliers is stopped. Tell the shopper where to send what has arrived.`,
    }
  }
  if (choice === 'accept_loss') {
    return { title: `Order ${number} anyway?`, body: `${action.problem} The supplier is ordered at this price.` }
  }
  return null
}

/** The one word for a supplier order, in the dashboard's vocabulary of states. */
export function partStatus(part: Pick<Fulfilment, 'state' | 'action' | 'waits_for_reconnect'>): {
  status: string
  label?: string
} {
  if (part.action?.state === 'open' && part.state !== 'cancelled') return { status: 'needs_action' }
  if (part.waits_for_reconnect) return { status: 'needs_reconnect' }
  if (part.state === 'planned') return { status: 'waiting' }
  if (part.state === 'placing') return { status: 'pending', label: 'Being ordered' }
  if (part.state === 'unpaid') return { status: 'pending', label: 'Being paid' }
  return { status: part.state }
}
