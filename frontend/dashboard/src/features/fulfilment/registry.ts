import { CircleAlert } from 'lucide-react'

import { defineFeature } from '@/lib/registry'

import { actionsKey } from './api'
import { NavBadge } from './nav-badge'

const inbox = (storeId: string) => [actionsKey(storeId)]

export default defineFeature({
  nav: [{ label: 'Needs action', icon: CircleAlert, path: '/needs-action', order: 5, chord: 'n', badge: NavBadge }],
  live: { ActionNeeded: inbox, ActionResolved: inbox, OrderCancelled: inbox },
})
