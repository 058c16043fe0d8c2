import { useMutation } from '@tanstack/react-query'
import { Mail } from 'lucide-react'

import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { resendMail, useRefreshOrder, type Order, type ResendTemplate } from './api'

/** Mails that can be true of the order as it stands. */
function resendable(order: Order): { template: ResendTemplate; label: string }[] {
  const states = new Set(order.parts.map(({ state }) => state))
  const isTaken = states.has('ordered') || states.has('shipped') || states.has('delivered')
  return [
    { template: 'order_confirmation', label: 'Order confirmation' },
    ...(isTaken ? [{ template: 'being_prepared' as const, label: 'Being prepared' }] : []),
    ...(order.status === 'delivered' ? [{ template: 'delivered' as const, label: 'Delivered' }] : []),
  ]
}

export function ResendMenu({ order }: { order: Order }) {
  const store = useStore()
  const refresh = useRefreshOrder(store.id, order.id)
  const resend = useMutation({
    mutationFn: (template: ResendTemplate) => resendMail(store.id, order.id, template),
    onSuccess: (mail) => {
      toast(`Mail sent again to ${mail.to}`)
      return refresh()
    },
    onError: (error) => toastProblem(messageOf(error)),
  })
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button busy={resend.isPending}>
          {!resend.isPending && <Mail className="text-muted" aria-hidden />}
          Resend mail
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>To {order.email}</DropdownMenuLabel>
        {resendable(order).map(({ template, label }) => (
          <DropdownMenuItem key={template} onSelect={() => resend.mutate(template)}>
            {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
