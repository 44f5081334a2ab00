use std::cmp::Ordering;
use std::fmt;

/// A number exactly as written: a whole number of tenths, hundredths and so on.
///
/// Equal values are equal whatever their spelling: 2.50 is 2.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Decimal {
    mantissa: u64,
    scale: u8,
}

impl Decimal {
    /// The whole number `value`.
    pub const fn whole(value: u64) -> Self {
        Self {
            mantissa: value,
            scale: 0,
        }
    }

    /// `mantissa` divided by ten `scale` times; `None` where `scale` is above 18.
    pub fn new(mut mantissa: u64, mut scale: u8) -> Option<Self> {
        if scale > 18 {
            return None;
        }
        while scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        Some(Self { mantissa, scale })
    }

    /// The digits without the decimal point.
    pub const fn mantissa(self) -> u64 {
        self.mantissa
    }

    /// How many of the digits stand behind the decimal point; none of them ends in zero.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The value where it has no fraction.
    pub fn as_whole(self) -> Option<u64> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// The nearest floating-point value: for drawing, not for comparing.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10f64.powi(i32::from(self.scale))
    }

    /// The sum; `None` where it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let sum = self.at_scale(scale) + other.at_scale(scale);
        Self::new(u64::try_from(sum).ok()?, scale)
    }

    /// The value with `zeros` zeros behind it; `None` where it does not fit.
    pub fn times_ten_to(self, zeros: u8) -> Option<Self> {
        let shed = self.scale.min(zeros);
        let factor = 10u64.checked_pow(u32::from(zeros - shed))?;
        Self::new(self.mantissa.checked_mul(factor)?, self.scale - shed)
    }

    fn at_scale(self, scale: u8) -> u128 {
        u128::from(self.mantissa) * 10u128.pow(u32::from(scale - self.scale))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Western digits with a full stop as decimal point and no other separator.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10u64.pow(u32::from(self.scale));
        write!(f, "{}", self.mantissa / unit)?;
        if self.scale > 0 {
            let fraction = self.mantissa % unit;
            write!(f, ".{fraction:0width$}", width = usize::from(self.scale))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_compare_whatever_their_spelling() {
        let half = Decimal::new(50, 2).unwrap();
        assert_eq!(half, Decimal::new(5, 1).unwrap());
        assert!(half < Decimal::whole(1) && half > Decimal::new(49, 2).unwrap());
        assert_eq!(half.times_ten_to(6), Some(Decimal::whole(500_000)));
        assert_eq!(
            Decimal::new(43, 1).unwrap().times_ten_to(6),
            Some(Decimal::whole(4_300_000))
        );
        assert_eq!(half.plus(Decimal::whole(3)).unwrap().to_string(), "3.5");
        assert_eq!(Decimal::new(100_005, 4).unwrap().to_string(), "10.0005");
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(Decimal::whole(u64::MAX).times_ten_to(1), None);
        assert_eq!(Decimal::whole(u64::MAX).plus(Decimal::whole(1)), None);
        assert_eq!(Decimal::whole(1).times_ten_to(255), None);
        assert_eq!(Decimal::new(1, 19), None);
    }
}
