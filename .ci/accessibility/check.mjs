// Looks at record.html as its readers do: both themes, a wide and a narrow screen, paper, keyboard, and axe-core's rules.
// Ends non-zero if anything is found. Leaves pictures and a PDF to look at.
//
//     node check.mjs <folder for pictures> <record.html>...
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [pictures, ...records] = process.argv.slice(2);
if (!pictures || records.length === 0) {
  console.error("check.mjs: expected a folder for pictures and at least one record.html");
  process.exit(2);
}
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const findings = [];
mkdirSync(pictures, { recursive: true });

const profile = mkdtempSync(join(tmpdir(), "record-accessibility-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: browserPath,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
try {
  for (const record of records) {
    await check(resolve(record));
  }
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
console.log(findings.length === 0
  ? `${records.length} records: nothing found`
  : `${findings.length} findings\n  ${findings.join("\n  ")}`);
process.exit(findings.length === 0 ? 0 : 1);

async function check(file) {
  const name = basename(dirname(file));
  const say = (what) => findings.push(`${name}: ${what}`);
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => say(`page error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && say(`console: ${message.text()}`));
  for (const theme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(pathToFileURL(file).href);
      await look(page, `${theme}, ${width} px`, say);
      await page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`), fullPage: true });
    }
  }
  await keyboard(page, say);
  await page.emulateMedia({ media: "print" });
  await paper(page, say);
  await page.pdf({ path: join(pictures, `${name}.pdf`), preferCSSPageSize: true, printBackground: false });
  const outside = asked.filter((url) => url !== pathToFileURL(file).href && !url.startsWith("data:"));
  if (outside.length > 0) {
    say(`asks for ${[...new Set(outside)].join(", ")}, expected nothing but itself`);
  }
  await page.close();
  console.log(`${name}: looked at in two themes, on two screens, on paper and by keyboard`);
}

// axe-core's rules, and that nothing but a table's own area scrolls sideways
async function look(page, where, say) {
  await page.evaluate(axe);
  const { violations, incomplete, passes } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } }), rules);
  const contrast = passes.find((rule) => rule.id === "color-contrast");
  if (!contrast || contrast.nodes.length === 0) {
    say(`${where}: the contrast of no text was looked at`);
  }
  for (const rule of violations) {
    say(`${where}: ${rule.id}, ${rule.help}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }
  // what axe could not decide: texts of drawings, which are measured below, and on the narrow screen what is scrolled away,
  // which has the same colours as on the wide one
  const undecided = incomplete.filter((rule) => rule.id === "color-contrast").flatMap((rule) => rule.nodes)
    .filter((node) => !node.html.startsWith("<text"));
  if (undecided.length > 0 && !where.includes("390")) {
    say(`${where}: contrast undecided of ${undecided.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  }
  for (const weak of await page.evaluate(weakDrawings)) {
    say(`${where}: drawing, ${weak}`);
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) {
    say(`${where}: the page is ${sideways} px too wide`);
  }
}

// WCAG 2.2, 1.4.3 for texts (4.5:1) and 1.4.11 for bars (3:1), against the ground on which they are drawn
function weakDrawings() {
  const rgb = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => {
    const [r, g, b] = rgb(colour).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\(.*, 0\)|transparent/.test(colour)) {
        return colour;
      }
    }
    return "rgb(255, 255, 255)";
  };
  const weak = [];
  for (const part of document.querySelectorAll("svg text, svg rect.main, svg rect.harm, svg rect.aside, svg rect.mark")) {
    const needed = part.tagName === "text" ? 4.5 : 3;
    const found = ratio(getComputedStyle(part).fill, ground(part));
    if (found < needed) {
      weak.push(`${found.toFixed(2)}:1 of ${needed}:1, ${part.outerHTML.slice(0, 100)}`);
    }
  }
  return [...new Set(weak)].slice(0, 5);
}

// every link and every table that scrolls is reached by Tab, in order, and shows that it has the focus
async function keyboard(page, say) {
  await page.setViewportSize({ width: 1280, height: 900 });
  const expected = await page.evaluate(() => document.querySelectorAll("a[href], [tabindex='0']").length);
  let reached = 0;
  for (let i = 0; i < expected + 1; i++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) {
        return null;
      }
      const style = getComputedStyle(element);
      return { html: element.outerHTML.slice(0, 120), seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
    });
    if (focus === null) {
      break;
    }
    reached++;
    if (!focus.seen) {
      say(`keyboard: the focus is not seen on ${focus.html}`);
    }
  }
  if (reached !== expected) {
    say(`keyboard: ${reached} of ${expected} elements were reached`);
  }
}

// at the width of the paper nothing is cut off at its right edge
async function paper(page, say) {
  await page.setViewportSize({ width: 695, height: 1000 }); // A4 less its margins, at 96 dpi
  const cut = await page.evaluate(() => [...document.querySelectorAll("table, figure, dl, p, code")]
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 100)));
  if (cut.length > 0) {
    say(`paper: ${cut.length} elements are cut, the first: ${cut[0]}`);
  }
}
