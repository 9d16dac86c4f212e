// The extension in Visual Studio Code, as code-server serves it to a headless Chromium: squiggles, a quick fix, the file saved.
//
//     npm install --prefix DIR code-server playwright-core    # needs the version of Node.js that code-server names
//     (cd editors/vscode && npm install && npm run package)
//     NODE_PATH=DIR/node_modules node scripts/lsp/vscode.mjs PROGRAM PICTURE.png
//
// Not part of .ci/run. Chromium is the one on the PATH, or CHROMIUM names it.

import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const TEXT = "🙂 大坝 held.\nThe mayor said that 🙂 the the shelter is open.\nIt it is dry, and that is so.\n";
const PORT = 18291;
const [program, picture] = process.argv.slice(2);
if (!picture) {
  console.error("usage: vscode.mjs PROGRAM PICTURE.png");
  process.exit(2);
}

const modules = process.env.NODE_PATH;
const { chromium } = createRequire(path.join(modules, "x.js"))("playwright-core");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mtlint-"));
const [articles, user, extensions] = ["articles", "user", "extensions"].map((name) => path.join(folder, name));
const settings = JSON.stringify({
  "mtlint.path": path.resolve(program),
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "chat.disableAIFeatures": true,
});
fs.mkdirSync(articles);
fs.writeFileSync(path.join(articles, "news.txt"), TEXT);
for (const kind of ["User", "Machine"]) {
  fs.mkdirSync(path.join(user, kind), { recursive: true });
  fs.writeFileSync(path.join(user, kind, "settings.json"), settings);
}

const entry = path.join(modules, "code-server", "out", "node", "entry.js");
const common = [entry, "--user-data-dir", user, "--extensions-dir", extensions];
const vsix = new URL("../../editors/vscode/mtlint.vsix", import.meta.url).pathname;
execFileSync(process.execPath, [...common, "--install-extension", process.env.VSIX ?? vsix], { stdio: "inherit" });
const args = ["--auth", "none", "--bind-addr", `127.0.0.1:${PORT}`, "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", articles];
const server = spawn(process.execPath, [...common, ...args], { stdio: "ignore" });

async function reachable() {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await fetch(`http://127.0.0.1:${PORT}/healthz`).then(() => true, () => false)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("code-server did not start");
}

let browser;
try {
  await reachable();
  const executablePath = process.env.CHROMIUM ?? execFileSync("which", ["chromium"]).toString().trim();
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`http://127.0.0.1:${PORT}/?folder=${encodeURIComponent(articles)}`);
  await page.getByText("news.txt").first().dblclick();
  await page.locator(".squiggly-error").first().waitFor();
  await page.screenshot({ path: picture });
  // Into the second finding, behind an emoji.
  await page.locator(".view-line").nth(1).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  for (let steps = 0; steps < [..."The mayor said that 🙂 the"].length; steps += 1) {
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Control+.");
  const missing = await page.getByText("Delete the repeated word (safe)").first().waitFor().catch((error) => error);
  await page.screenshot({ path: picture.replace(/\.png$/, "-fixes.png") });
  if (missing) {
    throw missing;
  }
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1000);
  await page.keyboard.press("Control+s");
  const wanted = TEXT.replace("the the", "the");
  for (let tries = 0; tries < 60 && fs.readFileSync(path.join(articles, "news.txt"), "utf8") !== wanted; tries += 1) {
    await page.waitForTimeout(500);
  }
  const saved = fs.readFileSync(path.join(articles, "news.txt"), "utf8");
  await page.screenshot({ path: picture.replace(/\.png$/, "-saved.png") });
  if (saved !== wanted) {
    throw new Error(`the file was saved as ${JSON.stringify(saved)}`);
  }
  console.log("Visual Studio Code: squiggles, a quick fix and the saved file are right");
} finally {
  await browser?.close();
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}
