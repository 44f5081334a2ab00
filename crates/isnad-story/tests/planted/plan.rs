//! Draws a story: who has it from whom, and the words of each article.

use isnad_parse::Reader;
use isnad_story::{Article, Version};
use serde::Deserialize;

#[derive(Deserialize)]
struct Words {
    outlets: Vec<String>,
    named: Vec<String>,
    unnamed: Vec<String>,
    nobody: Vec<String>,
    told_to: Vec<String>,
    relayed: Vec<String>,
    cited: Vec<String>,
    lost: Vec<String>,
    event: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    title: String,
    phrases: Vec<String>,
    own: Vec<String>,
    background: Vec<String>,
}

/// A story with what was planted in it. Articles go by their place.
pub struct Story {
    pub title: &'static str,
    pub articles: Vec<Article>,
    /// What each article is, for messages.
    pub roles: Vec<&'static str>,
    pub origins: usize,
    /// The outlets of each ring, by name, in order.
    pub rings: Vec<Vec<&'static str>>,
    pub laundered: Vec<(usize, usize)>,
    pub untraceable: Vec<usize>,
}

fn words() -> &'static Words {
    static WORDS: std::sync::OnceLock<Words> = std::sync::OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(include_str!("events.toml")).expect("sound words"))
}

/// Numbers that look like chance and are the same everywhere (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    fn of<'a>(&mut self, choice: &'a [String]) -> &'a str {
        &choice[self.below(choice.len())]
    }
}

struct Draft {
    story: Story,
    chance: Chance,
    event: &'static Event,
    /// Outlets in the order in which they publish.
    outlets: Vec<&'static str>,
    /// Of each article: who answers for it, where somebody does.
    source: Vec<Option<&'static str>>,
    named: Vec<&'static str>,
    unnamed: usize,
    own: usize,
}

/// The story of a seed.
pub fn story(seed: u64) -> Story {
    let mut chance = Chance(seed);
    let words = words();
    let event = &words.event[chance.below(words.event.len())];
    let mut outlets: Vec<&str> = words.outlets.iter().map(String::as_str).collect();
    for at in (1..outlets.len()).rev() {
        outlets.swap(at, chance.below(at + 1));
    }
    let mut draft = Draft {
        story: Story {
            title: &event.title,
            articles: Vec::new(),
            roles: Vec::new(),
            origins: 0,
            rings: Vec::new(),
            laundered: Vec::new(),
            untraceable: Vec::new(),
        },
        chance,
        event,
        outlets,
        source: Vec::new(),
        named: Vec::new(),
        unnamed: 0,
        own: 0,
    };
    draft.on_record();
    if draft.chance.below(2) == 0 {
        draft.ring();
    }
    while draft.next() < draft.outlets.len() {
        match draft.chance.below(8) {
            0 => draft.on_record(),
            1 => draft.in_secret(),
            2 => draft.wire_copy(),
            3 => draft.launder(),
            4 => draft.cite_nobody(),
            5 => draft.own_voice(),
            6 => draft.relay(),
            _ => draft.cite(),
        }
    }
    draft.story
}

impl Draft {
    /// The place of the next article, which is that of its outlet too.
    fn next(&self) -> usize {
        self.story.articles.len()
    }

    fn write(&mut self, role: &'static str, text: String, source: Option<&'static str>) {
        let at = self.next();
        self.story.articles.push(Article {
            id: format!("a{at}"),
            outlet: self.outlets[at].to_owned(),
            url: None,
            title: Some(self.event.title.clone()),
            versions: vec![Version {
                published: Some(format!("2024-05-01T{:02}:00:00+03:00", at + 6)),
                reading: Reader::shipped().read(&text),
                text,
            }],
        });
        self.story.roles.push(role);
        self.source.push(source);
    }

    /// A sentence with outlet, source and a phrase of the event, and another sentence behind it.
    fn sentence(&mut self, choice: &'static [String], outlet: &str, source: &str) -> String {
        let phrase = self.chance.of(&self.event.phrases).to_owned();
        let to = format!("ل{outlet}");
        self.chance
            .of(choice)
            .replace("ل{o}", &to)
            .replace("{o}", outlet)
            .replace("{s}", source)
            .replace("{c}", &phrase)
    }

    fn background(&mut self) -> String {
        // Each article has its own: shared ones would be copies.
        let at = self.next();
        format!(
            "وقال أحد السكان ل{} إن الحديث يدور عن ذلك منذ {} أيام.",
            self.outlets[at],
            at + 3
        )
    }

    /// Somebody on the record speaks to this outlet: an origin once, however many he speaks to.
    fn on_record(&mut self) {
        let outlet = self.outlets[self.next()];
        let name: &'static str = self.chance.of(&words().named).to_owned().leak();
        if !self.named.contains(&name) {
            self.named.push(name);
            self.story.origins += 1;
        }
        let text = self.sentence(&words().told_to, outlet, name);
        let long = self.event.background.join(" ");
        self.write("on record", format!("{text}\n{long}"), Some(name));
        self.vary_background();
    }

    /// Takes the shared background out of all but the first article that has it.
    fn vary_background(&mut self) {
        let long = self.event.background.join(" ");
        let at = self.next() - 1;
        if self.story.roles[..at].contains(&"on record") {
            let text = self.story.articles[at].versions[0]
                .text
                .replace(&format!("\n{long}"), "");
            let version = &mut self.story.articles[at].versions[0];
            version.reading = Reader::shipped().read(&text);
            version.text = text;
        }
    }

    fn in_secret(&mut self) {
        if self.unnamed == words().unnamed.len() {
            return self.cite();
        }
        let source = &words().unnamed[self.unnamed];
        self.unnamed += 1;
        self.story.origins += 1;
        let outlet = self.outlets[self.next()];
        let text = self.sentence(&words().told_to, outlet, source);
        self.write("in secret", text, Some(source));
    }

    /// The first article's text, and its outlet is named.
    fn wire_copy(&mut self) {
        let first = &self.story.articles[0];
        let text = format!("{}\nالمصدر: {}", first.latest().text, first.outlet);
        self.write("wire copy", text, self.source[0]);
    }

    /// The first article's background under a sentence that does not say where it is from.
    fn launder(&mut self) {
        let source = self.source[0].expect("the first is on record");
        let phrase = self.chance.of(&self.event.phrases).to_owned();
        let long = self.event.background.join(" ");
        self.story.laundered.push((0, self.next()));
        self.write(
            "laundered",
            format!("قال {source} إن {phrase}.\n{long}"),
            None,
        );
    }

    fn cite_nobody(&mut self) {
        let nobody = self.chance.of(&words().nobody).to_owned();
        self.story.untraceable.push(self.next());
        let text = self.sentence(&words().lost, "", &nobody);
        self.write("nobody", text, None);
    }

    fn own_voice(&mut self) {
        let Some(text) = self.event.own.get(self.own) else {
            return self.cite();
        };
        self.own += 1;
        self.story.origins += 1;
        self.write("own voice", text.clone(), None);
    }

    fn cited_place(&mut self) -> usize {
        let places: Vec<usize> = (0..self.next())
            .filter(|at| self.story.roles[*at] != "nobody")
            .collect();
        places[self.chance.below(places.len())]
    }

    fn cite(&mut self) {
        let from = self.cited_place();
        let text = self.sentence(&words().cited, self.outlets[from], "");
        let more = self.background();
        self.write("cites", format!("{text}\n{more}"), None);
    }

    /// Names both the outlet and its source.
    fn relay(&mut self) {
        let from = self.cited_place();
        let Some(source) = self.source[from] else {
            return self.cite();
        };
        let text = self.sentence(&words().relayed, self.outlets[from], source);
        self.write("relays", text, None);
    }

    /// Two or three outlets that cite one another and nobody else.
    fn ring(&mut self) {
        let length = 2 + self.chance.below(2);
        let start = self.next();
        for at in start..start + length {
            let cited = if at == start {
                start + length - 1
            } else {
                at - 1
            };
            let text = self.sentence(&words().cited, self.outlets[cited], "");
            self.write("ring", text, None);
        }
        let mut ring = self.outlets[start..start + length].to_vec();
        ring.sort_unstable();
        self.story.rings.push(ring);
        self.story.origins += 1;
    }
}
