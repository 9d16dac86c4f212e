// The extension in Visual Studio Code, as code-server serves it to a headless Chromium: squiggles, a quick fix, the file saved,
// the status bar, each command, the lens of a rule, a word accepted in mtlint.toml.
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

const TEXT = "🙂 大坝 held.\nThe mayor said that 🙂 the the shelter is open.\nThe roof of of the hall is dry.\n";
const RULE = `[[rule]]
id = "house/sluice"
severity = "note"
message = "“$0” is a gate"
why = "The house says gate."
category = "style/other"
match.phrases = ["sluice"]
bad = ["A [sluice]."]
good = ["A gate."]
`;
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
fs.writeFileSync(path.join(articles, "dam.en.txt"), "The dam near the town held for 41 hours on Monday, the mayor said.\n");
fs.writeFileSync(path.join(articles, "dam.de.txt"), "Der Damm bei der Stadt hielt am Montag 14 Stunden, sagte der Bürgermeister.\n");
fs.writeFileSync(path.join(articles, "mtlint.toml"), `source-lang = "de"\n\n${RULE}`);
fs.writeFileSync(path.join(articles, "words.txt"), "The Bundesregierung met on Monday in the old town hall.\n");
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
  for (let tries = 0; tries < 30; tries += 1) {
    if (await fetch(`http://127.0.0.1:${PORT}/healthz`).then(() => true, () => false)) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("code-server did not start");
}

/** Waits until `get` gives something true. */
async function until(what, get) {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await get()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Opens a file of the folder by its name. */
async function open(page, name) {
  await page.keyboard.press("Control+p");
  await page.locator(".quick-input-widget input").first().fill(name);
  await page.locator(".quick-input-list .monaco-list-row").getByText(name).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Opens the menu of actions at the cursor, until it offers this one. */
async function actions(page, title) {
  await until(title, async () => {
    await page.keyboard.press("Control+.");
    const offered = await page.getByText(title).first().waitFor({ timeout: 5_000 }).then(() => true, () => false);
    await (offered || page.keyboard.press("Escape"));
    return offered;
  });
}

/** Runs a command of the extension by its title. */
async function run(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>mtlint: ${title}`);
  await page.locator(".quick-input-list .monaco-list-row").getByText(title).first().waitFor();
  await page.keyboard.press("Enter");
}

/** The commands, the status bar and the lens, one after the other, each with a picture. */
async function commands(page) {
  const shot = (name) => page.screenshot({ path: picture.replace(/\.png$/, `-${name}.png`) });
  const shows = (selector, text) => async () => (await page.locator(selector).allInnerTexts()).some((shown) => shown.replace(/\s+/g, " ").includes(text));
  const status = (counts) => until(`${counts} in the status bar`, shows(".statusbar-item", counts));
  const saved = (name) => fs.readFileSync(path.join(articles, name), "utf8");

  await status("1 1 0");
  await run(page, "Apply all safe fixes");
  await status("0 1 0");
  await page.keyboard.press("Control+s");
  await until("all safe fixes", () => saved("news.txt") === TEXT.replace("the the", "the").replace("of of", "of"));
  await shot("all");

  await open(page, "dam.en.txt");
  await page.locator(".squiggly-warning, .squiggly-error").first().waitFor();
  await shot("pair");
  await run(page, "Open the report");
  const inReport = () => page.frames().map((frame) => frame.getByText("numbers/changed").count().catch(() => 0));
  await until("the report", async () => (await Promise.all(inReport())).some((count) => count > 0));
  await shot("report");
  await page.locator(".view-line").first().click();
  await run(page, "Show the source beside");
  await until("the source", shows(".view-lines", "hielt am Montag 14 Stunden"));
  await shot("source");
  await run(page, "Review the suggested fixes");
  await page.locator(".terminal-wrapper .xterm").first().waitFor();
  await page.waitForTimeout(4000);
  await shot("review");
  await run(page, "Restart the server");

  await open(page, "mtlint.toml");
  const lens = page.locator(".codelens-decoration a").getByText("Run 2 examples").first();
  await lens.waitFor();
  await lens.click();
  await until("how the examples fared", shows(".notification-list-item-message", "house/sluice: 2 examples passed"));
  await shot("lens");

  // The house's own files are no articles, though the editor takes them for plain text.
  await until("no finding", async () => (await page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").count()) === 0);

  // A word is accepted: its finding goes, and the configuration says so.
  await open(page, "words.txt");
  await page.locator(".squiggly-warning").first().waitFor();
  await page.keyboard.press("F8");
  await page.keyboard.press("Escape");
  await actions(page, "Accept “The Bundesregierung” in mtlint.toml");
  await shot("accept");
  await page.getByText("Accept “The Bundesregierung” in mtlint.toml").first().click();
  await until("the accepted word", () => saved("mtlint.toml").includes("Bundesregierung"));
  await until("silence", async () => (await page.locator(".squiggly-warning").count()) === 0);
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
  await actions(page, "Delete the repeated word (safe)");
  await page.screenshot({ path: picture.replace(/\.png$/, "-fixes.png") });
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
  await commands(page).catch(async (error) => {
    await page.screenshot({ path: picture.replace(/\.png$/, "-failed.png") });
    throw error;
  });
  console.log("Visual Studio Code: squiggles, a quick fix, the saved file, the status bar, the commands, the lens and an accepted word are right");
} finally {
  await browser?.close();
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}
