import { renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'

import { ApiProblem } from '@/lib/api/problem'

import { applyProblem } from './form-problem'

const form = () => renderHook(() => useForm({ defaultValues: { lines: [{ price: 1 }], name: '' } })).result.current

test('a nested path of the API finds its input', () => {
  const target = form()
  const fields = [{ field: 'body.lines.0.price', rule: 'greater_than', message: 'Use more than 0.' }]

  const problem = applyProblem(target, new ApiProblem(422, 'invalid', 'Not right.', fields))

  expect(target.getFieldState('lines.0.price').error?.message).toBe('Use more than 0.')
  expect(problem).toEqual({ message: 'One field needs another look.', others: [], reference: null })
})

test('another name in the API can be mapped', () => {
  const target = form()
  const fields = [{ field: 'title', rule: 'missing', message: 'This is required.' }]

  applyProblem(target, new ApiProblem(422, 'invalid', 'Not right.', fields), () => 'name')

  expect(target.getFieldState('name').error?.message).toBe('This is required.')
})

test('a failure of the server carries the reference to quote', () => {
  const problem = applyProblem(form(), new ApiProblem(500, 'unexpected', 'Our side.', [], {}, 'ref-7'))

  expect(problem).toEqual({ message: 'Our side.', others: [], reference: 'ref-7' })
})
