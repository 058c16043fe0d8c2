import type { ReactNode } from 'react'
import { FormProvider, type FieldValues } from 'react-hook-form'

import { ConflictDialog } from './conflict-dialog'
import { FormBanner } from './form-banner'
import { LeaveGuard } from './leave-guard'
import { SaveBar } from './save-bar'
import type { RecordFormState } from './use-record-form'

/** The form element around a record's cards, with everything that belongs to saving. */
export function RecordForm<Values extends FieldValues, Record>({
  state,
  children,
}: {
  state: RecordFormState<Values, Record>
  children: ReactNode
}) {
  return (
    <FormProvider {...state.form}>
      <form
        id={state.id}
        noValidate
        onSubmit={(event) => {
          event.stopPropagation()
          void state.submit(event)
        }}
        className="flex flex-col gap-4"
      >
        <SaveBar
          isShown={state.isDirty || state.isBusy}
          isBusy={state.isBusy}
          label={state.isNew ? `Unsaved ${state.noun.toLowerCase()}` : 'Unsaved changes'}
          onSave={() => void state.submit()}
          onDiscard={state.discard}
        />
        <FormBanner problem={state.problem} />
        {children}
      </form>
      <LeaveGuard isDirty={state.isDirty && !state.isBusy} />
      {state.conflict && <ConflictDialog {...state.conflict} labels={state.labels} />}
    </FormProvider>
  )
}
