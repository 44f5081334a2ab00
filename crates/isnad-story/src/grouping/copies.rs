//! MinHash: whether two texts share most of their wording, from a few numbers each.

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Numbers of a sketch, and how many of them in a row must agree for two texts to be compared:
/// texts that share half of their shingles meet with a chance of nine in ten.
const NUMBERS: usize = 48;
const ROWS: usize = 3;

/// The least hash of a text's shingles under each of several seeds.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    least: [u32; NUMBERS],
    last: [u64; SHINGLE],
    words: usize,
}

impl Default for Sketch {
    fn default() -> Self {
        Self {
            least: [u32::MAX; NUMBERS],
            last: [0; SHINGLE],
            words: 0,
        }
    }
}

impl Sketch {
    /// Adds the next word by its hash.
    pub fn add(&mut self, word: u64) {
        self.last.rotate_left(1);
        self.last[SHINGLE - 1] = word;
        self.words += 1;
        if self.words < SHINGLE {
            return;
        }
        let shingle = self.last.iter().fold(0, |sum, word| mix(sum ^ *word));
        for (seed, least) in (1u64..).zip(&mut self.least) {
            let number = (mix(shingle ^ seed.wrapping_mul(SEED)) >> 32) as u32;
            *least = number.min(*least);
        }
    }

    /// One key a band; none for a text too short to tell.
    pub fn bands(&self) -> impl Iterator<Item = u64> + '_ {
        let long = self.words >= 4 * SHINGLE;
        let bands = self.least.chunks(ROWS).enumerate();
        bands.take_while(move |_| long).map(|(band, rows)| {
            rows.iter()
                .fold(band as u64 + 1, |key, row| mix(key ^ u64::from(*row)))
        })
    }

    /// About which share of all their shingles two texts have in common.
    pub fn likeness(&self, other: &Self) -> f32 {
        let same = self
            .least
            .iter()
            .zip(&other.least)
            .filter(|(one, other)| one == other);
        same.count() as f32 / NUMBERS as f32
    }
}

/// Sets the seeds of a sketch apart.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Spreads the bits of a number (splitmix64).
fn mix(number: u64) -> u64 {
    let z = number.wrapping_add(SEED);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
