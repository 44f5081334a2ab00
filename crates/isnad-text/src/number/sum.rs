//! How the parts of an amount add up and multiply.

use super::Decimal;
use super::words::{Meaning, Times};

/// One part of an amount.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    Digits(Decimal),
    Word(Meaning),
}

/// An amount as it is put together.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    /// Terms already multiplied by their scale.
    closed: Decimal,
    /// The last of them, which a larger scale may still multiply: ألف مليار.
    term: Decimal,
    /// What no scale has multiplied yet.
    group: Option<Decimal>,
    /// Zeros of the last scale; only smaller ones may follow.
    zeros: Option<u8>,
    /// The last word, where it decides what may follow.
    last: Option<Meaning>,
    /// «نصف», which needs a scale.
    is_fraction: bool,
}

impl Sum {
    /// The value, where the amount is complete.
    pub(super) fn total(&self) -> Option<Decimal> {
        let is_whole = !self.is_fraction && !matches!(self.last, Some(Meaning::Leading(_)));
        is_whole.then(|| self.closed.plus(self.group.unwrap_or_default()))?
    }

    /// Zeros of the scale that ends the amount: the 6 of «3 ملايين».
    pub(super) fn scale(&self) -> Option<u8> {
        self.zeros.filter(|_| self.group.is_none())
    }

    /// Takes the first part; a construct dual (ألفا قتيل) needs a noun behind it.
    pub(super) fn add_first(&mut self, value: Value, is_before_noun: bool) -> Option<()> {
        match value {
            Value::Word(Meaning::Scale(zeros, times)) => {
                let times = match times {
                    Times::Once => 1,
                    Times::Twice => 2,
                    Times::Either => 1 + u64::from(is_before_noun),
                };
                self.close(Decimal::whole(times).times_ten_to(zeros)?, zeros)
            }
            Value::Word(Meaning::Hundredths(hundredths)) => {
                self.group = Decimal::new(u64::from(hundredths), 2);
                self.is_fraction = true;
                Some(())
            }
            value => self.open(value.plain()?, value),
        }
    }

    /// Takes what a و adds; `false`, and the sum is void, where it does not fit.
    pub(super) fn add(&mut self, value: Value) -> bool {
        if self.is_fraction {
            return false;
        }
        let rest = self.group.unwrap_or_default().as_whole();
        let fits = match value {
            // Behind a scale alone: مليون و200.
            Value::Digits(value) => self.group.is_none() && self.has_room_for(value),
            Value::Word(Meaning::Unit(_) | Meaning::Leading(_) | Meaning::Ten) => {
                rest.is_some_and(|rest| rest % 100 == 0) && !self.ends_in_digits()
            }
            Value::Word(Meaning::Tens(_)) => {
                let behind_unit = matches!(self.last, Some(Meaning::Unit(_) | Meaning::Leading(_)));
                behind_unit || rest.is_some_and(|rest| rest % 100 == 0) && !self.ends_in_digits()
            }
            Value::Word(Meaning::Hundreds(_)) => self.group.is_none(),
            Value::Word(Meaning::Scale(zeros, times)) => {
                let times = if times == Times::Twice { 2 } else { 1 };
                let term = Decimal::whole(times).times_ten_to(zeros);
                return self.group.is_none()
                    && self.zeros.is_some_and(|last| zeros < last)
                    && term.and_then(|term| self.close(term, zeros)).is_some();
            }
            Value::Word(Meaning::Hundredths(hundredths)) => return self.add_fraction(hundredths),
            Value::Word(Meaning::Ordinal(_)) => false,
        };
        fits && value
            .plain()
            .and_then(|plain| self.open(plain, value))
            .is_some()
    }

    /// «مليون ونصف» and «ثلاثة ونصف».
    fn add_fraction(&mut self, hundredths: u8) -> bool {
        let fraction = Decimal::new(u64::from(hundredths), 2);
        if self.group.is_some() {
            self.group = fraction.and_then(|fraction| self.group?.plus(fraction));
            self.last = None;
            return self.group.is_some();
        }
        let zeros = self.zeros.unwrap_or_default();
        let term = fraction.and_then(|fraction| fraction.times_ten_to(zeros));
        let closed = term.and_then(|term| self.close(term, zeros));
        self.last = Some(Meaning::Hundredths(hundredths));
        closed.is_some()
    }

    /// Takes what stands without و; `false`, and the sum is void, where it does not fit.
    pub(super) fn multiply(&mut self, value: Value) -> bool {
        let Value::Word(meaning) = value else {
            return false;
        };
        match (self.last, meaning) {
            (Some(Meaning::Unit(unit) | Meaning::Leading(unit)), Meaning::Ten) => {
                let teen = self.group.and_then(|group| group.plus(Decimal::whole(10)));
                self.group = teen;
                self.last = (unit < 10).then_some(Meaning::Ten);
                teen.is_some()
            }
            (Some(Meaning::Unit(unit @ 3..)), Meaning::Hundreds(100)) => {
                let rest = Decimal::whole(u64::from(unit) * 99);
                self.group = self.group.and_then(|group| group.plus(rest));
                self.last = Some(meaning);
                true
            }
            // «مليون ونصف المليون» names its scale twice.
            (Some(Meaning::Hundredths(_)), Meaning::Scale(zeros, _)) => {
                self.last = None;
                self.zeros == Some(zeros)
            }
            (_, Meaning::Scale(zeros, Times::Once | Times::Either)) => self.scale_up(zeros),
            _ => false,
        }
    }

    fn scale_up(&mut self, zeros: u8) -> bool {
        if let Some(group) = self.group {
            let fits = self.zeros.is_none_or(|last| zeros < last);
            let term = group.times_ten_to(zeros).filter(|_| fits);
            self.is_fraction &= term.is_none();
            return term.and_then(|term| self.close(term, zeros)).is_some();
        }
        // «ألف مليار»: the scale multiplies the only term so far.
        let only = self.closed == self.term && self.zeros.is_some_and(|last| last < zeros);
        let term = self.term.times_ten_to(zeros).filter(|_| only);
        if let Some(term) = term {
            self.closed = Decimal::default();
            self.close(term, zeros);
        }
        term.is_some()
    }

    fn close(&mut self, term: Decimal, zeros: u8) -> Option<()> {
        self.closed = self.closed.plus(term)?;
        self.term = term;
        self.group = None;
        self.zeros = Some(zeros);
        self.last = None;
        Some(())
    }

    fn open(&mut self, plain: Decimal, value: Value) -> Option<()> {
        self.group = Some(self.group.unwrap_or_default().plus(plain)?);
        self.last = match value {
            Value::Word(meaning) => Some(meaning),
            Value::Digits(_) => None,
        };
        Some(())
    }

    /// Whether a value is smaller than the last scale.
    fn has_room_for(&self, value: Decimal) -> bool {
        let scale = Decimal::whole(1).times_ten_to(self.zeros.unwrap_or_default());
        scale.is_some_and(|scale| value < scale)
    }

    /// Whether a scale may follow with the article: نصف المليون.
    pub(super) fn ends_in_fraction(&self) -> bool {
        self.is_fraction || matches!(self.last, Some(Meaning::Hundredths(_)))
    }

    fn ends_in_digits(&self) -> bool {
        self.group.is_some() && self.last.is_none()
    }
}

impl Value {
    /// The value, where it is more than a factor.
    fn plain(self) -> Option<Decimal> {
        Some(match self {
            Self::Digits(value) => value,
            Self::Word(Meaning::Unit(value) | Meaning::Leading(value) | Meaning::Tens(value)) => {
                Decimal::whole(u64::from(value))
            }
            Self::Word(Meaning::Ten) => Decimal::whole(10),
            Self::Word(Meaning::Hundreds(value)) => Decimal::whole(u64::from(value)),
            Self::Word(Meaning::Scale(..) | Meaning::Hundredths(_) | Meaning::Ordinal(_)) => {
                return None;
            }
        })
    }
}
