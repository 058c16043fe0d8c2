import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import tailwindcss from '@tailwindcss/vite'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Emits the theme snippet as its own hashed file that blocks the first paint: a strict
 * Content-Security-Policy refuses inline scripts, and a late one would flash the wrong theme. */
function themeSnippet(): Plugin {
  const source = () => readFileSync(fromHere('src/app/theme-snippet.js'), 'utf8')
  let reference: string | undefined
  let isBuild = false
  return {
    name: 'windlass-theme-snippet',
    configResolved: (config) => {
      isBuild = config.command === 'build'
    },
    buildStart() {
      if (isBuild) {
        reference = this.emitFile({ type: 'asset', name: 'theme.js', source: source() })
      }
    },
    generateBundle() {
      if (reference) reference = this.getFileName(reference)
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        isBuild && reference
          ? { tag: 'script', attrs: { src: `/${reference}` }, injectTo: 'head-prepend' }
          : { tag: 'script', children: source(), injectTo: 'head-prepend' },
      ],
    },
  }
}

export default defineConfig({
  plugins: [tanstackRouter(), react(), tailwindcss(), themeSnippet()],
  resolve: { alias: { '@': fromHere('src') } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 400 },
})
