import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { ColourInput } from '@/components/ui/colour-input'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { FormField } from '@/components/patterns/form-field'
import { useStore } from '@/lib/store-context'

import { brandingSchema, toValues, type BrandingValues } from './branding-values'
import { PicturesCard } from './pictures-card'
import { SectionPage } from './section-page'

const FONTS = [
  { value: 'system', label: 'Clean (the device’s own)' },
  { value: 'serif', label: 'Serif' },
  { value: 'rounded', label: 'Rounded' },
  { value: 'mono', label: 'Monospace' },
]

const toSection = (values: BrandingValues) => values

const labels = {
  accent_colour: 'Button colour',
  logo: 'Logo',
  square_logo: 'Square logo',
  hero_image: 'Picture of the first screen',
  hero_title: 'Headline',
  hero_text: 'Text',
  hero_button: 'Button',
}

/** The look of the storefront. */
export function BrandingSettings() {
  const store = useStore()
  return (
    <SectionPage section="branding" schema={brandingSchema} toValues={toValues} toSection={toSection} labels={labels}>
      {(control) => (
        <>
          <Card>
            <CardHeader title="Colour and type" />
            <CardBody>
              <FormField control={control} name="colour_scheme" label="Light or dark">
                {(field) => (
                  <RadioCards
                    label="Light or dark"
                    columns={3}
                    value={field.value}
                    onChange={field.onChange}
                    options={[
                      { value: 'light', label: 'Light', hint: 'White behind pictures.' },
                      { value: 'dark', label: 'Dark', hint: 'Pictures glow.' },
                      { value: 'auto', label: 'Automatic', hint: 'As the visitor’s device.' },
                    ]}
                  />
                )}
              </FormField>
              <FormField
                control={control}
                name="accent_colour"
                label="Button colour"
                hint="Dark enough for white text on it."
                className="max-w-60"
              >
                {(field) => <ColourInput {...field} />}
              </FormField>
              <div className="grid gap-4 sm:grid-cols-2">
                <FormField control={control} name="heading_font" label="Headings">
                  {(field) => <Select options={FONTS} {...field} />}
                </FormField>
                <FormField control={control} name="body_font" label="Text">
                  {(field) => <Select options={FONTS} {...field} />}
                </FormField>
              </div>
            </CardBody>
          </Card>
          <PicturesCard control={control} />
          <Card>
            <CardHeader title="First screen" description="What visitors read before they see a product." />
            <CardBody>
              <FormField control={control} name="tagline" label="Tagline" hint="Beside your name in search results and shared links.">
                {(field) => <Input {...field} />}
              </FormField>
              <FormField control={control} name="hero_title" label="Headline" hint="Empty: the name of your store.">
                {(field) => <Input placeholder={store.name} {...field} />}
              </FormField>
              <FormField control={control} name="hero_text" label="Text" aside="Optional">
                {(field) => <Textarea rows={3} {...field} />}
              </FormField>
              <FormField control={control} name="hero_button" label="Button" aside="Optional" className="max-w-60">
                {(field) => <Input {...field} />}
              </FormField>
            </CardBody>
          </Card>
        </>
      )}
    </SectionPage>
  )
}
