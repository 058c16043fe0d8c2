/** The few line icons that islands draw themselves, as snippets/icons.html draws them. */
const PATHS = {
  before: 'M12 4 6 10l6 6',
  after: 'm8 4 6 6-6 6',
  pause: 'M7 5v10M13 5v10',
  play: 'M7 5v10l8-5z',
  close: 'm5 5 10 10M15 5 5 15',
}

export function icon(name: keyof typeof PATHS): string {
  return `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`
}

export function iconButton(label: string, name: keyof typeof PATHS): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'icon-button'
  button.ariaLabel = label
  button.innerHTML = icon(name)
  return button
}
