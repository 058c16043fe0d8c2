import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Tooltip } from '@/components/ui/tooltip'
import { ConfirmDialog } from '@/components/patterns/confirm-button'
import { isProblemWith, messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { resolveAction, useRefreshFulfilment, type Action, type Choice } from './api'
import { DeclineDialog } from './decline-dialog'
import { MarkOrderedDialog } from './mark-ordered-dialog'
import { choiceLabel, choiceWarning } from './words'

/** The buttons of an action. The first one is the way on; what costs money asks once more. */
export function Choices({ action, onDecided }: { action: Action; onDecided: (choice: Choice) => void }) {
  const store = useStore()
  const refresh = useRefreshFulfilment(store.id, action.order_id)
  const [asked, setAsked] = useState<Choice | null>(null)
  const [running, setRunning] = useState<Choice | null>(null)
  const [refusal, setRefusal] = useState<unknown>(null)

  async function decide(choice: Choice) {
    await resolveAction(store.id, action.id, choice)
    onDecided(choice)
    await refresh()
  }

  async function press(choice: Choice) {
    if (choice === 'ordered' || choice === 'decline' || choiceWarning(action, choice)) return setAsked(choice)
    setRunning(choice)
    setRefusal(null)
    try {
      await decide(choice)
    } catch (error) {
      setRefusal(error)
      if (isProblemWith(error, 'action_already_resolved')) await refresh()
    } finally {
      setRunning(null)
    }
  }

  const warning = asked && choiceWarning(action, asked)
  return (
    <div className="flex flex-col gap-3">
      {refusal !== null && <Banner kind="danger" title={messageOf(refusal)} />}
      <div className="flex flex-wrap gap-2">
        {action.choices.map((choice, position) => (
          <ChoiceButton
            key={choice}
            label={choiceLabel(action.kind, choice)}
            isFirst={position === 0}
            isBusy={running === choice}
            isOff={running !== null}
            refusal={refusalFor(action, choice, store.can)}
            onPress={() => void press(choice)}
          />
        ))}
      </div>
      {asked === 'ordered' && (
        <MarkOrderedDialog
          part={{ orderId: action.order_id, partId: action.fulfilment_id ?? '' }}
          onDone={() => onDecided('ordered')}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'decline' && (
        <DeclineDialog action={action} onDone={() => onDecided('decline')} onClose={() => setAsked(null)} />
      )}
      {asked && warning && (
        <Dialog open onOpenChange={(open) => !open && setAsked(null)}>
          <ConfirmDialog
            confirmation={{ ...warning, confirm: choiceLabel(action.kind, asked), run: () => decide(asked) }}
            onClose={() => setAsked(null)}
          />
        </Dialog>
      )}
    </div>
  )
}

/** Why this person may not choose it, if so. */
function refusalFor(action: Action, choice: Choice, can: ReturnType<typeof useStore>['can']): string | null {
  if (!can('fulfilment:write')) return 'Your role may look at orders, not decide about them.'
  if (action.costs_money.includes(choice) && !can('refunds:write')) return 'This costs money, and your role may not refund.'
  return null
}

function ChoiceButton({
  label,
  isFirst,
  isBusy,
  isOff,
  refusal,
  onPress,
}: {
  label: string
  isFirst: boolean
  isBusy: boolean
  isOff: boolean
  refusal: string | null
  onPress: () => void
}) {
  const button = (
    <Button
      size="small"
      variant={isFirst ? 'primary' : 'secondary'}
      busy={isBusy}
      disabled={isOff}
      aria-disabled={refusal !== null || undefined}
      className={refusal ? 'opacity-50' : undefined}
      onClick={refusal ? undefined : onPress}
    >
      {label}
    </Button>
  )
  return refusal ? <Tooltip label={refusal}>{button}</Tooltip> : button
}
