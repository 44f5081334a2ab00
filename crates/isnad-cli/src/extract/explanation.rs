//! Why an attribution was read so, for a person.

use isnad_parse::{Agreement, Attribution, Border, Explanation, Part};

use super::person::Page;

/// No more features than this are shown for and against a reading.
const MOST_PARTS: usize = 4;

impl Page<'_> {
    /// The lines of one explanation.
    pub(super) fn explanation(&mut self, attribution: &Attribution, explanation: &Explanation) {
        let words = self.words;
        if let Some(verb) = &explanation.verb {
            let row = format!("{verb} ({})", attribution.lemma);
            self.line("  ", &words.verb, &self.screen.outside(&row));
        }
        let ends = [
            (&words.source_end, explanation.source_end),
            (&words.content_end, explanation.content_end),
        ];
        for (label, border) in ends {
            if let Some(border) = border {
                self.line("  ", label, &self.border(border));
            }
        }
        if let Some(referent) = explanation.referent {
            let mut reason = words.referent[&referent.reason].clone();
            if let Some(agreement) = referent.agreement {
                let agreement = self.agreement(agreement);
                reason.push_str(&format!(
                    "{} {}: {agreement}",
                    words.semicolon, words.agreement
                ));
            }
            self.line("  ", &words.referent_label, &reason);
        }
        let (good, bad): (Vec<Part>, Vec<Part>) =
            explanation.parts.iter().partition(|part| part.weight > 0.0);
        for (label, parts) in [(&words.speaks_for, good), (&words.speaks_against, bad)] {
            if !parts.is_empty() {
                self.line("  ", label, &self.parts(&parts));
            }
        }
    }

    /// «علامة تنهي الجملة «.»»: the word or mark stands behind what it is.
    fn border(&self, border: Border) -> String {
        let kind = &self.words.border[&border.kind];
        let text = border.span.map(|span| span.of(self.text).trim());
        match text.filter(|text| !text.is_empty()) {
            Some(text) => format!("{kind}: {}", self.screen.outside(text)),
            None => kind.clone(),
        }
    }

    fn agreement(&self, agreement: Agreement) -> String {
        let gender = match agreement.feminine {
            true => &self.words.feminine,
            false => &self.words.masculine,
        };
        format!("{} {gender}", self.words.number[&agreement.number])
    }

    fn parts(&self, parts: &[Part]) -> String {
        let shown = parts.iter().take(MOST_PARTS);
        let shown: Vec<String> = shown.map(|part| self.words.feature(part.feature)).collect();
        shown.join(&format!("{} ", self.words.semicolon))
    }
}
