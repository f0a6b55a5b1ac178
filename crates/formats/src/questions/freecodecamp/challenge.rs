//! One file of the curriculum: front matter, and questions under marked headings.
//!
//! Quizzes are `--question--` with `--text--`, `--distractors--`, `--answer--`; older lessons have `--questions--` with `--text--`,
//! `--answers--` (with `--feedback--` in them) and `--video-solution--`, the number of the right answer.

use crate::model::Refusal;
use crate::source::refuse;

/// A challenge; `is_quiz` is false for the coding challenges, which have no questions.
#[derive(Debug, Default)]
pub(super) struct Challenge {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) title: String,
    /// The language that it teaches, where it teaches one.
    pub(super) taught_language: Option<String>,
    /// Markdown.
    pub(super) description: String,
    pub(super) is_quiz: bool,
    pub(super) questions: Vec<Question>,
}

/// A question as it is written, in Markdown.
#[derive(Debug, Default)]
pub(super) struct Question {
    pub(super) line: usize,
    pub(super) text: String,
    /// What is said in a recording, as JSON in a code fence.
    pub(super) audio: Option<String>,
    pub(super) options: Vec<String>,
    /// The place of the right option.
    pub(super) correct: Option<usize>,
    /// What the source says to explain, in order.
    pub(super) explanations: Vec<String>,
}

/// Where a line of text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Nowhere,
    Description,
    Text,
    Audio,
    Distractors,
    Answer,
    Answers,
    Feedback,
    Solution,
}

impl Challenge {
    pub(super) fn parse(path: &str, text: &str) -> Result<Self, Refusal> {
        let mut challenge = Self { path: path.to_owned(), ..Self::default() };
        let normal = text.replace("\r\n", "\n");
        let body_line = challenge
            .front_matter(&normal)
            .ok_or_else(|| refuse(path, 1, "front-matter", "the file does not begin with front matter between two lines '---'"))?;
        if challenge.id.is_empty() {
            return Err(refuse(path, 1, "front-matter", "the front matter has no id"));
        }
        challenge.body(&normal, body_line);
        Ok(challenge)
    }

    /// Reads `name: value` lines; the index of the first line after them.
    fn front_matter(&mut self, text: &str) -> Option<usize> {
        let mut lines = text.lines().enumerate();
        lines.next().filter(|(_, line)| line.trim_end() == "---")?;
        for (index, line) in lines {
            if line.trim_end() == "---" {
                return Some(index + 1);
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = unquoted(value.trim());
            match name {
                "id" => self.id = value,
                "title" => self.title = value,
                "lang" => self.taught_language = Some(value).filter(|value| !value.is_empty()),
                _ => {}
            }
        }
        None
    }

    fn body(&mut self, text: &str, from: usize) {
        let mut field = Field::Nowhere;
        let mut fence: Option<&str> = None;
        let mut description = String::new();
        for (index, line) in text.lines().enumerate().skip(from) {
            let opening = ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark));
            if let Some(mark) = opening {
                fence = match fence {
                    Some(open) if open == mark => None,
                    Some(open) => Some(open),
                    None => Some(mark),
                };
            }
            let inside_fence = fence.is_some() || opening.is_some();
            match marked_heading(line).filter(|_| !inside_fence) {
                Some((level, name)) => field = self.heading(level, name, index + 1, field),
                None if field == Field::Description => push_line(&mut description, line),
                None => field = self.line(line, inside_fence, field),
            }
        }
        self.description = description;
    }

    /// The field that a heading opens.
    fn heading(&mut self, level: usize, name: &str, line: usize, field: Field) -> Field {
        let new = Question { line, ..Question::default() };
        match name {
            "quizzes" | "questions" if level == 1 => self.is_quiz = true,
            "description" if level == 1 => return Field::Description,
            _ if !self.is_quiz => {}
            "question" => self.questions.push(new),
            "text" => {
                // In older lessons a question has no heading of its own.
                if self.questions.last().is_none_or(|question| !question.text.is_empty()) {
                    self.questions.push(new);
                }
                return Field::Text;
            }
            "audio" => return Field::Audio,
            "distractors" => return self.open_option(Field::Distractors),
            "answer" => {
                let field = self.open_option(Field::Answer);
                if let Some(question) = self.questions.last_mut() {
                    question.correct = question.options.len().checked_sub(1);
                }
                return field;
            }
            "answers" => return self.open_option(Field::Answers),
            "feedback" if matches!(field, Field::Answers | Field::Feedback) => {
                self.open_explanation();
                return Field::Feedback;
            }
            "explanation" => {
                self.open_explanation();
                return Field::Feedback;
            }
            "video-solution" | "solution" => return Field::Solution,
            _ => {}
        }
        Field::Nowhere
    }

    fn open_option(&mut self, field: Field) -> Field {
        if let Some(question) = self.questions.last_mut() {
            question.options.push(String::new());
        }
        field
    }

    fn open_explanation(&mut self) {
        if let Some(question) = self.questions.last_mut() {
            question.explanations.push(String::new());
        }
    }

    /// Takes a line; a rule `---` parts options, and ends the feedback on one.
    fn line(&mut self, line: &str, inside_fence: bool, field: Field) -> Field {
        let Some(question) = self.questions.last_mut() else { return field };
        let rule = !inside_fence && line.trim() == "---";
        match field {
            Field::Distractors | Field::Answers if rule => question.options.push(String::new()),
            Field::Feedback if rule => {
                question.options.push(String::new());
                return Field::Answers;
            }
            Field::Text => push_line(&mut question.text, line),
            Field::Audio => push_line(question.audio.get_or_insert_default(), line),
            Field::Distractors | Field::Answer | Field::Answers => {
                if let Some(option) = question.options.last_mut() {
                    push_line(option, line);
                }
            }
            Field::Feedback => {
                if let Some(explanation) = question.explanations.last_mut() {
                    push_line(explanation, line);
                }
            }
            Field::Solution => {
                if let Ok(number) = line.trim().parse::<usize>() {
                    question.correct = number.checked_sub(1);
                }
            }
            Field::Nowhere | Field::Description => {}
        }
        field
    }
}

fn push_line(to: &mut String, line: &str) {
    if !to.is_empty() || !line.trim().is_empty() {
        to.push_str(line);
        to.push('\n');
    }
}

/// `#### --text--` is a heading of level 4 with the name `text`.
fn marked_heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_end().trim_start_matches('#');
    let level = line.trim_end().len() - rest.len();
    let name = rest.strip_prefix(' ')?.trim().strip_prefix("--")?.strip_suffix("--")?;
    ((1..=6).contains(&level) && !name.is_empty()).then_some((level, name))
}

/// A YAML scalar without its quotes.
fn unquoted(value: &str) -> String {
    let within = |quote: char| value.strip_prefix(quote).and_then(|inside| inside.strip_suffix(quote));
    match (within('\''), within('"')) {
        (Some(inside), _) => inside.replace("''", "'"),
        (None, Some(inside)) => inside.replace("\\\"", "\"").replace("\\\\", "\\"),
        (None, None) => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(body in "(#{0,5} ?--(quizzes|quiz|questions|question|text|distractors|answer|answers|feedback|video-solution|audio)--\n|---\n|```\n|[a-z0-9`]{0,6}\n){0,40}") {
            let parsed = Challenge::parse("a.md", &format!("---\nid: x\n---\n{body}"));
            prop_assert!(parsed.is_ok());
            let _ = Challenge::parse("a.md", &body);
        }
    }

    #[test]
    fn quoted_words_lose_their_quotes() {
        assert_eq!(
            (unquoted("'It''s'"), unquoted("\"a \\\"b\\\"\""), unquoted("'"), unquoted("plain: x")),
            ("It's".into(), "a \"b\"".into(), "'".into(), "plain: x".into())
        );
    }
}
