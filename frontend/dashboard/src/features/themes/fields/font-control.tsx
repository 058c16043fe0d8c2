import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { useContext } from 'react'

import { useFieldControl } from '@/components/ui/field-context'
import { controlLook } from '@/components/ui/input'
import { cn } from '@/lib/cn'

import { fontFamily } from '../font-faces'
import { FontsContext } from '../fonts-context'
import { asText, type ControlProps } from './control'

/** A font by its look: each name is written in itself. */
export function FontControl({ value, onChange, disabled }: ControlProps) {
  const fonts = useContext(FontsContext)
  const control = useFieldControl()
  return (
    <Radix.Root value={asText(value)} onValueChange={onChange} disabled={disabled}>
      <Radix.Trigger {...control} className={cn(controlLook, 'flex h-9 items-center justify-between gap-2 px-3 text-left max-md:h-10')}>
        <Radix.Value />
        <ChevronDown className="size-4 shrink-0 text-muted" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-rise overflow-y-auto rounded-card border border-border bg-surface p-1 text-text shadow-float"
        >
          <Radix.Viewport>
            {fonts.map((font) => (
              <Radix.Item
                key={font.id}
                value={font.id}
                className="flex min-h-9 cursor-default items-center gap-2 rounded-control px-2 text-lg outline-none select-none data-[highlighted]:bg-surface-2 max-md:min-h-11"
              >
                <span className="flex size-4 shrink-0">
                  <Radix.ItemIndicator>
                    <Check className="size-4 text-accent-text" aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>
                  <span style={{ fontFamily: fontFamily(font.id, font.fallback) }}>{font.name}</span>
                </Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
