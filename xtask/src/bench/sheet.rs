//! Figures of several rounds, and the tables they are shown in.

/// The same thing measured several times.
#[derive(Default, Clone)]
pub(super) struct Series(Vec<f64>);

/// A table with a heading and a sentence on what was done.
pub(super) struct Sheet {
    pub(super) title: &'static str,
    pub(super) text: String,
    pub(super) head: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Series {
    pub(super) fn add(&mut self, figure: f64) {
        self.0.push(figure);
        self.0.sort_by(f64::total_cmp);
    }

    pub(super) fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or(f64::NAN)
    }

    /// `median (least–most)`.
    pub(super) fn show(&self) -> String {
        let (Some(least), Some(most)) = (self.0.first(), self.0.last()) else {
            return "–".to_owned();
        };
        let median = number(self.median());
        format!("**{median}** ({}–{})", number(*least), number(*most))
    }
}

impl Sheet {
    pub(super) fn markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let head: Vec<String> = self.head.iter().map(|cell| (*cell).to_owned()).collect();
        let mut text = format!("## {}\n\n{}\n\n", self.title, self.text);
        text.push_str(&line(&head));
        text.push_str(&format!("|{}\n", "---|".repeat(head.len())));
        for row in &self.rows {
            text.push_str(&line(row));
        }
        text
    }
}

/// Three significant digits, thousands set apart.
pub(super) fn number(figure: f64) -> String {
    if figure.is_nan() {
        return "–".to_owned();
    }
    match figure.abs() {
        0.0 => "0".to_owned(),
        0.0..1.0 => format!("{figure:.3}"),
        1.0..10.0 => format!("{figure:.2}"),
        10.0..100.0 => format!("{figure:.1}"),
        _ => thousands(figure),
    }
}

fn thousands(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let mut shown = String::new();
    for (index, digit) in digits.chars().enumerate() {
        let behind = digits.len() - index;
        if index > 0 && behind.is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short_and_readable() {
        let shown: Vec<String> = [0.0, 0.1234, 1.239, 12.34, 123.4, 1234.0, 1_234_567.0]
            .into_iter()
            .map(number)
            .collect();
        assert_eq!(
            shown,
            ["0", "0.123", "1.24", "12.3", "123", "1,234", "1,234,567"]
        );
    }

    #[test]
    fn the_median_is_not_moved_by_one_bad_round() {
        let mut series = Series::default();
        for figure in [5.0, 900.0, 4.0, 6.0, 5.5] {
            series.add(figure);
        }
        assert_eq!(series.show(), "**5.50** (4.00–900)");
    }
}
