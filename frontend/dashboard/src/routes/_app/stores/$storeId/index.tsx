import { useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'

import { meQuery } from '@/features/accounts/api'
import { HomePage } from '@/features/home/home-page'

export const Route = createFileRoute('/_app/stores/$storeId/')({
  staticData: { crumb: 'Home' },
  component: Home,
})

function Home() {
  const { data: me } = useQuery(meQuery)
  return <HomePage meId={me?.id} />
}
