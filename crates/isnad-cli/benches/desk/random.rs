/// Pseudo-random numbers that are the same every time (splitmix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Small numbers often, large ones seldom.
    pub fn skewed(&mut self, limit: u64) -> u64 {
        let one = self.below(limit);
        let other = self.below(limit);
        one * other / limit
    }

    pub fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len() as u64) as usize]
    }

    /// A day within fourteen years.
    pub fn date(&mut self) -> String {
        let (year, month, day) = (10 + self.below(14), 1 + self.below(12), 1 + self.below(28));
        format!("20{year:02}-{month:02}-{day:02}")
    }
}
