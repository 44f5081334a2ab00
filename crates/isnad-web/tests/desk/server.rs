//! A desk over a store of its own, and requests to it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

use isnad_parse::Reader;
use isnad_review::export::Publisher;
use isnad_review::{Actor, Role, Secret};
use isnad_store::{Incoming, Store};
use isnad_web::Desk;
use tempfile::TempDir;

pub const NOW: &str = "2026-01-01T00:00:00Z";
pub const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A desk that answers on a port of this machine.
pub struct Server {
    pub folder: TempDir,
    pub address: SocketAddr,
}

/// An answer to a request.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The value of a header, by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// Who sends requests, as far as their headers tell.
#[derive(Clone, Default)]
pub struct Visitor {
    pub cookie: String,
    pub form_secret: String,
}

impl Server {
    /// A desk with one admin over these texts, each an outlet, a title and a text.
    pub fn new(texts: &[(String, String, String)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let mut store = Store::create(&path).unwrap();
        ingest(&mut store, texts);
        while store.gather(500).unwrap().left > 0 {}
        let admin = Actor::new("salma", Role::Admin);
        let password = Some("a long password");
        store
            .add_user(&admin, NOW, "salma", Role::Admin, password)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let publisher = Publisher {
            name: "مكتب التحقق".into(),
            ..Publisher::default()
        };
        let desk = Desk::open(&path, vec![address.to_string()], "UTC", publisher).unwrap();
        desk.expect(Secret::presented(TOKEN), "salma");
        std::thread::spawn(move || isnad_web::serve(desk, listener));
        Self { folder, address }
    }

    /// Ingests more texts while the desk is open.
    pub fn ingest(&self, texts: &[(String, String, String)]) {
        ingest(&mut self.store(), texts);
    }

    pub fn store(&self) -> Store {
        Store::open(&self.folder.path().join("desk.db")).unwrap()
    }

    /// Sends bytes as they are and reads the whole answer.
    pub fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        // A server may answer and close before it has read all.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Answer {
            status: status.unwrap_or_default(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    /// A request with these headers besides those that every request has.
    pub fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        );
        self.send(request.as_bytes())
    }

    pub fn get(&self, visitor: &Visitor, path: &str) -> Answer {
        let headers = format!("Host: {}\r\nCookie: {}\r\n", self.address, visitor.cookie);
        self.request("GET", path, &headers, "")
    }

    /// Sends a form as a page of the desk does.
    pub fn post(&self, visitor: &Visitor, path: &str, fields: &str) -> Answer {
        let headers = format!(
            "Host: {0}\r\nOrigin: http://{0}\r\nCookie: {1}\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            self.address, visitor.cookie
        );
        let body = format!("form_secret={}&{fields}", visitor.form_secret);
        self.request("POST", path, &headers, &body)
    }

    /// Comes in by the one-time token.
    pub fn enter(&self) -> Visitor {
        let answer = self.get(&Visitor::default(), &format!("/enter?token={TOKEN}"));
        let cookie = answer.header("set-cookie").expect("a session");
        let mut visitor = Visitor {
            cookie: cookie.split(';').next().unwrap().to_owned(),
            form_secret: String::new(),
        };
        let page = self.get(&visitor, "/keys").body;
        let at = page.find("name=\"form_secret\" value=\"").expect("a form");
        visitor.form_secret = page[at + 26..].chars().take_while(|c| *c != '"').collect();
        visitor
    }
}

fn ingest(store: &mut Store, texts: &[(String, String, String)]) {
    let mut batch = store.batch(NOW, "test").unwrap();
    for (number, (outlet, title, text)) in texts.iter().enumerate() {
        let incoming = Incoming {
            outlet,
            id: &format!("article-{number}"),
            url: None,
            title: Some(title),
            author: None,
            published: Some("2024-03-12T18:40:00Z"),
            ingested: None,
            text,
        };
        batch
            .ingest(&incoming, &Reader::shipped().read(text))
            .unwrap();
    }
    batch.commit().unwrap();
}
