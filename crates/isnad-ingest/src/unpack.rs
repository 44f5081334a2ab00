//! Compressed streams, and bounds to what comes out of them.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use crate::members::Members;

/// Text shrinks tenfold; a file of one repeated byte shrinks a thousandfold.
const STEEPEST: u64 = 250;

/// So many bytes may come out before anybody asks from how many.
const HARMLESS: u64 = 64 << 20;

/// Says that data grew beyond this many times its compressed size.
#[derive(Debug, thiserror::Error)]
#[error("grows more than {0}-fold")]
pub(crate) struct Bomb(pub(crate) u64);

/// Undoes gzip, of one member or many.
pub(crate) fn gzip<'r>(input: impl BufRead + 'r) -> impl BufRead + 'r {
    let (input, taken) = Counted::new(input);
    bounded(Members::new(BufReader::new(input)), taken)
}

/// Undoes Zstandard, of one frame or many. Web archives may begin with a dictionary of their own.
pub(crate) fn zstandard<'r>(mut input: impl BufRead + 'r) -> io::Result<impl BufRead + 'r> {
    let dictionary = dictionary(&mut input)?;
    let (input, taken) = Counted::new(input);
    let mut decoder =
        zstd::stream::read::Decoder::with_dictionary(BufReader::new(input), &dictionary)?;
    decoder.window_log_max(27)?;
    Ok(bounded(decoder, taken))
}

/// Lets no more out than a text could have been packed into `packed` bytes.
pub(crate) fn bounded_by<'r>(input: impl Read + 'r, packed: u64) -> impl BufRead + 'r {
    bounded(input, Rc::new(Cell::new(packed)))
}

fn bounded<'r>(input: impl Read + 'r, taken: Rc<Cell<u64>>) -> impl BufRead + 'r {
    BufReader::new(Bounded {
        input,
        taken,
        given: 0,
    })
}

/// A dictionary in a skippable frame in front, as `.warc.zst` files have it; else nothing.
fn dictionary(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    const SKIPPABLE: &[u8] = b"\x5d\x2a\x4d\x18";
    const LARGEST: u64 = 16 << 20;
    if !input.fill_buf()?.starts_with(SKIPPABLE) {
        return Ok(Vec::new());
    }
    let mut head = [0; 8];
    input.read_exact(&mut head)?;
    let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
    let mut dictionary = Vec::new();
    input
        .by_ref()
        .take(u64::from(size).min(LARGEST))
        .read_to_end(&mut dictionary)?;
    if dictionary.starts_with(b"\x28\xb5\x2f\xfd") {
        let mut unpacked = Vec::new();
        zstd::stream::read::Decoder::new(&dictionary[..])?
            .take(LARGEST)
            .read_to_end(&mut unpacked)?;
        return Ok(unpacked);
    }
    Ok(dictionary)
}

/// Counts the bytes that pass.
struct Counted<R> {
    input: R,
    taken: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    fn new(input: R) -> (Self, Rc<Cell<u64>>) {
        let taken = Rc::new(Cell::new(0));
        let counter = Rc::clone(&taken);
        (Self { input, taken }, counter)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}

/// Fails once far more has come out than went in.
struct Bounded<R> {
    input: R,
    taken: Rc<Cell<u64>>,
    given: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.given += count as u64;
        let most = self.taken.get().saturating_mul(STEEPEST);
        match self.given > HARMLESS && self.given > most {
            true => Err(io::Error::other(Bomb(STEEPEST))),
            false => Ok(count),
        }
    }
}

/// Reads on only as long as one record may be; the count begins anew with each.
pub(crate) struct Metered<R> {
    input: R,
    left: Rc<Cell<u64>>,
}

/// Begins the count of a [`Metered`] anew.
pub(crate) struct Meter {
    left: Rc<Cell<u64>>,
    limit: u64,
}

impl<R> Metered<R> {
    /// Gives at most `limit` bytes between two calls of [`Meter::reset`].
    pub(crate) fn new(input: R, limit: u64) -> (Self, Meter) {
        let left = Rc::new(Cell::new(limit));
        let meter = Meter {
            left: Rc::clone(&left),
            limit,
        };
        (Self { input, left }, meter)
    }
}

impl Meter {
    /// A record is done.
    pub(crate) fn reset(&self) {
        self.left.set(self.limit);
    }

    /// Whether the record was longer than allowed.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.left.get() == 0
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "one record is too long",
            ));
        }
        let most = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let count = self.input.read(&mut buffer[..most])?;
        self.left.set(left - count as u64);
        Ok(count)
    }
}
