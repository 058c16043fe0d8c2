import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'

import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { SkeletonText } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { FormDialogContent } from '@/components/patterns/form-dialog-content'
import { FormField } from '@/components/patterns/form-field'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import type { Versioned } from '@/lib/api/client'
import { optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'
import { clockTime, momentOf } from '@/lib/zoned-time'

import { publishDraft, refreshThemes, scheduleDraft, schedulesQuery, type Draft } from './api'
import { DifferenceList } from './difference-list'
import { useDifferences } from './use-differences'

interface Props {
  draft: Versioned<Draft>
  onClose: () => void
  onDone?: () => void
}

const publishSchema = z.object({ name: optionalText('The name', 80) })

/** The draft becomes what shoppers see. */
export function PublishDialog({ draft, onClose, onDone }: Props) {
  const store = useStore()
  const queryClient = useQueryClient()
  const form = useSubmitForm({
    schema: publishSchema,
    defaults: { name: '' },
    submit: async ({ name }) => {
      await publishDraft(store.id, name, draft.etag)
      await refreshThemes(queryClient, store.id)
      toast('Theme published')
      onDone?.()
      onClose()
    },
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        size="wide"
        title="Publish the theme"
        description="Shoppers see it within seconds. What they see now stays in the list of versions."
        form={form}
        action="Publish"
      >
        <FormField control={form.control} name="name" label="Name of this version" aside="Optional" hint="For your own list: Black Friday.">
          {(field) => <Input {...field} />}
        </FormField>
        <Summary draft={draft.value} />
      </FormDialogContent>
    </Dialog>
  )
}

function Summary({ draft }: { draft: Draft }) {
  const found = useDifferences(draft)
  return (
    <section aria-label="What changes for shoppers" className="flex flex-col gap-2">
      <h3 className="font-semibold">What changes for shoppers</h3>
      {found === 'unknown' && <p className="text-muted">This is the first version: it takes the place of the look made of your branding.</p>}
      {found === 'pending' && <SkeletonText lines={3} />}
      {Array.isArray(found) && <DifferenceList found={found} empty="Nothing: the draft is what shoppers see already." />}
    </section>
  )
}

const HOUR_MS = 3_600_000

/** The draft as it is now becomes what shoppers see at a moment. */
export function ScheduleDialog({ draft, onClose, onDone }: Props) {
  const store = useStore()
  const queryClient = useQueryClient()
  const [soon] = useState(() => clockTime(new Date(Date.now() + HOUR_MS).toISOString(), store.timeZone))
  const form = useSubmitForm({
    schema: z.object({ name: optionalText('The name', 80), at: z.string().min(1, 'Say when.') }),
    defaults: { name: '', at: soon },
    submit: async ({ name, at }) => {
      await scheduleDraft(store.id, { name, publish_at: momentOf(at, store.timeZone) ?? '' }, draft.etag)
      await queryClient.invalidateQueries({ queryKey: schedulesQuery(store.id).queryKey })
      toast('Theme scheduled')
      onDone?.()
      onClose()
    },
    rename: (field) => (field === 'publish_at' ? 'at' : field),
  })
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <FormDialogContent
        title="Publish later"
        description="The draft is kept as it is now. What you change afterwards is not part of it."
        form={form}
        action="Schedule"
      >
        <FormField control={form.control} name="at" label="When" hint={`By the clocks of ${store.timeZone.replaceAll('_', ' ')}.`} required>
          {(field) => <Input type="datetime-local" {...field} />}
        </FormField>
        <FormField control={form.control} name="name" label="Name of this version" aside="Optional">
          {(field) => <Input {...field} />}
        </FormField>
      </FormDialogContent>
    </Dialog>
  )
}
