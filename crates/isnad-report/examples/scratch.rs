//! scratch
fn main() {
    use std::io::BufRead;
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let s = |v: &serde_json::Value, k: &str| v[k].as_str().unwrap_or_default().to_owned();
        let articles: Vec<isnad_story::Article> = v["articles"].as_array().unwrap().iter().map(|a| {
            let text = s(a, "text");
            isnad_story::Article { id: s(a, "id"), outlet: s(a, "outlet"), url: None, title: Some(s(a, "title")),
                versions: vec![isnad_story::Version { published: Some(s(a, "published")), reading: isnad_parse::Reader::shipped().read(&text), text }] }
        }).collect();
        let c = isnad_story::compare("x", &articles);
        println!("{}", isnad_report::comparison_json(&s(&v, "id"), &c, &articles));
    }
}
