import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useState, type FormEvent } from 'react'
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form'
import type { z } from 'zod'

import { applyProblem, type FormProblem } from './form-problem'
import { useFocusFirstError } from './use-focus-first-error'

/** A form that is sent once (log in, create, invite): checks, sends, shows what the server refused
 * at its field. `submit` throws to refuse; what was typed always stays. */
export function useSubmitForm<Values extends FieldValues>({
  schema,
  defaults,
  submit,
  rename,
}: {
  schema: z.ZodType<Values, Values>
  defaults: DefaultValues<Values>
  submit: (values: Values) => Promise<unknown>
  rename?: (field: string) => string
}) {
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: defaults, shouldFocusError: false })
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const id = useId()
  useFocusFirstError(id, form.formState)

  async function send(values: Values) {
    setProblem(null)
    try {
      await submit(values)
    } catch (error) {
      setProblem(applyProblem(form, error, rename))
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.stopPropagation() // a form inside a dialog must not submit the form around it
    void form.handleSubmit(send)(event)
  }

  return { form, control: form.control, problem, isBusy: form.formState.isSubmitting, props: { id, onSubmit, noValidate: true } }
}
