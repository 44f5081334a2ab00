//! Pages that were made to bring a reader down, and bytes that are no page.

use std::time::{Duration, Instant};

use isnad_ingest::{Problem, encoding, html};
use proptest::prelude::*;

fn read(page: &str) -> Result<isnad_ingest::Article, Problem> {
    html::read(page.as_bytes(), None, None, None)
}

/// Unoptimised and beside other work; a quadratic reader would take hours.
const LONG: Duration = Duration::from_secs(60);

#[test]
fn deep_nesting_is_refused() {
    for tag in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<font size=1><p>",
        "<svg><g>",
    ] {
        let start = Instant::now();
        let problem = read(&tag.repeat(100_000)).unwrap_err();
        let is_refused = matches!(problem, Problem::TooDeep(_) | Problem::TooManyElements(_));
        assert!(
            is_refused || matches!(problem, Problem::NoStory(_)),
            "{tag}: {problem}"
        );
        assert!(start.elapsed() < LONG, "{tag}");
    }
}

#[test]
fn a_million_elements_are_refused() {
    let start = Instant::now();
    let problem = read(&"<p>نص</p>".repeat(1_000_000)).unwrap_err();
    assert!(matches!(problem, Problem::TooManyElements(_)), "{problem}");
    assert!(start.elapsed() < LONG);
}

#[test]
fn formatting_that_is_opened_anew_in_every_paragraph_is_refused() {
    let fonts: String = (0..900).map(|size| format!("<font size={size}>")).collect();
    let start = Instant::now();
    let problem = read(&("<p>".to_owned() + &fonts + &"<p>x".repeat(100_000))).unwrap_err();
    let is_refused = matches!(problem, Problem::TooDeep(_) | Problem::TooManyElements(_));
    assert!(is_refused, "{problem}");
    assert!(start.elapsed() < LONG);
}

#[test]
fn a_tag_of_countless_attributes_is_refused() {
    let attributes: String = (0..200_000).map(|number| format!(" a{number}")).collect();
    let problem = read(&format!("<p{attributes}>")).unwrap_err();
    assert!(
        matches!(problem, Problem::TooManyAttributes(_)),
        "{problem}"
    );
}

#[test]
fn floods_of_entities_and_length_are_bounded() {
    let start = Instant::now();
    assert!(
        read(&"&amp;&nbsp;&#1575;".repeat(200_000)).is_ok_and(|article| !article.text.is_empty())
            || start.elapsed() < LONG
    );
    let problem = read(&" ".repeat(html::LONGEST_PAGE + 1)).unwrap_err();
    assert!(matches!(problem, Problem::PageTooLong), "{problem}");
    assert!(start.elapsed() < LONG);
}

/// Pieces of which pages are made, whole and broken.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div class='article-body'>",
            "</div>",
            "<br>",
            "<table>",
            "<td>",
            "<a href=x>",
            "</a>",
            "<h1>",
            "</h1>",
            "<script type=\"application/ld+json\">",
            "</script>",
            "{\"@type\":\"NewsArticle\",\"datePublished\":\"",
            "\"}",
            "<!--",
            "-->",
            "<meta charset=",
            "<time datetime=",
            ">",
            "&#x202e;",
            "&amp",
            "<![CDATA[",
            "<title>",
            "منذ 99999999999999999999 ساعة",
            "٣٣/٣٣/٣٣٣٣ ٩٩:٩٩",
            "GMT+99",
            "كتب: ",
            "(أ - ب)",
            "التعليقات",
            "اقرأ أيضا: ",
            "12:30 م",
        ])
        .prop_map(str::to_owned),
        "[ء-ي ]{1,80}",
        ".{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let retrieved = "2024-05-20T12:00:00Z".parse().ok();
        let _ = html::read(&bytes, Some("utf-8"), Some("http://a.b/2020/1/1"), retrieved);
        let _ = encoding::decode(&bytes, &["windows-1256", "no such"]);
    }

    #[test]
    fn no_page_brings_it_down(pieces in prop::collection::vec(piece(), 0..60)) {
        let retrieved = "2024-05-20T12:00:00Z".parse().ok();
        let page = pieces.concat();
        if let Ok(article) = html::read(page.as_bytes(), None, None, retrieved) {
            prop_assert!(!article.text.trim().is_empty());
            let again = html::read(page.as_bytes(), None, None, retrieved);
            prop_assert_eq!(again.ok(), Some(article));
        }
    }

    #[test]
    fn valid_utf_8_is_read_as_it_is(text in "[ء-ي a-z\n]{0,300}") {
        prop_assert_eq!(encoding::decode(text.as_bytes(), &["windows-1256"]).text, text);
    }
}
