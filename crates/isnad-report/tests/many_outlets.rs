//! A planted story of two dozen outlets with long names, some of them mixed, and unlike clocks.

use isnad_parse::Reader;
use isnad_report::{Language, Options, story_html};
use isnad_story::{Article, Version, compare};

fn outlets() -> Vec<String> {
    let named = |at: usize| match at % 3 {
        0 => format!("شبكة أخبار المرافئ والموانئ الشمالية {at}"),
        1 => format!("موقع Gulf News {at} بالعربية"),
        _ => format!("صحيفة المدينة رقم {at}"),
    };
    (0..24).map(named).collect()
}

/// Each a quarter of an hour after the other; every fifth of them by a clock two hours behind.
fn articles() -> Vec<Article> {
    let outlets = outlets();
    let article = |(at, outlet): (usize, &String)| {
        let text = match at {
            0 => "قال المتحدث الرسمي باسم وزارة الأشغال العامة والإسكان والنقل في المحافظات الشمالية نبيل الشامي إن أكثر من 40 شخصا أصيبوا في انهيار جسر القناطر.".to_owned(),
            _ => format!("نقلت {} عن نبيل الشامي قوله إن أكثر من 40 شخصا أصيبوا في انهيار جسر القناطر.", outlets[at / 2]),
        };
        let (behind, offset) = if at % 5 == 4 { (2, 1) } else { (0, 3) };
        let (hour, minute) = (14 - behind + at / 4, at % 4 * 15);
        Article {
            id: format!("a{at}"),
            outlet: outlet.clone(),
            url: None,
            title: Some("انهيار جسر القناطر".to_owned()),
            versions: vec![Version {
                published: Some(format!(
                    "2024-05-14T{hour:02}:{minute:02}:00+{offset:02}:00"
                )),
                reading: Reader::shipped().read(&text),
                text,
            }],
        }
    };
    outlets.iter().enumerate().map(article).collect()
}

fn page(language: Language) -> String {
    let articles = articles();
    let comparison = compare("انهيار جسر القناطر", &articles);
    story_html(&comparison, &articles, &Options { language })
}

fn section<'p>(page: &'p str, id: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("id=\"{id}\"")).unwrap();
    rest.split_once("</section>").unwrap().0
}

#[test]
fn names_are_whole_and_in_the_order_of_their_instants() {
    let page = page(Language::Arabic);
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/many.html"), &page).unwrap();
    let timeline = section(&page, "timeline");
    let places: Vec<usize> = outlets()
        .iter()
        .map(|outlet| timeline.find(&format!(">{outlet}<")).expect("a whole name"))
        .collect();
    assert!(places.is_sorted());
    assert!(timeline.contains("15:00") && !timeline.contains("13:00"));
    assert!(page.contains("UTC+03"));
    assert!(section(&page, "figures").contains("أكثر من 40 شخصا"));
}

#[test]
fn every_link_leads_somewhere_and_no_name_is_given_twice() {
    for language in [Language::Arabic, Language::English] {
        let page = page(language);
        let names = |attribute: &str| -> Vec<&str> {
            let found = page.split(attribute).skip(1);
            found.map(|rest| rest.split_once('"').unwrap().0).collect()
        };
        let mut ids = names(" id=\"");
        for target in names("href=\"#") {
            assert!(ids.contains(&target), "{target}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

#[test]
fn headings_go_down_one_step_at_a_time_and_the_page_is_the_same_each_time() {
    let page = page(Language::English);
    assert_eq!(page, self::page(Language::English));
    let mut last = 0;
    for rest in page.split("<h").skip(1) {
        let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) else {
            continue;
        };
        assert!(level <= last + 1, "h{level} after h{last}");
        last = level;
    }
    assert!(last > 1);
}
