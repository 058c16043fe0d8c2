import { createFileRoute } from '@tanstack/react-router'

import { PlainShell } from '@/app/shell/plain-shell'

export const Route = createFileRoute('/_app/_plain')({ component: PlainShell })
