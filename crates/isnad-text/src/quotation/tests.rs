use crate::Document;

/// The text inside each quotation; those without a closing mark end in «⊣».
fn quoted(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let inside = |open: usize, end: usize| {
        document
            .span(open + 1..end)
            .map_or("", |span| span.of(text))
            .to_owned()
    };
    document
        .quotations()
        .iter()
        .map(|quotation| {
            let unclosed = if quotation.close.is_none() { "⊣" } else { "" };
            inside(quotation.open, quotation.end) + unclosed
        })
        .collect()
}

#[test]
fn every_shape_makes_a_pair() {
    for (open, close) in [
        ("«", "»"),
        ("“", "”"),
        ("\"", "\""),
        ("”", "“"),
        ("„", "‟"),
        ("„", "“"),
        ("»", "«"),
        ("‹", "›"),
        ("«", "\""),
        ("\"", "»"),
        ("“", "\""),
    ] {
        let text = format!("قال الوزير: {open}لا عودة{close}، وانصرف.");
        assert_eq!(quoted(&text), ["لا عودة"], "{text}");
    }
}

#[test]
fn quotations_nest() {
    assert_eq!(
        quoted("قال: «قرأت في “الحياة” أن “داعش” تراجع» ثم صمت"),
        ["قرأت في “الحياة” أن “داعش” تراجع", "الحياة", "داعش"]
    );
    assert_eq!(quoted("قال: «“عكاظ” أخطأت»."), ["“عكاظ” أخطأت", "عكاظ"]);
    assert_eq!(quoted("قال: «أخطأت \"عكاظ\"»."), ["أخطأت \"عكاظ\"", "عكاظ"]);
    assert_eq!(quoted("قال: ”أخطأت «عكاظ»“."), ["أخطأت «عكاظ»", "عكاظ"]);
    assert_eq!(
        quoted("قال: «إن تنظيم «القاعدة» ضعيف» وسكت"),
        ["إن تنظيم «القاعدة» ضعيف", "القاعدة"]
    );
}

#[test]
fn straight_marks_open_behind_proclitics() {
    assert_eq!(
        quoted("ذكرت \"الحياة\" و\"عكاظ\" نقلا عن مصدر لـ\"الشرق\" بـ\"الرياض\""),
        ["الحياة", "عكاظ", "الشرق", "الرياض"]
    );
    assert_eq!(quoted("قال لـ«الشرق» والـ”بوينغ“ كذا"), ["الشرق", "بوينغ"]);
}

#[test]
fn full_stops_and_commas_may_stand_on_either_side_of_the_closing_mark() {
    assert_eq!(
        quoted("وقال ”نحن هنا..“ وقال ”لن نرحل،“ وسكت"),
        ["نحن هنا..", "لن نرحل،"]
    );
    assert_eq!(quoted("قال:\"نعم.\" ثم:\"لا\"."), ["نعم.", "لا"]);
    assert_eq!(quoted("قال :\" نعم \"، ثم انصرف"), ["نعم"]);
    assert_eq!(quoted("«نعم»-«لا»/«ربما»"), ["نعم", "لا", "ربما"]);
}

#[test]
fn an_unclosed_quotation_ends_with_its_paragraph() {
    assert_eq!(
        quoted("قال: «لن نرحل.\nوقالت «عكاظ» كذا"),
        ["لن نرحل.⊣", "عكاظ"]
    );
    assert_eq!(quoted("قال: \"لن نرحل"), ["لن نرحل⊣"]);
    assert_eq!(quoted("لن نرحل» قال"), [""; 0]);
}

#[test]
fn a_quotation_may_run_over_paragraphs() {
    assert_eq!(
        quoted("قال: «لن نرحل.\n\nوسنبقى هنا» وانصرف"),
        ["لن نرحل.\n\nوسنبقى هنا"]
    );
    // Each paragraph opened anew, the last one closed.
    assert_eq!(
        quoted("قال: «لن نرحل.\n«وسنبقى هنا» وانصرف"),
        ["لن نرحل.⊣", "وسنبقى هنا"]
    );
    let far = format!("قال: «لن نرحل.{}وسنبقى» وانصرف", "\nكذا.".repeat(9));
    assert_eq!(quoted(&far), ["لن نرحل.⊣"]);
}

#[test]
fn deep_nesting_forgets_the_outermost() {
    let found = quoted("«أ «ب «ج «د «ه» د» ج» ب» أ»");
    assert_eq!(found.len(), 5);
    assert_eq!(found[4], "ه");
    assert_eq!(found[1], "ب «ج «د «ه» د» ج» ب");
    assert!(found[0].ends_with('⊣'));
}
