import { useQuery } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { ApiProblem } from '@/lib/api/problem'
import { renderPage } from '@/testing/render'

import { useDelete } from './use-delete'

/** A list of one lamp, kept in `rows`, with the button that deletes it. */
function Lamp({ rows, refusal }: { rows: string[]; refusal?: Error }) {
  const erase = useDelete()
  const { data } = useQuery({ queryKey: ['lamps', 'list'], queryFn: () => rows.join(' ') || 'no lamps' })
  return (
    <>
      <p>{data}</p>
      <button
        onClick={() =>
          void erase({
            said: 'Lamp deleted',
            remove: () => (refusal ? Promise.reject(refusal) : Promise.resolve(rows.splice(0))),
            restore: () => Promise.resolve(rows.push('desk lamp')),
            list: { path: '/page', key: ['lamps', 'list'] },
            record: ['lamps', 'desk'],
          })
        }
      >
        Delete
      </button>
    </>
  )
}

test('what is deleted leaves the list at once and returns by Undo', async () => {
  const { queryClient } = await renderPage(<Lamp rows={['desk lamp']} />)
  queryClient.setQueryData(['lamps', 'desk'], 'a record')

  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))

  await screen.findByText('no lamps')
  await screen.findByText('Lamp deleted')
  expect(queryClient.getQueryData(['lamps', 'desk'])).toBeUndefined()

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))

  await screen.findByText('desk lamp')
})

test('a refusal is said and nothing is taken from the list', async () => {
  const refusal = new ApiProblem(412, 'stale', 'Somebody changed it meanwhile.')
  const { queryClient } = await renderPage(<Lamp rows={['desk lamp']} refusal={refusal} />)
  queryClient.setQueryData(['lamps', 'desk'], 'a record')

  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))

  await screen.findByText('Somebody changed it meanwhile.')
  expect(screen.getByText('desk lamp')).toBeTruthy()
  expect(queryClient.getQueryData(['lamps', 'desk'])).toBe('a record')
})
