import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'

import { renderPage } from '@/testing/render'

import RichText from './rich-text'
import { blanksIn, foreignTags, videoAddress, videoOf, withScheme } from './rich-text-html'

// jsdom has no layout, and the editor scrolls to the cursor
Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: () => new DOMRect() })

let written = ''
function Form({ html, hasPictures = false }: { html: string; hasPictures?: boolean }) {
  const [value, setValue] = useState(html)
  const take = (next: string) => {
    written = next
    setValue(next)
  }
  return <RichText value={value} onChange={take} hasPictures={hasPictures} label="Text of the page" />
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('what shops show comes back as it was', async () => {
  const html = [
    '<h2 class="align-center">About us</h2>',
    '<p>We sell <strong>lamps</strong> in <mark>your city</mark>.</p>',
    '<table><tbody><tr><th><p>Size</p></th><td colspan="2"><p>L</p></td></tr></tbody></table>',
    `<figure><img src="/media/s/${'a'.repeat(32)}/320.jpg" alt="A lamp" width="640" height="480"><figcaption>Ours</figcaption></figure>`,
    '<figure data-video="vimeo:76979871"><a href="https://vimeo.com/76979871">Watch the video on Vimeo</a></figure>',
    '<p>End</p>',
  ].join('')
  await renderPage(<Form html={html} hasPictures />)
  await screen.findByRole('textbox', { name: 'Text of the page' })
  await press('Quote')
  await press('Quote')

  expect(written).toBe(html)
})

test('a picture pasted from elsewhere is left out, and so is what acts', async () => {
  await renderPage(<Form html={'<p>Hi</p><figure><img src="https://elsewhere.example/x.jpg"></figure><p onclick="x()">you</p>'} hasPictures />)
  await screen.findByRole('textbox')

  await press('Bullets')
  await press('Bullets')

  expect(written).not.toContain('elsewhere')
  expect(written).not.toContain('onclick')
})

test('the arrow keys go through the toolbar, which takes one stop of the Tab key', async () => {
  await renderPage(<Form html="<p>Hi</p>" />)
  const bold = await screen.findByRole('button', { name: 'Bold' })
  const stops = () => [...screen.getByRole('toolbar').querySelectorAll('button, select')].filter((each) => (each as HTMLElement).tabIndex === 0)

  bold.focus()
  await userEvent.keyboard('{ArrowRight}')

  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Italic' }))
  expect(stops()).toEqual([document.activeElement])
})

test('a video is found in the address that somebody pastes', async () => {
  await renderPage(<Form html="" hasPictures />)
  await screen.findByRole('textbox')
  await press('Video')
  await userEvent.type(screen.getByLabelText('Address of the video'), 'https://elsewhere.example/v')
  await press('Add')
  expect(screen.getByRole('alert').textContent).toBe('Paste the address of a video at YouTube or Vimeo.')

  await userEvent.clear(screen.getByLabelText('Address of the video'))
  await userEvent.type(screen.getByLabelText('Address of the video'), 'https://youtu.be/dQw4w9WgXcQ?t=3')
  await press('Add')

  expect(written).toContain('<figure data-video="youtube:dQw4w9WgXcQ"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">Watch the video on YouTube</a></figure>')
})

test('what the editor cannot hold is named', () => {
  expect(foreignTags('<p>a<sub>2</sub></p><img src="x">')).toEqual(['sub', 'img'])
  expect(foreignTags('<p>a</p><img src="x">', { hasPictures: true })).toEqual([])
})

test('addresses and blanks are read', () => {
  expect(videoOf('https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ')).toBe('youtube:dQw4w9WgXcQ')
  expect(videoOf('vimeo.com/76979871')).toBe('vimeo:76979871')
  expect(videoOf('https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ')).toBeNull()
  expect(videoAddress('vimeo:76979871')).toBe('https://vimeo.com/76979871')
  expect(['/cart', 'a@b.example', 'b.example', '//b.example', 'tel:+491'].map(withScheme)).toEqual([
    '/cart',
    'mailto:a@b.example',
    'https://b.example',
    'https:////b.example',
    'tel:+491',
  ])
  expect(blanksIn('<p><mark>your city</mark> and <mark> your street </mark></p>')).toEqual(['your city', 'your street'])
})
