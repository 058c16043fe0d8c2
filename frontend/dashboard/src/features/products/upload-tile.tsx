import { RotateCw, X } from 'lucide-react'

import { IconButton } from '@/components/ui/icon-button'
import { Progress } from '@/components/ui/progress'

import type { UploadItem } from './use-uploads'

export function UploadTile({ item, onRetry, onDrop }: { item: UploadItem; onRetry: () => void; onDrop: () => void }) {
  const isFailed = item.state === 'failed'
  return (
    <li className="relative aspect-square overflow-hidden rounded-control border border-border bg-surface-2">
      <img src={item.preview} alt={item.file.name} className={item.state === 'uploaded' ? 'size-full object-cover' : 'size-full object-cover opacity-30'} />
      {item.state === 'uploading' && (
        <div className="absolute inset-x-2 bottom-2">
          <Progress value={Math.round(item.progress * 100)} max={100} label={`Uploading ${item.file.name}`} />
        </div>
      )}
      {isFailed && (
        <div role="alert" className="absolute inset-0 flex flex-col justify-end gap-1 bg-danger-soft/90 p-2 text-xs text-danger">
          <p className="line-clamp-4">{item.problem}</p>
        </div>
      )}
      {item.state !== 'uploading' && (
        <div className="absolute top-1 right-1 flex gap-1">
          {isFailed && (
            <IconButton label={`Try ${item.file.name} again`} size="icon-small" variant="secondary" onClick={onRetry}>
              <RotateCw aria-hidden />
            </IconButton>
          )}
          <IconButton label={`Leave ${item.file.name} out`} size="icon-small" variant="secondary" onClick={onDrop}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
    </li>
  )
}
