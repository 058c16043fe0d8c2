import { Copy, Eye, EyeOff, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'

import { placeName } from '../changes'
import { find, setSetting, setThemeSetting, type Found, type Values } from '../document'
import { SettingField } from '../fields/setting-field'
import { THEME } from '../problems'
import { blockType, sectionType, type Setting } from '../schema'
import { useEditing } from './editor-context'
import { useNodeActions } from './node-actions'

/** The settings of what is selected: a section, a block, or the whole theme. */
export function SettingsPanel() {
  const { document, selected } = useEditing()
  const found = selected === null ? null : find(document, selected)
  return found ? <NodeSettings key={selected} found={found} /> : <ThemeSettings />
}

function Panel({ title, detail, children }: { title: string; detail?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-5 p-4 pb-16">
      <header className="flex flex-col gap-0.5">
        <h2 className="text-lg font-semibold">{title}</h2>
        {detail && <p className="text-sm text-muted">{detail}</p>}
      </header>
      {children}
    </section>
  )
}

function NodeSettings({ found }: { found: Found }) {
  const { types, edit, complaints, canWrite } = useEditing()
  const { section, block, place } = found
  const node = block ?? section
  const type = sectionType(types, section)
  const settings = (block ? blockType(types, section, block)?.settings : type?.settings) ?? []
  const actions = useNodeActions()(found)
  const whole = complaints.at(node.id, '')
  return (
    <Panel title={actions.name} detail={block ? `In ${[...new Set([type?.name ?? section.type, placeName(place)])].join(', ')}` : type?.description}>
      {whole && <Banner kind="danger" title={whole.message} />}
      {node.is_hidden && <Banner title="Hidden: shoppers do not see it." />}
      {settings.length === 0 && <p className="text-muted">It has nothing to set.</p>}
      {settings.map((setting) => (
        <SettingField
          key={setting.id}
          setting={setting}
          values={node.settings}
          complaint={complaints.at(node.id, setting.id)}
          disabled={!canWrite}
          onChange={(id, value) => edit((now) => setSetting(now, node.id, id, value), `${node.id}/${id}`)}
        />
      ))}
      {canWrite && (
        <div className="flex flex-wrap gap-2 border-t border-border pt-4">
          {actions.toggle && (
            <Button size="small" onClick={actions.toggle}>
              {node.is_hidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
              {node.is_hidden ? 'Show' : 'Hide'}
            </Button>
          )}
          {actions.duplicate && (
            <Button size="small" onClick={actions.duplicate}>
              <Copy aria-hidden />
              Duplicate
            </Button>
          )}
          {actions.remove && (
            <Button size="small" onClick={actions.remove}>
              <Trash2 aria-hidden />
              Remove
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}

const NOT_READ_ON_IT = new Set(['background', 'secondary'])

function ThemeSettings() {
  const { document, groups, complaints, canWrite, edit } = useEditing()
  const ground = String(document.settings.background ?? '')
  const social = (document.settings.social ?? {}) as Values

  const fields = (settings: Setting[], values: Values, prefix: string, set: (id: string, value: unknown) => void) =>
    settings.map((setting) => (
      <SettingField
        key={setting.id}
        setting={setting}
        values={values}
        complaint={complaints.at(THEME, prefix + setting.id)}
        ground={NOT_READ_ON_IT.has(setting.id) ? undefined : ground}
        disabled={!canWrite}
        onChange={set}
      />
    ))

  return (
    <Panel title="Whole shop" detail="Colours, letters and behaviour of every page.">
      {groups.map(({ id: group, name, settings }) => (
        <fieldset key={group} className="flex flex-col gap-4 border-t border-border pt-4">
          <legend className="float-left mb-1 w-full font-semibold">{name}</legend>
          {group === 'social'
            ? fields(settings, social, 'social.', (id, value) =>
                edit(
                  (now) => setThemeSetting(now, 'social', { ...(now.settings.social as Values | undefined), [id]: value }),
                  `social/${id}`,
                ),
              )
            : fields(settings, document.settings, '', (id, value) => edit((now) => setThemeSetting(now, id, value), `/${id}`))}
        </fieldset>
      ))}
    </Panel>
  )
}
