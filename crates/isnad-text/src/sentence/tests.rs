use crate::Document;

fn sentences(text: &str) -> Vec<&str> {
    let document = Document::new(text);
    let spans = document.sentences().iter().cloned();
    spans
        .map(|tokens| {
            document
                .span(tokens)
                .expect("no sentence is empty")
                .of(text)
        })
        .collect()
}

#[track_caller]
fn is_one_sentence(text: &str) {
    assert_eq!(sentences(text), [text]);
}

#[test]
fn full_stops_question_marks_and_lines_end_sentences() {
    assert_eq!(
        sentences("وصل الوفد. هل يبقى؟ نعم! انتهى…\nعنوان بلا نقطة\r\n\r\nثم نص"),
        [
            "وصل الوفد.",
            "هل يبقى؟",
            "نعم!",
            "انتهى…",
            "عنوان بلا نقطة",
            "ثم نص"
        ]
    );
    assert_eq!(
        sentences("رحل.. وعاد... ثم رحل"),
        ["رحل..", "وعاد...", "ثم رحل"]
    );
}

#[test]
fn numbers_and_abbreviations_hold_together() {
    is_one_sentence("ارتفع 3.5 في المئة وبلغ 1,097.11 نقطة");
    is_one_sentence("قال د. أحمد وم. خالد وأ. د. سالم والمهندس م. علي كذا.");
    is_one_sentence("ذكرت (د.ب.أ) و أ.ف.ب كذا.");
    is_one_sentence("فازت شركة آر.إس.ايه للتأمين.");
    is_one_sentence("زوروا www.example.com/a?page للمزيد.");
    is_one_sentence("1. وصل الوفد.");
}

#[test]
fn a_letter_behind_a_number_is_no_abbreviation() {
    assert_eq!(
        sentences("صدر عام 1437هـ. وقال الوزير: انتهى في 2015م. ثم سكت"),
        ["صدر عام 1437هـ.", "وقال الوزير: انتهى في 2015م.", "ثم سكت"]
    );
    assert_eq!(sentences("بلغ 2015.وقال كذا"), ["بلغ 2015.", "وقال كذا"]);
}

#[test]
fn a_forgotten_blank_still_ends_a_sentence() {
    assert_eq!(
        sentences("في الشهر السابق.وبلغ عددهم كم.وقد زاد.Facebook قالت"),
        [
            "في الشهر السابق.",
            "وبلغ عددهم كم.",
            "وقد زاد.",
            "Facebook قالت"
        ]
    );
}

#[test]
fn quotations_are_not_cut() {
    is_one_sentence("قال: «لن نرحل. سنبقى هنا! من يدري؟» ثم انصرف.");
    is_one_sentence("«لن نرحل.» قال الوزير.");
    is_one_sentence("قال: «لن نرحل.\n\nسنبقى هنا» ثم انصرف.");
}

#[test]
fn the_marks_that_close_stay_with_their_sentence() {
    assert_eq!(
        sentences("قال: «لن نرحل.» وأضاف: «سنبقى». (وهذا رأيه.) ثم سكت"),
        [
            "قال: «لن نرحل.»",
            "وأضاف: «سنبقى».",
            "(وهذا رأيه.)",
            "ثم سكت"
        ]
    );
    assert_eq!(
        sentences("وقال ”نحن هنا..“ وانصرف. قال: «لا.\nوعاد."),
        ["وقال ”نحن هنا..“", "وانصرف.", "قال: «لا.", "وعاد."]
    );
}

#[test]
fn remarks_and_datelines_do_not_end_a_sentence() {
    is_one_sentence("الرياض (واس) - وصل الوفد أمس (!) إلى جدة.");
    is_one_sentence("القاهرة - د.ب.أ - وصل الوفد");
    is_one_sentence("… ثم وصل الوفد");
}
