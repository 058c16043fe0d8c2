import { Link } from '@tanstack/react-router'

import type { TimelineItem } from './timeline'

/** The way to the mail that an entry tells of; nothing for other entries. */
export function mailAction(data: Record<string, unknown>, storeId: string): Pick<TimelineItem, 'action'> {
  if (typeof data.mail_id !== 'string') return {}
  return {
    action: (
      <Link to={`/stores/${storeId}/mail` as never} search={{ mail: data.mail_id } as never} className="link self-start text-sm">
        View mail
      </Link>
    ),
  }
}
