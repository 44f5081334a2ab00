use jiff::fmt::temporal::Pieces;

use crate::Problem;

/// The date in its normal form: RFC 3339, with as much of time and offset as it came with.
pub(crate) fn published(date: &str) -> Result<String, Problem> {
    let not_a_date = || Problem::NotADate(date.chars().take(40).collect());
    let pieces = Pieces::parse(date.trim()).map_err(|_| not_a_date())?;
    let mut normal = pieces.date().to_string();
    if let Some(time) = pieces.time() {
        normal.push('T');
        normal.push_str(&time.to_string());
        match pieces.to_numeric_offset() {
            Some(offset) if offset.is_zero() => normal.push('Z'),
            Some(offset) => normal.push_str(&offset_digits(offset.seconds())),
            None => {}
        }
    }
    Ok(normal)
}

fn offset_digits(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_as_much_as_it_came_with() {
        for (date, normal) in [
            ("2024-03-12", "2024-03-12"),
            ("2015-07-21 02:51:32", "2015-07-21T02:51:32"),
            ("2024-03-12T18:40:00+03:00", "2024-03-12T18:40:00+03:00"),
            ("2024-03-12t18:40-04:30", "2024-03-12T18:40:00-04:30"),
            (" 2024-03-12T15:40:00.5Z ", "2024-03-12T15:40:00.5Z"),
        ] {
            assert_eq!(published(date).unwrap(), normal, "{date}");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for date in ["", "12/03/2024", "2024-13-01", "أمس", "T18:40"] {
            assert!(
                matches!(published(date), Err(Problem::NotADate(_))),
                "{date}"
            );
        }
    }
}
