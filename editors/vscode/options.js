// What the server is told, apart from the editor so that it can be tested without one.

"use strict";

/** The settings that are set, as initialization options of the server. */
function initializationOptions(get) {
  const options = {};
  for (const key of ["config", "lang", "sourceLang", "source", "select", "ignore"]) {
    const value = get(key);
    if (value && value.length > 0) {
      options[key] = value;
    }
  }
  return options;
}

/** The same settings as options of the command, with the file of the source that the server found beside the text, if it found one. */
function commandOptions(get, source) {
  const { config, lang, sourceLang, select = [], ignore = [] } = initializationOptions(get);
  const named = { "--config": config, "--lang": lang, "--source-lang": sourceLang, "--source": source };
  const set = Object.entries(named).filter(([, value]) => value);
  return [...set, ...select.map((rule) => ["--select", rule]), ...ignore.map((rule) => ["--ignore", rule])].flat();
}

/** What the status bar says of the diagnostics of a document; nothing of those of other programs. */
function counts(diagnostics) {
  const own = diagnostics.filter((diagnostic) => diagnostic.source === "mtlint");
  const [errors, warnings, notes] = [0, 1, 2].map((severity) => own.filter((diagnostic) => diagnostic.severity === severity).length);
  return own.length === 0 ? "$(check) mtlint" : `$(error) ${errors} $(warning) ${warnings} $(info) ${notes}`;
}

/** The file of the source that any of the findings points at. */
function sourceOf(diagnostics, own) {
  const places = diagnostics.flatMap((diagnostic) => diagnostic.relatedInformation ?? []).map((related) => related.location.uri);
  return places.find((uri) => uri.toString() !== own.toString());
}

module.exports = { initializationOptions, commandOptions, counts, sourceOf };
