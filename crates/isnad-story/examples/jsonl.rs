use std::io::BufRead;
use isnad_story::{Version, changes, Passage};
use isnad_parse::Reader;
use isnad_text::CodePoints;
fn main() {
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let ver = |k: &str| { let text = v[k].as_str().unwrap().to_owned(); Version { published: None, reading: Reader::shipped().read(&text), text } };
        let (a, b) = (ver("a"), ver("b"));
        let c = changes(&a, &b);
        let (pa, pb) = (CodePoints::new(&a.text), CodePoints::new(&b.text));
        let e = |e: &Option<Passage>, p: &CodePoints| e.as_ref().map(|e| e.spans.iter().map(|s| p.pair(*s)).collect::<Vec<_>>());
        let events: Vec<_> = c.events.iter().map(|x| serde_json::json!({"kind": x.kind, "before": e(&x.before, &pa), "after": e(&x.after, &pb)})).collect();
        println!("{}", serde_json::json!({"id": v["id"], "events": events}));
    }
}
