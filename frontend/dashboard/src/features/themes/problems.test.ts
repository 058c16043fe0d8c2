import { complaintsOf, THEME } from './problems'
import { sampleDocument } from './sample-theme'

const problem = (field: string, message = 'Look again.') => ({ field, rule: 'some_rule', message })

test('a colour that is too pale comes with one that would do', () => {
  const message = 'Text on the background has 2.8:1 and needs 4.5:1; #595959 would do.'
  const complaints = complaintsOf(sampleDocument, [problem('settings.text', message)], {
    suggestions: { 'settings.text': '#595959' },
  })

  expect(complaints.at(THEME, 'text')).toEqual({ message, remedy: '#595959' })
  expect(complaints.isIn('hero-1')).toBe(false)
  expect(complaints.others).toEqual([])
})

test('a complaint about a block is found at its setting, and marks the section around it', () => {
  const complaints = complaintsOf(sampleDocument, [problem('document.templates.home.1.blocks.0.settings.heading')])

  expect(complaints.at('slide-1', 'heading')?.message).toBe('Look again.')
  expect(complaints.isIn('slide-1')).toBe(true)
  expect(complaints.isIn('slides-1')).toBe(true)
  expect(complaints.isIn('slide-2')).toBe(false)
})

test('what no field shows is said apart', () => {
  const complaints = complaintsOf(sampleDocument, [problem('document', 'Too large.'), problem('templates.home.0', 'Unknown.')])

  expect(complaints.others).toEqual(['Too large.', 'Unknown.'])
  expect(complaints.isIn('hero-1')).toBe(true)
  expect(complaints.count).toBe(2)
})
