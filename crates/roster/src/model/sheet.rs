//! From the table of a spreadsheet to a draft.

use std::collections::HashMap;

use identity::model::contact::{self, ContactKind};
use identity::model::name::{self, Name};
use jiff::civil::Date;
use kernel::Role;
use organization::Kind;

use super::birthday;
use super::bounds::{CELL_LENGTH_MAX, CLASSES_IN_CELL_MAX, HEADING_LINES_MAX, UNITS_MAX};
use super::draft::{Draft, Person, Place, Unit};
use super::fault::{Fault, FaultKind};
use super::heading::{self, BETWEEN_CLASSES, Column};
use super::table::{Line, Table};

/// What the reading of a spreadsheet depends on.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The kind of the organisation it is brought into.
    pub base: Kind,
    /// What user names made from numbers begin with.
    pub prefix: &'a str,
    /// The day, for ages.
    pub today: Date,
}

struct Columns {
    known: Vec<(Column, usize, String)>,
}

impl Columns {
    fn place(&self, column: Column) -> Option<(usize, &str)> {
        self.known.iter().find(|(known, ..)| *known == column).map(|(_, place, heading)| (*place, heading.as_str()))
    }

    fn of<'l>(&self, line: &'l Line, column: Column) -> &'l str {
        self.place(column).map_or("", |(place, _)| unguarded(line.cell(place)))
    }

    fn heading(&self, column: Column) -> &str {
        self.place(column).map_or("", |(_, heading)| heading)
    }
}

/// Reads the table.
#[must_use]
pub fn read(table: &Table, circumstances: &Circumstances<'_>) -> Draft {
    let mut draft = Draft::default();
    let Some((position, columns)) = headings(table, &mut draft) else {
        let first = table.lines.first();
        let seen = first.map(|line| line.cells.join(" ")).unwrap_or_default();
        draft.faults.add(Fault::new(FaultKind::NoHeadings, first.map_or(0, |line| line.number), "", &seen));
        return draft;
    };
    let mut reader = Reader { draft, columns, circumstances, units: HashMap::new(), people: HashMap::new(), places: HashMap::new() };
    for line in table.lines.iter().skip(position + 1) {
        reader.draft.lines += 1;
        if let Err(fault) = reader.line(line) {
            reader.draft.left_out += 1;
            reader.draft.faults.add(fault);
        }
    }
    if table.cut {
        reader.draft.faults.add(Fault::new(FaultKind::TooMany, table.lines.last().map_or(0, |line| line.number), "", ""));
    }
    reader.draft
}

/// The line of headings is the first one with a heading for names.
fn headings(table: &Table, draft: &mut Draft) -> Option<(usize, Columns)> {
    let is_name = |cell: &String| heading::column(cell) == Some(Column::Name);
    let position = table.lines.iter().take(HEADING_LINES_MAX).position(|line| line.cells.iter().any(is_name))?;
    let line = table.lines.get(position)?;
    let mut columns = Columns { known: Vec::new() };
    for (place, cell) in line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match heading::column(cell) {
            Some(Column::Password) => draft.had_passwords = true,
            Some(column) if columns.place(column).is_some() => draft.faults.add(Fault::new(FaultKind::HeadingTwice, line.number, cell, cell)),
            Some(column) => columns.known.push((column, place, cell.clone())),
            None => draft.unknown_columns.push(cell.chars().take(40).collect()),
        }
    }
    Some((position, columns))
}

struct Reader<'a> {
    draft: Draft,
    columns: Columns,
    circumstances: &'a Circumstances<'a>,
    units: HashMap<(Option<usize>, Kind, String), usize>,
    people: HashMap<String, usize>,
    places: HashMap<Place, ()>,
}

impl Reader<'_> {
    fn fault(&self, kind: FaultKind, line: &Line, column: Column) -> Fault {
        Fault::new(kind, line.number, self.columns.heading(column), self.columns.of(line, column))
    }

    fn line(&mut self, line: &Line) -> Result<(), Fault> {
        if let Some(long) = line.cells.iter().find(|cell| cell.chars().count() > CELL_LENGTH_MAX) {
            return Err(Fault::new(FaultKind::TooLong, line.number, "", long));
        }
        let person = self.person(line)?;
        let role = heading::role(self.columns.of(line, Column::Role)).ok_or_else(|| self.fault(FaultKind::RoleUnknown, line, Column::Role))?;
        let units = self.units(line)?;
        let key = name::fold(&person.username);
        let index = match self.people.get(&key) {
            Some(index) => {
                let known = self.draft.people.get(*index);
                if known.is_some_and(|known| known.name != person.name || known.number != person.number) {
                    let column = if self.columns.of(line, Column::UserName).is_empty() { Column::Number } else { Column::UserName };
                    return Err(self.fault(FaultKind::Twice, line, column));
                }
                *index
            }
            None => {
                self.draft.people.push(person);
                self.people.insert(key, self.draft.people.len() - 1);
                self.draft.people.len() - 1
            }
        };
        for unit in units {
            self.place(index, unit, role);
        }
        Ok(())
    }

    fn place(&mut self, person: usize, unit: Option<usize>, role: Role) {
        let place = Place { person, unit, role };
        if self.places.insert(place, ()).is_none() {
            self.draft.places.push(place);
        }
    }

    fn person(&self, line: &Line) -> Result<Person, Fault> {
        let cell = |column| self.columns.of(line, column);
        if cell(Column::Name).is_empty() {
            return Err(self.fault(FaultKind::NameMissing, line, Column::Name));
        }
        let shown = name::display_name(cell(Column::Name)).map_err(|_| self.fault(FaultKind::NameWrong, line, Column::Name))?;
        let number = cell(Column::Number);
        let (typed, from) = match (cell(Column::UserName), number) {
            ("", "") => return Err(self.fault(FaultKind::NobodyKnown, line, Column::UserName)),
            ("", number) => (format!("{}{number}", self.circumstances.prefix), Column::Number),
            (typed, _) => (typed.to_owned(), Column::UserName),
        };
        // Whether it is reserved matters only where nobody has it yet: the plan says so.
        let parsed = Name::parse(&typed).map_err(|_| Fault::new(FaultKind::UserNameWrong, line.number, self.columns.heading(from), &typed))?;
        let email = cell(Column::Email);
        if !email.is_empty() && !is_email(email) {
            return Err(self.fault(FaultKind::EmailWrong, line, Column::Email));
        }
        let phone = phone(cell(Column::Phone)).ok_or_else(|| self.fault(FaultKind::PhoneWrong, line, Column::Phone))?;
        let (guardian_email, guardian_phone) = (cell(Column::GuardianEmail), cell(Column::GuardianPhone));
        // A message goes there, so it has to be whole.
        if !guardian_email.is_empty() && !reaches(guardian_email, ContactKind::Email) {
            return Err(self.fault(FaultKind::EmailWrong, line, Column::GuardianEmail));
        }
        if !guardian_phone.is_empty() && !reaches(guardian_phone, ContactKind::Phone) {
            return Err(self.fault(FaultKind::PhoneWrong, line, Column::GuardianPhone));
        }
        let age_band = match cell(Column::Birth) {
            "" => "",
            typed => {
                let born = birthday::date(typed).filter(|born| *born <= self.circumstances.today);
                birthday::age_band(born.ok_or_else(|| self.birth_fault(line))?, self.circumstances.today)
            }
        };
        Ok(Person {
            line: line.number,
            external: number.to_owned(),
            username: parsed.shown,
            name: shown,
            number: number.to_owned(),
            email: email.to_owned(),
            phone,
            guardian_email: guardian_email.to_owned(),
            guardian_phone: guardian_phone.to_owned(),
            age_band: age_band.to_owned(),
            ..Person::default()
        })
    }

    /// The date itself is not repeated: it is not kept anywhere.
    fn birth_fault(&self, line: &Line) -> Fault {
        Fault::new(FaultKind::BirthWrong, line.number, self.columns.heading(Column::Birth), "")
    }

    /// The places of a line: every class named, or the grade, or the school, or the organisation itself.
    fn units(&mut self, line: &Line) -> Result<Vec<Option<usize>>, Fault> {
        let mut over = None;
        for (column, kind) in [(Column::School, Kind::School), (Column::Grade, Kind::Grade)] {
            let named = self.columns.of(line, column);
            if !named.is_empty() {
                over = Some(self.unit(line, column, over, kind, named)?);
            }
        }
        let cell = self.columns.of(line, Column::Class);
        let named: Vec<&str> = cell.split(BETWEEN_CLASSES).map(str::trim).filter(|name| !name.is_empty()).collect();
        if named.len() > CLASSES_IN_CELL_MAX {
            return Err(self.fault(FaultKind::TooMany, line, Column::Class));
        }
        if named.is_empty() {
            return Ok(vec![over]);
        }
        named.into_iter().map(|name| self.unit(line, Column::Class, over, Kind::Class, name).map(Some)).collect()
    }

    fn unit(&mut self, line: &Line, column: Column, parent: Option<usize>, kind: Kind, typed: &str) -> Result<usize, Fault> {
        let fault = |kind| Fault::new(kind, line.number, self.columns.heading(column), typed);
        let above = parent.and_then(|parent| self.draft.units.get(parent)).map_or(self.circumstances.base, |unit| unit.kind);
        if !kind.goes_below(above) {
            return Err(fault(FaultKind::PlaceWrong));
        }
        let shown = organization::model::name::shown(typed).ok_or_else(|| fault(FaultKind::PlaceNameWrong))?;
        let key = (parent, kind, organization::model::name::folded(&shown));
        if let Some(known) = self.units.get(&key) {
            return Ok(*known);
        }
        if self.draft.units.len() >= UNITS_MAX {
            return Err(fault(FaultKind::TooMany));
        }
        self.draft.units.push(Unit { line: line.number, external: String::new(), parent, kind, name: shown, code: String::new(), known_only: false });
        self.units.insert(key, self.draft.units.len() - 1);
        Ok(self.draft.units.len() - 1)
    }
}

/// A cell without the apostrophe that keeps spreadsheets from running it: what was exported comes back as it was.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

/// Whether a message can be sent there.
fn reaches(typed: &str, wanted: ContactKind) -> bool {
    contact::read(typed).is_some_and(|(kind, _)| kind == wanted)
}

/// The shape of an address (RFC 5321 has the whole of it): something, one `@`, a domain with a dot.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let plain = |text: &str| {
        !text.is_empty() && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '@' | ',' | '<' | '>'))
    };
    text.len() <= 254 && plain(local) && plain(domain) && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
}

/// A phone number without spaces and hyphens: 5 to 15 digits (ITU-T E.164), `+` in front where it was; `None` where it is none.
#[must_use]
pub fn phone(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '(' | ')' | '（' | '）')).collect();
    if plain.is_empty() {
        return Some(plain);
    }
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    ((5..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        let lines = text.lines().zip(1..).map(|(line, number)| Line { number, cells: line.split('|').map(|cell| cell.trim().to_owned()).collect() });
        Table { lines: lines.filter(|line| line.cells.iter().any(|cell| !cell.is_empty())).collect(), cut: false }
    }

    fn draft(text: &str, base: Kind) -> Draft {
        read(&table(text), &Circumstances { base, prefix: "xt", today: birthday::date("2026-11-23").unwrap() })
    }

    #[test]
    fn people_and_classes_are_read() {
        let draft = draft(
            "某某小学花名册\n姓名|学号|角色|年级|班级|出生日期|密码|备注\n李雷|0001||七年级|1班|2014-01-02|secret|x\n王老师|T01|教师|七年级|1班、2班|||\n韩梅梅|0002|学生|七年级|2班||||",
            Kind::School,
        );
        assert_eq!(draft.faults.list, []);
        assert_eq!(draft.units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(), ["七年级", "1班", "2班"]);
        assert_eq!(draft.people.iter().map(|person| person.username.as_str()).collect::<Vec<_>>(), ["xt0001", "xtT01", "xt0002"]);
        assert_eq!((draft.places.len(), draft.people[0].age_band.as_str(), draft.had_passwords), (4, "child", true));
        assert_eq!(draft.unknown_columns, ["备注"]);
        assert!(!serde_json::to_string(&draft).unwrap().contains("secret") && !serde_json::to_string(&draft).unwrap().contains("2014-01"));
    }

    #[test]
    fn each_fault_says_where_it_is() {
        let draft = draft(
            "姓名|用户名|角色|学校|邮箱|手机|出生日期\n|aaa||||\n李雷|||||\n李雷|a b||||\n李雷|x||||\n李雷|aaa|校长|||\n李雷|aaa||另一所|||\n李雷|aaa|||x@y||\n李雷|aaa||||12|\n李雷|aaa|||||2099-01-01\n李雷|aaa|||||\n韩梅梅|AAA|||||",
            Kind::School,
        );
        let seen: Vec<(u32, FaultKind, &str)> = draft.faults.list.iter().map(|fault| (fault.line, fault.kind, fault.column.as_str())).collect();
        use FaultKind as F;
        assert_eq!(
            seen,
            [
                (2, F::NameMissing, "姓名"),
                (3, F::NobodyKnown, "用户名"),
                (4, F::UserNameWrong, "用户名"),
                (5, F::UserNameWrong, "用户名"),
                (6, F::RoleUnknown, "角色"),
                (7, F::PlaceWrong, "学校"),
                (8, F::EmailWrong, "邮箱"),
                (9, F::PhoneWrong, "手机"),
                (10, F::BirthWrong, "出生日期"),
                (12, F::Twice, "用户名"),
            ]
        );
        assert_eq!((draft.people.len(), draft.left_out, draft.lines), (1, 10, 11));
        assert_eq!(self::draft("a|b\n1|2", Kind::School).faults.list[0].kind, F::NoHeadings);
    }

    #[test]
    fn cells_classes_and_units_are_bounded() {
        let line = |name: &str, classes: &str| Line { number: 2, cells: vec![name.to_owned(), "1001".to_owned(), classes.to_owned()] };
        let of = |line: Line| {
            let head = Line { number: 1, cells: ["name", "number", "class"].map(str::to_owned).to_vec() };
            let table = Table { lines: vec![head, line], cut: false };
            read(&table, &Circumstances { base: Kind::School, prefix: "", today: birthday::date("2026-11-23").unwrap() })
        };
        let classes = |count: usize| (0..count).map(|number| format!("c{number}")).collect::<Vec<_>>().join(";");
        assert_eq!(of(line("a", &classes(CLASSES_IN_CELL_MAX))).places.len(), CLASSES_IN_CELL_MAX);
        assert_eq!(of(line("a", &classes(CLASSES_IN_CELL_MAX + 1))).faults.list[0].kind, FaultKind::TooMany);
        assert_eq!(of(line(&"a".repeat(CELL_LENGTH_MAX), "")).faults.list[0].kind, FaultKind::NameWrong);
        assert_eq!(of(line(&"a".repeat(CELL_LENGTH_MAX + 1), "")).faults.list[0].kind, FaultKind::TooLong);
    }

    #[test]
    fn headings_and_units_are_looked_for_within_bounds() {
        let titled = |titles: usize| draft(&format!("{}姓名|学号\n李雷|1001", "标题\n".repeat(titles)), Kind::School);
        assert_eq!(titled(HEADING_LINES_MAX - 1).people.len(), 1);
        assert_eq!(titled(HEADING_LINES_MAX).faults.list[0].kind, FaultKind::NoHeadings);
        let classes = |count: usize| {
            let head = Line { number: 1, cells: ["name", "number", "class"].map(str::to_owned).to_vec() };
            let line = |number: usize| Line { number: 2, cells: vec!["a".to_owned(), format!("n{number:06}"), format!("c{number}")] };
            let table = Table { lines: std::iter::once(head).chain((0..count).map(line)).collect(), cut: false };
            read(&table, &Circumstances { base: Kind::School, prefix: "", today: birthday::date("2026-11-23").unwrap() })
        };
        assert_eq!((classes(UNITS_MAX).units.len(), classes(UNITS_MAX).faults.count), (UNITS_MAX, 0));
        assert_eq!(classes(UNITS_MAX + 1).faults.list[0].kind, FaultKind::TooMany);
    }
}
