import { createContext } from 'react'

export interface ThemeFont {
  id: string
  name: string
  fallback: string
}

/** The fonts that a theme can have. */
export const FontsContext = createContext<ThemeFont[]>([])
