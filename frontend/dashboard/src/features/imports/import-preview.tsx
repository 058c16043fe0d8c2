import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { isMarkup, MarkupFields } from '@/components/patterns/markup-fields'
import { messageOf } from '@/lib/api/problem'
import type { Markup } from '@/lib/markup'
import { useStore } from '@/lib/store-context'

import { ruleQuery, type Preview } from './api'
import { ImportProgress } from './import-progress'
import { PreviewCard } from './preview-card'
import { PreviewVariants } from './preview-variants'
import { priced } from './priced'

/** What an import would make, with prices that can be changed for this one. */
export function ImportPreview({
  preview,
  isBusy,
  error,
  onImport,
}: {
  preview: Preview
  isBusy: boolean
  error: unknown
  /** `null`: with the store's own rule. */
  onImport: (markup: Markup | null) => void
}) {
  const store = useStore()
  const { data: rule } = useQuery(ruleQuery(store.id))
  const [own, setOwn] = useState<Markup | null>(null)
  const markup = own ?? rule ?? null
  const rows = markup && isMarkup(markup) ? priced(preview, markup) : null
  const productPage = preview.product_id && `/stores/${store.id}/products/${preview.product_id}`

  return (
    <div className="grid items-start gap-4 lg:grid-cols-3">
      <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
        <PreviewCard preview={preview} />
        <PreviewVariants preview={preview} rows={rows} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
        {productPage ? (
          <Banner kind="info" title="You imported this before" action={<Button asChild size="small"><Link to={productPage as never}>Open product</Link></Button>}>
            It is in your products already, so nothing is imported twice.
          </Banner>
        ) : (
          <Card>
            <CardHeader
              title="Prices"
              description={own ? 'For this product only.' : 'By your markup rule.'}
              action={
                own && (
                  <Button size="small" variant="quiet" onClick={() => setOwn(null)} disabled={isBusy}>
                    Use my rule
                  </Button>
                )
              }
            />
            <CardBody>
              {markup && <MarkupFields value={markup} currency={store.currency} onChange={setOwn} disabled={isBusy} />}
              {!preview.is_own_rate && (
                <p className="text-sm text-pretty text-muted">
                  Dollars are counted at our starting rate. Set yours under{' '}
                  <Link to={`/stores/${store.id}/suppliers` as never} className="link">
                    Suppliers, Markup rule
                  </Link>
                  .
                </p>
              )}
              {error !== null && <Banner kind="danger" title="It is not imported yet">{messageOf(error)}</Banner>}
              {isBusy ? (
                <ImportProgress pictures={preview.image_urls.length} />
              ) : (
                <Button variant="primary" disabled={!rows} onClick={() => onImport(own)}>
                  <Download aria-hidden />
                  Import as draft
                </Button>
              )}
            </CardBody>
          </Card>
        )}
        {preview.warnings.length > 0 && (
          <Banner kind="warning" title={preview.warnings.length === 1 ? 'Good to know' : `${preview.warnings.length} things to know`}>
            {preview.warnings.map((warning) => (
              <p key={warning.message}>{warning.message}</p>
            ))}
          </Banner>
        )}
      </div>
    </div>
  )
}
