"""The pages of `mtlint check --format html` in a real browser: filters, keys, views, both schemes, a phone, a screen reader's view.

    python3 -m venv venv && venv/bin/pip install playwright axe-playwright-python
    cargo build && venv/bin/python scripts/report/browse.py [--pictures DIR] [--times]

Chromium is that of the system (`chromium` or `google-chrome` on the PATH), or else the one that `playwright install chromium` brings.
`--pictures` writes what a reader sees; `--times` says how long pages take to open.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

ROOT = pathlib.Path(__file__).parents[2]
PROGRAM = ROOT / "target" / "debug" / "mtlint"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 720}
# What would break out of the page, and what is hard to draw.
HOSTILE = """# </script><script>document.title = "broken"</script>

The </style><img src=x onerror="document.title='broken'"> the the &amp; 🙂 e\u0301 \u202eabc\u2066 vote --> ]]>.

שלום עולם, the the vote 'is' "on" Monday.
"""


def check(*arguments: str) -> None:
    run = subprocess.run([PROGRAM, "check", "--isolated", "--format", "html", "-q", *arguments], cwd=ROOT, check=False)
    assert run.returncode in (0, 1), arguments


def test_filters(page: Page) -> None:
    count = page.locator(".finding").count()
    status = page.locator("#status")
    assert status.inner_text() == f"{count} findings"
    errors = page.locator(".finding.error").count()
    for severity in ["warning", "note"]:
        page.locator(f"[data-severity={severity}]").click()
    assert status.inner_text() == f"{errors} of {count} findings"
    assert page.locator("mark.warning, mark.note").count() == 0 and page.locator("mark.error").count() > 0
    for severity in ["warning", "note"]:
        page.locator(f"[data-severity={severity}]").click()
    page.locator("#rule").select_option("repetition/repeated-word")
    assert page.locator("mark:not(.off)").count() == 1 and page.locator(".finding:not([hidden])").count() == 1
    page.locator("#rule").select_option("")
    page.keyboard.press("/")
    page.keyboard.type("FOLLOW-toggle")
    texts = page.locator("mark:not(.off)").all_inner_texts()
    assert [text.strip(" •") for text in texts] == ["Follow I follow"], texts
    page.keyboard.press("Escape")
    assert status.inner_text() == f"{count} findings"


def test_keys(page: Page) -> None:
    card = page.locator("#card")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.dataset.n")
    assert first.split(" ")[0] == "1" and card.is_visible()
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.n") == first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card-next", "the card has the focus"
    page.keyboard.press("Escape")
    assert not card.is_visible() and page.evaluate("document.activeElement.tagName") == "MARK"
    page.keyboard.press("k")
    last = page.locator(".target mark[tabindex='0']").last
    assert page.evaluate("document.activeElement.dataset.n") == last.get_attribute("data-n"), "it goes round"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("n")
    assert page.locator(".notes").first.is_visible()
    page.keyboard.press("n")


def test_views(page: Page) -> None:
    row = page.locator(".row", has_text="visited").or_(page.locator(".row", has_text="stand 30 meters")).first
    block = row.locator(".target > p")
    page.keyboard.press("2")
    deleted = block.locator("del").first
    assert "line-through" in deleted.evaluate("element => getComputedStyle(element).textDecoration")
    page.keyboard.press("3")
    assert "the the" not in block.inner_text() and not deleted.is_visible()
    page.locator("#words").fill("no finding holds this")
    assert "the the" in block.inner_text(), "a fix that is filtered out is not made"
    page.locator("#words").fill("")
    page.keyboard.press("Escape")
    page.locator("[data-view=findings]").last.click()
    assert "the the" in block.inner_text()


def test_pointer(page: Page) -> None:
    mark = page.locator(".target mark").first
    mark.hover()
    card = page.locator("#card")
    card.wait_for(state="visible")
    note = page.locator(".finding .message").first.text_content()
    assert note in card.inner_text() and page.locator(".rules dd").count() > 0
    card.hover()
    page.wait_for_timeout(500)
    assert card.is_visible(), "the pointer may go onto the card"
    page.locator(".about h2").hover()
    card.wait_for(state="hidden")
    mark.click()
    page.locator(".about h2").hover()
    page.wait_for_timeout(500)
    assert card.is_visible(), "a click keeps it"
    page.locator("#close").click()
    page.wait_for_timeout(500)
    assert not card.is_visible(), "what lies beneath the card was not pointed at"


def test_index(page: Page, folder: pathlib.Path) -> None:
    table = page.locator("table").last
    column = lambda: [float(cell.replace(",", "") or -1) for cell in table.locator("tbody tr td:last-child").all_inner_texts()]
    head = table.locator("thead th").last
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending" and column() == sorted(column(), reverse=True)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending" and column() == sorted(column())
    for link in table.locator("a").all():
        assert (folder / link.get_attribute("href")).is_file()
    table.locator("a").first.click()
    page.get_by_text("All documents").click()
    assert page.url.endswith("/index.html")


def test_accessible(page: Page) -> None:
    for view in "213":
        page.keyboard.press(view)
        violations = Axe().run(page).response["violations"]
        found = [(violation["id"], [node["html"][:120] for node in violation["nodes"]][:3]) for violation in violations]
        assert not found, json.dumps(found, indent=1)
    page.keyboard.press("1")


def test_narrow(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], "no scrolling sideways"
    page.keyboard.press("j")
    box = page.locator("#card").bounding_box()
    if box:
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    page.keyboard.press("Escape")


class Browser:
    """Opens pages, and fails for what the console says."""

    def __init__(self, playwright, pictures: pathlib.Path | None):
        system = shutil.which("chromium") or shutil.which("google-chrome")
        self.browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
        self.pictures = pictures

    def open(self, path: pathlib.Path, viewport: dict, scheme: str) -> Page:
        page = self.browser.new_page(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
        # `axe` is put into the page by the browser, past its policy.
        page.on("console", lambda message: self.fail(path, message.text))
        page.on("pageerror", lambda error: self.fail(path, str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or self.fail(path, request.url))
        page.goto(path.as_uri())
        return page

    def fail(self, path: pathlib.Path, message: str) -> None:
        raise AssertionError(f"{path.name}: {message}")

    def picture(self, page: Page, name: str) -> None:
        if self.pictures:
            page.screenshot(path=self.pictures / f"{name}.png")


def pictures_of(browser: Browser, page: Page, name: str) -> None:
    browser.picture(page, name)
    page.keyboard.press("j")
    page.keyboard.press("j")
    browser.picture(page, f"{name}-card")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.evaluate("scrollTo(0, 0)")
    browser.picture(page, f"{name}-changes")
    page.keyboard.press("1")


def times(browser: Browser, folder: pathlib.Path) -> None:
    articles = folder / "articles"
    articles.mkdir()
    samples = sorted((ROOT / "samples" / "bilingual").glob("*-??.jsonl"))
    for number in range(200):
        shutil.copy(samples[number % len(samples)], articles / f"{number:03}.jsonl")
    lines = (ROOT / "samples" / "flagged" / "flood.de-en.txt").read_text()
    (folder / "long.txt").write_text(lines * (1_000_000 // len(lines)))
    sample = "samples/bilingual/dam.de-en.jsonl"
    cases = {"one": [sample], "all on one page": [str(articles)], "a megabyte": [str(folder / "long.txt")]}
    paths = {}
    for name, arguments in cases.items():
        paths[name] = folder / f"{name}.html"
        check("-o", str(paths[name]), *arguments)
    check("-o", f"{folder}/pages/", str(articles))
    paths["index of 200"] = folder / "pages" / "index.html"
    for name, path in paths.items():
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            page = browser.open(path, DESK, "light")
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            taken.append(time.perf_counter() - start)
            findings = page.locator(".finding").count()
            page.close()
        print(f"{name}: {path.stat().st_size:,} bytes, {findings:,} findings, open in {min(taken):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--times", action="store_true")
    arguments = parser.parse_args()
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = pathlib.Path(temporary)
        browser = Browser(playwright, arguments.pictures)
        if arguments.times:
            return times(browser, folder)
        (folder / "hostile.md").write_text(HOSTILE)
        check("-o", str(folder / "beside.html"), "samples/bilingual/dam.de-en.jsonl")
        check("-o", str(folder / "alone.html"), "samples/flagged/flood.de-en.txt")
        check("-o", str(folder / "hostile.html"), "--preview", "--lang", "en", str(folder / "hostile.md"))
        check("-o", f"{folder}/pages/", "samples")
        for name in ["beside", "alone", "hostile"]:
            for scheme in ["light", "dark"]:
                page = browser.open(folder / f"{name}.html", DESK, scheme)
                if name != "hostile":
                    for test in [test_filters, test_keys, test_views, test_pointer]:
                        test(page)
                pictures_of(browser, page, f"{name}-{scheme}")
                test_accessible(page)
                assert page.title() == "mtlint report"
            page = browser.open(folder / f"{name}.html", PHONE, "light")
            test_narrow(page)
            pictures_of(browser, page, f"{name}-phone")
        for viewport, name in [(DESK, "index"), (PHONE, "index-phone")]:
            page = browser.open(folder / "pages" / "index.html", viewport, "dark" if viewport is PHONE else "light")
            browser.picture(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
            assert not Axe().run(page).response["violations"]
        test_index(page, folder / "pages")
        print("The pages are as they should be.")


main()
