import { begin, redo, step, undo } from './history'

test('steps are undone one by one, and done again', () => {
  const two = step(step(begin('a'), 'b'), 'c')
  const back = undo(two)

  expect(back.now).toBe('b')
  expect(undo(back).now).toBe('a')
  expect(redo(redo(undo(back))).now).toBe('c')
  expect(undo(begin('a')).now).toBe('a')
  expect(redo(two)).toBe(two)
})

test('typing on in one field is one step; a pause or another field begins a new one', () => {
  const typed = step(step(begin('h'), 'he', 'heading', 1000), 'hey', 'heading', 2000)
  expect(undo(typed).now).toBe('h')

  const paused = step(typed, 'hey you', 'heading', 9000)
  expect(undo(paused).now).toBe('hey')

  const other = step(typed, 'hey!', 'text', 2100)
  expect(undo(other).now).toBe('hey')
})

test('a new step after an undo forgets what was undone', () => {
  const forked = step(undo(step(begin('a'), 'b')), 'c')
  expect(redo(forked).now).toBe('c')
  expect(undo(forked).now).toBe('a')
})

test('the step after an undo is never joined to the one before it', () => {
  const typed = step(begin('h'), 'he', 'heading', 1000)
  const again = step(undo(typed), 'ho', 'heading', 1100)
  expect(undo(again).now).toBe('h')
})
