import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'

import { LeaveGuard } from '@/components/patterns/leave-guard'
import { toast } from '@/components/ui/toast'
import type { Versioned } from '@/lib/api/client'
import { setPageTitle } from '@/lib/page-title'
import { useStore } from '@/lib/store-context'

import { draftQuery, previewQuery, saveDraft, schemaQuery, versionQuery, type Draft } from '../api'
import { find, templateOf, type Place, type TemplateKey } from '../document'
import { FontsContext } from '../fonts-context'
import { previewAddress, previewPathsQuery } from '../preview-pages'
import { complaintsOf } from '../problems'
import { PublishDialog, ScheduleDialog } from '../publish-dialog'
import { useThemeDraft } from '../use-theme-draft'
import { ConflictDialog } from './conflict-dialog'
import { EditorBar } from './editor-bar'
import { EditorContext, type Editing } from './editor-context'
import { EditorPanes, type Pane } from './editor-panes'
import type { Device } from './preview'
import { SectionPicker } from './section-picker'
import { useUndoKeys } from './use-undo-keys'

/** Sections, the shop itself, and the settings of what is selected. Every change is saved in the draft
 * and seen in the preview; shoppers see it when it is published. */
export function EditorPage({ template, onTemplate }: { template: TemplateKey; onTemplate: (template: TemplateKey) => void }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(draftQuery(store.id))
  const { data: schema } = useSuspenseQuery(schemaQuery(store.id))
  const { data: leave } = useQuery({ ...previewQuery(store.id, {}), enabled: store.can('themes:write') })
  const { data: paths } = useQuery(previewPathsQuery(store.id))
  const [selected, setSelected] = useState<string | null>(null)
  const [device, setDevice] = useState<Device>('desktop')
  const [pane, setPane] = useState<Pane>('sections')
  const [picking, setPicking] = useState<Place | null>(null)
  const [publishing, setPublishing] = useState<{ when: 'now' | 'later'; draft: Versioned<Draft> } | null>(null)
  const canWrite = store.can('themes:write')

  const draft = useThemeDraft({
    record: { value: record.value.document, etag: record.etag },
    save: async (document, etag) => {
      const kept = await saveDraft(store.id, document, etag)
      queryClient.setQueryData(draftQuery(store.id).queryKey, kept)
      return kept
    },
  })
  useUndoKeys(canWrite ? draft.undo : null, canWrite ? draft.redo : null)
  useEffect(() => setPageTitle('Theme editor'), [])

  const { document, state } = draft
  const complaints = useMemo(
    () => (state.kind === 'refused' ? complaintsOf(document, state.fields, state.details) : complaintsOf(document, [])),
    [document, state],
  )
  const settings = schema.settings.flatMap((group) => group.settings)
  const chosen = selected !== null && find(document, selected) ? selected : null
  const address = leave && paths ? previewAddress(leave.url, paths[template]) : null

  function select(id: string | null) {
    const place = id === null ? null : find(document, id)?.place
    const elsewhere = place ? templateOf(place) : null
    if (elsewhere && elsewhere !== template) onTemplate(elsewhere)
    setSelected(id)
    setPane('settings')
  }

  function look() {
    const wrong = Object.values(document.templates)
      .concat(Object.values(document.groups))
      .flat()
      .flatMap((section) => [...section.blocks, section])
      .find((node) => complaints.isIn(node.id))
    select(wrong?.id ?? null)
  }

  /** Only what is saved can be published. */
  async function publish(when: 'now' | 'later') {
    if (!(await draft.flush())) return toast('The draft could not be saved, so it cannot be published yet.')
    setPublishing({ when, draft: await queryClient.fetchQuery({ ...draftQuery(store.id), staleTime: 0 }) })
  }

  async function backToLive() {
    if (record.value.live_version === 0) return toast('Nothing was published yet, so there is nothing to go back to.')
    const live = await queryClient.fetchQuery(versionQuery(store.id, record.value.live_version))
    draft.edit(() => live)
    toast('The draft is what shoppers see', { label: 'Undo', run: () => draft.edit(() => document) })
  }

  const editing: Editing = {
    document,
    types: schema.sections,
    groups: schema.settings,
    template,
    selected: chosen,
    select,
    edit: draft.edit,
    complaints,
    canWrite,
    pickFor: setPicking,
  }
  return (
    <FontsContext value={schema.fonts}>
      <EditorContext value={editing}>
        <div className="flex h-dvh flex-col">
          <EditorBar
            draft={draft}
            template={template}
            onTemplate={(next) => {
              onTemplate(next)
              setSelected(null)
            }}
            device={device}
            onDevice={setDevice}
            previewAddress={address}
            canWrite={canWrite}
            onLook={look}
            onPublish={() => void publish('now')}
            onSchedule={() => void publish('later')}
            onReset={() => void backToLive()}
          />
          <EditorPanes pane={pane} onPane={setPane} address={address} device={device} saved={draft.saved} others={complaints.others} />
        </div>
        {picking && <SectionPicker place={picking} onClose={() => setPicking(null)} />}
        {publishing?.when === 'now' && <PublishDialog draft={publishing.draft} onClose={() => setPublishing(null)} />}
        {publishing?.when === 'later' && <ScheduleDialog draft={publishing.draft} onClose={() => setPublishing(null)} />}
        {state.kind === 'stale' && (
          <ConflictDialog
            mine={document}
            types={schema.sections}
            settings={settings}
            onTakeTheirs={(theirs) => draft.takeOver({ value: theirs.value.document, etag: theirs.etag })}
            onKeepMine={(theirs) => draft.keepMine(theirs.etag)}
          />
        )}
        <LeaveGuard isDirty={state.kind !== 'saved'} />
      </EditorContext>
    </FontsContext>
  )
}
