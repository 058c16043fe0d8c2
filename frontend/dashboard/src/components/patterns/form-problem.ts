import { get, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form'

import { ApiProblem, messageOf, referenceOf } from '@/lib/api/problem'

/** What a form's banner says after a refused save. */
export interface FormProblem {
  message: string
  /** Complaints about inputs that this form does not show. */
  others: string[]
  reference: string | null
}

/** Puts each of the server's field errors at its input; what has no input here goes to the banner.
 * `rename` maps the API's path to the form's, where they differ. */
export function applyProblem<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  rename: (field: string) => string = (field) => field,
): FormProblem {
  const problem: FormProblem = { message: messageOf(error), others: [], reference: referenceOf(error) }
  if (!(error instanceof ApiProblem)) return problem

  const values = form.getValues()
  let mapped = 0
  for (const { field, rule, message } of error.fields) {
    const name = rename(field.replace(/^body\./, ''))
    if (get(values, name) === undefined) problem.others.push(message)
    else {
      form.setError(name as FieldPath<Values>, { type: rule, message })
      mapped += 1
    }
  }
  if (error.status < 500) problem.reference = null // there is nothing for support to look up
  if (mapped > 0) {
    problem.message = mapped === 1 ? 'One field needs another look.' : `${mapped} fields need another look.`
  }
  return problem
}
