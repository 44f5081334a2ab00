//! Tables, JSON, feeds, archives of the web and archives of files: what comes out of each, and
//! what is said about broken ones.

use std::fs;
use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use isnad_ingest::{Article, Error, Input, Problem, Settings, articles};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

const STORY: &str = "وقالت الوزارة إن الجسر سيفتح غدا أمام حركة المرور في المدينة القديمة.";

fn read_with(name: &str, content: &[u8], mapping: &str) -> (Vec<Article>, Vec<Error>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    let settings = Settings {
        mapping: match mapping {
            "" => Default::default(),
            given => given.parse().unwrap(),
        },
    };
    let mut found = (Vec::new(), Vec::new());
    for read in articles(vec![Input::Path(path)], settings) {
        match read {
            Ok(article) => found.0.push(article),
            Err(error) => found.1.push(error),
        }
    }
    found
}

fn read(name: &str, content: impl AsRef<[u8]>) -> (Vec<Article>, Vec<Error>) {
    read_with(name, content.as_ref(), "")
}

fn ids(articles: &[Article]) -> Vec<&str> {
    articles.iter().map(|article| article.id.as_str()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        // Written by hand, since the library refuses names that lead out of the archive.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn response(url: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").into_bytes();
    block.extend_from_slice(body);
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: 2024-03-12T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(&block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

fn page(story: &str) -> String {
    let paragraphs: String = (0..6).map(|_| format!("<p>{story}</p>")).collect();
    format!(
        "<!doctype html><html lang=ar><head><meta charset=utf-8><title>الجسر يفتح غدا</title>\
         </head><body><article><h1>الجسر يفتح غدا</h1>{paragraphs}</article></body></html>"
    )
}

#[test]
fn a_table_is_read_with_names_of_its_own() {
    let table = format!("Headline;Body;Date\nعنوان;\"{STORY}\nوسطر\";2024-03-12\nثان;نص آخر;\n");
    let (articles, errors) = read("news.csv", table);
    assert_eq!(ids(&articles), ["news#1", "news#2"]);
    assert_eq!(articles[0].text, format!("{STORY}\nوسطر"));
    assert_eq!(articles[0].published.as_deref(), Some("2024-03-12"));
    assert!(errors[0].problem.is_harmless());
    assert!(
        errors[0]
            .to_string()
            .contains("text=Body,title=Headline,published=Date")
    );
}

#[test]
fn a_bad_row_is_named_by_its_line_and_the_rest_is_read() {
    let table = "id,text\n1,نص\n2,نص,زائد\n3\n4,نص\n";
    let (articles, errors) = read("a.csv", table);
    assert_eq!(ids(&articles), ["1", "4"]);
    let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
    assert_eq!(lines, [Some(3), Some(4)]);
}

#[test]
fn a_mapping_by_hand_reaches_into_objects() {
    let json = format!(
        r#"{{"meta":{{"n":2}},"hits":{{"hits":[{{"a":{{"b":"{STORY}"}},"k":1,"by":[{{"name":"كاتب"}}]}},{{"k":2}}]}}}}"#
    );
    let (articles, errors) = read_with("a.json", json.as_bytes(), "text=a.b,id=k,author=by");
    assert_eq!(ids(&articles), ["1"]);
    assert_eq!(articles[0].author.as_deref(), Some("كاتب"));
    assert!(matches!(&errors[..], [error] if error.record == Some(2)));
}

#[test]
fn json_may_be_an_array_an_object_or_one_article_and_may_break_off() {
    let record =
        |id: u32| format!(r#"{{"id":"{id}","text":"{STORY}","authors":[{{"name":"x"}}]}}"#);
    let array = format!("[{},\n{}]", record(1), record(2));
    assert_eq!(ids(&read("a.json", &array).0), ["1", "2"]);
    let object = format!(r#"{{"count":2,"articles":{array}}}"#);
    assert_eq!(ids(&read("a.json", object).0), ["1", "2"]);
    assert_eq!(ids(&read("a.json", record(7)).0), ["7"]);
    let lines = format!("{}\n{}\n", record(1), record(2));
    assert_eq!(ids(&read("a.json", lines).0), ["1", "2"]);
    let (articles, errors) = read("a.json", &array[..array.len() - 20]);
    assert_eq!(ids(&articles), ["1"]);
    assert!(errors.iter().any(|error| error.record == Some(2)));
    assert!(matches!(
        read("a.json", "[]").1[0].problem,
        Problem::NoArticles(_)
    ));
}

#[test]
fn a_feed_gives_whole_texts_and_says_which_are_summaries() {
    let feed = format!(
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' \
         xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>المرفأ</title>\
         <item><title>أول</title><guid>g1</guid><link>http://a/1</link>\
         <pubDate>Tue, 12 Mar 2024 18:40:00 +0300</pubDate><description>قصير</description>\
         <content:encoded><![CDATA[<p>{STORY}</p><p>{STORY}</p>]]></content:encoded></item>\
         <item><title>ثان</title><link>http://a/2</link><description>{STORY}</description></item>\
         <item><title>English</title><link>http://a/3</link><description>The minister said that \
         the bridge opens tomorrow, and that the city would be glad of it for years.</description></item></channel></rss>"
    );
    let (articles, errors) = read("a.xml", &feed);
    assert_eq!(ids(&articles), ["g1", "http://a/2"]);
    assert_eq!(articles[0].text, format!("{STORY}\n\n{STORY}"));
    assert_eq!(
        articles[0].published.as_deref(),
        Some("2024-03-12T15:40:00Z")
    );
    assert_eq!(articles[0].outlet.as_deref(), Some("المرفأ"));
    assert_eq!(
        (articles[0].is_summary, articles[1].is_summary),
        (false, true)
    );
    assert!(errors.iter().all(|error| error.problem.is_harmless()));
    let cut = feed.find("<item><title>English").unwrap() + 30;
    let (articles, errors) = read("a.xml", &feed[..cut]);
    assert_eq!(articles.len(), 2);
    assert!(matches!(errors[0].problem, Problem::BrokenFeed(_, 2)));
}

#[test]
fn a_json_feed_is_read() {
    let feed = format!(
        r#"{{"version":"https://jsonfeed.org/version/1.1","title":"المرفأ","items":[
        {{"id":"1","url":"http://a/1","content_text":"{STORY}"}}]}}"#
    );
    let (articles, errors) = read("feed.json", feed);
    assert_eq!(ids(&articles), ["1"], "{errors:?}");
    assert_eq!(articles[0].text, STORY);
}

#[test]
fn a_sitemap_says_what_it_is() {
    let xml = "<urlset><url><loc>http://a/1</loc></url></urlset>";
    assert!(matches!(
        read("a.xml", xml).1[0].problem,
        Problem::Sitemap(1)
    ));
    assert!(matches!(
        read("a.xml", "<a/>").1[0].problem,
        Problem::NotAFeed(_)
    ));
}

#[test]
fn a_web_archive_gives_its_pages_and_passes_over_what_is_none() {
    let html = page(STORY);
    let (first, second) = html.split_at(html.find("</head>").unwrap());
    let chunked = format!(
        "{:x}\r\n{first}\r\n{:X};a=b\r\n{second}\r\n0\r\n\r\n",
        first.len(),
        second.len()
    );
    let html_head = "Content-Type: text/html; charset=utf-8";
    let mut archive = response(
        "http://a/1",
        &format!("{html_head}\r\nTransfer-Encoding: chunked"),
        chunked.as_bytes(),
    );
    archive.extend(response(
        "http://a/2",
        &format!("{html_head}\r\nContent-Encoding: gzip"),
        &gzip(html.as_bytes()),
    ));
    archive.extend(response(
        "http://a/3",
        "Content-Type: image/png",
        b"\x89PNG",
    ));
    archive.extend(b"rubbish\r\n\r\nmore of it\r\n\r\n");
    archive.extend(response("http://a/4", html_head, html.as_bytes()));
    let whole = archive.clone();
    archive.extend(&response("http://a/5", html_head, html.as_bytes())[..400]);
    let (articles, errors) = read("a.warc", &archive);
    assert_eq!(articles.len(), 3, "{errors:?}");
    assert!(articles.iter().all(|article| article.text.contains(STORY)));
    let damage: Vec<_> = errors
        .iter()
        .filter(|error| !error.problem.is_harmless())
        .collect();
    assert!(matches!(damage[0].problem, Problem::BadRecord(_)));
    assert!(matches!(damage[1].problem, Problem::Damaged(_)));
    assert_eq!(damage.len(), 2);
    let notes: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("1 passed over: of type image/png"))
    );
    let packed = read("a.warc.gz", gzip(&whole));
    assert_eq!(packed.0, read("a.warc", &whole).0);
}

#[test]
fn a_damaged_record_of_a_packed_archive_does_not_lose_the_next() {
    let html = page(STORY);
    let head = "Content-Type: text/html; charset=utf-8";
    let record = |url| gzip(&response(url, head, html.as_bytes()));
    let mut damaged = record("http://a/2");
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    let archive = [record("http://a/1"), damaged, record("http://a/3")].concat();
    let (articles, errors) = read("a.warc.gz", archive);
    assert_eq!(ids(&articles), ["http://a/1", "http://a/3"], "{errors:?}");
    let damage = |error: &Error| matches!(error.problem, Problem::Damaged(_));
    assert!(errors.iter().any(damage), "{errors:?}");
}

#[test]
fn an_old_arc_archive_is_read() {
    let html = page(STORY);
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}");
    let archive = format!(
        "filedesc://a.arc 127.0.0.1 20140216050221 text/plain 8\n1 0 Name\n\n\
         http://a/1 10.0.0.1 20140216050221 text/html {}\n{block}\n\n",
        block.len()
    );
    let (articles, errors) = read("a.arc", archive);
    assert_eq!(articles.len(), 1, "{errors:?}");
}

#[test]
fn archives_in_archives_are_read_and_names_in_them_lead_nowhere() {
    let line = format!("{{\"text\":\"{STORY}\"}}\n");
    let inner = zip(&[("z.txt", STORY.as_bytes()), ("picture.png", b"\x89PNG")]);
    let packed = gzip(line.as_bytes());
    let archive = tar(&[
        ("../../etc/passwd.txt", STORY.as_bytes()),
        ("a/b.jsonl.gz", &packed),
        ("inner.zip", &inner),
        (".hidden.txt", b"x"),
    ]);
    let expected = ["all/../../etc/passwd", "all/a/b#1", "all/inner/z"];
    for (name, bytes) in [("all.tar", archive.clone()), ("all.tgz", gzip(&archive))] {
        let (articles, errors) = read(name, bytes);
        assert_eq!(ids(&articles), expected, "{errors:?}");
    }
    let packed = zstd::encode_all(&archive[..], 1).unwrap();
    assert_eq!(ids(&read("all.tar.zst", packed).0), expected);
}

#[test]
fn damaged_archives_give_what_they_can_and_say_so() {
    let lines: String = (0..2000)
        .map(|number| format!("{{\"id\":\"{number}\",\"text\":\"{STORY} {number}\"}}\n"))
        .collect();
    let packed = gzip(lines.as_bytes());
    let (articles, errors) = read("a.jsonl.gz", &packed[..packed.len() / 2]);
    assert!(articles.len() > 100);
    assert!(matches!(&errors[..], [error] if matches!(error.problem, Problem::Damaged(_))));
    let archive = zip(&[("a.txt", STORY.as_bytes()), ("b.txt", STORY.as_bytes())]);
    let mut broken = archive.clone();
    let at = broken
        .windows(5)
        .position(|window| window == b"a.txt")
        .unwrap()
        + 8;
    broken[at] ^= 0xff;
    let (articles, errors) = read("a.zip", &broken);
    assert_eq!(ids(&articles), ["a/b"], "{errors:?}");
    assert_eq!(errors.len(), 1);
    assert_eq!(read("a.zip", &archive[..archive.len() - 30]).1.len(), 1);
}

#[test]
fn a_bomb_is_stopped() {
    let zeros = vec![b'0'; 1 << 20];
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..300 {
        encoder.write_all(&zeros).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    let (articles, errors) = read("a.txt.gz", &bomb);
    assert!(articles.is_empty());
    assert!(matches!(errors[0].problem, Problem::Bomb(_)), "{errors:?}");
    let mut nested = b"x".to_vec();
    for _ in 0..6 {
        nested = gzip(&nested);
    }
    assert!(matches!(
        read("a.gz", nested).1[0].problem,
        Problem::Nested(_)
    ));
}

#[test]
fn what_lies_too_deep_does_not_bring_it_down() {
    let deep = |open: &str| open.repeat(100_000);
    for (name, head, open) in [
        (
            "a.xml",
            "<rss version='2.0'><channel><item><description>",
            "<a>",
        ),
        (
            "a.xml",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>",
            "<div>",
        ),
        (
            "a.xml",
            "<rss version='2.0'><channel><item><description><![CDATA[",
            "<div>",
        ),
        ("a.xml", "<urlset>", "<url>"),
        ("a.json", "[{\"text\":", "[{\"a\":"),
        ("a.html", "<html><body>", "<div><span>"),
        ("a.md", "", "> * "),
    ] {
        let (articles, errors) = read(name, format!("{head}{}", deep(open)));
        assert!(articles.is_empty() && !errors.is_empty(), "{name}");
    }
}

#[test]
fn tables_of_old_spreadsheets_are_decoded() {
    let table = format!("id,text\n1,{STORY}\n");
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(&table);
    assert_eq!(read("a.csv", &*windows).0[0].text, STORY);
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(table.replace(',', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read("a.txt.csv", wide).0[0].text, STORY);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_reader_panic(
        start in 0usize..14,
        ending in 0usize..12,
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let starts: [&[u8]; 14] = [
            b"", b"{\"articles\":[{\"text\":\"", b"[{\"text\":\"x\"},", b"id,text\n", b"<rss version=\"2.0\"><channel><item>",
            b"<urlset><url><loc>", b"<feed><entry>", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 60\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"filedesc://a 1 2 3 9\n", b"\x1f\x8b\x08\0\0\0\0\0\0\x03", b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"---\ntitle: x\n---\n", b"<html><body><p>",
        ];
        let endings = ["json", "csv", "tsv", "md", "xml", "html", "warc", "gz", "zst", "tar", "zip", "jsonl"];
        let mut content = starts[start].to_vec();
        content.extend_from_slice(&bytes);
        let (articles, errors) = read(&format!("a.{}", endings[ending]), &content);
        let is_defect = |error: &Error| matches!(error.problem, Problem::Defect);
        prop_assert!(!errors.iter().any(is_defect), "{:?}", errors);
        prop_assert!(!articles.is_empty() || !errors.is_empty());
    }
}
