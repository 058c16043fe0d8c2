import { render, screen, waitFor } from '@testing-library/react'

import { CountUp } from './count-up'

const format = (count: number) => `${String(count)} orders`

const prefersLessMotion = (matches: boolean) => {
  window.matchMedia = ((media: string) => ({ matches, media })) as typeof window.matchMedia
}

test('a figure counts up once; the true one is there for screen readers from the start', async () => {
  prefersLessMotion(false)
  const { unmount } = render(<CountUp name="orders" value={48} format={format} />)

  expect(screen.getByText('0 orders').getAttribute('aria-hidden')).toBe('true')
  expect(screen.getByText('48 orders').className).toBe('sr-only')

  await waitFor(() => expect(screen.queryByText('48 orders', { selector: '.sr-only' })).toBeNull(), { timeout: 3000 })
  expect(document.body.textContent).toBe('48 orders')
  unmount()

  render(<CountUp name="orders" value={50} format={format} />)
  expect(document.body.textContent).toBe('50 orders')
})

test('under reduced motion it is there at once', () => {
  prefersLessMotion(true)

  render(<CountUp name="visits" value={7} format={format} />)

  expect(document.body.textContent).toBe('7 orders')
})
