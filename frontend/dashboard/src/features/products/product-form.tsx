import type { ReactNode } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

import { DetailPage } from '@/components/patterns/detail-page'
import type { Back } from '@/components/patterns/page-header'
import { RecordForm } from '@/components/patterns/record-form'
import type { RecordFormState } from '@/components/patterns/use-record-form'
import { useStore } from '@/lib/store-context'

import { AmountsCard } from './amounts-card'
import type { Product } from './api'
import { BasicsCard } from './basics-card'
import { KindCard } from './kind-card'
import { MarketPricesCard } from './market-prices-card'
import { MediaCard } from './media-card'
import { OptionsCard } from './options-card'
import { OrganisationCard } from './organisation-card'
import { PairsCard } from './pairs-card'
import { PlacementCard } from './placement-card'
import type { ProductValues } from './product-values'
import { SafetyCard } from './safety-card'
import { SeoCard } from './seo-card'
import { ShippingCard } from './shipping-card'
import { SingleVariantCards } from './single-variant-cards'
import { StatusCard } from './status-card'
import type { Media } from './use-media'
import type { Uploads } from './use-uploads'
import { useRange } from './use-range'
import { VariantsCard } from './variants-card'
import { VideoCard } from './video-card'

interface Header {
  title: string
  back: Back
  status?: ReactNode
  primary?: ReactNode
  actions?: React.ComponentProps<typeof DetailPage>['actions']
}

/** The same page for a new product and for one that exists. */
export function ProductForm({
  state,
  product,
  media,
  uploads,
  disabled,
  header,
  banner,
  offers,
}: {
  state: RecordFormState<ProductValues, Product>
  product: Product | null
  media: Media | null
  uploads: Uploads
  disabled: boolean
  header: Header
  banner?: ReactNode
  offers?: ReactNode
}) {
  const store = useStore()
  const { actions, ...rest } = header
  return (
    <RecordForm state={state}>
      <DetailPage
        {...rest}
        {...(actions ? { actions } : {})}
        banner={banner}
        aside={
          <>
            <StatusCard product={product} disabled={disabled} />
            {product && store.can('collections:read') && <PlacementCard product={product} disabled={disabled} />}
            <OrganisationCard disabled={disabled} />
          </>
        }
      >
        {!product && <KindCard />}
        <BasicsCard disabled={disabled} />
        <MediaCard media={media} uploads={uploads} disabled={disabled} />
        <VideoCard product={product} disabled={disabled} />
        <RangeCards product={product} disabled={disabled} offers={offers} />
        {product && <MarketPricesCard product={product} disabled={disabled} />}
        {product && store.can('collections:read') && <PairsCard productId={product.id} disabled={disabled || !store.can('collections:write')} />}
        <SeoCard savedHandle={product?.handle ?? ''} disabled={disabled} />
      </DetailPage>
    </RecordForm>
  )
}

function RangeCards({ product, disabled, offers }: { product: Product | null; disabled: boolean; offers: ReactNode }) {
  const { control } = useFormContext<ProductValues>()
  const kind = useWatch({ control, name: 'kind' })
  if (kind === 'gift_card') return <AmountsCard disabled={disabled} />
  return (
    <>
      <VariantCards product={product} disabled={disabled} />
      <ShippingCard disabled={disabled} />
      <SafetyCard disabled={disabled} />
      {offers}
    </>
  )
}

function VariantCards({ product, disabled }: { product: Product | null; disabled: boolean }) {
  const { options } = useRange()
  return (
    <>
      {options.length === 0 && <SingleVariantCards product={product} disabled={disabled} />}
      <OptionsCard disabled={disabled} />
      {options.length > 0 && <VariantsCard product={product} disabled={disabled} />}
    </>
  )
}
