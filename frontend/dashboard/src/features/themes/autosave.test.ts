import { waitFor } from '@testing-library/react'

import { ApiProblem, Unreachable } from '@/lib/api/problem'

import { autosave } from './autosave'

/** A server that keeps one text; `refuse` makes the next save fail. */
function server() {
  let version = 1
  const sent: string[] = []
  const refusals: unknown[] = []
  return {
    sent,
    refuse: (error: unknown) => refusals.push(error),
    changeElsewhere: () => (version += 1),
    etag: () => `"${version}"`,
    save: async (text: string, etag: string) => {
      sent.push(text)
      if (refusals.length > 0) throw refusals.shift()
      if (etag !== `"${version}"`) throw new ApiProblem(412, 'stale', 'It was changed.')
      version += 1
      return { value: text, etag: `"${version}"` }
    },
  }
}

const quick = { pauseMs: 0, againMs: 0 }

test('changes in quick succession are one save of the last', async () => {
  const there = server()
  const saver = autosave({ thing: '', etag: there.etag(), save: there.save, ...quick })

  saver.put('a')
  saver.put('ab')
  expect(saver.state().kind).toBe('waiting')

  expect(await saver.flush()).toBe(true)
  expect(there.sent).toEqual(['ab'])
  expect(saver.state().kind).toBe('saved')
})

test('what changes while a save is under way is saved after it, on the version it made', async () => {
  const there = server()
  const saver = autosave({ thing: '', etag: there.etag(), save: there.save, ...quick })

  saver.put('a')
  const first = saver.flush()
  saver.put('ab')
  await first

  await waitFor(() => expect(saver.state().kind).toBe('saved'))
  expect(there.sent).toEqual(['a', 'ab'])
})

test('a broken connection is tried again by itself', async () => {
  const there = server()
  there.refuse(new Unreachable())
  const saver = autosave({ thing: '', etag: there.etag(), save: there.save, ...quick })

  saver.put('a')
  expect(await saver.flush()).toBe(false)
  expect(saver.state().kind).toBe('failed')

  await waitFor(() => expect(saver.state().kind).toBe('saved'))
  expect(there.sent).toEqual(['a', 'a'])
})

test('a refusal names its fields and waits for the next change', async () => {
  const there = server()
  const fields = [{ field: 'settings.text', rule: 'contrast', message: 'Too pale.' }]
  there.refuse(new ApiProblem(422, 'invalid', 'One field needs another look.', fields))
  const saver = autosave({ thing: '', etag: there.etag(), save: there.save, ...quick })

  saver.put('a')
  expect(await saver.flush()).toBe(false)
  expect(saver.state()).toMatchObject({ kind: 'refused', fields })

  saver.put('b')
  expect(saver.state().kind).toBe('refused')
  expect(await saver.flush()).toBe(true)
})

test('a version of someone else is not overwritten until one says so', async () => {
  const there = server()
  const saver = autosave({ thing: '', etag: there.etag(), save: there.save, ...quick })
  there.changeElsewhere()

  saver.put('mine')
  expect(await saver.flush()).toBe(false)
  saver.put('mine, too')
  expect(await saver.flush()).toBe(false)
  expect(there.sent).toEqual(['mine'])

  saver.goOnFrom(there.etag())
  expect(await saver.flush()).toBe(true)
  expect(there.sent).toEqual(['mine', 'mine, too'])
})

test('taking what someone else saved leaves nothing to save', async () => {
  const there = server()
  const saver = autosave({ thing: '', etag: there.etag(), save: there.save, ...quick })
  there.changeElsewhere()
  saver.put('mine')
  await saver.flush()

  saver.goOnFrom(there.etag(), 'theirs')
  expect(saver.state().kind).toBe('saved')
  expect(await saver.flush()).toBe(true)
  expect(there.sent).toEqual(['mine'])
})
