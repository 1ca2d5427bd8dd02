// Looks at Allure's report in Chromium: its main views, each opening, the first failed step. Ends non-zero if anything
// is found. Leaves pictures.
//
//     node look.mjs <folder with node_modules> <allure-report> <folder for pictures>
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";

const [modules, report, pictures] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, "any.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const findings = [];
mkdirSync(pictures, { recursive: true });

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".png": "image/png", ".svg": "image/svg+xml" };
const server = createServer((request, answer) => {
  const path = join(report, decodeURIComponent(new URL(request.url, "http://any").pathname).replace(/\/$/, "/index.html"));
  const found = path.startsWith(report) && existsSync(path) && statSync(path).isFile();
  answer.writeHead(found ? 200 : 404, { "content-type": types[extname(path)] ?? "application/octet-stream" });
  answer.end(found ? readFileSync(path) : "");
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const base = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true,
  args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const asked = new Set();
  page.on("request", (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(base)
    || asked.add(request.url()));
  for (const view of ["", "suites", "behaviors", "categories", "graph", "timeline"]) {
    await open(page, view);
    await page.screenshot({ path: join(pictures, `${view || "overview"}.png`) });
  }
  const tests = leaves(JSON.parse(readFileSync(join(report, "data/suites.json"))));
  const openings = tests.filter((test) => test.name.startsWith("00."));
  if (openings.length === 0) {
    findings.push("no opening, expected one for each scenario");
  }
  await page.setViewportSize({ width: 1920, height: 1000 });
  for (const [index, test] of openings.entries()) {
    await open(page, `suites/${test.parentUid}/${test.uid}/`);
    await opening(page, test.name);
    await page.screenshot({ path: join(pictures, `opening-${index}.png`) });
  }
  const failed = tests.find((test) => test.status === "failed" && !test.name.startsWith("00."));
  if (failed) {
    await open(page, `suites/${failed.parentUid}/${failed.uid}/`);
    await page.screenshot({ path: join(pictures, "failed-step.png") });
  }
  if (asked.size > 0) {
    findings.push(`asks for ${[...asked].join(", ")}, expected nothing but itself`);
  }
  console.log(findings.length === 0
    ? `${openings.length} openings and 6 views: nothing found`
    : `${findings.length} findings\n  ${findings.join("\n  ")}`);
} finally {
  await browser.close();
  server.close();
}
process.exit(findings.length === 0 ? 0 : 1);

async function open(page, place) {
  await page.goto(`${base}#${place}`);
  await page.waitForTimeout(900);
}

// what the drills put into the page; the rest is Allure's own
async function opening(page, name) {
  await page.evaluate(axe);
  const ours = await page.evaluate(() => {
    const part = document.querySelector(".description__text") ?? document.querySelector(".test-result-overview .pane__section");
    part?.setAttribute("data-ours", "");
    return part !== null;
  });
  if (!ours) {
    findings.push(`${name}: no description found`);
    return;
  }
  const seen = await page.evaluate(async () => {
    const result = await globalThis.axe.run("[data-ours]", { runOnly: { type: "tag",
      values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
    const charts = [...document.querySelectorAll("[data-ours] img")];
    return {
      violations: result.violations.map((rule) => `${rule.id}, ${rule.help}: ${rule.nodes[0].html.slice(0, 120)}`),
      mute: charts.filter((chart) => (chart.alt ?? "").length < 20).length,
      unreachable: charts.filter((chart) => chart.parentElement.tabIndex < 0).length,
    };
  });
  seen.violations.forEach((violation) => findings.push(`${name}: ${violation}`));
  if (seen.mute + seen.unreachable > 0) {
    findings.push(`${name}: ${seen.mute} charts without a text, ${seen.unreachable} not reached by keyboard`);
  }
}

function leaves(node) {
  return node.children ? node.children.flatMap(leaves) : [node];
}
