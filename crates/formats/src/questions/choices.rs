//! The ids of choices: `A`, `B`, `C`, … by their place, whatever the source calls them.

use crate::model::Choice;

/// The most choices an item may have: one for each letter.
pub(crate) const CHOICES_MAX: usize = 26;

/// The id of the choice at this place.
pub(crate) fn choice_id(place: usize) -> Option<String> {
    let offset = u8::try_from(place).ok().filter(|_| place < CHOICES_MAX)?;
    Some(char::from(b'A' + offset).to_string())
}

/// Choices with ids by place, and the id of the one that the source labels `correct`. `Err` is the code and the reason.
pub(crate) fn labelled<'a>(options: impl IntoIterator<Item = (&'a str, String)>, correct: &str) -> Result<(Vec<Choice>, String), (&'static str, String)> {
    let mut choices: Vec<Choice> = Vec::new();
    let mut labels: Vec<&str> = Vec::new();
    let mut right = None;
    for (place, (label, html)) in options.into_iter().enumerate() {
        let label = label.trim();
        let id = choice_id(place).ok_or(("too-many-choices", format!("the item has more than {CHOICES_MAX} choices")))?;
        if labels.contains(&label) {
            return Err(("choices", format!("two choices have the label '{label}'")));
        }
        if html.is_empty() {
            return Err(("choices", format!("the choice '{label}' is empty")));
        }
        if label == correct.trim() {
            right = Some(id.clone());
        }
        labels.push(label);
        choices.push(Choice { id, html });
    }
    if choices.len() < 2 {
        return Err(("choices", "the item has fewer than two choices".to_owned()));
    }
    let right = right.ok_or_else(|| ("no-solution-choice", format!("the answer '{correct}' is none of the choices {}", labels.join(", "))))?;
    Ok((choices, right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_letters_and_the_answer_follows() {
        let (choices, right) = labelled([("1", "x".to_owned()), ("2", "y".to_owned())], "2").unwrap();
        assert_eq!(choices.iter().map(|choice| choice.id.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(right, "B");
    }

    #[test]
    fn what_cannot_be_answered_is_refused() {
        let code = |options: &[(&'static str, &str)], correct: &str| {
            labelled(options.iter().map(|(label, text)| (*label, (*text).to_owned())), correct).unwrap_err().0
        };
        assert_eq!(code(&[("A", "x"), ("B", "y")], "@"), "no-solution-choice");
        assert_eq!(code(&[("A", "x"), ("A", "y")], "A"), "choices");
        assert_eq!(code(&[("A", "x"), ("B", "")], "A"), "choices");
        assert_eq!(code(&[("A", "x")], "A"), "choices");
        let many: Vec<String> = (0..=CHOICES_MAX).map(|place| place.to_string()).collect();
        let options = |count: usize| many.iter().take(count).map(|label| (label.as_str(), "x".to_owned())).collect::<Vec<_>>();
        assert!(labelled(options(CHOICES_MAX), "0").is_ok());
        assert_eq!(labelled(options(CHOICES_MAX + 1), "0").unwrap_err().0, "too-many-choices");
    }
}
