import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'

import type { Customer } from './api'
import { linesOf } from './words'

export function AddressesCard({ addresses }: { addresses: Customer['addresses'] }) {
  return (
    <Card>
      <CardHeader title="Addresses" />
      <CardBody className="gap-4 pt-2">
        {addresses.length === 0 && <p className="text-muted">None kept. Orders have their own.</p>}
        {addresses.map(({ id, address, is_default: isDefault }) => (
          <address key={id} className="flex flex-col items-start not-italic">
            {linesOf(address).map((line, position) => (
              <span key={position} className="break-words">
                {line}
              </span>
            ))}
            {isDefault && addresses.length > 1 && <Badge className="mt-1">Used first</Badge>}
          </address>
        ))}
      </CardBody>
    </Card>
  )
}
