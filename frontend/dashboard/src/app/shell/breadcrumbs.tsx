import { Link, useMatches } from '@tanstack/react-router'
import { Fragment } from 'react'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page's name on the way here. A loader that returns `{ crumb }` names it by its record. */
    crumb?: string
  }
}

const crumbOf = (loaderData: unknown) =>
  typeof loaderData === 'object' && loaderData !== null && 'crumb' in loaderData
    ? String(loaderData.crumb)
    : undefined

export function Breadcrumbs() {
  const crumbs = useMatches()
    .map((match) => ({ to: match.pathname, name: crumbOf(match.loaderData) ?? match.staticData.crumb }))
    .filter((crumb): crumb is { to: string; name: string } => Boolean(crumb.name))
  // an index route repeats its layout's crumb; the last one of an address speaks for it
  const distinct = crumbs.filter((crumb, at) => crumbs[at + 1]?.to.replace(/\/$/, '') !== crumb.to.replace(/\/$/, ''))

  return (
    <nav aria-label="Breadcrumbs" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-sm">
        {distinct.map((crumb, at) => {
          const isLast = at === distinct.length - 1
          return (
            <Fragment key={crumb.to}>
              {at > 0 && (
                <li aria-hidden className="text-muted/60 max-sm:hidden">
                  /
                </li>
              )}
              <li className={isLast ? 'min-w-0 truncate' : 'shrink-0 max-sm:hidden'}>
                {isLast ? (
                  <span aria-current="page">{crumb.name}</span>
                ) : (
                  <Link to={crumb.to as never} className="link-plain text-muted hover:text-text">
                    {crumb.name}
                  </Link>
                )}
              </li>
            </Fragment>
          )
        })}
      </ol>
    </nav>
  )
}
