//! `check --format html -o DIR`: which files there are, and which are left alone.

use super::{folder, names, read, run};
use std::fs;
use std::path::Path;

fn text(folder: &Path, name: &str) -> String {
    String::from_utf8(read(folder, name)).expect("UTF-8")
}

#[test]
fn each_document_has_a_page_and_all_have_an_index() {
    let records = b"{\"doc\": \"one\", \"target\": \"The harbour\"}\n{\"doc\": \"two\", \"target\": \"All is well\"}\n";
    let folder = folder(&[("news/a.txt", b"The harbour\n"), ("news/set.jsonl", records), ("b.html", b"<p>The harbour</p>\n")]);
    let check = |folder: &Path| run(folder, &["check", "--format", "html", "-o", "report/", "."]);
    let first = check(folder.path());
    assert_eq!((first.code, first.text(), first.err.as_str()), (Some(1), "", ""));
    let report = folder.path().join("report");
    let pages = ["b.html.html", "index.html", "news-a.txt.html", "news-set.jsonl-one.html", "news-set.jsonl-two.html"];
    assert_eq!(names(&report), pages);
    let written: Vec<_> = pages.iter().map(|name| read(&report, name)).collect();
    let index = text(&report, "index.html");
    for link in [
        "<a href=\"news-set.jsonl-one.html\">news/set.jsonl</a> <small>one</small>",
        ">b.html</a>",
        "<p>4 articles, 9 words: 3 warnings</p>",
    ] {
        assert!(index.contains(link), "{link} in {index}");
    }
    assert!(index.contains("<th scope=\"row\" dir=\"auto\">news</th><td>3</td>"), "{index}");
    let page = text(&report, "news-a.txt.html");
    assert!(page.contains("<title>news/a.txt</title>") && page.contains("<a href=\"index.html\">All documents</a>"), "{page}");
    assert!(text(&report, "news-set.jsonl-two.html").contains("<title>news/set.jsonl (two)</title>"));
    // The pages are no articles of the next run.
    assert_eq!((check(folder.path()).code, names(&report).len()), (Some(1), pages.len()));
    assert_eq!(pages.iter().map(|name| read(&report, name)).collect::<Vec<_>>(), written);
    let threads = run(folder.path(), &["check", "--format", "html", "-o", "report", "-j", "3", "news", "b.html"]);
    assert_eq!((threads.code, pages.iter().map(|name| read(&report, name)).collect::<Vec<_>>()), (Some(1), written));
}

#[test]
fn systems_have_a_table() {
    let xml = b"<dataset><doc id=\"d\"><src lang=\"de\"><p><seg id=\"1\">Der Hafen</seg></p></src>\
                <hyp system=\"A&lt;\" lang=\"en\"><p><seg id=\"1\">The harbour</seg></p></hyp>\
                <hyp system=\"B\" lang=\"en\"><p><seg id=\"1\">The port</seg></p></hyp></doc></dataset>\n";
    let folder = folder(&[("wmt.xml", xml)]);
    assert_eq!(run(folder.path(), &["check", "--select", "house", "--format", "html", "-o", "report/", "wmt.xml"]).code, Some(1));
    let index = text(&folder.path().join("report"), "index.html");
    let row = "<tr><th scope=\"row\" dir=\"auto\">A&lt;</th><td>1</td><td>2</td><td>0</td><td>1</td>";
    assert!(index.contains(row) && index.contains(">B</th>"), "{index}");
}

#[test]
fn what_is_no_page_is_never_written_over() {
    let folder =
        folder(&[("a.txt", b"The harbour\n"), ("report/a.txt.html", b"<p>mine</p>\n"), ("site/index.html", b"mine"), ("pages/x", b"")]);
    let check = |to: &str, article: &str| run(folder.path(), &["check", "--format", "html", "-o", to, article]);
    let refused = check("report", "a.txt");
    assert_eq!((refused.code, read(folder.path(), "report/a.txt.html")), (Some(2), b"<p>mine</p>\n".to_vec()));
    assert!(refused.err.contains("a.txt.html: is no page of a report, so nothing was written over it; name another folder"), "{refused:?}");
    let refused = check("site/", "a.txt");
    assert_eq!((refused.code, read(folder.path(), "site/index.html")), (Some(2), b"mine".to_vec()));
    // A page that is read as an article.
    assert_eq!(check("pages", "a.txt").code, Some(1));
    let page = read(folder.path(), "pages/index.html");
    let refused = check("pages", "pages/index.html");
    assert!(refused.code == Some(2) && refused.err.contains("is one of the articles of this run"), "{refused:?}");
    assert_eq!(read(folder.path(), "pages/index.html"), page);
    fs::create_dir(folder.path().join("pages/b.txt.html")).expect("a folder");
    fs::write(folder.path().join("b.txt"), "The harbour\n").expect("a file");
    assert_eq!(check("pages", "b.txt").code, Some(2));
    let other = run(folder.path(), &["check", "--format", "json", "-o", "pages", "a.txt"]);
    assert_eq!((other.code, read(folder.path(), "pages/index.html")), (Some(2), page));
}

#[test]
fn a_page_among_the_articles_is_written_again() {
    let folder = folder(&[("a.txt", b"The harbour\n")]);
    let check = || run(folder.path(), &["check", "--format", "html", "-o", "report.html", "."]);
    assert_eq!(check().code, Some(1));
    let page = read(folder.path(), "report.html");
    assert_eq!((check().code, read(folder.path(), "report.html")), (Some(1), page));
}

#[test]
fn pages_of_rules_replace_only_themselves() {
    let folder = folder(&[("book/SUMMARY.md", b"# My book\n")]);
    let pages = |to: &str| run(folder.path(), &["rules", "pages", "-o", to]);
    let refused = pages("book");
    assert!(refused.code == Some(2) && refused.err.contains("SUMMARY.md: is no page that this wrote"), "{refused:?}");
    assert_eq!(names(&folder.path().join("book")), ["SUMMARY.md"]);
    assert_eq!(text(&folder.path().join("book"), "SUMMARY.md"), "# My book\n");
    assert_eq!((pages("rules").code, pages("rules").code), (Some(0), Some(0)));
}
