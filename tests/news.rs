//! XML of newsrooms and of WMT: what of it is read, and where it stands.

use mtlint::document::ReadOnly;
use mtlint::input::{Format, InputError, Options, Positions, WriteError, documents, rewrite};
use mtlint::text::{BlockKind, Span};
use mtlint::{Document, Edit};

fn all(text: &str) -> Vec<Document> {
    documents(text.as_bytes(), "x.xml", Format::Xml, &Options::default()).collect::<Result<_, _>>().unwrap()
}

fn error(text: &str) -> String {
    documents(text.as_bytes(), "x.xml", Format::Xml, &Options::default())
        .find_map(Result::err)
        .map(|error: InputError| error.to_string())
        .unwrap()
}

/// The texts of the units.
fn units(document: &Document) -> Vec<&str> {
    document.units.iter().map(|unit| document.target(&unit.target)).collect()
}

#[test]
fn segments_of_wmt_without_names_go_by_their_order() {
    let file = |sources: &str, targets: &str| {
        let text = format!(
            r#"<dataset id="x"><doc id="d"><src lang="de"><p>{sources}</p></src><ref lang="en"><p>{targets}</p></ref></doc></dataset>"#
        );
        let options = Options { format: Some(Format::Xml), ..Options::default() };
        let document = documents(text.as_bytes(), "x", Format::Xml, &options).next().unwrap().unwrap();
        let pair = |index: usize| document.source_of(index).map(|span| span.text(&document.source).to_owned());
        (0..document.units.len()).map(pair).collect::<Vec<_>>()
    };
    let (eis, see) = (Some("Eis.".to_owned()), Some("See.".to_owned()));
    assert_eq!(file("<seg>Eis.</seg><seg>See.</seg>", "<seg>Ice.</seg><seg>Lake.</seg>"), [eis.clone(), see.clone()]);
    let twice = (r#"<seg id="1">Eis.</seg><seg id="1">See.</seg>"#, r#"<seg id="1">Ice.</seg><seg id="1">Lake.</seg>"#);
    assert_eq!(file(twice.0, twice.1), [eis, see]);
    assert_eq!(file("<seg>Eis.</seg><seg>See.</seg>", "<seg>Ice.</seg>"), [None], "nobody knows which");
}

#[test]
fn each_translation_of_wmt_is_beside_its_source() {
    let text = r#"<?xml version='1.0' encoding='utf-8'?>
<dataset id="news">
  <doc origlang="de" id="dam">
    <src lang="de"><p><seg id="1">Der Damm h&#228;lt.</seg></p><p><seg id="2">Der See steigt.</seg></p></src>
    <ref lang="en" translator="A"><p><seg id="1">The dam holds.</seg></p><p><seg id="2">The lake &amp; all rises.</seg></p></ref>
    <hyp lang="en" system="one"><p><seg id="2">The the lake rises.</seg></p></hyp>
  </doc>
  <doc id="ice"><src lang="de"><seg id="1">Eis.</seg></src><hyp language="en" system="one"><seg id="1"/></hyp></doc>
</dataset>
"#;
    let documents = all(text);
    let ids: Vec<_> = documents.iter().filter_map(|document| document.id.as_deref()).collect();
    assert_eq!(ids, ["dam ref A", "dam hyp one", "ice hyp one"]);
    assert_eq!(documents[0].text, "The dam holds.\nThe lake & all rises.");
    assert_eq!((documents[1].text.as_str(), documents[1].source.as_str()), ("The the lake rises.", "Der See steigt."));
    assert_eq!((documents[2].text.as_str(), documents[2].source.as_str()), ("", "Eis."));
    assert!(documents.iter().all(|document| document.lang.tag() == "en" && document.source_lang.as_ref().unwrap().tag() == "de"));
    let place = Positions::new(&documents[1]).place(Span::new(4, 7));
    assert_eq!((place.line, place.column, place.segment.as_deref()), (6, 52, Some("2")));
    let place = Positions::new(&documents[2]).place(Span::new(0, 0));
    assert_eq!((place.line, place.segment.as_deref()), (8, Some("1")));
    let edits = [Edit { span: Span::new(0, 4), replacement: String::new() }];
    assert!(matches!(rewrite(&documents[1], &edits), Err(WriteError::ReadOnly { why: ReadOnly::Format, .. })));
}

#[test]
fn items_of_feeds_are_read_through_their_html() {
    let text = r#"<rss version="2.0" xmlns:content="c" xmlns:media="m"><channel><title>Feed</title><language>de_DE</language>
<item><title>Damm &amp;amp; See</title><media:title>no</media:title><guid>d1</guid><link>http://mill.example/</link>
<description>&lt;p&gt;Der &lt;b&gt;Damm&lt;/b&gt;&amp;nbsp;h&amp;auml;lt.&lt;/p&gt;&lt;p&gt;Der See steigt.&lt;br/&gt;Sehr.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Er sagte: &quot;Nein&quot;.</p><script>let the = the;</script><p>Und ging.</p>]]></content:encoded></item>
<item><title/><description> </description></item></channel></rss>"#;
    let documents = all(text);
    assert_eq!(documents.len(), 2);
    assert_eq!((documents[0].id.as_deref(), documents[0].lang.tag()), (Some("d1"), "de-DE"));
    assert_eq!(units(&documents[0]), ["Damm & See", "Der Damm\u{a0}hält.", "Der See steigt.", "Sehr.", "Er sagte: \"Nein\".", "Und ging."]);
    assert_eq!(documents[0].units[0].target.kind, BlockKind::Heading);
    assert!(documents[1].units.is_empty());
    let at = documents[0].text.find("Nein").unwrap();
    let place = Positions::new(&documents[0]).place(Span::of(at..at + 4));
    assert_eq!((place.line, place.column, place.end_column), (4, 46, 50));
    let atom = r#"<feed xmlns="a" xml:lang="en"><title>Feed</title><entry><id>e</id><title type="html">The &lt;i&gt;dam&lt;/i&gt;</title>
<content type="xhtml"><div xmlns="x"><p>It <em>held</em>.</p><p>Then rain.</p></div></content><author><name>Ann</name></author></entry></feed>"#;
    let documents = all(atom);
    assert_eq!((documents[0].id.as_deref(), units(&documents[0])), (Some("e"), vec!["The dam", "It held.", "Then rain."]));
}

#[test]
fn bodies_of_agencies_are_read() {
    let nitf = r#"<nitf><head><title>no</title><docdata><doc-id id-string="n1"/></docdata></head><body><body.head>
<hedline><hl1>The dam held</hl1><hl2>The lake rose</hl2></hedline><byline>By Ann</byline><abstract><p>Short.</p></abstract></body.head>
<body.content><p>The <person>mayor</person> &amp;
  others left.</p><p xml:lang="en">Ice.</p><media><media-metadata>x</media-metadata><media-caption>A dam</media-caption></media></body.content></body></nitf>"#;
    let documents = all(nitf);
    assert_eq!(documents[0].id.as_deref(), Some("n1"));
    assert_eq!(units(&documents[0]), ["The dam held", "The lake rose", "Short.", "The mayor &\nothers left.", "Ice.", "A dam"]);
    let item = |content: &str| {
        format!(
            r#"<newsMessage><itemSet><newsItem guid="g1" xml:lang="en"><contentMeta><headline>The dam</headline><headline xml:lang="de">Damm</headline>
<language tag="en"/></contentMeta><contentSet>{content}</contentSet></newsItem></itemSet></newsMessage>"#
        )
    };
    for (content, expected) in [
        (
            "<inlineXML><html xmlns='x'><head><title>no</title></head><body><p>It held.</p></body></html></inlineXML>",
            vec!["The dam", "It held."],
        ),
        ("<inlineXML><nitf><body><body.content><p>It held.</p></body.content></body></nitf></inlineXML>", vec!["The dam", "It held."]),
        ("<inlineXML><events><event><name>no</name></event></events></inlineXML>", vec!["The dam"]),
        ("<inlineData contenttype='text/plain'>It held.\n\nThen rain.</inlineData>", vec!["The dam", "It held.", "Then rain."]),
        ("<inlineData encoding='base64'>SXQ=</inlineData>", vec!["The dam"]),
    ] {
        let documents = all(&item(content));
        assert_eq!((documents[0].id.as_deref(), units(&documents[0])), (Some("g1"), expected), "{content}");
    }
}

#[test]
fn what_is_broken_or_something_else_is_told_with_its_place() {
    let others = "expected XML of WMT, NewsML-G2, NITF, RSS or Atom; --input-format names others, such as xliff";
    assert_eq!(error("<?xml version='1.0'?>\n<tbx/>"), format!("x.xml:2:1: found `tbx` ({others})"));
    assert_eq!(error(""), format!("x.xml:1:1: found no element ({others})"));
    assert_eq!(error("<dataset>\n<doc>"), format!("x.xml:2:6: the file ends within `doc` ({others})"));
    assert!(error("<rss><channel>\n<item></rss>").starts_with("x.xml:2:"));
    assert!(error("<!DOCTYPE a [<!ENTITY b \"c\">]>\n<feed>&b;&#0;</feed>").starts_with("x.xml:2:10: "));
    assert!(error("<?xml version='1.0' encoding='iso-8859-1'?><rss>é</rss>").contains("iso-8859-1"));
}
