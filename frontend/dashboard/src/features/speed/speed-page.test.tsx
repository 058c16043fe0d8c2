import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'

import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

import type { Measured, SpeedReport } from './api'
import { SpeedPage } from './speed-page'
import { shares } from './words'

const lcp: Measured = { metric: 'lcp', p75: 1240, good: 2, between: 1, poor: 0, good_up_to: 2500, poor_above: 4000 }
const cls: Measured = { metric: 'cls', p75: 260, good: 0, between: 0, poor: 3, good_up_to: 100, poor_above: 250 }
const whole = { name: 'whole', score: 48, visits: 3, metrics: [lcp, cls] }

const serve = (report: SpeedReport) => server.use(http.get(url('/stores/store-1/speed'), () => HttpResponse.json(report)))

test('figures are said in the units people know, with their grade and shares', async () => {
  serve({ whole, by_page: [{ ...whole, name: 'product' }], by_device: [], by_day: [] })
  await renderPage(<SpeedPage />)

  expect((await screen.findAllByText('48'))[0]).toBeTruthy()
  expect(screen.getByText(/from 3 visits/)).toBeTruthy()
  expect(screen.getAllByText('1.2 s').length).toBeGreaterThan(0)
  expect(screen.getByText('Good 67%')).toBeTruthy()
  expect(screen.getAllByText('0.26').length).toBeGreaterThan(0)
  const row = within(screen.getByRole('row', { name: /Product pages/ }))
  expect(row.getByText('Not measured')).toBeTruthy()
})

test('a shop without visits says so instead of showing a zero', async () => {
  serve({ whole: { name: 'whole', score: null, visits: 0, metrics: [] }, by_page: [], by_device: [], by_day: [] })
  await renderPage(<SpeedPage />)

  expect(await screen.findByText('Nothing measured yet')).toBeTruthy()
})

test('shares sum to a hundred', () => {
  const parts = shares({ ...lcp, good: 1, between: 1, poor: 1 })
  expect(parts.good + parts.between + parts.poor).toBe(100)
})
