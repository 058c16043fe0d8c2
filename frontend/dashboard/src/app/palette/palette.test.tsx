import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'

import { navEntries, settingsTabs } from '@/app/features'
import { OverlayHost } from '@/app/shell/overlay-host'
import { show } from '@/app/shell/overlays'
import { useChords } from '@/app/shell/use-chords'
import { renderPage } from '@/testing/render'
import { server, url } from '@/testing/server'

beforeEach(() =>
  server.use(
    http.get(url('/stores'), () =>
      HttpResponse.json({
        items: [
          { id: 'store-1', name: 'Volt', slug: 'volt' },
          { id: 'store-2', name: 'Kite', slug: 'kite' },
        ],
        next_cursor: null,
      }),
    ),
  ),
)
afterEach(() => show(null))

test('Ctrl-K opens it even while typing, and Enter goes to what was found', async () => {
  const { router } = await renderPage(
    <>
      <input aria-label="Notes" />
      <OverlayHost />
    </>,
  )
  const user = userEvent.setup()
  await user.click(await screen.findByLabelText('Notes'))

  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), 'kite')
  await screen.findByRole('option', { name: 'Kite' })
  await user.keyboard('{Enter}')

  await waitFor(() => expect(router.state.location.pathname).toBe('/stores/store-2'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what does not exist is said', async () => {
  await renderPage(<OverlayHost />)
  const user = userEvent.setup()

  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), 'zzz')

  expect(await screen.findByText('Nothing found for “zzz”')).toBeTruthy()
})

function Chords({ onGo, onHelp }: { onGo: () => void; onHelp: () => void }) {
  useChords({ '?': onHelp }, { o: onGo })
  return <input aria-label="Notes" />
}

test('G then O goes, and only then', async () => {
  const seen: string[] = []
  await renderPage(<Chords onGo={() => seen.push('orders')} onHelp={() => seen.push('help')} />)
  const user = userEvent.setup()
  await screen.findByLabelText('Notes')

  await user.keyboard('o')
  expect(seen).toEqual([])
  await user.keyboard('go')
  expect(seen).toEqual(['orders'])
  await user.keyboard('?')
  expect(seen).toEqual(['orders', 'help'])
})

test('keys sleep while someone types', async () => {
  const seen: string[] = []
  await renderPage(<Chords onGo={() => seen.push('orders')} onHelp={() => seen.push('help')} />)

  await userEvent.type(await screen.findByLabelText('Notes'), 'go?')

  expect(seen).toEqual([])
  expect(screen.getByLabelText<HTMLInputElement>('Notes').value).toBe('go?')
})

test('no two pages share a chord, and no two entries a place', () => {
  const chords = navEntries.flatMap((entry) => entry.chord ?? [])
  const places = [...navEntries, ...settingsTabs].map((entry) => entry.path)

  expect(new Set(chords).size).toBe(chords.length)
  expect(new Set(places).size).toBe(places.length)
})
