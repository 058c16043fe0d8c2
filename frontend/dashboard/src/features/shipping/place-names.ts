import type { Country, Zone } from './api'

const SHOWN = 4

/** "Germany, Austria, France and 12 more". */
export function placesText(zone: Pick<Zone, 'places' | 'is_rest_of_world'>, countries: Country[]): string {
  if (zone.is_rest_of_world) return 'Every country that no other zone names'
  const names = new Map(countries.map(({ code, name }) => [code, name]))
  const said = zone.places.map(({ country, provinces }) => {
    const name = names.get(country) ?? country
    return provinces.length > 0 ? `${name} (${provinces.length} ${provinces.length === 1 ? 'region' : 'regions'})` : name
  })
  if (said.length <= SHOWN + 1) return said.join(', ')
  return `${said.slice(0, SHOWN).join(', ')} and ${said.length - SHOWN} more`
}
