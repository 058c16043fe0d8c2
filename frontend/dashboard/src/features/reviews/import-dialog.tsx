import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { text } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { importReviews, reviewsKey, type ImportOutcome } from './api'

const TEMPLATE = 'product,stars,author,title,text,date,id\nhandle-of-your-product,5,Name,In a few words,The whole text,2026-01-31,1\n'
const schema = z.object({
  origin: text('Where they were written', { max: 60 }),
  csv: z.string().min(1, 'Choose a file.'),
})

/** Reviews from elsewhere, from a CSV file; each is marked with where it was written. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const form = useSubmitForm({
    schema,
    defaults: { origin: '', csv: '' },
    submit: async (values) => {
      setOutcome(await importReviews(store.id, values))
      await queryClient.invalidateQueries({ queryKey: reviewsKey(store.id) })
    },
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Import reviews"
        description="They wait in the queue, and are always shown with where they were written."
        size="wide"
        footer={
          outcome ? (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          ) : (
            <Button type="submit" form={form.props.id} variant="primary" busy={form.isBusy}>
              Import reviews
            </Button>
          )
        }
      >
        {outcome ? (
          <Outcome outcome={outcome} />
        ) : (
          <form {...form.props} className="flex flex-col gap-4">
            <FormBanner problem={form.problem} />
            <FormField control={form.control} name="origin" label="Where they were written" hint="Shoppers read it: “From AliExpress”.">
              {(field) => <Input {...field} />}
            </FormField>
            <FormField control={form.control} name="csv" label="File" hint="CSV in UTF-8, at most 1,000 reviews.">
              {({ onChange, value: _value, ...field }) => (
                <Input
                  type="file"
                  accept=".csv,text/csv"
                  {...field}
                  onChange={(event) => {
                    const file = event.target.files?.[0]
                    if (file) readText(file, onChange)
                  }}
                />
              )}
            </FormField>
            <a
              className="link self-start text-sm"
              download="reviews.csv"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`}
            >
              Download a template
            </a>
          </form>
        )}
      </DialogContent>
    </Dialog>
  )
}

function readText(file: File, then: (text: string) => void) {
  const reader = new FileReader()
  reader.onload = () => {
    if (typeof reader.result === 'string') then(reader.result)
  }
  reader.readAsText(file)
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  const { taken, known, problems } = outcome
  return (
    <div className="flex flex-col gap-4" role="status">
      <p>
        {taken} taken, {known} known already, {problems.length} left out.
      </p>
      {problems.length > 0 && (
        <Banner kind="warning" title="These rows were left out">
          <ul className="flex flex-col gap-1">
            {problems.map((problem, place) => (
              <li key={place}>
                Row {problem.row}, {problem.field}: {problem.message}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  )
}
