import { readFileSync } from 'node:fs'

interface Manifest {
  name: string
  start_url: string
  display: string
  icons: { src: string; sizes: string; purpose: string }[]
}

const read = (path: string) => readFileSync(`${process.cwd()}/public${path}`)
/** Width and height stand in the first chunk of a PNG. */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`

test('the dashboard can be installed: a name, an address to begin at, and icons of the sizes that they say', () => {
  const manifest = JSON.parse(read('/manifest.webmanifest').toString()) as Manifest

  expect([manifest.name, manifest.start_url, manifest.display]).toEqual(['Windlass', '/', 'standalone'])
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '192x192 maskable',
    '512x512 maskable',
  ])
  expect(manifest.icons.map(({ src }) => sizeOf(read(src)))).toEqual(manifest.icons.map(({ sizes }) => sizes))
})

test('the page names the manifest and a colour for either theme', () => {
  const page = readFileSync(`${process.cwd()}/index.html`, 'utf8')

  expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest" />')
  expect(page.match(/name="theme-color"/g)?.length).toBe(2)
})
