const TEMPLATES: Record<string, string> = {
  order_confirmation: 'Order confirmation',
  being_prepared: 'Being prepared',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  payment_returned: 'Payment returned',
  new_order: 'New order (to you)',
  action_needed: 'Needs action (to you)',
  supplier_needs_reconnect: 'Supplier needs reconnect (to you)',
}

/** What kind of mail it is, in words. */
export const templateName = (template: string) =>
  TEMPLATES[template] ?? template.charAt(0).toUpperCase() + template.slice(1).replaceAll('_', ' ')
