//! The words a publisher prints around the content (Figure, Example, Solution), in the language of the content, and the names of notes.

use kernel::Language;

use super::xml::{self, Node};

/// A word printed around the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Word {
    Figure,
    Table,
    Example,
    Equation,
    Exercise,
    Solution,
    Commentary,
    Objectives,
    Glossary,
    Rule,
    Theorem,
    Lemma,
    Corollary,
    Proof,
    Definition,
    Image,
    Interactive,
    HowTo,
    TryIt,
    BePrepared,
    Checkpoint,
    CheckUnderstanding,
    Media,
    Tip,
    Warning,
    Note,
}

/// The languages of the columns of [`TABLE`].
const COLUMNS: [&str; 10] = ["en", "es", "pl", "zh-Hans", "zh-Hant", "fr", "de", "pt", "ru", "ar"];

#[rustfmt::skip]
const TABLE: &[(Word, [&str; 10])] = &[
    (Word::Figure, ["Figure", "Figura", "Rysunek", "图", "圖", "Figure", "Abbildung", "Figura", "Рисунок", "الشكل"]),
    (Word::Table, ["Table", "Tabla", "Tabela", "表", "表", "Tableau", "Tabelle", "Tabela", "Таблица", "الجدول"]),
    (Word::Example, ["Example", "Ejemplo", "Przykład", "例", "例", "Exemple", "Beispiel", "Exemplo", "Пример", "مثال"]),
    (Word::Equation, ["Equation", "Ecuación", "Równanie", "式", "式", "Équation", "Gleichung", "Equação", "Уравнение", "المعادلة"]),
    (Word::Exercise, ["Exercise", "Ejercicio", "Ćwiczenie", "练习", "練習", "Exercice", "Aufgabe", "Exercício", "Упражнение", "تمرين"]),
    (Word::Solution, ["Solution", "Solución", "Rozwiązanie", "解答", "解答", "Solution", "Lösung", "Solução", "Решение", "الحل"]),
    (Word::Commentary, ["Commentary", "Comentario", "Komentarz", "评注", "評註", "Commentaire", "Kommentar", "Comentário", "Комментарий", "تعليق"]),
    (Word::Objectives, ["Learning Objectives", "Objetivos de aprendizaje", "Cel dydaktyczny", "学习目标", "學習目標", "Objectifs d’apprentissage", "Lernziele", "Objetivos de aprendizagem", "Цели обучения", "أهداف التعلم"]),
    (Word::Glossary, ["Key Terms", "Términos clave", "Kluczowe pojęcia", "关键术语", "關鍵術語", "Termes clés", "Schlüsselbegriffe", "Termos-chave", "Ключевые термины", "المصطلحات الأساسية"]),
    (Word::Rule, ["Rule", "Regla", "Reguła", "法则", "法則", "Règle", "Regel", "Regra", "Правило", "قاعدة"]),
    (Word::Theorem, ["Theorem", "Teorema", "Twierdzenie", "定理", "定理", "Théorème", "Satz", "Teorema", "Теорема", "مبرهنة"]),
    (Word::Lemma, ["Lemma", "Lema", "Lemat", "引理", "引理", "Lemme", "Lemma", "Lema", "Лемма", "تمهيدية"]),
    (Word::Corollary, ["Corollary", "Corolario", "Wniosek", "推论", "推論", "Corollaire", "Korollar", "Corolário", "Следствие", "نتيجة"]),
    (Word::Proof, ["Proof", "Demostración", "Dowód", "证明", "證明", "Démonstration", "Beweis", "Demonstração", "Доказательство", "البرهان"]),
    (Word::Definition, ["Definition", "Definición", "Definicja", "定义", "定義", "Définition", "Definition", "Definição", "Определение", "تعريف"]),
    (Word::Image, ["Image", "Imagen", "Ilustracja", "图片", "圖片", "Image", "Bild", "Imagem", "Изображение", "صورة"]),
    (Word::Interactive, ["Interactive content", "Contenido interactivo", "Materiały interaktywne", "互动内容", "互動內容", "Contenu interactif", "Interaktiver Inhalt", "Conteúdo interativo", "Интерактивный материал", "محتوى تفاعلي"]),
    (Word::HowTo, ["How To", "Cómo hacerlo", "Jak to zrobić", "方法", "方法", "Comment faire", "Anleitung", "Como fazer", "Как это сделать", "كيفية العمل"]),
    (Word::TryIt, ["Try It", "Inténtelo", "Spróbuj", "试一试", "試一試", "À vous", "Versuchen Sie es", "Tente", "Попробуйте", "جرّب"]),
    (Word::BePrepared, ["Be Prepared", "Prepárese", "Przygotuj się", "课前准备", "課前準備", "Préparez-vous", "Vorbereitung", "Prepare-se", "Подготовьтесь", "استعد"]),
    (Word::Checkpoint, ["Checkpoint", "Punto de control", "Sprawdź się", "检查站", "檢查站", "Point de contrôle", "Lernkontrolle", "Ponto de verificação", "Проверка", "نقطة تحقق"]),
    (Word::CheckUnderstanding, ["Check Your Understanding", "Compruebe lo aprendido", "Sprawdź, czy rozumiesz", "检查理解", "檢查理解", "Vérifiez vos connaissances", "Verständnisfrage", "Verifique seu entendimento", "Проверьте себя", "تحقق من فهمك"]),
    (Word::Media, ["Media", "Medios", "Multimedia", "媒体", "媒體", "Média", "Medien", "Mídia", "Медиа", "وسائط"]),
    (Word::Tip, ["Tip", "Consejo", "Wskazówka", "提示", "提示", "Conseil", "Tipp", "Dica", "Совет", "نصيحة"]),
    (Word::Warning, ["Caution", "Precaución", "Uwaga", "注意", "注意", "Attention", "Achtung", "Atenção", "Внимание", "تنبيه"]),
    (Word::Note, ["Note", "Nota", "Uwaga", "注", "註", "Remarque", "Hinweis", "Nota", "Примечание", "ملاحظة"]),
];

/// The words of one language; English where the language is not in the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    column: usize,
}

impl Words {
    /// The words for content in this language.
    pub(super) fn of(language: Language) -> Self {
        let exact = COLUMNS.iter().position(|tag| *tag == language.tag());
        let near = || COLUMNS.iter().position(|tag| tag.split('-').next() == Some(language.primary()));
        Self { column: exact.or_else(near).unwrap_or(0) }
    }

    /// The word in this language.
    pub(super) fn get(self, word: Word) -> &'static str {
        TABLE.iter().find(|(known, _)| *known == word).and_then(|(_, row)| row.get(self.column)).copied().unwrap_or("")
    }

    fn is_english(self) -> bool {
        self.column == 0
    }
}

/// What a note is: its kind in our vocabulary, the name printed above it, and whether the publisher counts such notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteName {
    pub(super) kind: &'static str,
    pub(super) label: String,
    pub(super) counted: bool,
}

/// Marks in the class of a note, the kind they mean, the word printed and whether they are counted. The first that fits wins.
const NOTES: &[(&str, &str, Option<Word>, bool)] = &[
    ("be-prepared", "question", Some(Word::BePrepared), true),
    ("checkpoint", "question", Some(Word::Checkpoint), true),
    ("check-understanding", "question", Some(Word::CheckUnderstanding), true),
    ("try", "question", Some(Word::TryIt), true),
    ("how-to", "tip", Some(Word::HowTo), false),
    ("howto", "tip", Some(Word::HowTo), false),
    ("media", "note", Some(Word::Media), false),
    ("theorem", "theorem", Some(Word::Theorem), true),
    ("proof", "proof", Some(Word::Proof), false),
    ("definition", "definition", Some(Word::Definition), false),
    ("objectives", "objectives", Some(Word::Objectives), false),
    ("key-", "key-points", None, false),
    ("summary", "key-points", None, false),
    ("rule", "theorem", None, false),
    ("property", "theorem", None, false),
    ("abstract", "abstract", None, false),
    ("important", "warning", Some(Word::Warning), false),
    ("warning", "warning", Some(Word::Warning), false),
    ("caution", "warning", Some(Word::Warning), false),
    ("danger", "danger", Some(Word::Warning), false),
    ("safety", "danger", None, false),
    ("tip", "tip", None, false),
    ("strategy", "tip", None, false),
    ("example", "example", None, false),
    ("question", "question", None, false),
    ("think", "question", None, false),
];

/// Reads what a note is from its `class` or its older `type`.
pub(super) fn note_name(note: Node<'_>, words: Words) -> NoteName {
    let class = xml::classes(note).next().or_else(|| note.attribute("type")).unwrap_or("").to_ascii_lowercase();
    let found = NOTES.iter().find(|(mark, ..)| match *mark {
        "try" => class == "try" || class.starts_with("try-") || class.ends_with("-try"),
        "media" => class == "media" || class.starts_with("media-"),
        "rule" | "tip" => class.split('-').any(|part| part == *mark),
        other => class.contains(other),
    });
    let printed = || if words.is_english() { spelled(&class) } else { String::new() };
    match found {
        Some((_, kind, Some(word), counted)) => NoteName { kind, label: words.get(*word).to_owned(), counted: *counted },
        Some((_, kind, None, _)) => NoteName { kind, label: printed(), counted: false },
        None => NoteName { kind: "note", label: printed(), counted: false },
    }
}

/// The longest class that is printed as a name, in bytes.
const CLASS_BYTES_MAX: usize = 60;

/// `real-application` as it is printed: `Real Application`. Classes that are only a name of a layout print nothing.
fn spelled(class: &str) -> String {
    let telling = |part: &&str| part.chars().all(char::is_alphabetic) && part.len() > 1;
    let parts: Vec<&str> = class.split(['-', '_']).collect();
    if class == "note" || class.is_empty() || class.len() > CLASS_BYTES_MAX || !parts.iter().all(telling) {
        return String::new();
    }
    let mut printed = String::with_capacity(class.len());
    for part in parts {
        if !printed.is_empty() {
            printed.push(' ');
        }
        if !printed.is_empty() && matches!(part, "to" | "of" | "the" | "in" | "and" | "a" | "for" | "on" | "with") {
            printed.push_str(part);
            continue;
        }
        let mut letters = part.chars();
        printed.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        printed.push_str(letters.as_str());
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_the_table_and_languages_fall_back() {
        assert!(TABLE.iter().all(|(_, row)| row.iter().all(|word| !word.is_empty())));
        assert_eq!(Words::of("pl".parse().unwrap()).get(Word::Solution), "Rozwiązanie");
        assert_eq!(Words::of("es-MX".parse().unwrap()).get(Word::Example), "Ejemplo");
        assert_eq!(Words::of("vi".parse().unwrap()).get(Word::Figure), "Figure");
        assert_eq!(Words::of(Language::ZH_HANT).get(Word::Figure), "圖");
    }

    #[test]
    fn notes_are_named_by_their_class() {
        for (class, kind, label, counted) in [
            ("try", "question", "Try It", true),
            ("howto", "tip", "How To", false),
            ("media-2", "note", "Media", false),
            ("multimedia", "note", "Multimedia", false),
            ("links-to-literacy", "note", "Links to Literacy", false),
            ("mac-tip", "tip", "Mac Tip", false),
            ("theorem", "theorem", "Theorem", true),
            ("ui-27", "note", "", false),
            ("", "note", "", false),
        ] {
            let text = format!("<note class=\"{class}\"/>");
            let document = roxmltree::Document::parse(&text).unwrap();
            let expected = NoteName { kind, label: label.to_owned(), counted };
            assert_eq!(note_name(document.root_element(), Words::of(Language::EN)), expected, "{class}");
        }
    }

    #[test]
    fn a_class_is_printed_to_a_bound() {
        assert!(!spelled(&"a".repeat(CLASS_BYTES_MAX)).is_empty());
        assert!(spelled(&"a".repeat(CLASS_BYTES_MAX + 1)).is_empty());
    }
}
