import { createFileRoute } from '@tanstack/react-router'

import { CreateStoreWizard } from '@/features/stores/create-store-wizard'

export const Route = createFileRoute('/_app/_plain/stores/new')({ component: CreateStoreWizard })
