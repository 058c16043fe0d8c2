import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { z } from 'zod'

import { Banner } from '@/components/ui/banner'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RecordForm } from '@/components/patterns/record-form'
import { useRecordForm } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { languagesQuery, publishLanguages, readLanguages, type Languages } from './api'
import { LanguageRow } from './language-row'
import { arranged, raised } from './order'

const schema = z.object({ published: z.array(z.string()) })

const toValues = (record: Languages | null) => ({
  published: (record?.languages ?? []).filter((one) => one.is_published && !one.is_default).map((one) => one.code),
})

/** Which languages shoppers can choose beside the store's own. */
export function LanguagesPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const { data: record } = useSuspenseQuery(languagesQuery(store.id))
  const state = useRecordForm({
    record,
    schema,
    toValues,
    save: (values, etag) => publishLanguages(store.id, values.published, etag),
    reload: () => readLanguages(store.id),
    noun: 'Languages',
    labels: { published: 'Published languages' },
    onSaved: (saved) => {
      queryClient.setQueryData(languagesQuery(store.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id] })
    },
  })
  const languages = record.value.languages
  const canWrite = store.can('store:write')
  return (
    <RecordForm state={state}>
      <Card>
        <CardHeader
          title="Languages"
          description="Every published language has its own addresses; shoppers choose it in the footer, and mails follow the order."
        />
        <CardBody>
          <Controller
            control={state.control}
            name="published"
            render={({ field }) => (
              <ul className="divide-y divide-border">
                {arranged(languages, field.value).map((language) => {
                  const place = field.value.indexOf(language.code)
                  return (
                    <LanguageRow
                      key={language.code}
                      language={language}
                      isOn={place >= 0}
                      canWrite={canWrite}
                      onChange={(isOn) => {
                        field.onChange(
                          isOn ? [...field.value, language.code] : field.value.filter((code) => code !== language.code),
                        )
                      }}
                      {...(place > 0 && { onRaise: () => { field.onChange(raised(field.value, language.code)) } })}
                    />
                  )
                })}
              </ul>
            )}
          />
        </CardBody>
      </Card>
      <Banner title="The texts of shop and mails are translated">
        What you write yourself, such as products and pages, you translate under Translations; until then it is shown as you wrote it. When you take a language back, its
        addresses lead to your store’s own.
      </Banner>
    </RecordForm>
  )
}
