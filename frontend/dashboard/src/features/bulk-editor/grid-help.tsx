import { Dialog, DialogContent } from '@/components/ui/dialog'
import { KeyList, type Shortcut } from '@/components/patterns/key-list'

const KEYS: Shortcut[] = [
  { keys: ['Arrows'], label: 'Move; with Shift, select a range' },
  { keys: ['Mod', 'Arrows'], label: 'To the edge' },
  { keys: ['Enter'], label: 'Edit the cell, or just type' },
  { keys: ['Esc'], label: 'Leave the cell as it was' },
  { keys: ['Mod', 'C'], label: 'Copy the range' },
  { keys: ['Mod', 'V'], label: 'Paste, also from a spreadsheet program' },
  { keys: ['Mod', 'D'], label: 'Fill down' },
  { keys: ['Delete'], label: 'Empty the cells' },
  { keys: ['Mod', 'A'], label: 'Select everything' },
  { keys: ['Mod', 'Z'], label: 'Undo' },
  { keys: ['Mod', 'Shift', 'Z'], label: 'Redo' },
  { keys: ['Mod', 'S'], label: 'Save' },
  { keys: ['Mod', '/'], label: 'This help' },
]

export const GridHelp = ({ onClose }: { onClose: () => void }) => (
  <Dialog open onOpenChange={(open) => !open && onClose()}>
    <DialogContent title="Keys in the grid">
      <KeyList shortcuts={KEYS} />
    </DialogContent>
  </Dialog>
)
