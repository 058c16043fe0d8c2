import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'

import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { SkeletonDetail } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { FormBanner } from '@/components/patterns/form-banner'
import { FormField } from '@/components/patterns/form-field'
import { PageHeader } from '@/components/patterns/page-header'
import { useSubmitForm } from '@/components/patterns/use-submit-form'
import { isProblemWith } from '@/lib/api/problem'
import { text } from '@/lib/fields'
import type { Markup } from '@/lib/markup'
import { useStore } from '@/lib/store-context'
import { useIdempotencyKey } from '@/lib/use-idempotency-key'

import { importProduct, previewImport, sourcesQuery, type ImportRequest, type Preview } from './api'
import { ImportPreview } from './import-preview'

const MOST_TOLD = 160

/** The product's page lists the warnings; the toast does too while they are short enough to be read. */
function told(warnings: string[]): string {
  const all = warnings.join(' ')
  if (all === '') return 'Imported as a draft'
  return all.length <= MOST_TOLD ? `Imported as a draft. ${all}` : `Imported as a draft, with ${warnings.length} warnings`
}

const schema = z.object({ url_or_id: text('Address or number', { max: 1000 }) })

/** From a supplier's address to a draft: look first, then import. */
export function ImportPage() {
  const store = useStore()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const idempotencyKey = useIdempotencyKey()
  const sources = useQuery(sourcesQuery(store.id))
  const [found, setFound] = useState<{ reference: string; preview: Preview } | null>(null)
  const [isMissing, setMissing] = useState(false)

  const form = useSubmitForm({
    schema,
    defaults: { url_or_id: '' },
    submit: async ({ url_or_id: reference }) => {
      setMissing(false)
      setFound(null)
      try {
        setFound({ reference, preview: await previewImport(store.id, reference) })
      } catch (error) {
        setMissing(isProblemWith(error, 'supplier_missing'))
        throw error
      }
    },
  })

  const make = useMutation({
    mutationFn: (markup: Markup | null) => {
      const body: ImportRequest = { url_or_id: found?.reference ?? '', supplier_id: found?.preview.supplier_id ?? null, markup }
      return importProduct(store.id, body, idempotencyKey(body))
    },
    onSuccess: async (imported) => {
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'products'] })
      void queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'checklist'] })
      const warnings = imported.warnings.map((warning) => warning.message)
      await navigate({
        to: `/stores/${store.id}/products/${imported.product_id}` as never,
        state: (state) => ({ ...state, importWarnings: warnings }),
      })
      toast(imported.is_new ? told(warnings) : 'You had imported this before: here it is')
    },
  })

  const able = sources.data?.items.filter((supplier) => supplier.kind !== 'manual') ?? []
  const connect = (
    <Button asChild variant={found ? 'secondary' : 'primary'}>
      <Link to={`/stores/${store.id}/suppliers/connect` as never}>Connect supplier</Link>
    </Button>
  )

  return (
    <div className="mx-auto flex w-full max-w-300 flex-col gap-5">
      <PageHeader title="Import product" back={{ label: 'Products', to: `/stores/${store.id}/products` }} />
      {sources.isSuccess && able.length === 0 ? (
        <Card>
          <EmptyState
            drawing="truck"
            title="Connect a supplier first"
            body="Products are imported from CJ Dropshipping or AliExpress, with the account that will order them."
            action={connect}
          />
        </Card>
      ) : (
        <Card>
          <CardBody>
            <form {...form.props} className="flex flex-col gap-4">
              <FormBanner problem={form.form.formState.errors.url_or_id ? null : form.problem} title="Nothing is imported yet" />
              <div className="flex items-start gap-2 max-sm:flex-col max-sm:items-stretch">
                <FormField
                  control={form.control}
                  name="url_or_id"
                  label="Address or number at the supplier"
                  hint="A page at CJ or AliExpress, a product number or a CJ SKU."
                  className="flex-1"
                >
                  {(field) => <Input placeholder="https://www.aliexpress.com/item/1005008123456789.html" disabled={make.isPending} {...field} />}
                </FormField>
                <Button type="submit" busy={form.isBusy} disabled={make.isPending} variant={found ? 'secondary' : 'primary'} className="sm:mt-6.5">
                  {found ? 'Preview again' : 'Preview product'}
                </Button>
              </div>
              {isMissing && <div>{connect}</div>}
            </form>
          </CardBody>
        </Card>
      )}
      {form.isBusy && <SkeletonDetail />}
      {found && !form.isBusy && (
        <ImportPreview
          key={found.preview.external_id}
          preview={found.preview}
          isBusy={make.isPending}
          error={make.error}
          onImport={(markup) => make.mutate(markup)}
        />
      )}
    </div>
  )
}
