// Run by `npm run check`.

"use strict";

const assert = require("node:assert");
const { test } = require("node:test");
const { initializationOptions, commandOptions, counts, sourceOf } = require("./options");

test("only what is set is told", () => {
  const set = { lang: "", sourceLang: "de", select: [], ignore: ["quotes"] };
  assert.deepStrictEqual(initializationOptions((key) => set[key]), { sourceLang: "de", ignore: ["quotes"] });
});

test("the command is told the same", () => {
  const set = { lang: "en", sourceLang: "", select: ["names", "numbers/changed"], ignore: [] };
  const wanted = ["--lang", "en", "--source", "a.de.txt", "--select", "names", "--select", "numbers/changed"];
  assert.deepStrictEqual(commandOptions((key) => set[key], "a.de.txt"), wanted);
  assert.deepStrictEqual(commandOptions(() => undefined, undefined), []);
});

test("the findings of mtlint are counted", () => {
  const found = (severity, source = "mtlint") => ({ severity, source });
  assert.strictEqual(counts([found(0), found(1), found(1), found(2), found(0, "other")]), "$(error) 1 $(warning) 2 $(info) 1");
  assert.strictEqual(counts([found(0, "other")]), "$(check) mtlint");
});

test("the source is another file", () => {
  const related = (uri) => ({ relatedInformation: [{ location: { uri } }] });
  assert.strictEqual(sourceOf([{}, related("a.en.txt"), related("a.de.txt")], "a.en.txt"), "a.de.txt");
  assert.strictEqual(sourceOf([related("a.en.txt")], "a.en.txt"), undefined);
});
