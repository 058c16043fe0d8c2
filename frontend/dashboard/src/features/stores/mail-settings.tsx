import { z } from 'zod'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { email, optionalText } from '@/lib/fields'
import { useStore } from '@/lib/store-context'

import { SectionPage } from './section-page'
import type { Sections } from './settings-api'

const schema = z.object({
  sender_name: optionalText('The sender', 80).regex(/^[^<>"]*$/, 'Leave out < > and ".'),
  reply_to: z.union([z.literal(''), email()]),
  footer: optionalText('The footer', 2000),
})
const toValues = (section: Sections['mail']) => ({ ...section })
const toSection = (values: Sections['mail']) => values

/** How mails to shoppers are signed. */
export function MailSettings() {
  const { name } = useStore()
  return (
    <SectionPage section="mail" schema={schema} toValues={toValues} toSection={toSection}>
      {(control) => (
        <Card>
          <CardHeader title="Mails to shoppers" description="Confirmations, shipping news and refunds go out under this name." />
          <CardBody>
            <div className="grid gap-4 sm:grid-cols-2">
              <FormField control={control} name="sender_name" label="Sender" hint="Empty: the name of your store.">
                {(field) => <Input placeholder={name} {...field} />}
              </FormField>
              <FormField control={control} name="reply_to" label="Answers go to" hint="Empty: your contact e-mail.">
                {(field) => <Input type="email" {...field} />}
              </FormField>
            </div>
            <FormField control={control} name="footer" label="Footer" hint="At the end of every mail, for what the law asks you to state.">
              {(field) => <Textarea {...field} />}
            </FormField>
          </CardBody>
        </Card>
      )}
    </SectionPage>
  )
}
