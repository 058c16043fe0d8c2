import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'

import { Button } from './button'
import { Dialog, DialogClose, DialogContent } from './dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from './dropdown-menu'
import { Sheet, SheetContent } from './sheet'

const focused = () => document.activeElement as HTMLElement

/** Opened by state, as most dialogs are, and taken away whole when closed. */
function Page({ isFormless = false, removes = false }: { isFormless?: boolean; removes?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [isGone, setGone] = useState(false)
  return (
    <main>
      <h1 tabIndex={-1}>Lamps</h1>
      {!isGone && <Button onClick={() => setOpen(true)}>Change lamp</Button>}
      <Dialog open={isOpen} onOpenChange={setOpen}>
        {isOpen && (
          <DialogContent title="Change lamp" footer={<DialogClose asChild><Button onClick={() => setGone(removes)}>Done</Button></DialogClose>}>
            {!isFormless && <input aria-label="Name" defaultValue="Arc" />}
          </DialogContent>
        )}
      </Dialog>
    </main>
  )
}

test('a dialog that asks for something begins on its first field, with what is there selected', async () => {
  render(<Page />)
  await userEvent.click(screen.getByRole('button', { name: 'Change lamp' }))

  await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Name')))
  await userEvent.keyboard('Desk')
  expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Desk')
})

test('of choices it begins on the chosen one', async () => {
  render(
    <Dialog open>
      <DialogContent title="Kind">
        <input type="radio" name="kind" aria-label="Goods" />
        <input type="radio" name="kind" aria-label="Gift card" defaultChecked />
      </DialogContent>
    </Dialog>,
  )
  await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Gift card')))
})

test('one that asks for nothing has the focus inside', async () => {
  render(<Page isFormless />)
  await userEvent.click(screen.getByRole('button', { name: 'Change lamp' }))
  await waitFor(() => expect(screen.getByRole('dialog').contains(focused())).toBe(true))
})

test.each(['{Escape}', '{Enter}'])('closed with %s it gives the focus back to what opened it', async (key) => {
  render(<Page isFormless />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await userEvent.keyboard(key)

  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Change lamp' })))
})

test('when that is gone the title of the page has it', async () => {
  render(<Page removes />)
  await userEvent.click(screen.getByRole('button', { name: 'Change lamp' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Done' }))

  await waitFor(() => expect(focused()).toBe(screen.getByRole('heading', { name: 'Lamps' })))
})

test('opened from a menu it gives the focus back to the button of the menu', async () => {
  function Menu() {
    const [isOpen, setOpen] = useState(false)
    return (
      <>
        <DropdownMenu>
          <DropdownMenuTrigger>More</DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuItem onSelect={() => setOpen(true)}>Rename</DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
        <Dialog open={isOpen} onOpenChange={setOpen}>
          <DialogContent title="Rename">
            <input aria-label="Name" />
          </DialogContent>
        </Dialog>
      </>
    )
  }
  render(<Menu />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }))
  await waitFor(() => expect(focused()).toBe(screen.getByLabelText('Name')))
  await userEvent.keyboard('{Escape}')

  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'More' })))
})

test('a sheet does not open the keyboard of a phone, and gives the focus back', async () => {
  function Page() {
    const [isOpen, setOpen] = useState(false)
    return (
      <>
        <Button onClick={() => setOpen(true)}>Filters</Button>
        <Sheet open={isOpen} onOpenChange={setOpen}>
          <SheetContent title="Filters">
            <input aria-label="Search" />
          </SheetContent>
        </Sheet>
      </>
    )
  }
  render(<Page />)
  await userEvent.click(screen.getByRole('button', { name: 'Filters' }))
  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Close' })))
  await userEvent.keyboard('{Escape}')

  await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Filters' })))
})
