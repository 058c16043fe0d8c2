/** The cart beside the page, where the shop wants it so. */
import { part } from './parts'

export interface Drawer extends HTMLElement {
  /** `html` is its content when it is at hand; `isAdded` says that something was just put in. */
  open(opener: HTMLElement | null, how?: { html?: string; isAdded?: boolean }): Promise<void>
}

export const hasDrawer = () => document.querySelector('cart-drawer') !== null

/** Rejects when it cannot be loaded: then the cart has a page of its own. */
export async function openDrawer(opener: HTMLElement | null, how?: { html?: string; isAdded?: boolean }) {
  const drawer = (await part('cart-drawer')) as Drawer | null
  await drawer?.open(opener, how)
}
