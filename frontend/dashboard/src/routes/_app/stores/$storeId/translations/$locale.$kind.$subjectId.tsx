import { createFileRoute, notFound } from '@tanstack/react-router'

import { languagesQuery, translationQuery, type Place } from '@/features/translations/api'
import { TranslationPage } from '@/features/translations/translation-page'
import { isKind } from '@/features/translations/words'

export const Route = createFileRoute('/_app/stores/$storeId/translations/$locale/$kind/$subjectId')({
  loader: async ({ context, params }) => {
    const place = placeOf(params)
    const [{ value }] = await Promise.all([
      context.queryClient.ensureQueryData(translationQuery(place)),
      context.queryClient.ensureQueryData(languagesQuery(place.storeId)),
    ])
    return { crumb: value.title }
  },
  component: Page,
})

function placeOf(params: { storeId: string; locale: string; kind: string; subjectId: string }): Place {
  const { storeId, locale, kind, subjectId } = params
  if (!isKind(kind)) throw notFound()
  return { storeId, locale, kind, id: subjectId }
}

function Page() {
  const place = placeOf(Route.useParams())
  return <TranslationPage key={`${place.locale} ${place.kind} ${place.id}`} place={place} />
}
