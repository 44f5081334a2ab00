//! Asking a server that is slow, broken, hostile or merely changed.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use isnad_fetch::{Answer, Client, Memory, Reach, Reason, Rules, Validators, Visit, Visited};
use isnad_ingest::Problem;

mod server;

use server::{Server, send};

const STORY: &str = "وقالت الوزارة إن الجسر سيفتح غدا أمام حركة المرور في المدينة القديمة.";
const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

fn page(story: &str) -> Vec<u8> {
    let paragraphs: String = (0..6).map(|_| format!("<p>{story}</p>")).collect();
    format!(
        "<!doctype html><html lang=ar><head><title>الجسر يفتح غدا أمام المرور</title></head><body>\
         <article><h1>الجسر يفتح غدا أمام المرور</h1>{paragraphs}</article></body></html>"
    )
    .into_bytes()
}

fn rules() -> Rules {
    Rules {
        reach: Reach::PublicAnd(vec!["127.0.0.1".parse().unwrap()]),
        pause: Duration::ZERO,
        connect: Duration::from_secs(5),
        whole: Duration::from_secs(20),
        ..Rules::default()
    }
}

fn client() -> Client {
    Client::new(rules())
}

/// A server without robots.txt.
fn serving(answer: impl Fn(&str, &[String], &mut TcpStream) + Send + Sync + 'static) -> Server {
    Server::new(move |path, head, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => answer(path, head, stream),
    })
}

fn reason(client: &mut Client, url: &str) -> Reason {
    client.get(url, &Validators::default()).unwrap_err().reason
}

/// The host that a request names.
fn host(head: &[String]) -> &str {
    let mut headers = head.iter().filter_map(|line| line.split_once(": "));
    let host = headers.find(|(name, _)| name.eq_ignore_ascii_case("host"));
    host.map_or("", |(_, host)| host)
}

#[derive(Default)]
struct Remembered(BTreeMap<String, Validators>);

impl Memory for Remembered {
    fn recall(&mut self, url: &str) -> Validators {
        self.0.get(url).cloned().unwrap_or_default()
    }
}

/// Visits an address; what is to be remembered is.
fn visit(client: &mut Client, url: &str, memory: &mut Remembered) -> Vec<Visited> {
    let mut found = Vec::new();
    let mut take = |visited| {
        found.push(visited);
        true
    };
    let most_pages = 10;
    Visit { client, most_pages }.visit(url, memory, &mut take);
    for visited in &found {
        if let Visited::Remember { url, validators } = visited {
            memory.0.insert(url.clone(), validators.clone());
        }
    }
    found
}

fn texts(found: &[Visited]) -> Vec<String> {
    let text = |visited: &Visited| match visited {
        Visited::Article(article) => Some(article.text.clone()),
        _ => None,
    };
    found.iter().filter_map(text).collect()
}

#[test]
fn a_page_is_had_and_its_changes_seen() {
    let turn = AtomicUsize::new(0);
    let server = serving(move |_, head, stream| {
        let tag = |line: &String| {
            line.to_ascii_lowercase()
                .starts_with("if-none-match: \"one\"")
        };
        match turn.fetch_add(1, Ordering::SeqCst) {
            0 => send(
                stream,
                "200 OK",
                &format!("{HTML}ETag: \"one\"\r\n"),
                &page(STORY),
            ),
            1 if head.iter().any(tag) => send(stream, "304 Not Modified", "", b""),
            1 => send(stream, "500 No Condition", "", b""),
            _ => send(
                stream,
                "200 OK",
                HTML,
                &page(&STORY.replace("غدا", "بعد غد")),
            ),
        }
    });
    let (mut client, mut memory) = (client(), Remembered::default());
    let url = server.url("/1");
    let first = visit(&mut client, &url, &mut memory);
    assert!(texts(&first)[0].contains("غدا"), "{first:?}");
    let second = visit(&mut client, &url, &mut memory);
    assert!(matches!(&second[..], [Visited::Unchanged(unchanged)] if *unchanged == url));
    let third = visit(&mut client, &url, &mut memory);
    assert!(texts(&third)[0].contains("بعد غد"), "{third:?}");
}

#[test]
fn a_feed_leads_to_the_pages_of_its_summaries() {
    let server = serving(|path, head, stream| {
        let host = host(head);
        let feed = format!(
            "<rss version='2.0'><channel><title>المرفأ</title><item><title>أول</title>\
             <link>http://{host}/story</link><description>موجز الخبر عن الجسر والطريق</description></item>\
             <item><title>ثان</title><link>http://{host}/missing</link>\
             <description>موجز آخر</description></item></channel></rss>"
        );
        match path {
            "/feed" => send(
                stream,
                "200 OK",
                "Content-Type: application/rss+xml\r\n",
                feed.as_bytes(),
            ),
            "/story" => send(stream, "200 OK", HTML, &page(STORY)),
            _ => send(stream, "404 Not Found", "", b""),
        }
    });
    let found = visit(
        &mut client(),
        &server.url("/feed"),
        &mut Remembered::default(),
    );
    assert!(texts(&found)[0].contains(STORY), "{found:?}");
    let failed = |visited: &Visited| matches!(visited, Visited::Failed(error) if matches!(error.reason, Reason::Status(404)));
    assert_eq!(found.iter().filter(|visited| failed(visited)).count(), 1);
    assert_eq!(server.asked(), ["/feed", "/story", "/missing"]);
}

#[test]
fn a_feed_is_asked_again_while_its_pages_fail() {
    let turn = AtomicUsize::new(0);
    let server = serving(move |path, head, stream| {
        let host = host(head);
        let feed = format!(
            "<rss version='2.0'><channel><item><link>http://{host}/story</link>\
             <description>موجز الخبر</description></item></channel></rss>"
        );
        let is_known = head.iter().any(|line| line.ends_with("\"one\""));
        match (path, turn.fetch_add(1, Ordering::SeqCst)) {
            ("/feed", _) if is_known => send(stream, "304 Not Modified", "", b""),
            ("/feed", _) => send(stream, "200 OK", "ETag: \"one\"\r\n", feed.as_bytes()),
            (_, 1) => send(stream, "503 Later", "", b""),
            _ => send(stream, "200 OK", HTML, &page(STORY)),
        }
    });
    let (mut client, mut memory) = (client(), Remembered::default());
    let url = server.url("/feed");
    assert!(texts(&visit(&mut client, &url, &mut memory)).is_empty());
    assert_eq!(texts(&visit(&mut client, &url, &mut memory)).len(), 1);
    let third = visit(&mut client, &url, &mut memory);
    assert!(matches!(&third[..], [Visited::Unchanged(_)]), "{third:?}");
}

#[test]
fn robots_txt_is_honoured() {
    let server = Server::new(|path, _, stream| match path {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nDisallow: /closed"),
        "/moved" => send(stream, "302 Found", "Location: /closed/1\r\n", b""),
        _ => send(stream, "200 OK", HTML, b"x"),
    });
    let mut client = client();
    for path in ["/closed/1", "/moved"] {
        assert!(
            matches!(reason(&mut client, &server.url(path)), Reason::Disallowed),
            "{path}"
        );
    }
    assert!(
        client
            .get(&server.url("/open"), &Validators::default())
            .is_ok()
    );
    assert_eq!(server.asked(), ["/moved", "/open"]);
    let broken = Server::new(|_, _, stream| send(stream, "500 Broken", "", b""));
    assert!(matches!(
        reason(&mut client, &broken.url("/")),
        Reason::NoRobots(_)
    ));
    assert!(broken.asked().is_empty());
}

#[test]
fn private_addresses_are_not_asked() {
    let server = serving(|path, _, stream| {
        let target = match path {
            "/loopback" => "http://127.0.0.2:9/".to_owned(),
            "/private" => "http://10.1.2.3/".to_owned(),
            "/metadata" => "http://169.254.169.254/latest".to_owned(),
            "/six" => "http://[::1]:9/".to_owned(),
            "/number" => "http://2130706434:9/".to_owned(),
            _ => "file:///etc/passwd".to_owned(),
        };
        send(stream, "302 Found", &format!("Location: {target}\r\n"), b"");
    });
    let mut client = client();
    for path in ["/loopback", "/private", "/metadata", "/six", "/number"] {
        let reason = reason(&mut client, &server.url(path));
        assert!(matches!(reason, Reason::Private(_)), "{path}: {reason:?}");
    }
    assert!(matches!(
        reason(&mut client, &server.url("/file")),
        Reason::BadAddress
    ));
    let mut strict = Client::new(Rules {
        reach: Reach::Public,
        ..rules()
    });
    let before = server.asked().len();
    assert!(matches!(
        reason(&mut strict, &server.url("/")),
        Reason::Private(_)
    ));
    assert_eq!(server.asked().len(), before, "not even asked");
}

#[test]
fn redirects_end() {
    let server = serving(|path, _, stream| {
        let next = format!("Location: {path}1\r\n");
        send(stream, "301 Moved", &next, b"");
    });
    assert!(matches!(
        reason(&mut client(), &server.url("/")),
        Reason::Redirects(5)
    ));
    assert_eq!(server.asked().len(), 6);
}

#[test]
fn a_slow_answer_is_given_up() {
    let server = serving(|_, _, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        while stream.write_all(b"<").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let mut client = Client::new(Rules {
        whole: Duration::from_secs(1),
        ..rules()
    });
    let started = Instant::now();
    let reason = reason(&mut client, &server.url("/"));
    assert!(matches!(reason, Reason::Timeout(_)), "{reason:?}");
    assert!(started.elapsed() < Duration::from_secs(15));
}

#[test]
fn an_endless_body_is_cut_off() {
    let server = serving(|_, _, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        while stream.write_all(&[b'x'; 4096]).is_ok() {}
    });
    let mut client = Client::new(Rules {
        longest: 1 << 20,
        ..rules()
    });
    assert!(matches!(
        reason(&mut client, &server.url("/")),
        Reason::TooLong(_)
    ));
}

#[test]
fn a_bomb_is_stopped() {
    let server = serving(|_, _, stream| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b' '; 50 << 20]).unwrap();
        let headers = format!("{HTML}Content-Encoding: gzip\r\n");
        send(stream, "200 OK", &headers, &encoder.finish().unwrap());
    });
    let found = visit(&mut client(), &server.url("/"), &mut Remembered::default());
    let is_stopped = |visited: &Visited| {
        matches!(visited, Visited::Failed(error)
            if matches!(error.reason, Reason::Unread(Problem::TooLong | Problem::Bomb(_))))
    };
    assert!(matches!(&found[..], [one] if is_stopped(one)), "{found:?}");
}

#[test]
fn broken_answers_are_named() {
    let server = serving(|path, _, stream| match path {
        "/rubbish" => {
            let _ = stream.write_all(b"\0\0\0 no http\r\n\r\n");
        }
        "/cut" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<html>");
        }
        "/gone" => send(stream, "410 Gone", "", b""),
        "/wait" => send(stream, "429 Too Many", "Retry-After: 120\r\n", b""),
        _ => {}
    });
    let mut client = client();
    for path in ["/rubbish", "/cut", "/nothing"] {
        let reason = reason(&mut client, &server.url(path));
        assert!(
            matches!(reason, Reason::NoConnection(_)),
            "{path}: {reason:?}"
        );
    }
    assert!(matches!(
        reason(&mut client, &server.url("/gone")),
        Reason::Status(410)
    ));
    assert!(matches!(
        reason(&mut client, &server.url("/wait")),
        Reason::Wait(120)
    ));
    for bad in [
        "ftp://a/",
        "nothing",
        "http://",
        "http://user:word@127.0.0.1/",
    ] {
        assert!(
            matches!(reason(&mut client, bad), Reason::BadAddress),
            "{bad}"
        );
    }
}

#[test]
fn a_wrong_charset_is_seen_through() {
    let server = serving(|_, _, stream| {
        let text = String::from_utf8(page(STORY)).unwrap();
        let bytes = windows_1256(&text);
        send(stream, "200 OK", HTML, &bytes);
    });
    let found = visit(&mut client(), &server.url("/"), &mut Remembered::default());
    assert!(texts(&found)[0].contains(STORY), "{found:?}");
}

/// The letters of the tests in windows-1256.
fn windows_1256(text: &str) -> Vec<u8> {
    let (bytes, _, is_lossy) = encoding_rs::WINDOWS_1256.encode(text);
    assert!(!is_lossy);
    bytes.into_owned()
}

#[test]
fn one_host_is_given_a_pause() {
    let server = serving(|_, _, stream| send(stream, "200 OK", HTML, b"x"));
    let mut client = Client::new(Rules {
        pause: Duration::from_millis(300),
        ..rules()
    });
    let started = Instant::now();
    for path in ["/1", "/2"] {
        let answer = client
            .get(&server.url(path), &Validators::default())
            .unwrap();
        assert!(matches!(answer, Answer::Content { .. }));
    }
    // Between robots.txt and the first page, and between the two pages.
    assert!(started.elapsed() >= Duration::from_millis(600));
}
