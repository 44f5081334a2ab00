//! An outlet is one, whatever it is called.

use isnad_story::{Article, Version, compare};

fn article(id: &str, outlet: &str, url: Option<&str>, hour: u8, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        outlet: outlet.to_owned(),
        url: url.map(str::to_owned),
        title: None,
        versions: vec![Version {
            published: Some(format!("2024-02-01T{hour:02}:00:00Z")),
            text: text.to_owned(),
            reading: isnad_parse::Reader::shipped().read(text),
        }],
    }
}

#[test]
fn an_agency_under_two_names_is_one_origin() {
    let told = "إن السفينة غرقت قبالة الساحل وعلى متنها تسعة بحارة";
    let comparison = compare(
        "السفينة",
        &[
            article(
                "a",
                "صحيفة الموج",
                None,
                8,
                &format!("قالت وكالة فرانس برس {told}."),
            ),
            article(
                "b",
                "جريدة المرفأ",
                None,
                9,
                &format!("ذكرت وكالة الصحافة الفرنسية {told}."),
            ),
        ],
    );
    assert_eq!(comparison.lead().unwrap().origins.independent, 1);
}

#[test]
fn an_outlet_of_the_story_is_cited_by_a_name_that_the_archive_does_not_use() {
    let told = "إن السفينة غرقت قبالة الساحل وعلى متنها تسعة بحارة";
    for (outlet, url) in [
        ("aawsat", None),
        ("paper-7", Some("https://aawsat.com/home/1")),
    ] {
        let comparison = compare(
            "السفينة",
            &[
                article(
                    "a",
                    outlet,
                    url,
                    8,
                    &format!("قال قائد خفر السواحل سعد المري {told}."),
                ),
                article(
                    "b",
                    "صحيفة الموج",
                    None,
                    9,
                    &format!("ذكرت صحيفة «الشرق الأوسط» {told}."),
                ),
            ],
        );
        let origins = &comparison.lead().unwrap().origins;
        let name = |node: usize| origins.nodes[node].name.as_str();
        let edges = origins
            .edges
            .iter()
            .map(|edge| (name(edge.from), name(edge.to)));
        assert_eq!(origins.independent, 1, "{outlet}");
        assert!(
            edges.clone().any(|edge| edge == (outlet, "صحيفة الموج")),
            "{:?}",
            edges.collect::<Vec<_>>()
        );
    }
}
