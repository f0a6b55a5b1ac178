//! The words that the format prints around the content, in the language of the lesson.

use kernel::Language;

/// A word that a lesson's site prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Questions,
    Objectives,
    KeyPoints,
    Callout,
    Challenge,
    Solution,
    Hint,
    Discussion,
    Prerequisites,
    Checklist,
    Testimonial,
    InstructorNote,
    Details,
    Minutes,
}

/// The languages of the columns of [`TABLE`].
const COLUMNS: [&str; 8] = ["en", "es", "fr", "de", "pt", "it", "ja", "zh-Hans"];

#[rustfmt::skip]
const TABLE: &[(Word, [&str; 8])] = &[
    (Word::Questions, ["Questions", "Preguntas", "Questions", "Fragen", "Perguntas", "Domande", "質問", "问题"]),
    (Word::Objectives, ["Objectives", "Objetivos", "Objectifs", "Ziele", "Objetivos", "Obiettivi", "目的", "目标"]),
    (Word::KeyPoints, ["Key Points", "Puntos Clave", "Points clés", "Das Wichtigste", "Pontos-chave", "Punti chiave", "まとめ", "要点"]),
    (Word::Callout, ["Callout", "Nota", "Remarque", "Hinweis", "Nota", "Nota", "注目", "提示"]),
    (Word::Challenge, ["Challenge", "Desafío", "Exercice", "Aufgabe", "Desafio", "Esercizio", "課題", "练习"]),
    (Word::Solution, ["Solution", "Solución", "Solution", "Lösung", "Solução", "Soluzione", "解答", "解答"]),
    (Word::Hint, ["Hint", "Pista", "Indice", "Tipp", "Dica", "Suggerimento", "ヒント", "提示"]),
    (Word::Discussion, ["Discussion", "Discusión", "Discussion", "Diskussion", "Discussão", "Discussione", "議論", "讨论"]),
    (Word::Prerequisites, ["Prerequisites", "Prerrequisitos", "Prérequis", "Voraussetzungen", "Pré-requisitos", "Prerequisiti", "前提条件", "先修要求"]),
    (Word::Checklist, ["Checklist", "Lista de verificación", "Liste de vérification", "Checkliste", "Lista de verificação", "Lista di controllo", "チェックリスト", "清单"]),
    (Word::Testimonial, ["Testimonial", "Testimonio", "Témoignage", "Erfahrungsbericht", "Depoimento", "Testimonianza", "体験談", "学员评价"]),
    (Word::InstructorNote, ["Instructor Note", "Nota para docentes", "Note pour l’enseignant", "Hinweis für Lehrende", "Nota para instrutores", "Nota per i docenti", "インストラクター向けメモ", "教师说明"]),
    (Word::Details, ["Show details", "Mostrar detalles", "Afficher les détails", "Details anzeigen", "Mostrar detalhes", "Mostra i dettagli", "詳細を表示", "显示详情"]),
    (Word::Minutes, ["Estimated time: {} minutes", "Tiempo estimado: {} minutos", "Durée estimée : {} minutes", "Geschätzte Dauer: {} Minuten", "Tempo estimado: {} minutos", "Tempo stimato: {} minuti", "推定時間 {} 分", "预计用时：{} 分钟"]),
];

impl Word {
    /// The word in this language, or else in English.
    pub(super) fn print(self, language: Language) -> &'static str {
        let column = COLUMNS
            .iter()
            .position(|tag| *tag == language.tag())
            .or_else(|| COLUMNS.iter().position(|tag| tag.split('-').next() == Some(language.primary())))
            .unwrap_or(0);
        TABLE.iter().find(|(word, _)| *word == self).and_then(|(_, row)| row.get(column)).copied().unwrap_or_default()
    }
}
