use super::*;

/// Each figure as «comparator value–upper/total % of noun», the parts it lacks left out.
fn read(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let figures = figures(&document);
    figures
        .iter()
        .map(|figure| describe(text, figure))
        .collect()
}

fn describe(text: &str, figure: &Figure) -> String {
    let mut words = match figure.comparator {
        Comparator::Exactly => String::new(),
        Comparator::About => "~".into(),
        Comparator::MoreThan => ">".into(),
        Comparator::LessThan => "<".into(),
        Comparator::AtLeast => "≥".into(),
        Comparator::AtMost => "≤".into(),
    };
    words += &figure.value.to_string();
    if let Some(upper) = figure.upper {
        words += &format!("..{upper}");
    }
    if figure.is_percent {
        words += "%";
    }
    if let Some(total) = figure.out_of {
        words += &format!("/{total}");
    }
    if let Some(counted) = figure.counted {
        words += &format!(" {}", counted.of(text));
    }
    words
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn digits_count_the_noun_behind_them() {
    reads("قتل 17 شخصا وأصيب ٤٣ آخرون", &["17 شخصا", "43"]);
    reads(
        "بكلفة 320.000 ريال و1,097.11 دولار",
        &["320000 ريال", "1097.11 دولار"],
    );
    reads("لدى 5 من الجنود", &["5 الجنود"]);
    reads("خسر 500$ ثم €20", &["500 $", "20 €"]);
    reads("بلغ 70،000 متر", &["70000 متر"]);
}

#[test]
fn digits_may_hang_on_a_proclitic() {
    reads(
        "الضحايا الـ17 وصلوا بـ50 سيارة لـ3 مدن",
        &["17 الضحايا", "50 سيارة", "3 مدن"],
    );
    let text = "الضحايا الـ17";
    assert_eq!(figures(&Document::new(text))[0].span.of(text), "17");
}

#[test]
fn number_words_add_up() {
    for (text, expected) in [
        ("خمسة جنود", "5 جنود"),
        ("خمس طائرات", "5 طائرات"),
        ("أحد عشر كوكبا", "11 كوكبا"),
        ("اثنتا عشرة دولة", "12 دولة"),
        ("ثلاثة عشر قتيلا", "13 قتيلا"),
        ("خمسة وعشرون جريحا", "25 جريحا"),
        ("إحدى وعشرين طلقة", "21 طلقة"),
        ("مئة وخمسة وعشرين مصابا", "125 مصابا"),
        ("ثلاثمائة أسير", "300 أسير"),
        ("ثلاثمئة أسير", "300 أسير"),
        ("ثلاث مئة أسير", "300 أسير"),
        ("مئتا أسير", "200 أسير"),
        ("ألف جندي", "1000 جندي"),
        ("ألفا جندي", "2000 جندي"),
        ("ألفي جندي", "2000 جندي"),
        ("ألفين", "2000"),
        ("خمسة وعشرون ألفا", "25000"),
        ("خمسون ألف جندي", "50000 جندي"),
        ("ثلاثة آلاف وخمسمئة جندي", "3500 جندي"),
        ("ألف وثلاثمئة وأربعة وعشرون جنديا", "1324 جنديا"),
        ("مئة ألف نازح", "100000 نازح"),
        ("مليون نازح", "1000000 نازح"),
        ("مليونين", "2000000"),
        ("مليونا نازح", "2000000 نازح"),
        ("نصف مليون نازح", "500000 نازح"),
        ("نصف المليون", "500000"),
        ("ربع مليون طفل", "250000 طفل"),
        ("مليون ونصف المليون نازح", "1500000 نازح"),
        ("مليون ومئتي ألف نازح", "1200000 نازح"),
        ("ثلاثة مليارات دولار", "3000000000 دولار"),
        ("ألف مليار دولار", "1000000000000 دولار"),
        ("ثلاثة ونصف مليون دولار", "3500000 دولار"),
        ("القتلى الخمسة", "5 القتلى"),
        ("الخمسة والعشرين جنديا", "25"),
    ] {
        reads(text, &[expected]);
    }
}

#[test]
fn digits_and_words_mix() {
    reads("3 ملايين نازح", &["3000000 نازح"]);
    reads("4.3 مليون نازح", &["4300000 نازح"]);
    reads("3 ملايين و200 ألف نازح", &["3200000 نازح"]);
    reads("مليون و 500 ألف دولار", &["1500000 دولار"]);
    reads("5 ملايين ونصف المليون دولار", &["5500000 دولار"]);
    let text = "بنحو 4.3 مليون نازح";
    assert_eq!(figures(&Document::new(text))[0].span.of(text), "4.3 مليون");
}

#[test]
fn separate_numbers_stay_apart() {
    reads("ثلاثة قتلى وعشرون جريحا", &["3 قتلى", "20 جريحا"]);
    reads("20 قتيلا و30 جريحا", &["20 قتيلا", "30 جريحا"]);
    reads("خمسة وعشرة", &["5", "10"]);
}

#[test]
fn the_dual_counts_two() {
    reads(
        "سقط قتيلان وجنديين وبضحيتين",
        &["2 قتيلان", "2 جنديين", "2 ضحيتين"],
    );
    reads("قتيلان اثنان على الأقل في لبنان", &["≥2 قتيلان"]);
    reads("قال مسؤولين في رمضان إن القتيلين في البلدين", &[]);
}

#[test]
fn comparators_stand_before_or_behind() {
    reads("نحو 20 قتيلا", &["~20 قتيلا"]);
    reads("وحوالي عشرين قتيلا", &["~20 قتيلا"]);
    reads("بلغ زهاء 20 أو قرابة 30 قتيلا", &["~20", "~30 قتيلا"]);
    reads("لأكثر من 20 قتيلا", &[">20 قتيلا"]);
    reads("أقل من 20 قتيلا", &["<20 قتيلا"]);
    reads("ما لا يقل عن 20 قتيلا", &["≥20 قتيلا"]);
    reads("ما يقل عن 20 قتيلا", &["<20 قتيلا"]);
    reads("20 قتيلا على الأقل", &["≥20 قتيلا"]);
    reads("20 جنديا تركيا على الأقل", &["≥20 جنديا"]);
    reads("لا يتجاوز 5 في المئة", &["≤5%"]);
    reads("بلغ 20 قتيلا تقريبا", &["~20 قتيلا"]);
    let text = "قتل ما لا يقل عن 20 شخصا";
    let figure = figures(&Document::new(text))[0];
    assert_eq!(figure.span.of(text), "20");
    assert_eq!(figure.comparator_span.unwrap().of(text), "ما لا يقل عن");
}

#[test]
fn ranges_have_two_ends() {
    reads("ما بين 5 و10 قتلى", &["5..10 قتلى"]);
    reads("نحو ما بين خمسة وعشرة قتلى", &["5..10 قتلى"]);
    reads("من 5 إلى 10 قتلى", &["5..10 قتلى"]);
    reads("5-10 قتلى", &["5..10 قتلى"]);
    reads("بين 5 و10 آلاف قتيل", &["5000..10000 قتيل"]);
    reads("بين ألفين و5 آلاف قتيل", &["2000..5000 قتيل"]);
    reads("من 5% إلى 10%", &["5..10%"]);
    reads("فاز 3-1", &["3", "1"]);
    let text = "ما بين 5 و10 قتلى";
    assert_eq!(figures(&Document::new(text))[0].span.of(text), "5 و10");
}

#[test]
fn a_part_knows_its_total() {
    reads("105 من إجمالي 253 مقعدا", &["105/253"]);
    reads(
        "فاز بـ105 مقاعد من أصل 253 مقعدا و7 لجان",
        &["105/253 مقاعد", "7 لجان"],
    );
}

#[test]
fn percentages_in_every_spelling() {
    reads(
        "12٫4 % و١٢٪ و5 في المئة و6 بالمئة",
        &["12.4%", "12%", "5%", "6%"],
    );
    reads("7 بالمائة و%8 ومئة في المائة", &["7%", "8%", "100%"]);
    reads("17.5% و17,5 %", &["17.5%", "17.5%"]);
    let text = "بلغ 12٫4 % من السكان";
    assert_eq!(figures(&Document::new(text))[0].span.of(text), "12٫4 %");
}

#[test]
fn a_right_to_left_mark_turns_a_number_round() {
    reads(
        "5.\u{200f}2 في المئة و19.\u{200f}1 دولار",
        &["2.5%", "1.19 دولار"],
    );
}

#[test]
fn what_is_no_count_is_no_figure() {
    for text in [
        "في 17 نوفمبر 2025",
        "عام 2015 ثم عام 1437هـ",
        "يوم 2015/08/03 أو 17-11-2025",
        "الساعة 10:30",
        "عند الساعة 10 صباحا",
        "هاتف 0501234567 أو 050-123-4567",
        "طائرة F-16 وفيروس كوفيد-19 وشبكة 5G وB52",
        "القرار رقم 2254",
        "المادة 140",
        "القرن الحادي عشر والذكرى الخامسة والعشرين",
        "لست أدري",
        "في آن واحد",
        "أحد المسؤولين يوم الاثنين",
        "موسم 2015-2016",
        "192.168.1.1",
    ] {
        reads(text, &[]);
    }
}

#[test]
fn one_is_a_count_behind_its_noun() {
    reads("قتل شخص واحد", &["1 شخص"]);
}
