// What only a browser can tell of the site: node site.mjs DIR, where a generator has built it. CHROME names the browser.
// Every page at two widths, light and dark: nothing stands out sideways, axe finds nothing serious. Besides: what a copy
// button copies, what a search finds first, the page for an address that is not there. SHOTS=DIR keeps pictures.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';

const folder = path.resolve(process.argv[2]);
const only = process.argv[3];
const shots = process.env.SHOTS;
const axe = fs.readFileSync(createRequire(path.join(process.cwd(), 'x.js')).resolve('axe-core/axe.min.js'), 'utf8');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };
const UNDER = '/docs/latest/'; // as on a host where the site is one of many
const server = http.createServer((asked, answer) => {
  const at = decodeURIComponent(new URL(asked.url, 'http://x').pathname);
  let file = at.startsWith(UNDER) ? path.join(folder, at.slice(UNDER.length)) : '';
  if (file && fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
  const there = file && fs.existsSync(file);
  answer.writeHead(there ? 200 : 404, { 'content-type': TYPES[path.extname(there ? file : '404.html')] || 'text/plain; charset=utf-8' });
  answer.end(fs.readFileSync(there ? file : path.join(folder, '404.html')));
});
await new Promise(done => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${server.address().port}${UNDER}`;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'browser-'));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME || '/usr/bin/chromium',
  userDataDir: profile,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let asked = 0, failed = 0;

function ask(name, what, met, told = '') {
  asked++;
  if (!met) { failed++; console.log(`FAIL ${name}: ${what} ${told}`); }
}

const tab = await browser.newPage();
let errors = [], foreign = [];
tab.on('pageerror', error => errors.push(String(error)));
tab.on('request', one => { if (!one.url().startsWith(new URL(base).origin) && !/^(data|blob|about):/.test(one.url())) foreign.push(one.url()); });

async function look(page) {
  for (const width of [390, 1280]) for (const scheme of ['light', 'dark']) {
    await tab.setViewport({ width, height: 900 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    if (scheme === 'light') await tab.goto(base + page, { waitUntil: 'load' });
    await tab.evaluate(() => document.querySelectorAll('article details').forEach(one => { one.open = true; }));
    await new Promise(done => setTimeout(done, scheme === 'dark' ? 300 : 0)); // colours change slowly
    const given = await tab.evaluate(() => document.body.getAttribute('data-md-color-scheme'));
    ask(page, `is ${scheme}`, given === (scheme === 'dark' ? 'slate' : 'default'), given);
    const over = await tab.evaluate(() => {
      const wide = [...document.querySelectorAll('article *')].filter(one => {
        const box = one.getBoundingClientRect();
        const held = one.parentElement.closest('pre, .md-typeset__scrollwrap, .highlight, svg, .md-clipboard, .scrolls');
        return box.width && box.right > innerWidth + 1 && !held;
      });
      return [document.documentElement.scrollWidth - innerWidth, wide.slice(0, 3).map(one => one.outerHTML.slice(0, 80)).join(' | ')];
    });
    ask(page, `nothing stands out sideways at ${width}`, over[0] <= 0 && !over[1], over.join(' px: '));
    const tables = await tab.evaluate(() => [...document.querySelectorAll('article table')].filter(one => {
      for (let up = one; up.tagName !== 'ARTICLE'; up = up.parentElement) if (up.scrollWidth > up.clientWidth + 1 && getComputedStyle(up).overflowX !== 'visible') return true;
      return false;
    }).map(one => one.textContent.trim().slice(0, 40)));
    ask(page, `no table has to be pushed sideways at ${width}`, !tables.length, tables.join(' | '));
    const found = await tab.evaluate(async script => {
      (0, eval)(script);
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.filter(one => ['serious', 'critical'].includes(one.impact)).map(one => `${one.id} x${one.nodes.length} ${one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.replace(/\s+/g, ' ').slice(0, 100)).join(' ; ')}`);
    }, axe);
    ask(page, `axe at ${width}, ${scheme}`, found.length === 0, found.join(' | '));
    if (shots) await tab.screenshot({ path: path.join(shots, `${page.replaceAll('/', '_') || 'index'}-${width}-${scheme}.png`), fullPage: process.env.FULL === '1' });
  }
}

// What a copy button copies: commands and code, as they can be pasted.
async function copies(page) {
  await browser.defaultBrowserContext().overridePermissions(new URL(base).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
  await tab.goto(base + page, { waitUntil: 'load' });
  const kept = await tab.evaluate(async () => {
    const texts = [];
    for (const code of document.querySelectorAll('article :is(.language-pycon, .language-console) pre > code')) {
      code.setAttribute('data-md-copying', ''); // as the theme does, when it takes the words
      texts.push(code.innerText);
      code.removeAttribute('data-md-copying');
    }
    return texts;
  });
  const wrong = kept.filter(text => /^(>>>|\.\.\.|\$) /m.test(text) || !text.trim() );
  ask(page, 'what is copied can be pasted', wrong.length === 0, JSON.stringify(wrong.slice(0, 2)));
}

const pages = fs.readdirSync(folder, { recursive: true }).filter(name => name.endsWith('index.html')).map(name => name.replace(/index\.html$/, '')).sort();
for (const page of pages.filter(one => !only || one.includes(only))) {
  errors = []; foreign = [];
  await look(page);
  await copies(page);
  ask(page, 'no error of a script', errors.length === 0, errors.join(' '));
  ask(page, 'nothing is fetched from elsewhere', foreign.length === 0, foreign.join(' '));
}
// What a search finds first: for the word of a kind, the page of that kind.
async function search(word) {
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(base, { waitUntil: 'load' });
  await tab.evaluate(() => (document.querySelector('.md-search__button') || document.querySelector('.md-search__input')).click());
  await tab.evaluate(() => document.querySelector('.md-search__input')?.focus());
  await new Promise(done => setTimeout(done, 500));
  await tab.keyboard.type(word, { delay: 20 });
  let first = '';
  for (let turn = 0; turn < 20 && !first; turn++) {
    await new Promise(done => setTimeout(done, 250));
    first = await tab.evaluate(() => {
      const open = [document, ...[...document.querySelectorAll('*')].map(one => one.shadowRoot).filter(Boolean)];
      return open.map(one => one.querySelector('.md-search-result__link') || (one !== document && one.querySelector('a[href*="?h="]'))).find(Boolean)?.href || '';
    });
  }
  ask(`search for ${word}`, 'the page of the kind comes first', first.includes(`/reference/kinds/${word}/`), first);
}
if (!only || only === 'search') for (const page of pages) { const kind = /^reference\/kinds\/(\w+)\/$/.exec(page); if (kind) await search(kind[1]); }

// An address that is not there, deep under the site's own path.
const missing = await tab.goto(`${base}no/such/page/`, { waitUntil: 'load' });
ask('404', 'has the dress of the site', missing.status() === 404 && await tab.evaluate(() => [...document.styleSheets].some(one => one.href) && [...document.querySelectorAll('link[rel=stylesheet]')].every(one => one.sheet)));
await tab.close();

await browser.close();
server.close();
fs.rmSync(profile, { recursive: true, force: true });
console.log(`${pages.length} pages: ${asked - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
