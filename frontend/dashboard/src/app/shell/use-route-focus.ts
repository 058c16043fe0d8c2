import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** After going to another page its title has the focus, so keyboard and reader follow. */
export function useRouteFocus() {
  const main = useRef<HTMLElement>(null)
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current !== undefined && last.current !== pathname) {
      const title = main.current?.querySelector<HTMLElement>('h1[tabindex]')
      ;(title ?? main.current)?.focus({ preventScroll: true })
    }
    last.current = pathname
  }, [pathname])
  return main
}
