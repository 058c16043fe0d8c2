import { useEffect } from 'react'
import type { FieldValues, FormState } from 'react-hook-form'

/** After a refused submit the first input marked as wrong has the focus. It waits for the end of the
 * submit, because only then are the marks, ours and the server's, on the page. */
export function useFocusFirstError<Values extends FieldValues>(
  formId: string,
  { isSubmitting, submitCount }: FormState<Values>,
) {
  useEffect(() => {
    if (isSubmitting || submitCount === 0) return
    document.getElementById(formId)?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [formId, isSubmitting, submitCount])
}
