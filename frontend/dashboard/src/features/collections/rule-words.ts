import type { Rule } from './api'

export type RuleField = Rule['field']
export type Operator = Rule['operator']

export const FIELDS: { value: RuleField; label: string }[] = [
  { value: 'title', label: 'Title' },
  { value: 'tag', label: 'Tag' },
  { value: 'type', label: 'Type' },
  { value: 'vendor', label: 'Vendor' },
  { value: 'category', label: 'Category' },
  { value: 'price', label: 'Price' },
  { value: 'compare_at', label: 'Price before' },
  { value: 'stock', label: 'Stock' },
  { value: 'created', label: 'Added' },
]

const WORDS: [Operator, string][] = [
  ['contains', 'contains'],
  ['excludes', 'does not contain'],
  ['is', 'is'],
  ['is_not', 'is not'],
  ['starts_with', 'begins with'],
  ['ends_with', 'ends with'],
]
const AMOUNTS: [Operator, string][] = [
  ['above', 'is more than'],
  ['below', 'is less than'],
]

const OPERATORS: Record<RuleField, [Operator, string][]> = {
  title: WORDS,
  vendor: WORDS,
  type: WORDS,
  tag: [
    ['is', 'is'],
    ['is_not', 'is not'],
  ],
  category: [
    ['is', 'is, or is below'],
    ['is_not', 'is not'],
  ],
  price: AMOUNTS,
  compare_at: [['is_set', 'is given'], ['is_empty', 'is not given'], ...AMOUNTS],
  stock: [['in_stock', 'is there'], ['sold_out', 'is sold out'], ...AMOUNTS],
  created: [
    ['within_days', 'in the last days'],
    ['before_days', 'longer ago than days'],
  ],
}

export const operatorsOf = (field: RuleField) => OPERATORS[field].map(([value, label]) => ({ value, label }))

/** What stands beside the operator. */
export function inputOf({ field, operator }: Pick<Rule, 'field' | 'operator'>): 'nothing' | 'category' | 'money' | 'number' | 'text' {
  if (operator === 'is_set' || operator === 'is_empty' || operator === 'in_stock' || operator === 'sold_out') return 'nothing'
  if (field === 'category') return 'category'
  if (field === 'price' || field === 'compare_at') return 'money'
  return field === 'stock' || field === 'created' ? 'number' : 'text'
}

export const newRule = (field: RuleField = 'tag'): Rule => ({
  field,
  operator: OPERATORS[field][0]![0],
  text: '',
  number: null,
})

/** Rules that say all that they need. */
export const isComplete = (rule: Rule) => {
  const input = inputOf(rule)
  if (input === 'nothing') return true
  return input === 'text' || input === 'category' ? Boolean(rule.text) : rule.number !== null && rule.number !== undefined
}
