import { Link } from '@tanstack/react-router'
import { ArrowUp, ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'

import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { Switch } from '@/components/ui/switch'
import { useStore } from '@/lib/store-context'

import type { Language } from './api'

interface Props {
  language: Language
  isOn: boolean
  canWrite: boolean
  onChange: (isOn: boolean) => void
  onRaise?: () => void
}

/** One language: whether shoppers can choose it, how much of it is there, where it is. */
export function LanguageRow({ language, isOn, canWrite, onChange, onRaise }: Props) {
  const store = useStore()
  const name = (
    <span lang={language.code} dir={language.direction}>
      {language.name}
    </span>
  )
  return (
    <li className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
      {language.is_default ? (
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name} <Badge tone="accent">Your store’s own</Badge>
        </p>
      ) : (
        <Switch checked={isOn} disabled={!canWrite} onChange={onChange} label={<>Publish {language.english_name}</>} hint={name} />
      )}
      <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span>Shop and mails: {language.translated_percent}% translated</span>
        {language.direction === 'rtl' && <span>Written from right to left</span>}
        {language.is_published && <Visit href={language.url}>{language.url.replace(/^https?:\/\//, '')}</Visit>}
        {!language.is_default && (
          <Link
            to={`/stores/${store.id}/translations` as never}
            search={{ locale: language.code } as never}
            className="text-accent-text underline-offset-2 hover:underline"
          >
            Translate your own texts<span className="sr-only"> into {language.english_name}</span>
          </Link>
        )}
        {onRaise && (
          <IconButton label={`Show ${language.english_name} earlier`} onClick={onRaise} disabled={!canWrite}>
            <ArrowUp className="size-4" aria-hidden />
          </IconButton>
        )}
      </div>
    </li>
  )
}

function Visit({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener" className="inline-flex items-center gap-1 text-accent-text underline-offset-2 hover:underline">
      {children}
      <ExternalLink className="size-3.5" aria-hidden />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  )
}
