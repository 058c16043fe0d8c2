import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'light' | 'dark' | 'system'

const KEY = 'windlass.theme'
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function read(): ThemeChoice {
  const stored = localStorage.getItem(KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function apply() {
  const choice = read()
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark.matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  listeners.forEach((listener) => listener())
}

systemIsDark.addEventListener('change', apply)
addEventListener('storage', (event) => event.key === KEY && apply())

export function setTheme(choice: ThemeChoice) {
  localStorage.setItem(KEY, choice)
  apply()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useThemeChoice = () => useSyncExternalStore(subscribe, read)
