import { api, unwrap } from '@/lib/api/client'

export interface LiveMessage {
  type: string
  data: Record<string, unknown>
}

interface Listener {
  onMessage: (message: LiveMessage) => void
  /** Connected after a gap, so that messages may have been missed. */
  onReconnect: () => void
  onState: (isConnected: boolean) => void
}

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 60_000
/** API Gateway closes a connection that is silent for ten minutes. */
const ALIVE_EVERY_MS = 5 * 60_000

/** Doubling, with up to a quarter of chance so that not every browser comes back at once. */
export const backoff = (failures: number, chance = Math.random()) =>
  Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS) * (0.75 + chance / 4)

const parse = (raw: unknown): LiveMessage | null => {
  try {
    const message = JSON.parse(String(raw)) as Partial<LiveMessage>
    return typeof message.type === 'string' ? { type: message.type, data: message.data ?? {} } : null
  } catch {
    return null
  }
}

/** Keeps a WebSocket for the store's news open until the returned function is called. Each attempt
 * needs a fresh ticket, because a ticket opens one connection only. */
export function connect(storeId: string, listener: Listener): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const alive = setInterval(() => {
    if (socket?.readyState === WebSocket.OPEN) socket.send('{"type":"alive"}')
  }, ALIVE_EVERY_MS)
  let failures = 0
  let wasConnected = false
  let isOver = false

  async function open() {
    try {
      const { url } = await unwrap(
        api.POST('/api/v1/stores/{store_id}/realtime/ticket', { params: { path: { store_id: storeId } } }),
      )
      if (isOver) return
      socket = new WebSocket(url)
      socket.onopen = () => {
        failures = 0
        listener.onState(true)
        if (wasConnected) listener.onReconnect()
        wasConnected = true
      }
      socket.onmessage = ({ data }) => {
        const message = parse(data)
        if (message) listener.onMessage(message)
      }
      socket.onclose = again
    } catch {
      again()
    }
  }

  function again() {
    if (isOver) return
    listener.onState(false)
    clearTimeout(timer)
    timer = setTimeout(() => void open(), backoff(failures++))
  }

  function retryNow() {
    if (socket?.readyState === WebSocket.OPEN || socket?.readyState === WebSocket.CONNECTING) return
    failures = 0
    clearTimeout(timer)
    void open()
  }

  addEventListener('online', retryNow)
  void open()
  return () => {
    isOver = true
    removeEventListener('online', retryNow)
    clearTimeout(timer)
    clearInterval(alive)
    socket?.close()
  }
}
