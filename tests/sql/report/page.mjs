// Opens a report in Chromium: page.mjs REPORT. Prints 'fine', or what is not. Needs puppeteer-core and axe-core
// below PAYDIRT_NODE_MODULES; nothing of this is needed to make or to read a report.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const find = createRequire(resolve(process.env.PAYDIRT_NODE_MODULES, 'x.js')).resolve;
const puppeteer = (await import(find('puppeteer-core'))).default;
const axe = readFileSync(find('axe-core/axe.min.js'), 'utf8');
const wrong = [];
const check = (what, good) => good || wrong.push(what);

const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
const page = await browser.newPage();
const asked = [];
page.on('console', message => wrong.push(`console: ${message.text()}`));
page.on('pageerror', error => wrong.push(`error: ${error.message}`));
page.on('dialog', dialog => { wrong.push('a dialog opened'); dialog.dismiss(); });
page.on('request', request => asked.push(request.url()));
await page.goto(`file://${resolve(process.argv[2])}`);

const shown = () => page.$$eval('#table tbody.on', all => all.length);
const column = n => page.$$eval('#table tbody.on', (all, n) => all.map(b => b.rows[0].cells[n].dataset.v ?? b.rows[0].cells[n].textContent), n);
const settle = () => new Promise(done => setTimeout(done, 300));
const all = await shown();
check('it has rows', all > 0);
check('it asks for nothing else', asked.length === 1);

const money = 4;
await page.$eval(`#table th:nth-child(${money + 1}) button`, button => button.click());
let values = (await column(money)).filter(v => v !== '').map(Number);
check('money sorts downwards', values.every((v, i) => !i || values[i - 1] >= v));
await page.$eval(`#table th:nth-child(${money + 1}) button`, button => button.click());
values = (await column(money)).filter(v => v !== '').map(Number);
check('and upwards', values.every((v, i) => !i || values[i - 1] <= v));
check('the head says so', await page.$eval(`#table th:nth-child(${money + 1})`, th => th.getAttribute('aria-sort')) === 'ascending');

await page.type('#find', 'no such words anywhere');
await settle();
check('a search that finds nothing shows nothing', await shown() === 0);
await page.$eval('#filter button[type=reset]', button => button.click());
await settle();
check('cleared, all is there again', await shown() === all);
const kind = await page.$eval('#table tbody.on', body => body.dataset.kind);
await page.select('#kind', kind);
check('a kind filters', await page.$$eval('#table tbody.on', (bodies, kind) => bodies.length > 0 && bodies.every(b => b.dataset.kind === kind), kind));
await page.select('#kind', '');

await page.focus('#table tbody.on summary');
await page.keyboard.press('Enter');
check('a row opens by the keyboard', await page.$eval('#table tbody.on details', details => details.open));

// put in by the debugger, which the page's policy does not concern
await page.evaluate(axe);
for (const scheme of ['light', 'dark']) {
	await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
	const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
	for (const v of found.violations.filter(v => ['serious', 'critical'].includes(v.impact)))
		wrong.push(`axe, ${scheme}: ${v.id}: ${v.nodes[0].html.slice(0, 100)}`);
}
for (const width of [320, 1280]) {
	await page.setViewport({ width, height: 800 });
	check(`${width} pixels are wide enough`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}
await browser.close();
console.log(wrong.length ? wrong.join('\n') : 'fine');
