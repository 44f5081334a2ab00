//! HTTP responses as web archives keep them and the network brings them.

use std::io::{Cursor, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::{Problem, unpack};

/// The head of a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
}

impl Head {
    /// Reads the head of a response; gives it with the bytes behind it.
    pub(crate) fn parse(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let mut headers = vec![httparse::EMPTY_HEADER; 256];
        let mut response = httparse::Response::new(&mut headers);
        let mut config = httparse::ParserConfig::default();
        config
            .allow_multiple_spaces_in_response_status_delimiters(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_spaces_after_header_name_in_responses(true)
            .ignore_invalid_headers_in_responses(true);
        let Ok(httparse::Status::Complete(length)) = config.parse_response(&mut response, bytes)
        else {
            return None;
        };
        let value = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        let headers = response.headers.iter();
        let headers = headers.map(|header| (header.name.to_ascii_lowercase(), value(header.value)));
        let head = Self {
            status: response.code?,
            headers: headers.collect(),
        };
        Some((head, &bytes[length..]))
    }

    /// A header's value; `name` in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|(known, _)| known == name);
        header.map(|(_, value)| value.as_str())
    }

    /// The body without what was done to it for the way.
    pub(crate) fn body(&self, body: &[u8], limit: u64) -> Result<Vec<u8>, Problem> {
        let is = |name, what: &str| {
            let value = self.header(name).unwrap_or_default();
            value.to_ascii_lowercase().contains(what)
        };
        let body = match is("transfer-encoding", "chunked") {
            true => without_chunks(body)?,
            false => body.to_vec(),
        };
        decoded(
            body,
            self.header("content-encoding").unwrap_or_default(),
            limit,
        )
    }
}

/// Puts chunks together. Crawlers often did so already and kept the header: then the body does
/// not begin with a chunk's length, and stays as it is.
fn without_chunks(body: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let Some((length, behind)) = chunk_length(rest) else {
            return match whole.is_empty() {
                true => Ok(body.to_vec()),
                false => Err(Problem::Damaged("a chunk has no length".to_owned())),
            };
        };
        if length == 0 {
            return Ok(whole);
        }
        let Some((chunk, behind)) = behind.split_at_checked(length) else {
            return match whole.is_empty() {
                true => Ok(body.to_vec()),
                false => Err(Problem::Damaged("the last chunk is cut off".to_owned())),
            };
        };
        whole.extend_from_slice(chunk);
        rest = behind
            .strip_prefix(b"\r\n")
            .or_else(|| behind.strip_prefix(b"\n"))
            .unwrap_or(behind);
    }
}

fn chunk_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(64).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let length = usize::from_str_radix(digits, 16).ok()?;
    Some((length, &bytes[end + 1..]))
}

/// Undoes what `Content-Encoding` names, the last first. A body that was unpacked already and
/// kept its header stays as it is; unpacked, it may have at most `limit` bytes.
pub(crate) fn decoded(body: Vec<u8>, encodings: &str, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut body = body;
    for encoding in encodings.rsplit(',') {
        body = match encoding.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
                unpacked(MultiGzDecoder::new(&body[..]), &body, limit)?
            }
            "deflate" => {
                let zlib = unpacked(ZlibDecoder::new(&body[..]), &body, limit);
                // Some servers take the name at its word and send no zlib header.
                let raw = || unpacked(DeflateDecoder::new(&body[..]), &body, limit);
                let deflated = zlib.or_else(|_| raw());
                match deflated {
                    Err(Problem::Damaged(_)) => body,
                    deflated => deflated?,
                }
            }
            "br" => match unpacked(
                brotli_decompressor::Decompressor::new(Cursor::new(&body), 4096),
                &body,
                limit,
            ) {
                // Brotli has no signature.
                Err(Problem::Damaged(_)) if looks_readable(&body) => body,
                unpacked => unpacked?,
            },
            "zstd" if body.starts_with(b"\x28\xb5\x2f\xfd") => {
                unpacked(zstd::stream::read::Decoder::new(&body[..])?, &body, limit)?
            }
            _ => body,
        };
    }
    Ok(body)
}

fn unpacked(decoder: impl Read, packed: &[u8], limit: u64) -> Result<Vec<u8>, Problem> {
    let mut whole = Vec::new();
    let bounded = unpack::bounded_by(decoder, packed.len() as u64);
    bounded.take(limit + 1).read_to_end(&mut whole)?;
    match whole.len() as u64 > limit {
        true => Err(Problem::TooLong),
        false => Ok(whole),
    }
}

fn looks_readable(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(512)];
    sample.trim_ascii_start().starts_with(b"<") || std::str::from_utf8(sample).is_ok()
}

/// The parts of a `Content-Type`: the type in small letters, and the charset it names.
pub(crate) fn content_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let name = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let is_charset = key.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (name, charset)
}
