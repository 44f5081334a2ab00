use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

/// How every member of a gzip file begins: its mark, and the only method there is.
const MARK: [u8; 3] = [0x1f, 0x8b, 0x08];

/// Undoes gzip member by member. After a damaged member, which is one error, it goes on with the
/// next: archives of the web have a member for each record.
pub(crate) struct Members<R> {
    state: State<R>,
}

enum State<R> {
    /// Within a member.
    Member(Box<GzDecoder<R>>),
    /// Behind a member, or in front of the first.
    Between(R),
    /// Looking for the next member, behind damage.
    Lost(R),
    Ended,
}

impl<R: BufRead> Members<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            state: State::Between(input),
        }
    }

    /// Begins the next member. Zeros behind the last one are padding; anything else is damage.
    fn begin(&mut self, mut input: R) -> io::Result<()> {
        loop {
            let bytes = input.fill_buf()?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            match bytes.get(zeros) {
                None if bytes.is_empty() => return Ok(()),
                None => input.consume(zeros),
                Some(first) if *first == MARK[0] => {
                    input.consume(zeros);
                    self.state = State::Member(Box::new(GzDecoder::new(input)));
                    return Ok(());
                }
                Some(_) => {
                    self.state = State::Lost(input);
                    let message = "no gzip where a member should begin";
                    return Err(io::Error::new(io::ErrorKind::InvalidData, message));
                }
            }
        }
    }
}

/// Goes on to where a member may begin.
fn find_mark(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(());
        }
        let found = bytes.windows(MARK.len()).position(|window| window == MARK);
        // A mark that is cut in two by the buffer's end is missed, and one record with it.
        let passed = found.unwrap_or(bytes.len());
        input.consume(passed);
        if found.is_some() {
            return Ok(());
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Member(mut member) => match member.read(buffer) {
                    Ok(0) => self.state = State::Between(member.into_inner()),
                    Ok(count) => {
                        self.state = State::Member(member);
                        return Ok(count);
                    }
                    Err(error) => {
                        self.state = State::Lost(member.into_inner());
                        return Err(error);
                    }
                },
                State::Between(input) => self.begin(input)?,
                State::Lost(mut input) => {
                    find_mark(&mut input)?;
                    self.begin(input)?;
                }
                State::Ended => return Ok(0),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn member(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    /// What is read, and how often reading fails on the way.
    fn read(bytes: &[u8]) -> (String, usize) {
        let mut members = Members::new(bytes);
        let (mut text, mut failures) = (Vec::new(), 0);
        while members.read_to_end(&mut text).is_err() {
            failures += 1;
        }
        (String::from_utf8_lossy(&text).into_owned(), failures)
    }

    #[test]
    fn a_damaged_member_does_not_lose_the_next() {
        let members = [member("one "), member("two "), member("three")];
        let whole = [members.concat(), vec![0; 700]].concat();
        assert_eq!(read(&whole), ("one two three".to_owned(), 0));
        let mut damaged = members.concat();
        let length = members[0].len() + members[1].len();
        damaged[length - 6] ^= 0xff;
        let (text, failures) = read(&damaged);
        assert!(
            text.starts_with("one ") && text.ends_with("three"),
            "{text}"
        );
        assert_eq!(failures, 1);
        let rubbish = [&members[0][..], b"rubbish", &members[2]].concat();
        assert_eq!(read(&rubbish), ("one three".to_owned(), 1));
        assert_eq!(read(&members[0][..10]).1, 1);
    }
}
