import { useMutation } from '@tanstack/react-query'
import { Download, Send } from 'lucide-react'

import { IconButton } from '@/components/ui/icon-button'
import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { downloadInvoice, sendInvoice, type Invoice } from './api'

/** Opens the PDF, or mails it to the buyer again. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const store = useStore()
  const open = useMutation({
    mutationFn: () => downloadInvoice(store.id, invoice.id),
    onSuccess: ({ url }) => window.location.assign(url),
    onError: (error) => toastProblem(messageOf(error)),
  })
  const send = useMutation({
    mutationFn: () => sendInvoice(store.id, invoice.id),
    onSuccess: () => toast(`${invoice.number} is on its way to ${invoice.email}`),
    onError: (error) => toastProblem(messageOf(error)),
  })
  return (
    <span className="inline-flex justify-end gap-1">
      <IconButton
        label={`Open ${invoice.number} as PDF`}
        size="icon-small"
        disabled={open.isPending}
        onClick={() => open.mutate()}
      >
        <Download className="text-muted" aria-hidden />
      </IconButton>
      {store.can('invoices:write') && (
        <IconButton
          label={`Mail ${invoice.number} to the buyer again`}
          size="icon-small"
          disabled={send.isPending}
          onClick={() => send.mutate()}
        >
          <Send className="text-muted" aria-hidden />
        </IconButton>
      )}
    </span>
  )
}
