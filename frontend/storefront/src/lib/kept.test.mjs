import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { build } from 'esbuild'

const { outputFiles } = await build({ entryPoints: ['src/lib/kept.ts'], bundle: true, format: 'esm', write: false })
const { forget, keep, kept } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)

const PLACES = ['localStorage', 'sessionStorage']

function storage(place, get) {
  Object.defineProperty(globalThis, place, { configurable: true, get })
}

function refuse() {
  throw new DOMException('Access is denied for this document.', 'SecurityError')
}

afterEach(() => {
  for (const place of PLACES) delete globalThis[place]
})

for (const place of PLACES) {
  test(`${place} gives back what was kept until it is forgotten`, () => {
    const values = new Map()
    const store = { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => values.set(key, value), removeItem: (key) => values.delete(key) }
    storage(place, () => store)
    keep(place, 'colour', 'red')
    assert.equal(kept(place, 'colour'), 'red')
    forget(place, 'colour')
    assert.equal(kept(place, 'colour'), null)
  })

  test(`nothing is thrown where ${place} is blocked`, () => {
    storage(place, refuse)
    keep(place, 'colour', 'red')
    forget(place, 'colour')
    assert.equal(kept(place, 'colour'), null)
  })

  test(`nothing is thrown where ${place} is full`, () => {
    storage(place, () => ({ getItem: () => null, setItem: refuse, removeItem: refuse }))
    keep(place, 'colour', 'red')
    assert.equal(kept(place, 'colour'), null)
  })
}
