import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react'

import { Avatar } from '@/components/ui/avatar'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { logOut, meQuery } from '@/features/accounts/api'
import { cn } from '@/lib/cn'
import { setTheme, useThemeChoice, type ThemeChoice } from '@/lib/theme'

import { show } from './overlays'

export function UserMenu({ isNarrow = false }: { isNarrow?: boolean }) {
  const { data: me } = useQuery(meQuery)
  const theme = useThemeChoice()

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${me?.name ?? ''}`}
        className={cn(
          'flex h-9 min-w-0 items-center gap-2.5 rounded-control px-1.5 text-left transition-colors hover:bg-surface-3/60',
          !isNarrow && 'flex-1',
        )}
      >
        <Avatar name={me?.name ?? ''} />
        {!isNarrow && <span className="min-w-0 flex-1 truncate">{me?.name}</span>}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-56">
        <DropdownMenuLabel className="truncate">{me?.email}</DropdownMenuLabel>
        <DropdownMenuItem asChild>
          <Link to="/account">
            <UserRound aria-hidden />
            Account settings
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setTimeout(() => show('shortcuts'))}>
          <Keyboard aria-hidden />
          Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(choice) => setTheme(choice as ThemeChoice)}>
          <DropdownMenuRadioItem value="light">
            <Sun aria-hidden />
            Light
          </DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="dark">
            <Moon aria-hidden />
            Dark
          </DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="system">
            <Monitor aria-hidden />
            Like the system
          </DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void logOut()}>
          <LogOut aria-hidden />
          Log out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
