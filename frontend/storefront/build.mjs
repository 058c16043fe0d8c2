// Builds dist/ with hashed names and the manifest that the pages read. Fails when a budget is passed.
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const MANIFEST = '../../functions/storefront_pages/assets.json'
const BUDGET = 15 * 1024 // bytes gzipped, for what every page loads: all its styles, all its scripts
const PART_BUDGET = 10 * 1024 // for one island or style that only the pages that need it load

// src/parts/<name>.ts and .css become <name>.js and <name>.css of the manifest.
const parts = (await readdir('src/parts')).filter((name) => /\.(ts|css)$/.test(name)).sort()

await rm('dist', { recursive: true, force: true })
await mkdir('dist')
const { metafile } = await build({
  entryPoints: [
    { in: 'src/app.ts', out: 'app' },
    { in: 'src/styles/app.css', out: 'styles' },
    { in: 'src/worker/worker.ts', out: 'worker' },
    ...parts.map((name) => ({ in: `src/parts/${name}`, out: name.replace(/\.(ts|css)$/, '') })),
  ],
  outdir: 'dist',
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  legalComments: 'none',
  metafile: true,
})

const manifest = {}
for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
  if (entryPoint === 'src/app.ts') manifest['app.js'] = path.slice('dist/'.length)
  if (entryPoint === 'src/styles/app.css') manifest['app.css'] = path.slice('dist/'.length)
  if (entryPoint === 'src/worker/worker.ts') manifest['worker.js'] = path.slice('dist/'.length)
  if (entryPoint?.startsWith('src/parts/')) {
    manifest[entryPoint.slice('src/parts/'.length).replace(/\.ts$/, '.js')] = path.slice('dist/'.length)
  }
}
for (const name of (await readdir('src/assets')).sort()) await keep(name, await readFile(`src/assets/${name}`))
await keepFonts()
await writeFile(MANIFEST, JSON.stringify(manifest, null, 2) + '\n')

const built = parts.map((name) => name.replace(/\.ts$/, '.js'))
for (const name of ['app.css', 'app.js', 'worker.js', ...built]) {
  const budget = name.startsWith('app.') ? BUDGET : PART_BUDGET
  const bytes = gzipSync(await readFile(`dist/${manifest[name]}`), { level: 9 }).length
  console.log(`${name}: ${bytes} bytes gzipped of ${budget}`)
  if (bytes > budget) throw new Error(`${name} is over its budget`)
}

async function keep(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase()
  manifest[name] = name.replace('.', `-${hash}.`)
  await writeFile(`dist/${manifest[name]}`, content)
}

// Pages declare only the families that they use, so none is part of a style.
async function keepFonts() {
  const folder = 'node_modules/@fontsource-variable'
  for (const family of (await readdir(folder)).sort()) {
    for (const letters of ['latin', 'latin-ext', 'arabic']) {
      const name = `${family}-${letters}-wght-normal.woff2`
      const content = await readFile(`${folder}/${family}/files/${name}`).catch(() => undefined)
      if (content) await keep(`${family}-${letters}.woff2`, content)
    }
  }
}
