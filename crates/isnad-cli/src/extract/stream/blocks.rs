use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use isnad_ingest::LONGEST;

/// So much is asked of the input at a time, in bytes.
const READ: usize = 1 << 20;

/// A part of the input.
#[derive(Debug)]
pub(super) enum Block {
    /// Whole lines, with their line breaks (the last line of the input may lack it).
    Lines(Vec<u8>),
    /// One line of so many bytes, above the limit and therefore not kept.
    TooLong(usize),
    /// The input broke off; nothing follows.
    Failed(io::Error),
}

/// Reads `input` in a thread of its own, a few blocks ahead.
///
/// The thread is not waited for: it may sit in a read that never returns when the receiver goes.
pub(super) fn blocks(input: impl Read + Send + 'static) -> Receiver<Block> {
    let (sender, receiver) = sync_channel(2);
    thread::spawn(move || {
        let _ = send_blocks(input, LONGEST as usize, &sender);
    });
    receiver
}

/// Nobody listens any more.
struct Gone;

fn send_blocks(
    mut input: impl Read,
    longest: usize,
    sender: &SyncSender<Block>,
) -> Result<(), Gone> {
    let send = |block| sender.send(block).map_err(|_| Gone);
    let mut buffer = vec![0; READ];
    let mut pending = Vec::new();
    // The bytes passed over of a line above the limit.
    let mut skipped = 0;
    loop {
        let known = pending.len();
        match read_some(&mut input, &mut buffer, &mut pending) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                send(Block::Failed(error))?;
                return Ok(());
            }
        }
        if skipped > 0 {
            let Some(end) = pending.iter().position(|byte| *byte == b'\n') else {
                skipped += pending.len();
                pending.clear();
                continue;
            };
            pending.drain(..=end);
            send(Block::TooLong(skipped + end + 1))?;
            skipped = 0;
        }
        let fresh = known.min(pending.len());
        if let Some(end) = pending[fresh..].iter().rposition(|byte| *byte == b'\n') {
            let rest = pending.split_off(fresh + end + 1);
            send(Block::Lines(std::mem::replace(&mut pending, rest)))?;
        }
        if pending.len() > longest {
            skipped = pending.len();
            pending = Vec::new();
        }
    }
    if skipped > 0 {
        send(Block::TooLong(skipped))?;
    }
    if !pending.is_empty() {
        send(Block::Lines(pending))?;
    }
    Ok(())
}

/// Appends what one read gives, and no more: a slow input must not hold back what it sent.
fn read_some(input: &mut impl Read, buffer: &mut [u8], pending: &mut Vec<u8>) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => {
                pending.extend_from_slice(&buffer[..*read.as_ref().unwrap_or(&0)]);
                return read;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives the bytes in pieces of `step`.
    struct Slowly<'a>(&'a [u8], usize);

    impl Read for Slowly<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(self.0.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn shown(input: &str, step: usize, longest: usize) -> String {
        let (sender, receiver) = sync_channel(1000);
        assert!(send_blocks(Slowly(input.as_bytes(), step), longest, &sender).is_ok());
        drop(sender);
        receiver
            .iter()
            .map(|block| match block {
                Block::Lines(bytes) => String::from_utf8(bytes).unwrap(),
                Block::TooLong(length) => format!("<{length}>\n"),
                Block::Failed(error) => panic!("{error}"),
            })
            .collect()
    }

    #[test]
    fn lines_come_whole_however_the_input_is_cut() {
        let input = "one\n\ntwo three\nfour";
        for step in 1..20 {
            assert_eq!(shown(input, step, 100), input);
        }
    }

    #[test]
    fn blocks_end_with_a_line() {
        let (sender, receiver) = sync_channel(1000);
        assert!(send_blocks(Slowly(b"ab\ncd\nef", 4), 100, &sender).is_ok());
        drop(sender);
        let blocks: Vec<Vec<u8>> = receiver
            .iter()
            .map(|block| match block {
                Block::Lines(bytes) => bytes,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(blocks, [&b"ab\n"[..], b"cd\n", b"ef"]);
    }

    #[test]
    fn a_line_above_the_limit_is_passed_over_and_the_next_is_read() {
        for step in 1..8 {
            let long = "x".repeat(40);
            let input = format!("a\n{long}\nb\n{long}");
            assert_eq!(shown(&input, step, 20), "a\n<41>\nb\n<40>\n", "{step}");
        }
    }
}
