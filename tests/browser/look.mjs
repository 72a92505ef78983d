// What only a browser can tell of pages: node look.mjs DIR, where tests/browser/pages.py has written them. CHROME names the browser.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const folder = path.resolve(process.argv[2]);
const axe = fs.readFileSync(createRequire(path.join(process.cwd(), 'x.js')).resolve('axe-core/axe.min.js'), 'utf8');
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  userDataDir: profile,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const lone = /[\0]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
let asked = 0, failed = 0;

function ask(name, what, met, told = '') {
  asked++;
  if (!met) { failed++; console.log(`FAIL ${name}: ${what} ${told}`); }
}

// The text as it stands, the cards, the keyboard and the views: all without a script.
async function withoutScripts(tab, name, url, source) {
  await tab.setJavaScriptEnabled(false);
  await tab.goto(url);
  const text = await tab.evaluate(() => [...document.querySelectorAll('#text [data-span]')].map(one => one.textContent).join(''));
  ask(name, 'the blocks, joined, are the source', text === source.replace(lone, '\ufffd'));
  const unseen = await tab.evaluate(() => [...document.querySelectorAll('#text .row .b')].filter(one => one.textContent.trim() && !one.getClientRects().length).length);
  ask(name, 'every block is seen', unseen === 0, unseen);
  const card = await tab.evaluate(() => document.querySelector('#text .row .ins > a.l')?.getAttribute('href'));
  if (!card) return;
  await tab.goto(url + card);
  ask(name, 'a card opens by its address', await tab.evaluate(to => getComputedStyle(document.querySelector(to)).position === 'fixed', card));
  await tab.goto(url);
  let reached = false;
  for (let press = 0; press < 400 && !reached; press++) {
    await tab.keyboard.press('Tab');
    reached = await tab.evaluate(() => document.activeElement.matches('.ins > a.l'));
  }
  ask(name, 'the keyboard reaches an insertion', reached);
  if (reached) {
    ask(name, 'the note is seen', await tab.evaluate(() => getComputedStyle(document.activeElement.closest('.ins'), '::before').display !== 'none'));
    await tab.keyboard.press('Enter');
    await new Promise(done => setTimeout(done, 200));
    ask(name, 'Enter opens the card', await tab.evaluate(() => !!document.querySelector('.card:target')));
    await tab.keyboard.press('Tab');
    ask(name, 'Tab goes into the card', await tab.evaluate(() => !!document.activeElement.closest('.card:target')));
  }
  await tab.goto(url);
  for (const [view, out] of [['#v-read', '.ins.f-explains,.ins.f-comment:not(.k-unclassified),.mark'], ['#v-orig', '.ins,.mark,.fn']]) {
    const left = await tab.evaluate((view, out) => {
      document.querySelector(view).click();
      return [...document.querySelectorAll('#text .row :is(' + out + ')')].filter(one => one.getClientRects().length).length;
    }, view, out);
    ask(name, `${view} leaves out what it must`, left === 0, left);
  }
}

async function withScripts(tab, name, url) {
  await tab.setJavaScriptEnabled(true);
  for (const width of [320, 390, 820, 1280, 1920]) {
    await tab.setViewport({ width, height: 900 });
    await tab.goto(url);
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    ask(name, `nothing stands out sideways at ${width}`, over <= 0, `${over} px`);
  }
  for (const width of [390, 1280]) for (const scheme of ['light', 'dark']) for (const hash of ['', '#c0']) {
    await tab.setViewport({ width, height: 900 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await tab.goto('about:blank');
    await tab.goto(url + hash);
    if (hash) await tab.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
    const found = await tab.evaluate(async script => {
      (0, eval)(script);
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.map(one => `${one.id} x${one.nodes.length} ${one.nodes[0].html.slice(0, 90)}`);
    }, axe);
    ask(name, `axe at ${width}, ${scheme} ${hash}`, found.length === 0, found.join(' | '));
  }
}

const pages = fs.readdirSync(folder).filter(name => name.endsWith('.html')).map(name => path.join(folder, name));
pages.push(path.join(folder, 'site', 'index.html'));
for (const file of pages) {
  const name = path.relative(folder, file), url = 'file://' + file, record = file.replace(/html$/, 'json');
  const tab = await browser.newPage();
  const requests = [], errors = [];
  tab.on('request', one => requests.push(one.url()));
  tab.on('console', one => one.type() === 'error' && errors.push(one.text()));
  tab.on('pageerror', error => errors.push(String(error)));
  tab.on('dialog', one => { errors.push('a dialog'); one.dismiss(); });
  if (fs.existsSync(record)) await withoutScripts(tab, name, url, JSON.parse(fs.readFileSync(record, 'utf8')));
  await withScripts(tab, name, url);
  ask(name, 'nothing is fetched', requests.every(one => one.startsWith(url) || one === 'about:blank' || one.startsWith('data:')), requests.join(' ').slice(0, 200));
  ask(name, 'no error, no dialog', errors.length === 0, errors.join(' '));
  await tab.close();
}
await browser.close();
fs.rmSync(profile, { recursive: true, force: true });
console.log(`${asked - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
