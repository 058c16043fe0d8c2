import { Link } from '@tanstack/react-router'
import { Brush } from 'lucide-react'

import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import { brandingSchema, toValues, type BrandingValues } from './branding-values'
import { PicturesCard } from './pictures-card'
import { SectionPage } from './section-page'

const toSection = (values: BrandingValues) => values

const labels = { tagline: 'Tagline', logo: 'Logo', square_logo: 'Square logo' }

/** What the store is known by everywhere: in pages, mails and search results. Its look is the theme's. */
export function BrandingSettings() {
  const store = useStore()
  return (
    <SectionPage section="branding" schema={brandingSchema} toValues={toValues} toSection={toSection} labels={labels}>
      {(control) => (
        <>
          <PicturesCard control={control} />
          <Card>
            <CardBody>
              <FormField control={control} name="tagline" label="Tagline" hint="Beside your name in search results and shared links.">
                {(field) => <Input {...field} />}
              </FormField>
            </CardBody>
          </Card>
          <Card>
            <CardHeader
              title="Colours, letters and the first screen"
              description="They are part of your theme. Mails follow the theme that shoppers see."
            />
            <CardBody>
              <Button asChild className="self-start">
                <Link to={`/stores/${store.id}/themes/editor` as never}>
                  <Brush aria-hidden />
                  Edit theme
                </Link>
              </Button>
            </CardBody>
          </Card>
        </>
      )}
    </SectionPage>
  )
}
