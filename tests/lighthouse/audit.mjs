// Reads {chrome, runs, pages: [{name, url, cookie}]} and writes, for each page, the scores of every
// run and what costs points in the median one.
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { readFile } from 'node:fs/promises'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const { chrome, runs, pages } = JSON.parse(await readFile('/dev/stdin', 'utf8'))
const flags = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']

async function audit({ url, cookie }) {
  const browser = await launch({ chromePath: chrome, chromeFlags: flags, logLevel: 'error' })
  try {
    const options = { port: browser.port, onlyCategories: CATEGORIES, logLevel: 'error' }
    if (cookie) options.extraHeaders = { Cookie: cookie }
    return (await lighthouse(url, options)).lhr
  } finally {
    await browser.kill()
  }
}

const scoresOf = (lhr) => Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((lhr.categories[name].score ?? 0) * 100)]))

function lostIn(lhr) {
  return CATEGORIES.flatMap((name) =>
    lhr.categories[name].auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
      .map(({ id }) => ({
        category: name,
        id,
        title: lhr.audits[id].title,
        value: lhr.audits[id].displayValue ?? '',
        items: (lhr.audits[id].details?.items ?? []).slice(0, 5).map((item) => item.node?.snippet ?? item.description ?? item.url ?? ''),
      })),
  )
}

const results = {}
for (const page of pages) {
  const found = []
  for (let run = 0; run < runs; run += 1) found.push(await audit(page))
  found.sort((a, b) => a.categories.performance.score - b.categories.performance.score)
  const median = found[Math.floor(found.length / 2)]
  results[page.name] = {
    scores: scoresOf(median),
    lcp: Math.round(median.audits['largest-contentful-paint'].numericValue),
    tbt: Math.round(median.audits['total-blocking-time'].numericValue),
    cls: Number(median.audits['cumulative-layout-shift'].numericValue.toFixed(3)),
    bytes: median.audits['total-byte-weight'].numericValue,
    runs: found.map((lhr) => scoresOf(lhr).performance),
    lost: lostIn(median),
    problem: median.runtimeError?.message ?? '',
  }
  process.stderr.write(`${page.name}: ${JSON.stringify(results[page.name].scores)}\n`)
}
process.stdout.write(JSON.stringify(results, null, 2))
