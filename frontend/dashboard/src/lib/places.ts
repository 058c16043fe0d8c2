export interface Choice {
  value: string
  label: string
  hint?: string
}

const REGIONS =
  'AE AR AT AU BE BG BH BR CA CH CL CO CR CY CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IS IT JP KE KR KW LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT QA RO RS SA SE SG SI SK TH TR TW UA US UY VN ZA'

const CURRENCIES =
  'AED ARS AUD BGN BHD BRL CAD CHF CLP COP CRC CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KWD MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD SAR SEK SGD THB TRY TWD UAH USD UYU VND ZAR'

const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label)

const named = (codes: string, type: 'region' | 'currency'): Choice[] => {
  const names = new Intl.DisplayNames([navigator.language, 'en'], { type })
  return codes
    .split(' ')
    .map((code) => ({ value: code, label: names.of(code) ?? code, hint: code }))
    .sort(byLabel)
}

export const countries = () => named(REGIONS, 'region')
/** Where things are made: more than where one can have a store. */
export const origins = () => named(`${REGIONS} BD BY CN EC GE KE KH LA LI LK MD MG MK MM MU NP PY RU TN UZ`, 'region')
export const EUROPEAN_UNION: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)
export const currencies = () => named(CURRENCIES, 'currency')

/** Every zone the browser knows, with what its clocks show now as the hint. */
export function timeZones(): Choice[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return ['UTC', ...zones.filter((zone) => zone !== 'UTC')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' ').replaceAll('/', ' / '),
  }))
}

const EURO = 'AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK BG'.split(' ')
const OWN: Record<string, string> = {
  AE: 'AED', AU: 'AUD', BR: 'BRL', CA: 'CAD', CH: 'CHF', CZ: 'CZK', DK: 'DKK', GB: 'GBP', HK: 'HKD',
  HU: 'HUF', IL: 'ILS', IN: 'INR', IS: 'ISK', JP: 'JPY', KR: 'KRW', KW: 'KWD', MX: 'MXN', MY: 'MYR',
  NO: 'NOK', NZ: 'NZD', PH: 'PHP', PL: 'PLN', QA: 'QAR', RO: 'RON', SA: 'SAR', SE: 'SEK', SG: 'SGD',
  TH: 'THB', TR: 'TRY', TW: 'TWD', UA: 'UAH', VN: 'VND', ZA: 'ZAR',
}

/** What a shop in this country most likely sells in. */
export const likelyCurrency = (country: string) =>
  EURO.includes(country) ? 'EUR' : (OWN[country] ?? 'USD')

/** The country in the browser's language tag ("de-AT"), if it names one. */
export const likelyCountry = () => new Intl.Locale(navigator.language).maximize().region ?? 'US'
export const likelyTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
