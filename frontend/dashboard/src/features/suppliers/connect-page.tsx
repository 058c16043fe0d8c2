import { useNavigate } from '@tanstack/react-router'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { RadioCards } from '@/components/ui/radio-cards'
import { DetailPage } from '@/components/patterns/detail-page'
import { useStore } from '@/lib/store-context'

import type { SupplierKind } from './api'
import { AliExpressForm } from './aliexpress-form'
import { CjForm } from './cj-form'
import { KIND_ORDER, KINDS } from './kinds'
import { ManualForm } from './manual-form'

const FORMS: Record<SupplierKind, () => React.ReactNode> = { cj: CjForm, aliexpress: AliExpressForm, manual: ManualForm }

const TITLES: Record<SupplierKind, string> = {
  cj: 'Your CJ account',
  aliexpress: 'Your AliExpress account',
  manual: 'Who you order from',
}

/** Which supplier, and what it takes to connect it. The choice is in the address. */
export function ConnectPage({ kind }: { kind: SupplierKind }) {
  const store = useStore()
  const navigate = useNavigate()
  const Form = FORMS[kind]
  return (
    <div className="mx-auto w-full max-w-180">
      <DetailPage title="Connect supplier" back={{ label: 'Suppliers', to: `/stores/${store.id}/suppliers` }}>
        <RadioCards
          label="Supplier"
          columns={3}
          value={kind}
          onChange={(next) => void navigate({ to: '.', search: { kind: next } as never, replace: true })}
          options={KIND_ORDER.map((value) => ({ value, ...KINDS[value] }))}
        />
        <Card>
          <CardHeader title={TITLES[kind]} />
          <CardBody>
            <Form key={kind} />
          </CardBody>
        </Card>
      </DetailPage>
    </div>
  )
}
