import type { Scope } from './api'

/** What each scope lets a program read, in words. */
export const SCOPES: { value: Scope; label: string; hint: string }[] = [
  { value: 'store:read', label: 'Store', hint: 'Name, currency, address' },
  { value: 'products:read', label: 'Products', hint: 'Products, prices and stock' },
  { value: 'orders:read', label: 'Orders', hint: 'Orders with their buyers and addresses' },
]

export const scopeLabel = (scope: Scope) => SCOPES.find(({ value }) => value === scope)?.label ?? scope

/** The reference of the integrator API, on the "api" host beside the dashboard's. */
export const docsUrl = (here: string) => {
  const url = new URL('/docs', here)
  url.host = url.host.replace(/^[^.]+\./, 'api.')
  return url.href
}
