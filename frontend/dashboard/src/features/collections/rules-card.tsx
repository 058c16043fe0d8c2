import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import type { Rule } from './api'
import { pathOf, treeQuery } from './categories-api'
import type { CollectionValues } from './collection-values'
import { FIELDS, inputOf, newRule, operatorsOf, type Operator, type RuleField } from './rule-words'

/** The rules that say which products belong to the collection. */
export function RulesCard({ disabled }: { disabled: boolean }) {
  const { control, formState } = useFormContext<CollectionValues>()
  const { fields, append, remove } = useFieldArray({ control, name: 'rules' })
  const problem = formState.errors.rules?.root?.message ?? formState.errors.rules?.message
  return (
    <Card>
      <CardHeader title="Rules" description="Products join and leave automatically, within seconds of a change." />
      <CardBody>
        <FormField control={control} name="match" label="A product belongs here when">
          {(field) => (
            <RadioCards
              label="A product belongs here when"
              columns={2}
              value={field.value}
              onChange={field.onChange}
              options={[
                { value: 'all', label: 'all rules fit', disabled },
                { value: 'any', label: 'any rule fits', disabled },
              ]}
            />
          )}
        </FormField>
        <ul className="flex flex-col gap-3" aria-label="Rules">
          {fields.map((field, at) => (
            <RuleRow key={field.id} at={at} disabled={disabled} onRemove={() => remove(at)} />
          ))}
        </ul>
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        {!disabled && fields.length < 20 && (
          <Button size="small" className="self-start" onClick={() => append(newRule())}>
            <Plus aria-hidden />
            Add rule
          </Button>
        )}
      </CardBody>
    </Card>
  )
}

function RuleRow({ at, disabled, onRemove }: { at: number; disabled: boolean; onRemove: () => void }) {
  const { control, setValue } = useFormContext<CollectionValues>()
  const rule = useWatch({ control, name: `rules.${at}` })
  if (!rule) return null
  const put = (change: Partial<Rule>) =>
    setValue(`rules.${at}`, { ...rule, ...change }, { shouldDirty: true, shouldValidate: true })
  const changeField = (field: RuleField) => put(newRule(field))
  const label = `Rule ${at + 1}`
  return (
    <li className="flex items-start gap-2">
      <FormField control={control} name={`rules.${at}`} label={label} hideLabel className="flex-1">
        {() => (
          <div className="grid flex-1 gap-2 sm:grid-cols-3">
            <Select
              aria-label={`${label}: what is looked at`}
              options={FIELDS}
              value={rule.field}
              disabled={disabled}
              onChange={(event) => changeField(event.target.value as RuleField)}
            />
            <Select
              aria-label={`${label}: how it is compared`}
              options={operatorsOf(rule.field)}
              value={rule.operator}
              disabled={disabled}
              onChange={(event) => put({ operator: event.target.value as Operator })}
            />
            <RuleInput rule={rule} label={`${label}: with what`} disabled={disabled} put={put} />
          </div>
        )}
      </FormField>
      {!disabled && (
        <IconButton label={`Remove rule ${at + 1}`} onClick={onRemove}>
          <X className="text-muted" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

function RuleInput({ rule, label, disabled, put }: { rule: Rule; label: string; disabled: boolean; put: (change: Partial<Rule>) => void }) {
  const store = useStore()
  const kind = inputOf(rule)
  const nodes = useQuery({ ...treeQuery(store.id), enabled: kind === 'category' }).data?.items ?? []
  switch (kind) {
    case 'nothing':
      return null
    case 'category':
      return (
        <Select
          aria-label={label}
          placeholder="Choose a category"
          options={nodes.map((node) => ({ value: node.id, label: pathOf(nodes, node.id) }))}
          value={rule.text ?? ''}
          disabled={disabled}
          onChange={(event) => put({ text: event.target.value })}
        />
      )
    case 'money':
      return (
        <MoneyInput
          aria-label={label}
          currency={store.currency}
          value={rule.number ?? null}
          disabled={disabled}
          onChange={(number) => put({ number })}
        />
      )
    case 'number':
      return (
        <Input
          aria-label={label}
          type="number"
          min={0}
          inputMode="numeric"
          value={rule.number ?? ''}
          disabled={disabled}
          onChange={(event) => put({ number: event.target.value === '' ? null : Math.trunc(Number(event.target.value)) })}
        />
      )
  }
  return (
    <Input
      aria-label={label}
      maxLength={120}
      value={rule.text ?? ''}
      disabled={disabled}
      onChange={(event) => put({ text: event.target.value })}
    />
  )
}
