//! The reports on an invented story whose attributions are marked by hand.

#[path = "../../isnad-story/tests/marked/mod.rs"]
mod marked;

use isnad_report::{
    Language, Options, Subject, profile, profile_csv, profile_html, profile_json, profile_markdown,
    story_html, story_json, story_markdown,
};
use isnad_story::{Article, Comparison, compare};

const TITLE: &str = "إغلاق جسر القناطر في المرفأ";

fn bridge() -> (Comparison, Vec<Article>) {
    let articles = marked::bridge();
    (compare(TITLE, &articles), articles)
}

fn html(language: Language) -> String {
    let (comparison, articles) = bridge();
    story_html(&comparison, &articles, &Options { language })
}

#[test]
fn one_story_gives_one_page_of_moderate_size() {
    let page = html(Language::Arabic);
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/bridge.html"), &page).unwrap();
    assert_eq!(page, html(Language::Arabic));
    assert!(page.len() < 200_000, "{}", page.len());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(!page.contains("<script") && !page.contains("http://"));
}

#[test]
fn every_cell_leads_to_a_sentence_that_is_there() {
    let page = html(Language::Arabic);
    let targets: Vec<&str> = page
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0)
        .collect();
    assert!(targets.len() > 10);
    for target in targets {
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
}

#[test]
fn the_interface_speaks_english_and_the_texts_stay_as_they_are() {
    let page = html(Language::English);
    std::fs::write(
        concat!(env!("CARGO_TARGET_TMPDIR"), "/bridge.en.html"),
        &page,
    )
    .unwrap();
    assert!(page.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(page.contains("cite each other"));
    assert!(page.contains("رئيسة بلدية المرفأ"));
}

#[test]
fn text_from_outside_has_no_power_over_the_page() {
    let mut articles = marked::bridge();
    let attack = "</title><script>alert(1)</script>\u{202e}\"' onload=x";
    articles[0].outlet = attack.to_owned();
    articles[0].title = Some(attack.to_owned());
    articles[1].versions[0]
        .text
        .insert_str(0, &format!("{attack} "));
    articles[1].versions[0].reading = isnad_parse::Reading::default();
    let comparison = compare(attack, &articles);
    for language in [Language::Arabic, Language::English] {
        let page = story_html(&comparison, &articles, &Options { language });
        assert!(!page.contains("<script") && !page.contains('\u{202e}'));
    }
    let page = story_markdown(&comparison, &articles, &Options::default());
    assert!(!page.contains("<script") && !page.contains('\u{202e}'));
}

#[test]
fn a_story_of_nothing_is_reported_all_the_same() {
    let comparison = compare("", &[]);
    assert!(story_html(&comparison, &[], &Options::default()).contains("</html>"));
}

#[test]
fn machines_get_the_same_findings() {
    let (comparison, articles) = bridge();
    let report: serde_json::Value =
        serde_json::from_str(&story_json(&comparison, &articles)).unwrap();
    assert_eq!(report["lead"]["independent_origins"], 2);
    assert_eq!(report["untraceable"][0], "midan");
    assert_eq!(report["laundered"][0]["to"], "dawha");
    assert_eq!(report["figures"][0]["kind"], "divergence");
}

#[test]
fn markdown_says_what_it_rests_on() {
    let (comparison, articles) = bridge();
    let page = story_markdown(&comparison, &articles, &Options::default());
    assert!(page.starts_with(&format!("# {TITLE}\n")));
    assert!(page.contains("**رئيسة بلدية المرفأ المهندسة سلوى الحداد**"));
    // What several outlets carry comes first; what one alone has is a line each.
    let (shared, alone) = page.split_once("\n## دعاوى في منبر واحد (").unwrap();
    let alone = alone.split("\n## ").next().unwrap();
    assert!(shared.contains("\n### ") && !alone.contains("\n### "));
}

#[test]
fn changes_of_attribution_stand_beside_the_texts_that_show_them() {
    for (language, kind, sentence) in [
        (Language::Arabic, "عبارة قويت", "صارت عبارة النقل أقوى"),
        (
            Language::English,
            "Cue strengthened",
            "The cue vouches more",
        ),
    ] {
        let page = html(language);
        let aligned = page.split_once("id=\"aligned\"").unwrap().1;
        let (before, after) = aligned.split_once("</tbody>").unwrap();
        assert!(before.contains(kind) && before.contains(sentence), "{kind}");
        assert!(
            before.contains("<del class=\"alarm\">") && before.contains("<ins class=\"alarm\">")
        );
        // The copy stands beside the article that it was taken from.
        assert!(after.contains("class=\"aligned\"") && after.contains("بوابة الدوحة الخضراء"));
        // A hamza that came or went is no change, a name that went is.
        assert!(before.contains("<del class=\"alarm\">نبيل الشامي</del>"));
    }
}

#[test]
fn an_article_with_versions_is_reported_with_what_changed_in_every_form() {
    let articles = marked::bridge();
    let found = profile(Subject::Article("safina"), &articles).unwrap();
    let options = Options::default();
    let page = profile_html(&found, &options);
    assert!(page.contains("class=\"parallel\"") && page.contains("عبارة قويت"));
    assert!(profile_markdown(&found, &options).contains("**عبارة قويت**"));
    let table = profile_csv(&found, &options);
    assert!(table.starts_with("from,from_version,to,to_version,kind,"));
    assert!(table.contains("safina,1,safina,2,cue_strengthened,"));
    let report: serde_json::Value = serde_json::from_str(&profile_json(&found)).unwrap();
    assert_eq!(report["changes"][0]["to"]["version"], 2);
}

#[test]
fn figures_keep_their_comparators_and_findings_lead_to_their_sentences() {
    let page = html(Language::Arabic);
    let figures = page.split_once("id=\"figures\"").unwrap().1;
    assert!(figures.contains("لن تتجاوز 9 مليون دينار"), "comparator");
    assert!(page.find("id=\"figures\"") < page.find("id=\"chains\""));
    assert!(page.matches("class=\"proof\"").count() >= 2);
}

#[test]
fn one_origin_behind_several_outlets_is_named_as_such() {
    let articles: Vec<Article> = marked::bridge()
        .into_iter()
        .filter(|article| ["manara", "qalam"].contains(&article.id.as_str()))
        .collect();
    let comparison = compare(TITLE, &articles);
    for (language, words) in [
        (Language::Arabic, "أصل واحد وراء منبرين"),
        (Language::English, "A single origin stands behind 2 outlets"),
    ] {
        let page = story_html(&comparison, &articles, &Options { language });
        assert!(page.contains(words), "{words}");
    }
}
