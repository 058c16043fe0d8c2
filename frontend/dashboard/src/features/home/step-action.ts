/** Where each step of the checklist is done, below the store. */
const ACTIONS: Record<string, { label: string; path: string }> = {
  product: { label: 'Add product', path: '/products' },
  products: { label: 'Add product', path: '/products' },
  supplier: { label: 'Connect supplier', path: '/suppliers' },
  suppliers: { label: 'Connect supplier', path: '/suppliers' },
  payments: { label: 'Set up payments', path: '/settings/payments' },
  shipping: { label: 'Add shipping zone', path: '/settings/shipping' },
  policies: { label: 'Review policies', path: '/settings/policies' },
  contact: { label: 'Add contact', path: '/settings/general' },
  general: { label: 'Add details', path: '/settings/general' },
  branding: { label: 'Choose look', path: '/settings/branding' },
  email: { label: 'Confirm e-mail', path: '/settings/general' },
}

export const stepAction = (key: string) => ACTIONS[key]
