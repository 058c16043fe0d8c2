import { act, cleanup, configure } from '@testing-library/react'

import { dismissAll } from '@/components/ui/toast'

configure({ asyncUtilTimeout: 5_000 }) // a loaded machine is not a failure

// what jsdom leaves out and the components use
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}
window.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  }) as MediaQueryList
window.scrollTo = () => {}

afterEach(() => {
  act(dismissAll)
  cleanup()
  localStorage.clear()
})
