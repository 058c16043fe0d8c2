import { exponent, toDecimal } from '@/lib/money'

/** Allowed prices in minor units: `ending` and every `step` from there on. */
export interface Rounding {
  step: number
  ending: number
}

export const roundingValue = ({ step, ending }: Rounding) => `${String(step)}:${String(ending)}`

export function roundingOf(value: string): Rounding {
  const [step = 1, ending = 0] = value.split(':').map(Number)
  return { step, ending }
}

const byDecimals: Record<number, Rounding[]> = {
  0: [
    { step: 10, ending: 0 },
    { step: 100, ending: 0 },
    { step: 100, ending: 80 },
    { step: 100, ending: 99 },
  ],
  2: [
    { step: 100, ending: 99 },
    { step: 100, ending: 95 },
    { step: 100, ending: 90 },
    { step: 5, ending: 0 },
    { step: 10, ending: 0 },
    { step: 100, ending: 0 },
  ],
  3: [
    { step: 1000, ending: 990 },
    { step: 1000, ending: 950 },
    { step: 50, ending: 0 },
    { step: 100, ending: 0 },
    { step: 1000, ending: 0 },
  ],
}

/** "Ending in .99", "To the nearest 0.05", "To whole amounts". */
export function roundingLabel({ step, ending }: Rounding, currency: string): string {
  if (step === 1) return 'As the rate makes them'
  const unit = 10 ** exponent(currency)
  if (ending > 0) {
    const shown = exponent(currency) > 0 && step === unit ? toDecimal(ending, currency).slice(1) : toDecimal(ending, currency)
    return `Ending in ${shown}`
  }
  return step === unit && unit > 1 ? 'To whole amounts' : `To the nearest ${toDecimal(step, currency)}`
}

/** What to choose from, with what is chosen although nobody would offer it. */
export function roundingChoices(currency: string, chosen: string) {
  const usual = [{ step: 1, ending: 0 }, ...(byDecimals[exponent(currency)] ?? [])]
  const all = usual.some((one) => roundingValue(one) === chosen) ? usual : [...usual, roundingOf(chosen)]
  return all.map((one) => ({ value: roundingValue(one), label: roundingLabel(one, currency) }))
}
