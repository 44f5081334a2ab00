//! Refusals in the words of the pages: which field, which rule, which thing.

use isnad_review::{Refusal, SecretError};

use crate::strings::Strings;

impl Strings {
    /// That what a field says can't be.
    pub fn malformed(self, field: &str, said: &str) -> String {
        let name = self.known(&format!("field_{field}")).unwrap_or(field);
        match said {
            "" => name.to_owned(),
            said => self
                .say("malformed")
                .replace("{field}", name)
                .replace("{said}", said),
        }
    }

    /// Why the desk's rules do not allow something.
    pub fn refusal(self, refusal: &Refusal) -> String {
        use Refusal as R;
        match refusal {
            R::WrongSubject(_) => self.say("refusal_wrong-subject").to_owned(),
            R::Role { needed } => self.count("refusal_role", self.of("role", needed.name())),
            R::Decided { by } => self.count("refusal_decided", by),
            R::Open => self.say("refusal_open").to_owned(),
            R::NotOpened => self.say("refusal_not-opened").to_owned(),
            R::Opened => self.say("refusal_opened").to_owned(),
            R::Status(status) => self.count("refusal_status", self.of("claim", status.name())),
            R::Published => self.say("refusal_published").to_owned(),
            R::NoVerdict => self.say("refusal_no-verdict").to_owned(),
            R::OwnDecision => self.say("refusal_own-decision").to_owned(),
            R::FirstIsAnothers(name) => self.count("refusal_first-is-anothers", name),
            R::AskedOfAnother(name) => self.count("refusal_asked-of-another", name),
            R::Touched => self.say("refusal_touched").to_owned(),
            R::UserName(most) => self.count("refusal_user-name", most),
            R::UserExists(name) => self.count("refusal_user-exists", name),
            R::FirstIsNoAdmin => self.say("refusal_first-is-no-admin").to_owned(),
            R::NoAdminLeft => self.say("refusal_no-admin-left").to_owned(),
            R::FileSize(most) => self.count("refusal_file-size", most),
            R::NoRecord(why) => self.count("refusal_no-record", why),
            R::NoEvidence => self.say("wanting_evidence").to_owned(),
            R::UnnamedOnly => self.say("wanting_named_evidence").to_owned(),
            R::NoSuchEvidence(number) => self.count("refusal_no-such-evidence", number),
            R::Empty(part) => self.count("refusal_empty", self.of("part", part.name())),
            R::NothingCorrected => self.say("refusal_nothing-corrected").to_owned(),
            R::Link => self.say("refusal_link").to_owned(),
            R::Merge => self.say("refusal_merge").to_owned(),
            R::NothingAmended => self.say("refusal_nothing-amended").to_owned(),
            R::UnknownVerdict(verdict) => self.count("refusal_unknown-verdict", verdict),
            R::NotInText(what) => {
                self.count("refusal_not-in-text", self.known(what).unwrap_or(what))
            }
            R::Address(address) => self.count("refusal_address", address),
            R::TooLong(part, most) => {
                let part = self.of("part", part.name());
                self.count("refusal_too-long", format!("{part}: {most}"))
            }
        }
    }

    /// Why the store did not do something.
    pub fn store_error(self, error: &isnad_store::Error) -> String {
        use isnad_store::Error as E;
        match error {
            E::Refused(refusal) => self.refusal(refusal),
            E::Stale { by, .. } => self.count("store_stale", by),
            E::Unknown { what, name } => {
                let what = self.known(&format!("thing_{what}")).unwrap_or(what);
                self.count("store_unknown", format!("{what} {name}"))
            }
            E::Secret(SecretError::TooShort) => self.say("secret_too-short").to_owned(),
            E::Secret(SecretError::TooLong) => self.say("secret_too-long").to_owned(),
            other => other.to_string(),
        }
    }
}
