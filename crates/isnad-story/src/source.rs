//! Sources across articles: which mentions mean one and the same.

use isnad_parse::Grade;

use crate::words::{Lists, Stems, Vocabulary};

/// The sources of one story.
#[derive(Default)]
pub(crate) struct Sources {
    known: Vec<Source>,
}

struct Source {
    name: String,
    stems: Stems,
    grade: Grade,
    /// The outlet an unnamed source spoke to: it is the same only there.
    spoke_to: usize,
    articles: Vec<usize>,
}

/// Share of their words that two long mentions of one source have in common (Dice).
const ALIKE: f64 = 0.6;

impl Sources {
    pub fn name(&self, source: usize) -> &str {
        &self.known[source].name
    }

    pub fn grade(&self, source: usize) -> Grade {
        self.known[source].grade
    }

    /// The source that an article's mention means, made known if it is new. `None` for a mention
    /// without a word of its own.
    pub fn mentioned(
        &mut self,
        mention: &str,
        grade: Grade,
        article: usize,
        spoke_to: usize,
        vocabulary: &Vocabulary,
    ) -> Option<usize> {
        let stems = vocabulary.stems_of(mention);
        if stems.is_empty() {
            return None;
        }
        let found = self.find(&stems, grade, article, spoke_to);
        let Some(found) = found else {
            self.known.push(Source {
                name: mention.trim().to_owned(),
                stems,
                grade,
                spoke_to,
                articles: vec![article],
            });
            return Some(self.known.len() - 1);
        };
        let source = &mut self.known[found];
        source.articles.push(article);
        source.grade = source.grade.min(grade);
        if stems.len() > source.stems.len() {
            source.stems = stems;
            source.name = mention.trim().to_owned();
        }
        Some(found)
    }

    fn find(&self, stems: &Stems, grade: Grade, article: usize, spoke_to: usize) -> Option<usize> {
        let here = |source: &Source| source.articles.contains(&article);
        let within = self
            .known
            .iter()
            .position(|source| here(source) && contains(stems, &source.stems));
        within.or_else(|| {
            self.known.iter().position(|source| {
                let on_record = is_on_record(grade) && is_on_record(source.grade);
                (on_record || source.spoke_to == spoke_to) && same(stems, &source.stems)
            })
        })
    }
}

fn is_on_record(grade: Grade) -> bool {
    matches!(grade, Grade::Named | Grade::Body | Grade::Relayed)
}

fn contains(one: &Stems, other: &Stems) -> bool {
    one.is_subset(other) || other.is_subset(one)
}

/// Whether two mentions in different articles mean one source.
fn same(one: &Stems, other: &Stems) -> bool {
    let shorter = if one.len() < other.len() { one } else { other };
    if Lists::shipped().only_roles(shorter) && one != other {
        return false;
    }
    let shared = one.intersection(other).count() as f64;
    contains(one, other) || shared / (one.len() + other.len()) as f64 * 2.0 > ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;
    use isnad_text::Document;

    #[test]
    fn titles_names_and_surnames_meet() {
        let text = Document::new("");
        let vocabulary = Vocabulary::new(std::iter::once(&text));
        let mut sources = Sources::default();
        let mut meet = |mention, grade, article| {
            sources
                .mentioned(mention, grade, article, article, &vocabulary)
                .unwrap()
        };
        let first = meet("المتحدث باسم الشرطة العقيد كمال السروجي", Grade::Named, 0);
        assert_eq!(first, meet("السروجي", Grade::Named, 0));
        assert_eq!(first, meet("العقيد كمال السروجي", Grade::Named, 1));
        assert_ne!(
            first,
            meet("المتحدث باسم البلدية هدى المالح", Grade::Named, 1)
        );
        let unnamed = meet("مصدر أمني", Grade::Unnamed, 2);
        assert_ne!(unnamed, meet("مصدر أمني", Grade::Unnamed, 3));
    }
}
