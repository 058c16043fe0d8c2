// Reads {chrome, runs, patience, pages: [{name, url, cookie}]} and writes, for each page, the scores of
// its median run, what costs points in it, and how fast and how busy the machine was in every run.
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { goAhead, goAheadWith, patience } from './quiet.mjs'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const TRIES = 3 // a run that broke is none: Lighthouse asks for another
const MOST_NAMED = 5 // of the places that one audit blames
const { chrome, runs, patience: seconds, pages } = JSON.parse(await readFile('/dev/stdin', 'utf8'))
const flags = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']

/** As the edge has it for all but the first visitor. */
function warm({ url, cookie }) {
  const { host, port, pathname, search } = new URL(url)
  const headers = cookie ? { host, cookie } : { host }
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: pathname + search, headers }, (answer) => answer.resume().on('end', resolve)).on('error', reject)
  })
}

async function audit(page) {
  let lhr = await once(page)
  for (let tries = 1; lhr.runtimeError && tries < TRIES; tries += 1) {
    process.stderr.write(`${page.name}: ${lhr.runtimeError.code}, trying again\n`)
    lhr = await once(page)
  }
  return lhr
}

async function once({ url, cookie }) {
  const browser = await launch({ chromePath: chrome, chromeFlags: flags, logLevel: 'error' })
  goAheadWith(browser.pid)
  try {
    const options = { port: browser.port, onlyCategories: CATEGORIES, logLevel: 'error' }
    if (cookie) options.extraHeaders = { Cookie: cookie }
    return (await lighthouse(url, options)).lhr
  } finally {
    await browser.kill()
  }
}

const percent = (score) => Math.round((score ?? 0) * 100)
const scoresOf = (lhr) => Object.fromEntries(CATEGORIES.map((name) => [name, percent(lhr.categories[name].score)]))
const numberOf = (lhr, id) => lhr.audits[id].numericValue ?? 0

/** What costs points, the dearest first, and then what Lighthouse thinks is behind it. */
function lostIn(lhr) {
  return CATEGORIES.flatMap((category) =>
    lhr.categories[category].auditRefs
      .map(({ id, weight }) => ({ ...lhr.audits[id], weight }))
      .filter(({ score, weight }) => score !== null && score < (weight > 0 ? 1 : 0.9))
      .sort((a, b) => b.weight * (1 - b.score) - a.weight * (1 - a.score))
      .map(({ title, score, displayValue, details }) => ({
        category,
        title,
        score: percent(score),
        value: displayValue ?? '',
        items: placesOf(details?.items).slice(0, MOST_NAMED),
      })),
  )
}

/** Whatever names a place; an audit's details may be anything. */
function placesOf(items) {
  if (!Array.isArray(items)) return []
  return items.map((item) => item.node?.snippet ?? item.description ?? item.url).filter((place) => typeof place === 'string')
}

goAhead()
const quiet = patience(seconds * 1000)
const results = {}
for (const page of pages) {
  const found = []
  for (let run = 0; run < runs; run += 1) {
    const busy = await quiet()
    await warm(page)
    found.push({ lhr: await audit(page), busy })
  }
  const machine = { speeds: found.map(({ lhr }) => Math.round(lhr.environment.benchmarkIndex)), busy: found.map(({ busy }) => percent(busy)) }
  const byScore = found.map(({ lhr }) => lhr).sort((a, b) => a.categories.performance.score - b.categories.performance.score)
  const median = byScore[Math.floor(byScore.length / 2)]
  results[page.name] = {
    scores: scoresOf(median),
    runs: byScore.map((lhr) => scoresOf(lhr).performance),
    lcp: Math.round(numberOf(median, 'largest-contentful-paint')),
    tbt: Math.round(numberOf(median, 'total-blocking-time')),
    cls: Number(numberOf(median, 'cumulative-layout-shift').toFixed(3)),
    bytes: numberOf(median, 'total-byte-weight'),
    lost: lostIn(median),
    problem: median.runtimeError?.message ?? '',
    ...machine,
  }
  process.stderr.write(`${page.name}: ${JSON.stringify(results[page.name].scores)}, runs ${results[page.name].runs.join(' ')}, `)
  process.stderr.write(`speed ${machine.speeds.join(' ')}, busy ${machine.busy.map((share) => `${share} %`).join(' ')}\n`)
}
process.stdout.write(JSON.stringify(results, null, 2))
