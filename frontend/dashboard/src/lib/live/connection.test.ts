import { waitFor } from '@testing-library/react'
import { http, HttpResponse, ws } from 'msw'

import * as session from '@/lib/session/session'
import { server, url } from '@/testing/server'

import { backoff, connect, type LiveMessage } from './connection'

const socket = ws.link('ws://live.localhost/')

function tickets() {
  let count = 0
  server.use(
    http.post(url('/stores/store-1/realtime/ticket'), () => {
      count += 1
      return HttpResponse.json({ url: `ws://live.localhost/?ticket=${count}` })
    }),
  )
  return () => count
}

beforeEach(() => session.begin({ access_token: 'test-token', expires_in: 900 }))

test('messages reach the listener, and what is not a message is ignored', async () => {
  tickets()
  server.use(
    socket.addEventListener('connection', ({ client }) => {
      client.send('not json')
      client.send(JSON.stringify({ no: 'type' }))
      client.send(JSON.stringify({ type: 'OrderPlaced', data: { order_id: 'o1' } }))
    }),
  )
  const messages: LiveMessage[] = []

  const stop = connect('store-1', {
    onMessage: (message) => messages.push(message),
    onReconnect: () => {},
    onState: () => {},
  })

  await waitFor(() => expect(messages).toEqual([{ type: 'OrderPlaced', data: { order_id: 'o1' } }]))
  stop()
})

test('after a broken connection it comes back with a new ticket and says so', async () => {
  const issued = tickets()
  let connections = 0
  server.use(
    socket.addEventListener('connection', ({ client }) => {
      connections += 1
      if (connections === 1) client.close()
    }),
  )
  const states: boolean[] = []
  let reconnects = 0

  const stop = connect('store-1', {
    onMessage: () => {},
    onReconnect: () => (reconnects += 1),
    onState: (isConnected) => states.push(isConnected),
  })

  await waitFor(() => expect(states).toContain(false))
  dispatchEvent(new Event('online')) // does not wait for the timer
  await waitFor(() => expect(connections).toBe(2))
  stop()
  expect(issued()).toBe(2)
})

test('attempts are further and further apart, up to a minute', () => {
  expect([0, 1, 2, 10].map((failures) => backoff(failures, 1))).toEqual([1_000, 2_000, 4_000, 60_000])
  expect(backoff(0, 0)).toBe(750)
})
