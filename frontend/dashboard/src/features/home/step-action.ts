interface StepAction {
  /** One sentence on what it is good for. */
  why: string
  label: string
  /** Below the store, unless it is the account's. */
  path: string
  isAccount?: boolean
}

/** Where each step of the checklist is done, by its key. */
const ACTIONS: Record<string, StepAction> = {
  verify_email: {
    why: 'Open the link in the mail we sent you, so that we can reach you about orders.',
    label: 'Send mail again',
    path: '/account',
    isAccount: true,
  },
  supplier: {
    why: 'Orders go to it automatically: CJ, AliExpress, or your own contact by hand.',
    label: 'Connect supplier',
    path: '/suppliers/connect',
  },
  product: {
    why: 'Import one from a supplier by its address, or write it yourself.',
    label: 'Import product',
    path: '/products/import',
  },
  shipping: {
    why: 'A zone with at least one rate tells shoppers where you deliver and for how much.',
    label: 'Add shipping zone',
    path: '/settings/shipping/new',
  },
  payments: {
    why: 'Stripe asks a few questions and pays out to your bank account.',
    label: 'Set up payments',
    path: '/settings/payments',
  },
  policies: {
    why: 'We wrote sensible ones to start from. Read them, and change what does not fit.',
    label: 'Review policies',
    path: '/settings/policies',
  },
  safety: {
    why: 'Buyers in the European Union must see who made a product and whom to ask about its safety.',
    label: 'Review products',
    path: '/products',
  },
}

export const stepAction = (key: string) => ACTIONS[key]
