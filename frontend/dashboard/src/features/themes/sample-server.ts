import { http, HttpResponse } from 'msw'

import { server, url } from '@/testing/server'

import type { ThemeDocument } from './document'
import { sampleSchema } from './sample-schema'
import { sampleDocument } from './sample-theme'

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
