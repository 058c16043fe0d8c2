import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { toast, toastProblem } from '@/components/ui/toast'
import { DetailPage } from '@/components/patterns/detail-page'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useUndoToast } from '@/components/patterns/use-undo-toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { deleteTranslation, languagesQuery, nextToDo, readTranslation, saveTranslation, translationQuery, translationsKey, type Place, type Translation } from './api'
import { TextField } from './text-field'
import { hasPictures, listPath, pathOf, placeOf, toRequest, toValues } from './words'

const schema = z.object({ texts: z.array(z.string()) })

/** Both languages side by side. Ctrl or Cmd with Enter saves and goes on to what is left to do. */
export function TranslationPage({ place }: { place: Place }) {
  const store = useStore()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const { data: record } = useSuspenseQuery(translationQuery(place))
  const { data: languages } = useSuspenseQuery(languagesQuery(store.id))
  const goesOn = useRef(false)
  const work = record.value
  const language = languages.find((one) => one.code === place.locale)
  const canWrite = store.can('markets:write')

  const state = useRecordForm<{ texts: string[] }, Translation>({
    record,
    schema,
    toValues,
    save: (values, etag) => saveTranslation(place, toRequest(work, values.texts), etag),
    reload: () => readTranslation(place),
    noun: 'Translation',
    labels: Object.fromEntries(work.fields.map((field, number) => [`texts.${number}`, field.label])),
    rename: (path) => placeOf(work, path),
    onSaved: (saved) => {
      queryClient.setQueryData(translationQuery(place).queryKey, saved)
      refresh()
      if (goesOn.current) void goOn()
    },
  })

  function refresh() {
    for (const part of ['list', 'progress']) void queryClient.invalidateQueries({ queryKey: [...translationsKey(store.id), part] })
  }

  async function goOn() {
    try {
      const next = await nextToDo(place)
      if (!next) toast('Nothing of this kind is left to translate')
      await navigate({
        to: (next ? pathOf(store.id, place.locale, next.kind, next.id) : listPath(store.id)) as never,
        ...(next ? {} : { search: { locale: place.locale, kind: place.kind } as never }),
        ignoreBlocker: true,
      })
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }

  async function saveAndGoOn() {
    if (state.isBusy) return
    if (!state.isDirty && work.status !== 'outdated') {
      await goOn()
      return
    }
    goesOn.current = true
    await state.submit()
    goesOn.current = false
  }

  useEffect(() => {
    if (!canWrite) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      void saveAndGoOn()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

  async function remove() {
    const before = toRequest(work, toValues(work).texts)
    try {
      await deleteTranslation(place, record.etag)
    } catch (error) {
      toastProblem(messageOf(error))
      return
    }
    const reread = async () => {
      refresh()
      await queryClient.invalidateQueries({ queryKey: translationQuery(place).queryKey })
    }
    await reread()
    undoToast('Translation deleted', async () => {
      await saveTranslation(place, before, '"0"')
      await reread()
    })
  }

  return (
    <RecordForm state={state}>
      <DetailPage
        title={work.title}
        status={<Status status={work.status} />}
        meta={`In ${language?.english_name ?? place.locale}. What you leave empty is shown as it is in your language.`}
        back={{ label: 'Translations', to: `${listPath(store.id)}?locale=${place.locale}&kind=${place.kind}` }}
        primary={
          canWrite && (
            <Button type="button" variant="primary" aria-keyshortcuts="Control+Enter Meta+Enter" onClick={() => void saveAndGoOn()}>
              {state.isDirty || work.status === 'outdated' ? 'Save and next' : 'Next'}
            </Button>
          )
        }
        actions={canWrite && work.version > 0 ? [{ label: 'Delete translation', icon: Trash2, critical: true, run: () => void remove() }] : []}
      >
        {work.status === 'outdated' && (
          <Banner kind="warning" title="The text has changed since it was translated">
            Shoppers still read the translation. Look at what is marked, change it where it must, and save: that makes it up to date.
          </Banner>
        )}
        <Card>
          <CardBody>
            <div className="divide-y divide-border">
              {work.fields.map((field, number) => (
                <TextField key={field.name} field={field} place={number} language={language} disabled={!canWrite} hasPictures={hasPictures(place.kind)} />
              ))}
            </div>
          </CardBody>
        </Card>
      </DetailPage>
    </RecordForm>
  )
}
