import { ExternalLink, ImageOff } from 'lucide-react'
import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { cn } from '@/lib/cn'

import type { Preview } from './api'

const PLATFORMS: Record<string, string> = { cj: 'CJ Dropshipping', aliexpress: 'AliExpress' }
const SHOWN_PICTURES = 10
const LONG_TEXT = 280

const words = (html: string) => {
  const { body } = new DOMParser().parseFromString(html.replace(/<\/(p|li|h\d|tr|div)>|<br\s*\/?>/g, ' $&'), 'text/html')
  return (body.textContent ?? '').replace(/\s+/g, ' ').trim()
}

export function PreviewCard({ preview }: { preview: Preview }) {
  const [isWhole, setWhole] = useState(false)
  const description = words(preview.description_html)
  const more = preview.image_urls.length - SHOWN_PICTURES
  return (
    <Card>
      <CardBody>
        <div className="flex flex-col gap-1">
          <h2 className="text-lg font-semibold text-pretty">{preview.title}</h2>
          <a href={preview.url} target="_blank" rel="noreferrer" className="link inline-flex items-center gap-1.5 self-start text-sm">
            {PLATFORMS[preview.platform] ?? preview.platform} {preview.external_id}
            <ExternalLink className="size-3.5" aria-hidden />
          </a>
        </div>
        <ul aria-label="Pictures" className="grid grid-cols-4 gap-2 sm:grid-cols-5">
          {preview.image_urls.slice(0, SHOWN_PICTURES).map((address, at) => (
            <li key={address} className="relative aspect-square overflow-hidden rounded-control border border-border bg-surface-2">
              <Remote address={address} alt={`Picture ${at + 1}`} />
              {at === SHOWN_PICTURES - 1 && more > 0 && (
                <span className="absolute inset-0 flex items-center justify-center bg-overlay text-lg font-semibold text-[white]">+{more}</span>
              )}
            </li>
          ))}
        </ul>
        {description && (
          <div className="flex flex-col items-start gap-1">
            <p className={cn('text-pretty text-muted', !isWhole && 'line-clamp-3')}>{description}</p>
            {description.length > LONG_TEXT && (
              <Button variant="link" onClick={() => setWhole(!isWhole)}>
                {isWhole ? 'Show less' : 'Show all'}
              </Button>
            )}
          </div>
        )}
      </CardBody>
    </Card>
  )
}

/** A picture where the supplier keeps it; it may have gone there. */
export function Remote({ address, alt }: { address: string; alt: string }) {
  const [isGone, setGone] = useState(false)
  if (isGone) {
    return (
      <span role="img" aria-label={alt} className="flex size-full items-center justify-center text-muted">
        <ImageOff className="size-4" aria-hidden />
      </span>
    )
  }
  return (
    <img
      src={address}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setGone(true)}
      className="size-full object-cover"
    />
  )
}
