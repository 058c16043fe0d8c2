import { navEntries } from '@/app/features'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { KeyList } from '@/components/patterns/key-list'

import { show } from './overlays'

const GENERAL = [
  { keys: ['Mod', 'K'], label: 'Search and go anywhere' },
  { keys: ['/'], label: 'Search this list' },
  { keys: ['Mod', 'S'], label: 'Save changes' },
  { keys: ['J'], label: 'Next order, product or customer of the list' },
  { keys: ['K'], label: 'The one before' },
  { keys: ['Shift'], label: 'Hold while ticking rows to select a range' },
  { keys: ['?'], label: 'This help' },
]

/** Loaded when asked for. */
export default function ShortcutsDialog() {
  const places = navEntries
    .filter((entry) => entry.chord)
    .map((entry) => ({ keys: ['G', entry.chord!.toUpperCase()], label: `Go to ${entry.label}` }))
  return (
    <Dialog open onOpenChange={(open) => !open && show(null)}>
      <DialogContent title="Keyboard shortcuts">
        {[GENERAL, places].map((group, at) => (
          <KeyList
            key={at}
            shortcuts={group}
            className="not-first:mt-4 not-first:border-t not-first:border-border not-first:pt-4"
          />
        ))}
      </DialogContent>
    </Dialog>
  )
}
