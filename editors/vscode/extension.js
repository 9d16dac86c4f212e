// The client of `mtlint server` for Visual Studio Code: it starts the server and shows what the protocol has no place for.

"use strict";

const vscode = require("vscode");
const path = require("node:path");
const { execFile } = require("node:child_process");
const { LanguageClient } = require("vscode-languageclient/node");
const { initializationOptions, commandOptions, counts, sourceOf } = require("./options");

const LANGUAGES = ["plaintext", "markdown", "html", "xliff", "tmx", "po", "subrip", "webvtt", "jsonl", "tsv"];
const FILES = "**/*.{txt,text,md,markdown,jsonl,ndjson,tsv,xliff,xlf,sdlxliff,mqxliff,mxliff,html,htm,xhtml,tmx,po,pot,srt,vtt,toml}";

/** In bytes. */
const LONGEST_REPORT = 64 << 20;

let client;

function settings() {
  return vscode.workspace.getConfiguration("mtlint");
}

async function start() {
  const command = settings().get("path");
  const documentSelector = [...LANGUAGES.map((language) => ({ language })), { scheme: "file", pattern: FILES }];
  client = new LanguageClient("mtlint", "mtlint", { command, args: ["server"] }, {
    documentSelector,
    initializationOptions: initializationOptions((key) => settings().get(key)),
  });
  await client.start();
}

async function restart() {
  await client?.stop().catch(() => {});
  await start();
}

/** Makes all safe fixes in the open document. */
async function fixAll() {
  await vscode.commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.mtlint", apply: "first" });
}

/** The open file, its folder, and the options by which the command finds what the server does, once it is saved. */
function savedFile() {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.scheme !== "file" || document.isDirty) {
    vscode.window.showInformationMessage("mtlint reads the saved file; save this one first.");
    return undefined;
  }
  const source = sourceOf(vscode.languages.getDiagnostics(document.uri), document.uri);
  const options = commandOptions((key) => settings().get(key), source?.fsPath);
  const cwd = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? path.dirname(document.uri.fsPath);
  return { file: path.relative(cwd, document.uri.fsPath), options, cwd };
}

/** Goes through the suggested fixes of the saved file one by one, in a terminal. */
function review() {
  const saved = savedFile();
  if (saved) {
    const shellArgs = ["review", ...saved.options, "--", saved.file];
    vscode.window.createTerminal({ name: "mtlint review", shellPath: settings().get("path"), shellArgs, cwd: saved.cwd }).show();
  }
}

/** Shows the report that the command makes of the saved file: the article with its findings in place. */
function openReport() {
  const saved = savedFile();
  if (!saved) {
    return;
  }
  const args = ["check", "--format", "html", "--no-progress", ...saved.options, "--", saved.file];
  execFile(settings().get("path"), args, { cwd: saved.cwd, maxBuffer: LONGEST_REPORT }, (error, stdout, stderr) => {
    // 1 says that something was found.
    if (error && error.code !== 1) {
      vscode.window.showErrorMessage(stderr || error.message);
      return;
    }
    const title = `mtlint: ${path.basename(saved.file)}`;
    const panel = vscode.window.createWebviewPanel("mtlint.report", title, vscode.ViewColumn.Beside, { enableScripts: true });
    panel.webview.html = stdout;
  });
}

/** Shows the source that a finding of the open document points at. */
async function showSource() {
  const document = vscode.window.activeTextEditor?.document;
  const source = document && sourceOf(vscode.languages.getDiagnostics(document.uri), document.uri);
  if (source) {
    await vscode.window.showTextDocument(source, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  } else {
    vscode.window.showInformationMessage("No finding points at a source in another file.");
  }
}

async function activate(context) {
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right);
  status.command = "workbench.actions.view.problems";
  status.tooltip = "Errors, warnings and notes of mtlint";
  const count = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) {
      status.hide();
      return;
    }
    status.text = counts(vscode.languages.getDiagnostics(document.uri));
    status.show();
  };
  context.subscriptions.push(
    status,
    vscode.languages.onDidChangeDiagnostics(count),
    vscode.window.onDidChangeActiveTextEditor(count),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("mtlint") && restart()),
    vscode.commands.registerCommand("mtlint.fixAll", fixAll),
    vscode.commands.registerCommand("mtlint.review", review),
    vscode.commands.registerCommand("mtlint.openReport", openReport),
    vscode.commands.registerCommand("mtlint.showSource", showSource),
    vscode.commands.registerCommand("mtlint.restart", restart),
  );
  count();
  await start();
}

async function deactivate() {
  await client?.stop();
}

module.exports = { activate, deactivate };
