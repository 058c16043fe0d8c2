import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useFieldArray, type Control } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'

import { newId, type RulesValues, type RuleValues } from './rules-form'
import { RuleDialog } from './rule-dialog'

const counted = (count: number, word: string) => (count ? `${String(count)} ${word}` : '')
const about = (rule: RuleValues) =>
  [counted(rule.pinned.length, 'pinned'), counted(rule.hidden.length, 'hidden')].filter(Boolean).join(', ') || 'Nothing yet'

/** Queries with the products that come first for them, and those that never come. */
export function PinsField({ control }: { control: Control<RulesValues> }) {
  const { fields, append, update, remove } = useFieldArray({ control, name: 'rules', keyName: 'key' })
  const [edited, setEdited] = useState<{ place: number; rule: RuleValues } | null>(null)

  const take = (rule: RuleValues) => {
    if (edited && edited.place < fields.length) update(edited.place, rule)
    else append(rule)
    setEdited(null)
  }

  return (
    <div className="flex flex-col gap-3">
      {fields.length > 0 && (
        <ul className="divide-y divide-border rounded-card border border-border">
          {fields.map(({ key, ...rule }, place) => (
            <li key={key} className="flex min-h-12 items-center gap-2 px-3 py-1.5">
              <span className="min-w-0 flex-1">
                <span className="font-medium break-words">{rule.query}</span>{' '}
                <span className="text-sm text-muted">{about(rule)}</span>
              </span>
              <IconButton label={`Change “${rule.query}”`} onClick={() => setEdited({ place, rule })}>
                <Pencil aria-hidden />
              </IconButton>
              <IconButton label={`Remove “${rule.query}”`} onClick={() => remove(place)}>
                <Trash2 aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Button
        className="self-start"
        disabled={fields.length >= 100}
        onClick={() => setEdited({ place: fields.length, rule: { id: newId(), query: '', pinned: [], hidden: [] } })}
      >
        <Plus aria-hidden />
        Add query
      </Button>
      <Dialog open={edited !== null} onOpenChange={(isOpen) => !isOpen && setEdited(null)}>
        {edited && (
          <RuleDialog
            key={edited.rule.id}
            rule={edited.rule}
            taken={fields.filter((_, place) => place !== edited.place).map((rule) => rule.query)}
            onTaken={take}
          />
        )}
      </Dialog>
    </div>
  )
}
