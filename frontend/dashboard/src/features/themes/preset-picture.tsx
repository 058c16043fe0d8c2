import { fontFamily } from './font-faces'
import type { ThemeFont } from './fonts-context'
import type { Preset } from './schema'

const inkOn = (ground: string) => {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(ground.slice(at, at + 2), 16)) as [number, number, number]
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#111315' : '#ffffff'
}

/** A corner of a shop in a preset's colours, letters and shapes. */
export function PresetPicture({ preset, fonts }: { preset: Preset; fonts: ThemeFont[] }) {
  const text = (setting: string) => String(preset.settings[setting] ?? '')
  const family = (setting: string) => {
    const font = fonts.find((each) => each.id === text(setting))
    return font ? fontFamily(font.id, font.fallback) : 'inherit'
  }
  const radius = Math.min(Number(preset.settings.corner_radius ?? 8), 20)
  const isOutlined = text('button_style') === 'outline'
  const primary = text('primary')
  return (
    <div aria-hidden className="flex flex-col gap-2.5 p-4" style={{ background: text('background'), color: text('text') }}>
      <div className="truncate text-[22px] leading-7" style={{ fontFamily: family('heading_font'), fontWeight: 650 }}>
        {preset.name}
      </div>
      <div className="flex gap-1 text-sm" style={{ fontFamily: family('body_font') }}>
        <span className="truncate">Everything for a good day</span>
        <span style={{ color: text('accent') }}>★★★★★</span>
      </div>
      <div className="flex items-center gap-2">
        <span
          className="inline-flex h-8 items-center px-3 text-sm font-medium"
          style={{
            fontFamily: family('body_font'),
            borderRadius: radius,
            border: `1px solid ${primary}`,
            background: isOutlined ? 'transparent' : primary,
            color: isOutlined ? primary : inkOn(primary),
          }}
        >
          Add to cart
        </span>
        {['primary', 'secondary', 'accent'].map((setting) => (
          <span
            key={setting}
            className="size-6"
            style={{ background: text(setting), borderRadius: radius, border: '1px solid color-mix(in oklab, currentColor 20%, transparent)' }}
          />
        ))}
      </div>
    </div>
  )
}
