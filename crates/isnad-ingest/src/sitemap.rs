//! Sitemaps: lists of a site's pages, or of its other sitemaps.

use quick_xml::Reader;
use quick_xml::events::Event;

/// What a sitemap lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitemap {
    /// Pages, in its order.
    pub pages: Vec<Page>,
    /// The addresses of other sitemaps.
    pub sitemaps: Vec<String>,
    /// Whether it broke off before its end; what came before is there.
    pub is_broken: bool,
}

/// A page that a sitemap lists; all but the address may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// When it was changed last, as written.
    pub changed: Option<String>,
    /// The headline that a news sitemap gives.
    pub title: Option<String>,
    /// When it was published, as a news sitemap writes it.
    pub published: Option<String>,
    /// The outlet's name in a news sitemap.
    pub outlet: Option<String>,
}

/// A sitemap has at most so many addresses by its definition.
const MOST: usize = 50_000;

impl Sitemap {
    /// Reads a sitemap or an index of sitemaps; `None` for XML of another kind.
    pub(crate) fn parse(xml: &str) -> Option<Self> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = false;
        let mut sitemap = Self::default();
        let mut is_sitemap = false;
        let mut path: Vec<String> = Vec::new();
        let mut page = Page::default();
        let mut text = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    let name = tag.local_name().as_ref().to_owned();
                    if path.is_empty() {
                        is_sitemap = matches!(name.as_str(), "urlset" | "sitemapindex");
                        if !is_sitemap {
                            return None;
                        }
                    }
                    // Deeper than anything that a sitemap has.
                    if path.len() < 64 {
                        path.push(name);
                    }
                    text.clear();
                }
                Ok(Event::Text(part)) => text.push_str(&part),
                Ok(Event::CData(part)) => text.push_str(&part),
                Ok(Event::GeneralRef(reference)) => text.push_str(&resolved(&reference)),
                Ok(Event::End(_)) => {
                    let name = path.pop().unwrap_or_default();
                    let parent = path.last().map_or("", String::as_str);
                    sitemap.ended(&name, parent, text.trim(), &mut page);
                    text.clear();
                }
                Ok(Event::Eof) => {
                    sitemap.is_broken |= !path.is_empty();
                    break;
                }
                Err(_) => {
                    sitemap.is_broken = true;
                    break;
                }
                Ok(_) => {}
            }
            if sitemap.len() >= MOST {
                break;
            }
        }
        is_sitemap.then_some(sitemap)
    }

    /// How many addresses it lists.
    pub fn len(&self) -> usize {
        self.pages.len() + self.sitemaps.len()
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn ended(&mut self, name: &str, parent: &str, text: &str, page: &mut Page) {
        let value = || (!text.is_empty()).then(|| text.to_owned());
        match (parent, name) {
            ("sitemap", "loc") => self.sitemaps.extend(value()),
            ("url", "loc") => page.url = text.to_owned(),
            ("url", "lastmod") => page.changed = value(),
            ("news", "title") => page.title = value(),
            ("news", "publication_date") => page.published = value(),
            ("publication", "name") => page.outlet = value(),
            (_, "url") => {
                let page = std::mem::take(page);
                if !page.url.is_empty() {
                    self.pages.push(page);
                }
            }
            _ => {}
        }
    }
}

/// The character that `&amp;` or `&#1575;` stands for.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let known = quick_xml::escape::resolve_predefined_entity(reference);
    known.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_news_sitemap_is_read() {
        let xml = r#"<?xml version="1.0"?><urlset xmlns="a" xmlns:news="b"><url>
            <loc>https://a.example/1?a=1&amp;b=2</loc><lastmod>2024-03-12</lastmod>
            <news:news><news:publication><news:name>المرفأ</news:name></news:publication>
            <news:publication_date>2024-03-12T10:00:00Z</news:publication_date>
            <news:title><![CDATA[عنوان & آخر]]></news:title></news:news></url>
            <url><loc>https://a.example/2</loc></url></urlset>"#;
        let sitemap = Sitemap::parse(xml).unwrap();
        assert_eq!(sitemap.pages.len(), 2);
        let page = &sitemap.pages[0];
        assert_eq!(page.url, "https://a.example/1?a=1&b=2");
        assert_eq!(page.outlet.as_deref(), Some("المرفأ"));
        assert_eq!(page.title.as_deref(), Some("عنوان & آخر"));
        assert!(!sitemap.is_broken);
    }

    #[test]
    fn an_index_and_a_broken_sitemap_are_read_as_far_as_they_go() {
        let xml = "<sitemapindex><sitemap><loc>https://a/1.xml</loc></sitemap><sitemap><loc>x";
        let sitemap = Sitemap::parse(xml).unwrap();
        assert_eq!(sitemap.sitemaps, ["https://a/1.xml"]);
        assert!(sitemap.is_broken);
        assert_eq!(Sitemap::parse("<rss></rss>"), None);
        assert_eq!(Sitemap::parse("none"), None);
    }
}
