//! Sets of questions: one module for each format, each resource a question set.

mod archive;
mod choices;
pub mod exams;
mod formula_text;
pub mod freecodecamp;
pub(crate) mod grades;
pub mod gsm8k;
mod lines;
mod markdown_text;
pub mod mgsm;
mod number;
mod set;
pub mod tal;
#[cfg(test)]
pub(crate) mod testing;
mod titles;

use crate::Importer;

/// The importers of this module.
pub const IMPORTERS: &[&dyn Importer] =
    &[&tal::TalSingleChoice, &gsm8k::GradeSchoolMath, &mgsm::MultilingualGradeSchoolMath, &exams::ExamQuestions, &freecodecamp::FreeCodeCampQuizzes];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::testing::library;

    #[test]
    fn every_folder_of_the_library_is_recognised_by_its_own_format_only() {
        let expected = BTreeMap::from([
            ("catalogues/china-textbook-catalog", "textbook-catalogue"),
            ("questions/exams-qa", "exams-qa"),
            ("questions/freecodecamp-i18n-quizzes", "freecodecamp"),
            ("questions/gsm8k", "gsm8k"),
            ("questions/mgsm", "mgsm"),
            ("questions/tal-scq5k", "tal-scq5k"),
            ("reading/chinese-poetry-core", "chinese-poetry"),
        ]);
        let ours = || super::IMPORTERS.iter().chain(crate::poems::IMPORTERS).chain(crate::listing::IMPORTERS);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../library");
        for room in std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir()) {
            for folder in std::fs::read_dir(room.path()).unwrap() {
                let name = format!("{}/{}", room.file_name().to_str().unwrap(), folder.unwrap().file_name().to_str().unwrap());
                let (tree, _) = library(&name);
                let found: Vec<&str> = ours().filter(|importer| importer.recognises(&tree)).map(|importer| importer.name()).collect();
                assert_eq!(found, expected.get(name.as_str()).copied().into_iter().collect::<Vec<_>>(), "{name}");
            }
        }
    }
}
