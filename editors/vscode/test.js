// Run by `npm run check`.

"use strict";

const assert = require("node:assert");
const { test } = require("node:test");
const { initializationOptions, counts, sourceOf } = require("./options");

test("only what is set is told", () => {
  const set = { lang: "", sourceLang: "de", select: [], ignore: ["quotes"] };
  assert.deepStrictEqual(initializationOptions((key) => set[key]), { sourceLang: "de", ignore: ["quotes"] });
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
