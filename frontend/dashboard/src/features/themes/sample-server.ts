import { http, HttpResponse } from 'msw'

import { server, url } from '@/testing/server'

import type { ThemeDocument } from './document'
import { sampleDocument } from './sample-theme'
import type { SectionType, Setting, ThemeSchema } from './schema'

const setting = (id: string, kind: Setting['kind'], label: string, more: Partial<Setting> = {}): Setting => ({
  id,
  kind,
  label,
  default: '',
  help: '',
  placeholder: '',
  options: [],
  least: null,
  most: null,
  step: 1,
  unit: '',
  ...more,
})

const type = (name: string, id: string, more: Partial<SectionType> = {}): SectionType => ({
  type: id,
  name,
  description: `${name} of the shop.`,
  settings: [],
  blocks: [],
  most_blocks: 0,
  templates: ['home', 'product'],
  most: null,
  is_main: false,
  starts_with: [],
  ...more,
})

const heading = setting('heading', 'text', 'Heading', { most: 120 })

/** A registry with few types. For tests. */
export const sampleSchema: ThemeSchema = {
  settings: [
    {
      id: 'colours',
      name: 'Colours',
      settings: [
        setting('primary', 'colour', 'Primary', { least: 7 }),
        setting('text', 'colour', 'Text', { least: 7 }),
        setting('background', 'colour', 'Background', { least: 7 }),
      ],
    },
    { id: 'shapes', name: 'Shapes', settings: [setting('corner_radius', 'number', 'Corners', { default: 8, least: 0, most: 32, unit: 'px' })] },
    { id: 'social', name: 'Social links', settings: [setting('instagram', 'link', 'Instagram')] },
  ],
  sections: [
    type('Hero', 'hero', { settings: [heading, setting('image', 'image', 'Picture', { default: null })] }),
    type('Slideshow', 'slideshow', {
      blocks: [{ type: 'slide', name: 'Slide', settings: [heading], most: null, is_fixed: false }],
      most_blocks: 3,
      starts_with: ['slide'],
    }),
    type('Featured products', 'featured_products', { settings: [setting('products', 'products', 'Products', { default: [], most: 24 })] }),
    type('Countdown', 'countdown', { settings: [setting('ends_at', 'date_time', 'Moment')] }),
    type('Newsletter', 'newsletter', { most: 1 }),
    type('Header', 'header', { templates: ['header'], is_main: true }),
    type('Footer', 'footer', { templates: ['footer'], is_main: true }),
    type('Product', 'main_product', { templates: ['product'], is_main: true }),
  ],
  presets: [
    {
      id: 'harbour',
      name: 'Harbour',
      description: 'Clear and quick.',
      settings: { primary: '#1f4fd8', secondary: '#f4f5f4', accent: '#a86400', background: '#ffffff', text: '#15181a', heading_font: 'inter', body_font: 'inter' },
      home: [],
    },
    {
      id: 'coastal',
      name: 'Coastal',
      description: 'Sea air.',
      settings: { primary: '#0e6272', secondary: '#f3eee4', accent: '#b4531f', background: '#ffffff', text: '#12303a', heading_font: 'lora', body_font: 'inter' },
      home: [],
    },
  ],
  fonts: [
    { id: 'inter', name: 'Inter', fallback: 'system-ui, sans-serif' },
    { id: 'lora', name: 'Lora', fallback: 'Georgia, serif' },
  ],
}

const at = (path: string) => url(`/stores/store-1/themes${path}`)
const list = (items: unknown[]) => HttpResponse.json({ items, next_cursor: null })

interface Version {
  number: number
  name: string
  document: ThemeDocument
}

/** A small server of themes: a draft with its version, what was published, and what is refused next. */
export function serveThemes({ document = sampleDocument, published = [] as Version[] } = {}) {
  const kept = {
    document,
    version: 3,
    versions: [...published],
    schedules: [] as { id: string; name: string; publish_at: string }[],
    saves: [] as ThemeDocument[],
    looks: [] as unknown[],
    refuseNext: null as { status: number; body: object } | null,
  }
  const live = () => kept.versions.at(-1)
  const draft = () => ({
    document: kept.document,
    version: kept.version,
    updated_at: '2026-11-22T10:00:00Z',
    updated_by: 'Grace',
    has_changes: JSON.stringify(kept.document) !== JSON.stringify(live()?.document),
    live_version: live()?.number ?? 0,
  })
  const answer = () => HttpResponse.json(draft(), { headers: { ETag: `"${kept.version}"` } })
  const versionOut = ({ number, name }: Version) => ({
    number,
    name,
    source: 'published',
    preset: 'harbour',
    restored_number: null,
    published_at: '2026-11-20T10:00:00Z',
    published_by: { id: 'u-1', name: 'Ada' },
    is_live: number === live()?.number,
  })

  function change(request: Request, next: () => ThemeDocument) {
    if (kept.refuseNext) {
      const { status, body } = kept.refuseNext
      kept.refuseNext = null
      return HttpResponse.json(body, { status })
    }
    if (request.headers.get('if-match') !== `"${kept.version}"`) {
      return HttpResponse.json({ code: 'version_stale', message: 'It was changed since.' }, { status: 412 })
    }
    kept.document = next()
    kept.version += 1
    kept.saves.push(kept.document)
    return answer()
  }

  server.use(
    http.get(at('/draft'), answer),
    http.put(at('/draft'), async ({ request }) => {
      const body = (await request.clone().json()) as ThemeDocument
      return change(request, () => body)
    }),
    http.post(at('/draft/preset'), async ({ request }) => {
      const { preset } = (await request.clone().json()) as { preset: string }
      const found = sampleSchema.presets.find((each) => each.id === preset)
      return change(request, () => ({ ...kept.document, preset, settings: { ...kept.document.settings, ...found?.settings } }))
    }),
    http.post(at('/draft/reset'), ({ request }) => change(request, () => live()?.document ?? kept.document)),
    http.get(at('/schema'), () => HttpResponse.json(sampleSchema)),
    http.post(at('/preview'), async ({ request }) => {
      const look = await request.json()
      kept.looks.push(look)
      const token = encodeURIComponent(JSON.stringify(look))
      return HttpResponse.json({ token, url: `http://volt.localhost/?preview_theme=${token}`, expires_at: '2026-11-22T11:00:00Z' })
    }),
    http.post(at('/publish'), async ({ request }) => {
      const { name } = (await request.json()) as { name: string }
      const made = { number: kept.versions.length + 1, name, document: kept.document }
      kept.versions.push(made)
      return HttpResponse.json(versionOut(made))
    }),
    http.get(at('/versions'), () => list([...kept.versions].reverse().map(versionOut))),
    http.get(at('/versions/:number'), ({ params }) => {
      const found = kept.versions.find((each) => each.number === Number(params.number))
      return found ? HttpResponse.json({ ...versionOut(found), document: found.document }) : new HttpResponse(null, { status: 404 })
    }),
    http.post(at('/versions/:number/restore'), ({ params }) => {
      const found = kept.versions.find((each) => each.number === Number(params.number)) as Version
      kept.versions.push({ number: kept.versions.length + 1, name: found.name, document: found.document })
      return answer()
    }),
    http.get(at('/schedules'), () =>
      list(kept.schedules.map((each) => ({ ...each, created_at: '2026-11-22T10:00:00Z', created_by: { id: 'u-1', name: 'Ada' } }))),
    ),
    http.post(at('/schedules'), async ({ request }) => {
      const body = (await request.json()) as { name: string; publish_at: string }
      kept.schedules.push({ id: `s-${kept.schedules.length + 1}`, ...body })
      return HttpResponse.json({ ...kept.schedules.at(-1), created_at: '2026-11-22T10:00:00Z', created_by: { id: 'u-1', name: 'Ada' } }, { status: 201 })
    }),
    http.delete(at('/schedules/:id'), ({ params }) => {
      kept.schedules = kept.schedules.filter((each) => each.id !== params.id)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get(url('/stores/store-1/products'), () => list([])),
    http.get(url('/stores/store-1/collections'), () => list([])),
    http.get(url('/stores/store-1/categories'), () => list([])),
    http.get(url('/stores/store-1/pages'), () => list([])),
  )
  return kept
}
