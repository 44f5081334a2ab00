//! Articles with their attributions marked by hand, for tests that must not depend on the parser.
//!
//! A line that holds marks is one attribution: `{c …}` cue, `{s …}` source, `{r …}` relay,
//! `{t …}` content, `{n …}` a mention elsewhere that resolves the source. Behind ` ## ` stand its
//! kind, class, strength and grade, by name, where they are not person, say, neutral and named.

use isnad_parse::{
    Attribution, Construction, CueClass, Grade, Reading, SourceKind, Strength, Style,
};
use isnad_story::{Article, Version};
use isnad_text::Span;

/// The bridge story: a ring, a denial, a copy, a citation of nobody, a divergence and a revision.
pub fn bridge() -> Vec<Article> {
    let mut articles = Vec::new();
    for block in include_str!("bridge.txt").split("\n=== ").skip(1) {
        let (head, body) = block.split_once('\n').expect("a head and a body");
        let mut fields = head.split(" | ");
        let mut next = || fields.next().expect("id, outlet, time, title").to_owned();
        let (id, outlet, published, title) = (next(), next(), next(), next());
        let version = version(body.trim(), Some(published));
        match articles
            .iter_mut()
            .find(|article: &&mut Article| article.id == id)
        {
            Some(article) => article.versions.push(version),
            None => articles.push(Article {
                url: Some(format!("https://{id}.example/1")),
                id,
                outlet,
                title: Some(title),
                versions: vec![version],
            }),
        }
    }
    articles
}

/// A version whose text and reading come from marked lines.
pub fn version(marked: &str, published: Option<String>) -> Version {
    let mut text = String::new();
    let mut reading = Reading::default();
    for line in marked.lines() {
        let (line, names) = line.split_once(" ## ").unwrap_or((line, ""));
        let mut attribution = blank();
        let mut rest = line;
        while let Some((before, marked)) = rest.split_once('{') {
            text.push_str(before);
            let (words, after) = marked.split_once('}').expect("a closed mark");
            let (role, words) = words.split_once(' ').expect("a role and words");
            let span = Span::new(text.len(), text.len() + words.len());
            text.push_str(words);
            match role {
                "c" => attribution.cue.push(span),
                "s" => attribution.source.push(span),
                "r" => attribution.via.push(span),
                "t" => attribution.content.push(span),
                "n" => attribution.source_resolved.push(span),
                _ => panic!("no role {role}"),
            }
            rest = after;
        }
        text.push_str(rest);
        text.push('\n');
        for name in names.split_whitespace() {
            describe(&mut attribution, name);
        }
        if !attribution.content.is_empty() {
            reading.attributions.push(attribution);
        }
    }
    Version {
        published,
        text,
        reading,
    }
}

fn describe(attribution: &mut Attribution, name: &str) {
    let (field, name) = name.split_once('=').expect("field=name");
    match field {
        "kind" => attribution.kind = SourceKind::from_name(name).unwrap(),
        "class" => attribution.class = CueClass::from_name(name).unwrap(),
        "strength" => attribution.strength = Strength::from_name(name).unwrap(),
        "grade" => attribution.grade = Grade::from_name(name).unwrap(),
        _ => panic!("no field {field}"),
    }
}

fn blank() -> Attribution {
    Attribution {
        cue: vec![],
        source: vec![],
        via: vec![],
        content: vec![],
        source_resolved: vec![],
        style: Style::Indirect,
        kind: SourceKind::Person,
        class: CueClass::Say,
        strength: Strength::Neutral,
        grade: Grade::Named,
        parent: None,
        confidence: 1.0,
        construction: Construction::VerbSubjectClause,
        lemma: String::new(),
    }
}
