import type { Setting } from '../schema'

/** What every control of a setting gets. `onChange` stays good after it left the page. */
export interface ControlProps {
  setting: Setting
  value: unknown
  onChange: (value: unknown) => void
  disabled: boolean
}

export const asText = (value: unknown) => (typeof value === 'string' ? value : '')
