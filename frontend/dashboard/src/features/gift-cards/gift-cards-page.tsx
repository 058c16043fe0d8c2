import { CalendarClock, Download, Plus } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { toastProblem } from '@/components/ui/toast'
import { IndexPage } from '@/components/patterns/index-page'
import { messageOf } from '@/lib/api/problem'
import { saveFile } from '@/lib/save-file'
import { useStore } from '@/lib/store-context'

import { cardsQuery, exportCards } from './api'
import { columns, PhoneRow } from './columns'
import { ExpiryDialog } from './expiry-dialog'
import { IssueDialog } from './issue-dialog'
import { OwedTiles } from './owed-tile'

const TABS = [
  { value: 'active', label: 'Active' },
  { value: 'used', label: 'Used up' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'expired', label: 'Expired' },
]

export function GiftCardsPage() {
  const store = useStore()
  const [isIssuing, setIssuing] = useState(false)
  const [isSettingExpiry, setSettingExpiry] = useState(false)
  const canWrite = store.can('gift_cards:write')

  async function download() {
    try {
      const { csv } = await exportCards(store.id)
      saveFile('gift-cards.csv', csv)
    } catch (error) {
      toastProblem(messageOf(error))
    }
  }

  const add = (
    <Button variant="primary" onClick={() => setIssuing(true)}>
      <Plus aria-hidden />
      Issue gift card
    </Button>
  )

  return (
    <>
      <IndexPage
        title="Gift cards"
        resource="gift-cards"
        primary={
          <>
            <Button onClick={() => void download()}>
              <Download aria-hidden />
              Export
            </Button>
            <Button onClick={() => setSettingExpiry(true)}>
              <CalendarClock aria-hidden />
              Expiry
            </Button>
            {canWrite && add}
          </>
        }
        banner={<OwedTiles />}
        tabs={TABS}
        searchPlaceholder="Last four, recipient or order"
        query={(search) => cardsQuery(store.id, search)}
        columns={columns}
        rowId={(card) => card.id}
        rowPath={(card) => `/stores/${store.id}/gift-cards/${card.id}`}
        phoneRow={(card) => <PhoneRow card={card} />}
        empty={
          <EmptyState
            drawing="box"
            title="No gift cards yet"
            body="Sell them: add a product and choose “Gift card”. Or issue one yourself, as a thank-you or an apology."
            action={canWrite && add}
          />
        }
      />
      {isIssuing && <IssueDialog onClose={() => setIssuing(false)} />}
      {isSettingExpiry && <ExpiryDialog onClose={() => setSettingExpiry(false)} />}
    </>
  )
}
