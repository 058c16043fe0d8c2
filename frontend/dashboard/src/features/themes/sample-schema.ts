import type { SectionType, Setting, ThemeSchema } from './schema'

const setting = (id: string, kind: Setting['kind'], label: string, more: Partial<Setting> = {}): Setting => ({
  id,
  kind,
  label,
  default: '',
  help: '',
  placeholder: '',
  options: [],
  least: null,
  most: null,
  step: 1,
  unit: '',
  ...more,
})

const type = (name: string, id: string, more: Partial<SectionType> = {}): SectionType => ({
  type: id,
  name,
  description: `${name} of the shop.`,
  settings: [],
  blocks: [],
  most_blocks: 0,
  templates: ['home', 'product'],
  most: null,
  is_main: false,
  starts_with: [],
  ...more,
})

const heading = setting('heading', 'text', 'Heading', { most: 120 })

/** A registry with few types. For tests. */
export const sampleSchema: ThemeSchema = {
  settings: [
    {
      id: 'colours',
      name: 'Colours',
      settings: [
        setting('primary', 'colour', 'Primary', { least: 7 }),
        setting('text', 'colour', 'Text', { least: 7 }),
        setting('background', 'colour', 'Background', { least: 7 }),
      ],
    },
    { id: 'shapes', name: 'Shapes', settings: [setting('corner_radius', 'number', 'Corners', { default: 8, least: 0, most: 32, unit: 'px' })] },
    { id: 'social', name: 'Social links', settings: [setting('instagram', 'link', 'Instagram')] },
  ],
  sections: [
    type('Hero', 'hero', { settings: [heading, setting('image', 'image', 'Picture', { default: null })] }),
    type('Slideshow', 'slideshow', {
      blocks: [{ type: 'slide', name: 'Slide', settings: [heading], most: null, is_fixed: false }],
      most_blocks: 3,
      starts_with: ['slide'],
    }),
    type('Featured products', 'featured_products', { settings: [setting('products', 'products', 'Products', { default: [], most: 24 })] }),
    type('Countdown', 'countdown', { settings: [setting('ends_at', 'date_time', 'Moment')] }),
    type('Newsletter', 'newsletter', { most: 1 }),
    type('Header', 'header', { templates: ['header'], is_main: true }),
    type('Footer', 'footer', { templates: ['footer'], is_main: true }),
    type('Product', 'main_product', { templates: ['product'], is_main: true }),
  ],
  presets: [
    {
      id: 'harbour',
      name: 'Harbour',
      description: 'Clear and quick.',
      settings: { primary: '#1f4fd8', secondary: '#f4f5f4', accent: '#a86400', background: '#ffffff', text: '#15181a', heading_font: 'inter', body_font: 'inter' },
      home: [],
    },
    {
      id: 'coastal',
      name: 'Coastal',
      description: 'Sea air.',
      settings: { primary: '#0e6272', secondary: '#f3eee4', accent: '#b4531f', background: '#ffffff', text: '#12303a', heading_font: 'lora', body_font: 'inter' },
      home: [],
    },
  ],
  fonts: [
    { id: 'inter', name: 'Inter', fallback: 'system-ui, sans-serif' },
    { id: 'lora', name: 'Lora', fallback: 'Georgia, serif' },
  ],
}
