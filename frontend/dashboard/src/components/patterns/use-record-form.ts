import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { useForm, type DefaultValues, type FieldValues } from 'react-hook-form'
import type { z } from 'zod'

import { toast } from '@/components/ui/toast'
import type { Versioned } from '@/lib/api/client'
import { isStale } from '@/lib/api/problem'

import { applyProblem, type FormProblem } from './form-problem'
import { useFocusFirstError } from './use-focus-first-error'

export interface RecordFormOptions<Values extends FieldValues, Record> {
  /** What is edited, as last read. `null` while creating. */
  record: Versioned<Record> | null
  /** Must be pure: it also tells what someone else changed. */
  toValues: (record: Record | null) => Values
  schema: z.ZodType<Values, Values>
  /** Sends the change; `etag` is the version it was made on ("" while creating). */
  save: (values: Values, etag: string) => Promise<Versioned<Record>>
  /** Reads the record anew, for the comparison after someone else's change. */
  reload?: () => Promise<Versioned<Record>>
  /** "Product": the toast says "Product saved". */
  noun: string
  onSaved?: (saved: Versioned<Record>) => void
  /** Names of fields in the comparison, by form path. */
  labels?: { [field: string]: string }
  /** API path to form path, where they differ. */
  rename?: (field: string) => string
}

interface Conflict<Values, Record> {
  base: Values
  mine: Values
  theirs: Versioned<Record>
}

/** A form over a stored record: dirty state for the save bar, field errors from the server, and the
 * comparison when someone else saved first. Render it with RecordForm. */
export function useRecordForm<Values extends FieldValues, Record>(options: RecordFormOptions<Values, Record>) {
  const { record, toValues, schema, noun } = options
  const id = useId()
  const base = useRef(record)
  const newest = useRef(record)
  const lastGiven = useRef(record)
  const [conflict, setConflict] = useState<Conflict<Values, Record> | null>(null)
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: toValues(record?.value ?? null) as DefaultValues<Values>,
    shouldFocusError: false,
  })
  const { isDirty, isSubmitting } = form.formState
  useFocusFirstError(id, form.formState)

  // A newer version replaces an untouched form; a touched one keeps its base and meets it on save.
  useEffect(() => {
    if (!record || record === lastGiven.current) return
    lastGiven.current = record
    newest.current = record
    if (isDirty || isSubmitting || record.etag === base.current?.etag) return
    base.current = record
    form.reset(toValues(record.value))
  }, [record, isDirty, isSubmitting, form, toValues])

  function settle(saved: Versioned<Record>) {
    base.current = saved
    newest.current = saved
    form.reset(toValues(saved.value))
    toast(`${noun} saved`)
    options.onSaved?.(saved)
  }

  async function refuse(error: unknown) {
    if (isStale(error) && options.reload) {
      try {
        const theirs = await options.reload()
        setConflict({ theirs, base: toValues(base.current?.value ?? null), mine: form.getValues() })
        return
      } catch (unreadable) {
        error = unreadable
      }
    }
    setProblem(applyProblem(form, error, options.rename))
  }

  async function send(values: Values) {
    setProblem(null)
    try {
      settle(await options.save(values, base.current?.etag ?? ''))
    } catch (error) {
      await refuse(error)
    }
  }
  const submit = (event?: FormEvent) => form.handleSubmit(send)(event)

  function settleConflict({ theirs }: Conflict<Values, Record>, { keepMine }: { keepMine: boolean }) {
    base.current = theirs
    newest.current = theirs
    setConflict(null)
    form.reset(toValues(theirs.value), { keepDirtyValues: keepMine })
  }

  return {
    form,
    control: form.control,
    id,
    submit,
    problem,
    isDirty,
    isBusy: isSubmitting,
    noun,
    isNew: record === null,
    labels: options.labels ?? {},
    conflict: conflict && {
      base: conflict.base,
      mine: conflict.mine,
      theirs: toValues(conflict.theirs.value),
      useTheirs: () => settleConflict(conflict, { keepMine: false }),
      /** Keeps what was changed here on top of the newest version, to look over and save. */
      keepMine: () => settleConflict(conflict, { keepMine: true }),
    },
    discard: () => {
      setProblem(null)
      base.current = newest.current
      form.reset(toValues(base.current?.value ?? null))
    },
  }
}

export type RecordFormState<Values extends FieldValues, Record> = ReturnType<typeof useRecordForm<Values, Record>>
