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
