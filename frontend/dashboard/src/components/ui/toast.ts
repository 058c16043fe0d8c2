import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  /** What it is about: the next word on the same takes its place. */
  about?: string
  message: string
  /** It did not work: what was tried can be tried again where it was. */
  isProblem?: boolean
  action?: { label: string; run: () => void }
}

const SHORT_MS = 5_000
/** With an action a toast stays long enough to reach it by keyboard, with a problem to read it twice. */
const LONG_MS = 12_000

let toasts: Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()
const timers = new Map<number, ReturnType<typeof setTimeout>>()

function publish(next: Toast[]) {
  toasts = next
  listeners.forEach((listener) => listener())
}

export function dismiss(id: number) {
  clearTimeout(timers.get(id))
  timers.delete(id)
  publish(toasts.filter((toast) => toast.id !== id))
}

export const dismissAll = () => toasts.forEach((each) => dismiss(each.id))

export function keep(id: number) {
  clearTimeout(timers.get(id))
}

export function startTimer(toast: Toast) {
  keep(toast.id)
  timers.set(toast.id, setTimeout(() => dismiss(toast.id), toast.action || toast.isProblem ? LONG_MS : SHORT_MS))
}

/** Short noun + verb ("Product updated"). Errors that need an answer belong in a Banner. */
export const toast = (message: string, action?: Toast['action'], about?: string): number =>
  show({ message, ...(action ? { action } : {}), ...(about ? { about } : {}) })

/** Something that was tried beside a form did not work; nothing was lost. */
export const toastProblem = (message: string): number => show({ message, isProblem: true })

function show(said: Omit<Toast, 'id'>): number {
  const next: Toast = { id: ++lastId, ...said }
  const others = next.about ? toasts.filter((each) => each.about !== next.about) : toasts
  publish([...others.slice(-2), next])
  startTimer(next)
  return next.id
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)
