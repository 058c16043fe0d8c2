/** Money on the wire: an integer count of minor units in one currency. */
export interface Money {
  amount: number
  currency: string
}

const EXPONENTS: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((c) => [c, 0]),
  ...'BHD JOD KWD OMR TND'.split(' ').map((c) => [c, 3]),
])

/** How many decimals the currency has: EUR 2, JPY 0, KWD 3. */
export const exponent = (currency: string) => EXPONENTS[currency] ?? 2

/** Minor units as a plain decimal, without a float on the way: 1999 EUR is "19.99". */
export function toDecimal(amount: number, currency: string): string {
  const places = exponent(currency)
  const sign = amount < 0 ? '-' : ''
  const digits = String(Math.abs(amount)).padStart(places + 1, '0')
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** A typed amount as minor units. The last comma or point is the decimal mark unless three digits
 * that the currency does not have follow it ("1,200" EUR). `undefined` if it is not an amount. */
export function parseDecimal(typed: string, currency: string): number | undefined {
  const places = exponent(currency)
  const [, sign = '', text = ''] = /^(-?)([\d.,]+)$/.exec(typed.replace(/[\s'’]/g, '')) ?? []
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  const hasFraction = mark >= 0 && text.length - mark - 1 <= places
  const whole = hasFraction ? text.slice(0, mark) : text
  const fraction = hasFraction ? text.slice(mark + 1) : ''
  if (!/^(\d+|\d{1,3}([.,]\d{3})+)$/.test(whole)) return undefined
  const minor = Number(whole.replace(/[.,]/g, '') + fraction.padEnd(places, '0'))
  return Number.isSafeInteger(minor) ? (sign ? -minor : minor) : undefined
}

type Decimal = Parameters<Intl.NumberFormat['format']>[0]

/** As people read it: "€19.99", "¥1,200", "KD 1.250". Brief leaves empty decimals out: "€20". */
export function formatMoney({ amount, currency }: Money, { isBrief = false, locale = navigator.language } = {}): string {
  const places = exponent(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    ...(isBrief ? { trailingZeroDisplay: 'stripIfInteger' as const } : {}),
  }).format(toDecimal(amount, currency) as Decimal)
}

/** The symbol alone, for the prefix of an input: "€", "CHF". */
export const currencySymbol = (currency: string, locale = navigator.language) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency
