import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Copyable } from '@/components/ui/copyable'
import { DateTime } from '@/components/ui/date-time'
import { ErrorState } from '@/components/ui/error-state'
import { Sheet, SheetContent } from '@/components/ui/sheet'
import { SkeletonText } from '@/components/ui/skeleton'
import { Status } from '@/components/ui/status'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import { useStore } from '@/lib/store-context'

import { mailBodyQuery, type Mail } from './api'
import { RetryButton } from './retry-button'
import { templateName } from './templates'

/** One mail as it was sent. `mail` is what the list knows of it; an old one may not be listed. */
export function MailDrawer({
  mailId,
  mail,
  onClose,
}: {
  mailId: string
  mail: Mail | undefined
  onClose: () => void
}) {
  const [isOpen, setOpen] = useState(true)
  const store = useStore()
  const body = useQuery(mailBodyQuery(store.id, mailId))
  return (
    <Sheet
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open)
        if (!open) onClose()
      }}
    >
      <SheetContent title={mail?.subject ?? 'Mail'}>
        <div className="flex min-h-full flex-col gap-4">
          {mail && <Facts mail={mail} />}
          {mail?.state === 'failed' && (
            <Banner kind="danger" title="This mail was not sent" action={<RetryButton mail={mail} />}>
              {mail.failure}
            </Banner>
          )}
          {mail?.state === 'sending' && mail.can_retry && (
            <Banner kind="warning" title="It is not known whether this mail was sent" action={<RetryButton mail={mail} />}>
              Sending it was interrupted. Sending it again may deliver it twice.
            </Banner>
          )}
          {body.isPending && <SkeletonText lines={8} />}
          {body.error && <ErrorState error={body.error} onRetry={() => void body.refetch()} />}
          {body.data && (
            <Tabs defaultValue="html" className="flex min-h-0 flex-1 flex-col">
              <TabsList>
                <Tab value="html">As it looks</Tab>
                <Tab value="text">As text</Tab>
              </TabsList>
              <TabPanel value="html" className="flex flex-1 flex-col">
                {/* an empty sandbox: no scripts, no forms, no way out of the frame */}
                <iframe
                  title={mail?.subject ?? 'Mail'}
                  sandbox=""
                  srcDoc={withOwnPictures(body.data.html, store.url)}
                  className="min-h-130 w-full flex-1 rounded-card border border-border bg-[white]"
                />
              </TabPanel>
              <TabPanel value="text">
                <pre className="rounded-card bg-surface-2 p-4 font-mono text-xs break-words whitespace-pre-wrap">{body.data.text}</pre>
              </TabPanel>
            </Tabs>
          )}
        </div>
      </SheetContent>
    </Sheet>
  )
}

/** The store's pictures are also served here, where the page's policy lets the frame load them. */
const withOwnPictures = (html: string, storeUrl: string) => html.replaceAll(`${storeUrl}/media/`, '/media/')

function Facts({ mail }: { mail: Mail }) {
  const store = useStore()
  return (
    <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-6 gap-y-1.5">
      <dt className="text-muted">State</dt>
      <dd className="flex flex-wrap items-center gap-x-3">
        <Status status={mail.state} />
        <DateTime at={mail.sent_at ?? mail.queued_at} className="text-sm text-muted" />
        {mail.attempts > 1 && <span className="text-sm text-muted">after {mail.attempts} attempts</span>}
      </dd>
      <dt className="text-muted">To</dt>
      <dd className="min-w-0">
        <Copyable value={mail.to} label="recipient" />
      </dd>
      <dt className="text-muted">Kind</dt>
      <dd>{templateName(mail.template)}</dd>
      {mail.order_id && (
        <>
          <dt className="text-muted">About</dt>
          <dd>
            <Button asChild variant="link">
              <Link to={`/stores/${store.id}/orders/${mail.order_id}` as never}>View order</Link>
            </Button>
          </dd>
        </>
      )}
    </dl>
  )
}
