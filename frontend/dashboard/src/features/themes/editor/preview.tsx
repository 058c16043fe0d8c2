import { useRef } from 'react'

import { cn } from '@/lib/cn'

import { placeName } from '../changes'
import { find, type Place, type ThemeDocument } from '../document'
import { useEditing } from './editor-context'
import { useFrame } from './use-frame'
import { useSize } from './use-size'

export type Device = 'phone' | 'tablet' | 'desktop'

const WIDTHS: Record<Device, number> = { phone: 390, tablet: 820, desktop: 1280 }

/** A page of the shop as the draft has it, at the width of a device, made smaller where that does not fit. */
export function Preview({ address, device, saved }: { address: string; device: Device; saved: ThemeDocument }) {
  const { document, template, selected, select } = useEditing()
  const pane = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const { width, height } = useSize(pane)
  const places: Place[] = ['groups.header', `templates.${template}`, 'groups.footer']
  const section = selected === null ? null : (find(document, selected)?.section.id ?? null)
  const { onLoad } = useFrame({ frame, address, saved, places, selected: section && selected, section, onSelected: select })

  // where there is only room for a phone, a phone is shown
  const isNarrow = width > 0 && width < WIDTHS.tablet * 0.6
  const wanted = isNarrow ? width : device === 'desktop' ? Math.max(WIDTHS.desktop, width) : WIDTHS[device]
  const scale = width > 0 ? Math.min(1, width / wanted) : 1
  return (
    <div ref={pane} className="relative h-full min-h-0 overflow-hidden">
      <iframe
        ref={frame}
        src={address}
        title={`Preview: ${placeName(`templates.${template}`)}`}
        onLoad={onLoad}
        style={{
          width: wanted,
          height: scale > 0 ? height / scale : height,
          transform: `scale(${scale})`,
          left: Math.max(0, (width - wanted * scale) / 2),
        }}
        className={cn('absolute top-0 origin-top-left border-0 bg-surface', device !== 'desktop' && !isNarrow && 'shadow-float')}
      />
    </div>
  )
}
