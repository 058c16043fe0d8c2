import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { dismissAll, toast, toastProblem } from './toast'
import { Toaster } from './toaster'

afterEach(() => act(dismissAll))

function Page() {
  return (
    <>
      <button type="button">Move lamp</button>
      <Toaster />
    </>
  )
}

test('steps of one thing have one toast, the last; other things keep theirs', () => {
  render(<Page />)
  act(() => {
    toast('Desk removed')
    toast('Lamp moved', { label: 'Undo', run: () => undefined }, 'place of lamp')
    toast('Lamp moved', { label: 'Undo', run: () => undefined }, 'place of lamp')
  })

  expect(screen.getAllByText('Lamp moved').length).toBe(1)
  expect(screen.getByText('Desk removed')).toBeTruthy()
})

test.each(['Undo', 'Dismiss'])('after %s by key the focus is where it was before', async (name) => {
  render(<Page />)
  const run = vi.fn()
  await userEvent.tab()
  act(() => void toast('Lamp moved', { label: 'Undo', run }))
  await userEvent.tab()
  if (name === 'Dismiss') await userEvent.tab()
  expect(document.activeElement).toBe(screen.getByRole('button', { name }))
  await userEvent.keyboard('{Enter}')

  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move lamp' }))
  expect(screen.queryByText('Lamp moved')).toBeNull()
  expect(run).toHaveBeenCalledTimes(name === 'Undo' ? 1 : 0)
})

test('what did not work is told apart from what did, and stays longer', () => {
  vi.useFakeTimers()
  const { container } = render(<Page />)
  act(() => {
    toast('Lamp saved')
    toastProblem('Somebody else changed this.')
  })
  const looks = [...container.querySelectorAll('section > div > svg')].map((icon) => icon.classList.contains('text-danger'))
  expect(looks).toEqual([false, true])

  act(() => void vi.advanceTimersByTime(6_000))

  expect(screen.queryByText('Lamp saved')).toBeNull()
  expect(screen.getByText('Somebody else changed this.')).toBeTruthy()
  vi.useRealTimers()
})
