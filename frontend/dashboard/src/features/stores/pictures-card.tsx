import type { Control } from 'react-hook-form'

import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { FormField } from '@/components/patterns/form-field'
import { PictureField } from '@/components/patterns/picture-field'

import type { BrandingValues } from './branding-values'

/** Logo and icon. */
export function PicturesCard({ control }: { control: Control<BrandingValues> }) {
  return (
    <Card>
      <CardHeader title="Pictures" description="JPEG, PNG, WebP, AVIF or GIF, up to 20 MB. Shoppers get the size that fits their screen." />
      <CardBody>
        <FormField control={control} name="logo" label="Logo" hint="Stands for your name at the top of every page and mail. Best wide, on a transparent ground.">
          {(field) => <PictureField name="logo" value={field.value} onChange={field.onChange} frame="h-16 w-40 p-2" sizes="160px" />}
        </FormField>
        <FormField control={control} name="square_logo" label="Square logo" hint="For browser tabs and home screens: as wide as it is high, at least 180 pixels.">
          {(field) => (
            <PictureField name="square logo" purpose="icon" value={field.value} onChange={field.onChange} frame="size-16 p-2" sizes="64px" />
          )}
        </FormField>
      </CardBody>
    </Card>
  )
}
