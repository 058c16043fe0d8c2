import { createFileRoute } from '@tanstack/react-router'

import { GuestShell } from '@/app/shell/guest-shell'

export const Route = createFileRoute('/_guest')({ component: GuestShell })
