//! The right answer of every item in the starter library is right, in every language it is there in, as a learner would write it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::path::{Path, PathBuf};

use assessment::model::scoring::{Verdict, score};
use formats::bounds::FILES_MAX;
use formats::model::{Interaction, Refusal, ResourceDraft};
use formats::source::{SourceTree, Stamp, refuse};
use formats::{Sink, importers};
use platform::folder::Folder;

struct Tree(Folder);

impl SourceTree for Tree {
    fn paths(&self) -> &[String] {
        self.0.paths()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Refusal> {
        self.0.read(path).map_err(|error| refuse(path, 0, "unreadable", error.to_string()))
    }
}

#[derive(Default)]
struct Checked {
    answers: usize,
    wrong: Vec<String>,
}

impl Sink for Checked {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        for item in &draft.items {
            for text in &item.texts {
                let given: Vec<String> = match &item.interaction {
                    Interaction::SingleChoice { correct } => vec![correct.clone()],
                    Interaction::MultipleChoice { correct } => correct.clone(),
                    Interaction::Numeric { correct, unit, .. } => vec![format!("{correct} {unit}")],
                    Interaction::ShortText { accepted, .. } => accepted.iter().take(1).cloned().collect(),
                    Interaction::SelfMarked => continue,
                };
                let given: Vec<&str> = given.iter().map(String::as_str).collect();
                self.answers += 1;
                let verdict = score(&item.interaction, text, &given);
                if verdict != Verdict::Right {
                    self.wrong.push(format!("{} {} {}: {given:?} is {verdict:?} for {:?}", draft.key, item.key, text.language, item.interaction));
                }
            }
        }
        true
    }

    fn refused(&mut self, _: Refusal) {}
    fn progress(&mut self, _: usize, _: usize) {}
}

#[test]
fn right_answers_are_right() {
    let library = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library"));
    let mut folders: Vec<PathBuf> = std::fs::read_dir(library.join("questions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.push(library.join("courses/iot-for-beginners"));
    folders.sort();
    for folder in folders {
        let tree = Tree(Folder::open(&folder, FILES_MAX).unwrap());
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let stamp = Stamp::parse(&name, &std::fs::read_to_string(folder.join("SOURCE.txt")).unwrap()).unwrap();
        let mut checked = Checked::default();
        if let Some(importer) = importers().find(|importer| importer.recognises(&tree)) {
            importer.read(&tree, &stamp, &mut checked);
        }
        println!("{name}: {} answers", checked.answers);
        let shown: Vec<&String> = checked.wrong.iter().take(12).collect();
        assert!(checked.wrong.is_empty(), "{name}: {} of {} are not right: {shown:#?}", checked.wrong.len(), checked.answers);
    }
}
