/** What a product is to the tax office, as `windlass.kit.tax_classes` has them. */
export const TAX_CLASSES = [
  'standard',
  'reduced',
  'second_reduced',
  'books',
  'food',
  'clothing',
  'digital',
  'zero',
  'exempt',
] as const

export type TaxClass = (typeof TAX_CLASSES)[number]

export const TAX_CLASS_NAMES: Record<TaxClass, string> = {
  standard: 'Standard',
  reduced: 'Reduced rate',
  second_reduced: 'Second reduced rate',
  books: 'Books',
  food: 'Food',
  clothing: 'Clothing',
  digital: 'Digital goods',
  zero: 'Zero rate',
  exempt: 'Exempt from tax',
}

export const taxClassChoices = TAX_CLASSES.map((value) => ({ value, label: TAX_CLASS_NAMES[value] }))
