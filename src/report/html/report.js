
// Filters, keys, and the card beside a mark. All text is in the page; nothing is made of strings.

const $ = (id) => document.getElementById(id);
const card = $("card");
const views = [...document.querySelectorAll("button[data-view]")];
const severities = [...document.querySelectorAll("button[data-severity]")];

/** The text of a mark as it was translated. */
function textOf(element) {
  const own = (node) => (node.nodeName === "INS" ? "" : node.childNodes.length ? [...node.childNodes].map(own).join("") : node.textContent);
  return own(element) || "here";
}

/** Findings by the element that shows them: each with its note, its places in the text and what its fix changes. */
const documents = [...document.querySelectorAll(".document")].map((root) => {
  const findings = new Map();
  for (const note of root.querySelectorAll(".finding")) {
    const severity = note.classList[1];
    findings.set(note.value, { root, note, severity, rule: note.dataset.rule, places: [], related: [], changes: [], shown: true });
  }
  const numbers = (list) => (list ? list.split(" ").map((number) => findings.get(Number(number))) : []);
  const marks = [...root.querySelectorAll("mark")].map((element) => {
    const mark = { element, findings: numbers(element.dataset.n), stops: element.tabIndex === 0, text: textOf(element) };
    for (const finding of mark.findings) finding.places.push(element);
    return mark;
  });
  for (const element of root.querySelectorAll("[data-related]")) {
    for (const finding of numbers(element.dataset.related)) finding.related.push(element);
  }
  for (const element of root.querySelectorAll("del[data-n], ins[data-n]")) findings.get(Number(element.dataset.n)).changes.push(element);
  return { root, findings: [...findings.values()], marks };
});
const findings = documents.flatMap((one) => one.findings);
const marks = new Map(documents.flatMap((one) => one.marks).map((mark) => [mark.element, mark]));
const changed = new Set(findings.flatMap((finding) => finding.changes).map((change) => change.closest("p, h3")));
const whys = new Map([...document.querySelectorAll(".rules [data-rule]")].map((entry) => [entry.dataset.rule, entry]));

// Filters

function fillFilters() {
  const families = new Map();
  for (const { rule } of findings) {
    const family = rule.split("/")[0];
    const rules = families.get(family) ?? new Map();
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
    families.set(family, rules);
  }
  const option = (value, text) => {
    const element = document.createElement("option");
    element.value = value;
    element.textContent = text;
    return element;
  };
  for (const [family, rules] of [...families].sort()) {
    const group = document.createElement("optgroup");
    group.label = family;
    const all = [...rules.values()].reduce((sum, count) => sum + count, 0);
    if (rules.size > 1) group.append(option(`${family}/`, `${family}, all (${all})`));
    for (const [rule, count] of [...rules].sort()) group.append(option(rule, `${rule} (${count})`));
    $("rule").append(group);
  }
  for (const button of severities) {
    const count = findings.filter((finding) => finding.severity === button.dataset.severity).length;
    button.querySelector("b").textContent = count;
    button.hidden = count === 0;
  }
}

function filter() {
  const on = new Set(severities.filter(isPressed).map((button) => button.dataset.severity));
  const rule = $("rule").value;
  const words = $("words").value.trim().toLowerCase();
  for (const finding of findings) {
    const ofRule = rule.endsWith("/") ? finding.rule.startsWith(rule) : !rule || finding.rule === rule;
    const shown = on.has(finding.severity) && ofRule && (!words || finding.note.textContent.toLowerCase().includes(words));
    if (shown === finding.shown) continue;
    finding.shown = shown;
    finding.note.hidden = !shown;
    for (const change of finding.changes) change.classList.toggle("off", !shown);
  }
  for (const { element, findings, stops, text } of marks.values()) {
    const shown = findings.filter((finding) => finding.shown);
    const worst = ["error", "warning", "note"].find((severity) => shown.some((finding) => finding.severity === severity));
    for (const severity of ["error", "warning", "note"]) element.classList.toggle(severity, severity === worst);
    element.classList.toggle("off", !worst);
    // Punctuation alone is no name, and in the mended text what a fix takes away is not there.
    element.setAttribute("aria-label", worst ? `${worst}: ${text}` : text);
    element.tabIndex = worst && stops ? 0 : -1;
  }
  for (const block of changed) block.classList.toggle("gone", isGone(block));
  hide();
  const count = findings.filter((finding) => finding.shown).length;
  const all = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
  say(count === findings.length ? all : `${count} of ${all}`);
}

/** Whether nothing is left of a block when the changes are made. */
function isGone(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let deleted = false;
  while (walker.nextNode()) {
    const change = walker.currentNode.parentElement.closest("del, ins");
    const made = change && !change.classList.contains("off");
    if (change?.tagName === "INS" ? made : !made && walker.currentNode.data.trim()) return false;
    deleted ||= made && change.tagName === "DEL";
  }
  return deleted;
}

function isPressed(button) {
  return button.getAttribute("aria-pressed") === "true";
}

function say(text) {
  $("status").textContent = text;
}

function show(view) {
  document.body.dataset.view = view;
  for (const button of views) button.setAttribute("aria-pressed", button.dataset.view === view);
  hide();
}

// The card

let current = null;
let isPinned = false;
let timer = 0;
/** Where the pointer was when the card was closed: a mark that appears beneath it was not pointed at. */
let rest = null;

function open(element, pin) {
  clearTimeout(timer);
  const shown = marks.get(element).findings.filter((finding) => finding.shown);
  if (!shown.length) return;
  light(false);
  current = { element, findings: shown };
  isPinned = pin;
  light(true);
  $("told").replaceChildren(...shown.map(told));
  card.setAttribute("aria-label", place(shown));
  card.hidden = false;
  const at = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const below = at.bottom + 8;
  const top = below + card.offsetHeight <= innerHeight || at.top < card.offsetHeight + 8 ? below : at.top - card.offsetHeight - 8;
  card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8)) + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

/** Which of the findings that are shown these are. */
function place(some) {
  const all = findings.filter((finding) => finding.shown);
  const numbers = some.map((finding) => all.indexOf(finding) + 1).sort((a, b) => a - b);
  return `${numbers.length > 1 ? "Findings" : "Finding"} ${numbers.join(", ")} of ${all.length}`;
}

/** The note of a finding with the reason of its rule. */
function told(finding) {
  const note = finding.note.cloneNode(true);
  const entry = whys.get(finding.rule);
  const why = document.createElement("p");
  why.className = "why";
  why.dir = "auto";
  why.textContent = entry?.querySelector("dd").textContent ?? "";
  note.querySelector(".message").after(why);
  const category = entry?.querySelector(".category").cloneNode(true);
  if (category) note.querySelector(".at").append(" ", category);
  return note;
}

function hide() {
  clearTimeout(timer);
  light(false);
  card.hidden = true;
  current = null;
  isPinned = false;
}

function light(on) {
  for (const finding of current?.findings ?? []) {
    for (const element of [...finding.places, ...finding.related]) element.classList.toggle("on", on);
  }
}

function later(action, delay) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

/** Goes to the next finding, or to the previous one. */
let last = null;
function step(by) {
  const stops = [...marks.values()].filter((mark) => mark.stops && mark.element.tabIndex === 0 && mark.element.closest(".target"));
  if (!stops.length) return;
  const from = current?.element ?? last;
  let index = stops.findIndex((mark) => mark.element === from);
  if (index < 0 && from) {
    index = stops.findIndex((mark) => from.compareDocumentPosition(mark.element) & Node.DOCUMENT_POSITION_FOLLOWING) - (by > 0 ? 1 : 0);
  }
  index = from ? (index + by + stops.length) % stops.length : by > 0 ? 0 : stops.length - 1;
  const { element } = stops[index];
  last = element;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  element.focus({ preventScroll: true });
  open(element, false);
  say(place(current.findings));
}

const markAt = (event) => event.target.closest?.("mark:not(.off)");

document.addEventListener("mouseover", (event) => {
  const mark = markAt(event);
  if (isPinned || (rest && rest.x === event.clientX && rest.y === event.clientY)) return;
  rest = null;
  if (mark) later(() => open(mark, false), 120);
  else if (card.contains(event.target)) clearTimeout(timer);
  else if (current) later(() => current?.element === document.activeElement || hide(), 300);
});
document.addEventListener("focusin", (event) => {
  const mark = markAt(event);
  if (!mark) return;
  mark.setAttribute("aria-describedby", "told");
  if (current?.element !== mark) open(mark, false);
});
document.addEventListener("focusout", (event) => {
  event.target.removeAttribute?.("aria-describedby");
  if (!isPinned && event.relatedTarget && !card.contains(event.relatedTarget)) hide();
});
document.addEventListener("click", (event) => {
  const mark = markAt(event);
  if (mark) {
    last = mark;
    open(mark, true);
  } else if (!card.contains(event.target) && !event.target.closest("button, select, input, dialog")) {
    hide();
  }
});

// Keys and buttons

const keys = {
  j: () => step(1),
  k: () => step(-1),
  n: () => $("notes").click(),
  "/": () => $("words").focus(),
  "?": () => $("help").showModal(),
  1: () => show("findings"),
  2: () => show("changes"),
  3: () => show("mended"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("help").open) return;
  const mark = markAt(event);
  if (event.key === "Escape") {
    const element = current?.element;
    if (event.target === $("words")) {
      $("words").value = "";
      $("words").blur();
      filter();
    }
    if (element && card.contains(document.activeElement)) element.focus();
    hide();
  } else if (mark && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    last = mark;
    open(mark, true);
    $("card-next").focus();
  } else if (!event.target.closest("input, select") && Object.hasOwn(keys, event.key)) {
    event.preventDefault();
    keys[event.key]();
  }
});

for (const button of severities) {
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", !isPressed(button));
    filter();
  });
}
for (const button of views) button.addEventListener("click", () => show(button.dataset.view));
$("rule").addEventListener("change", filter);
$("words").addEventListener("input", filter);
$("notes").addEventListener("click", () => {
  const on = !isPressed($("notes"));
  $("notes").setAttribute("aria-pressed", on);
  document.body.toggleAttribute("data-notes", on);
  hide();
});
$("ask").addEventListener("click", () => $("help").showModal());
$("close").addEventListener("click", (event) => {
  const element = current?.element;
  rest = { x: event.clientX, y: event.clientY };
  hide();
  element?.focus();
  hide();
});
for (const [id, by] of [["previous", -1], ["next", 1], ["card-previous", -1], ["card-next", 1]]) $(id).addEventListener("click", () => step(by));

fillFilters();
filter();
$("tools").hidden = findings.length === 0;
