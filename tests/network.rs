//! `fetch` and `watch` against a server on the loopback address.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::archive::Folder;

/// A server that gives one page, another text each time it is asked; gives its address.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let turn = AtomicUsize::new(0);
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = BufReader::new(stream.try_clone().unwrap()).lines();
            let request = head.next().unwrap().unwrap();
            while head
                .next()
                .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
            {}
            let (status, body) = match request.contains("/page") {
                true => ("200 OK", page(turn.fetch_add(1, Ordering::SeqCst))),
                false => ("404 Not Found", String::new()),
            };
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\
                 Connection: close\r\n\r\n{body}"
            );
        }
    });
    address
}

fn page(turn: usize) -> String {
    let story = "وقالت الوزارة إن الجسر سيفتح أمام حركة المرور في المدينة القديمة";
    let paragraphs: String = (0..6)
        .map(|_| format!("<p>{story} بعد {turn} أيام.</p>"))
        .collect();
    format!(
        "<!doctype html><html lang=ar><head><meta charset=utf-8><title>الجسر يفتح غدا أمام المرور\
         </title></head><body><article><h1>الجسر يفتح غدا أمام المرور</h1>{paragraphs}</article>\
         </body></html>"
    )
}

#[test]
fn a_page_that_changes_becomes_a_new_version() {
    let (folder, address) = (Folder::new(), serve());
    let url = format!("{address}/page");
    let options = ["--allow-private", "--delay", "0", "--outlet", "المرفأ"];
    let fetch = || folder.run(&[&["fetch", url.as_str()], &options[..]].concat());
    assert_eq!(
        fetch().err,
        "isnad: 1 new, 0 new versions, 0 unchanged, 0 failed\n"
    );
    folder.write(
        "list.txt",
        format!("# list\n{url} 1h المرفأ\n{address}/gone\n"),
    );
    let ran = folder.run(&[
        "watch",
        "list.txt",
        "--once",
        "--allow-private",
        "--delay",
        "0",
    ]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.contains("/gone: answered with status 404"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("0 new, 1 new versions, 0 unchanged, 1 failed"),
        "{}",
        ran.err
    );
    let listed = folder.run(&["list", "--format", "jsonl"]).out;
    assert_eq!(listed.lines().count(), 1);
}

#[test]
fn a_private_address_is_not_asked_and_a_bad_list_not_begun() {
    let folder = Folder::new();
    let ran = folder.run(&["fetch", "http://127.0.0.1:1/"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("--allow-private"), "{}", ran.err);
    folder.write("list.txt", "https://a.example\nexample.org\n");
    let ran = folder.run(&["watch", "list.txt"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err
            .contains("list.txt: line 2: \"example.org\" is no address"),
        "{}",
        ran.err
    );
}
