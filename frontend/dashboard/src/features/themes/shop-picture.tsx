import { useRef, useState } from 'react'

import { Skeleton } from '@/components/ui/skeleton'
import { cn } from '@/lib/cn'

import { useSize } from './editor/use-size'

const WIDTH = 1280

/** A small picture of a page of the shop, as it is: nothing in it can be reached. */
export function ShopPicture({ address, title }: { address: string | undefined; title: string }) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const scale = width / WIDTH
  const [shown, setShown] = useState('') // the address that has arrived
  return (
    <div ref={box} className="relative aspect-8/5 w-full overflow-hidden rounded-control border border-border bg-surface-2">
      {address && scale > 0 && (
        <iframe
          src={address}
          title={title}
          tabIndex={-1}
          inert
          onLoad={() => setShown(address)}
          style={{ width: WIDTH, height: (WIDTH * 5) / 8, transform: `scale(${scale})` }}
          className={cn('pointer-events-none absolute top-0 left-0 origin-top-left border-0', shown !== address && 'opacity-0')}
        />
      )}
      {(!address || shown !== address) && (
        <div role="status" aria-label="Loading" className="flex flex-col gap-3 p-4">
          <Skeleton className="h-6" />
          <Skeleton className="h-24" />
        </div>
      )}
    </div>
  )
}
