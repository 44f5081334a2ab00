use super::{Groupable, group};

/// Articles as hour of one month, title and text.
fn groups(articles: &[(u32, &str, &str)]) -> Vec<Vec<usize>> {
    let dates: Vec<String> = articles
        .iter()
        .map(|(hour, ..)| format!("2024-05-{:02}T{:02}:00:00", 1 + hour / 24, hour % 24))
        .collect();
    let groupable: Vec<Groupable<'_>> = articles
        .iter()
        .zip(&dates)
        .map(|((_, title, text), date)| Groupable {
            title: Some(title),
            text,
            published: Some(date),
        })
        .collect();
    group(&groupable)
}

const FLOOD: &str = "قال المتحدث باسم الدفاع المدني عادل الشهواني إن سبعة أشخاص لقوا حتفهم في سيول مفاجئة \
    اجتاحت قرى وادي السدرة، وإن الفرق أجلت أربعين أسرة إلى مدارس بلدة العرقوب المجاورة.";
const FLOOD_ANEW: &str = "ضربت سيول جارفة وادي السدرة مساء الثلاثاء فأودت بحياة سبعة من سكانه، وفق الدفاع المدني \
    الذي نقل أسرا إلى بلدة العرقوب على لسان متحدثه الشهواني.";
const TRANSFER: &str = "حسم اتحاد المرسى صفقة المهاجم ياسين الورداني قادما من شباب الرمال بعقد يمتد ثلاثة مواسم \
    مقابل أربعة ملايين يورو تدفع على أقساط.";

#[test]
fn copies_and_reports_in_other_words_are_one_story() {
    let articles = [
        (1, "سيول وادي السدرة", FLOOD),
        (2, "صفقة الورداني", TRANSFER),
        (3, "سبعة قتلى في سيول وادي السدرة", FLOOD_ANEW),
        (4, "سيول وادي السدرة", FLOOD),
    ];
    assert_eq!(groups(&articles), [vec![0, 2, 3], vec![1]]);
    assert_eq!(groups(&articles), groups(&articles));
}

#[test]
fn the_same_words_weeks_later_are_another_story() {
    let articles = [
        (1, "سيول وادي السدرة", FLOOD),
        (400, "سيول وادي السدرة", FLOOD),
    ];
    assert_eq!(groups(&articles), [[0], [1]]);
}

#[test]
fn nothing_and_texts_without_words_are_no_trouble() {
    assert!(groups(&[]).is_empty());
    assert_eq!(groups(&[(1, "", "..."), (1, "", "!")]), [[0], [1]]);
}

#[test]
fn a_daily_bulletin_is_a_story_of_its_day() {
    let bulletin = |day: &str, points: &str, level: &str| {
        format!(
            "أغلق مؤشر سوق الواحة المالية تداولات يوم {day} منخفضا بمقدار {points} نقطة عند مستوى {level} نقطة، وتصدرت \
             شركات الإسمنت والتأمين قائمة الأسهم المتراجعة وسط تداولات ضعيفة من صغار المستثمرين."
        )
    };
    let sunday = bulletin("الأحد", "71", "9302");
    let monday = bulletin("الاثنين", "18", "9284");
    let told_later = format!("{sunday} وكان السوق قد استأنف العمل بعد إجازة طويلة.");
    let title = "إغلاق سوق الواحة المالية على انخفاض";
    let articles = [
        (15, title, sunday.as_str()),
        (17, title, sunday.as_str()),
        (20, title, told_later.as_str()),
        (39, title, monday.as_str()),
        (41, title, monday.as_str()),
    ];
    assert_eq!(groups(&articles), [vec![0, 1, 2], vec![3, 4]]);
}
