//! From the tables of a bundle to a draft (OneRoster 1.2 CSV binding). Every reference is checked; what is wrong is left out and said.

use std::collections::HashMap;

use jiff::civil::Date;
use organization::{Kind, Organization};

use super::rows::{Mode, Rows};
use super::{people, places};
use crate::model::draft::Draft;
use crate::model::fault::{Fault, FaultKind};
use crate::model::table::Table;

/// The files that are read; resources, line items and results are other rooms' business.
pub const FILES: [&str; 8] =
    ["orgs.csv", "academicSessions.csv", "courses.csv", "classes.csv", "users.csv", "roles.csv", "enrollments.csv", "demographics.csv"];

/// The tables of a bundle.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The manifest.
    pub manifest: Table,
    /// The others by name.
    pub tables: Vec<(&'static str, Table)>,
}

/// The organisation it is brought into, as far as it matters.
#[derive(Debug, Clone)]
pub struct Base {
    /// Its id, by which exports speak of it.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
}

impl Base {
    /// Of an organisation.
    #[must_use]
    pub fn of(organization: &Organization) -> Self {
        Self { id: organization.id.to_string(), kind: organization.kind, name: organization.name.clone(), code: organization.code.clone().unwrap_or_default() }
    }
}

/// What the readers of the files share.
pub(super) struct Reading<'a> {
    pub base: &'a Base,
    pub today: Date,
    pub draft: Draft,
    /// The unit of an org or class; `None` inside for the organisation of the import itself.
    pub units: HashMap<String, Option<usize>>,
    pub people: HashMap<String, usize>,
}

impl Reading<'_> {
    /// Notes a fault; the line is left out.
    pub fn refuse(&mut self, fault: Fault) {
        self.draft.left_out += 1;
        self.draft.faults.add(fault);
    }
}

/// The headings that a file has to have (sections 4.3 to 4.19).
fn required(file: &str) -> &'static [&'static str] {
    match file {
        "orgs.csv" => &["sourcedId", "name", "type"],
        "academicSessions.csv" => &["sourcedId", "title", "type", "startDate", "endDate", "schoolYear"],
        "courses.csv" => &["sourcedId", "title", "orgSourcedId"],
        "classes.csv" => &["sourcedId", "title", "courseSourcedId", "classType", "schoolSourcedId", "termSourcedIds"],
        "users.csv" => &["sourcedId", "enabledUser", "username", "givenName", "familyName"],
        "roles.csv" => &["sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"],
        "enrollments.csv" => &["sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"],
        _ => &["sourcedId"],
    }
}

/// Reads a bundle.
#[must_use]
pub fn read(files: &Files, base: &Base, today: Date) -> Draft {
    let mut draft = Draft::default();
    let manifest: HashMap<&str, &str> = files.manifest.lines.iter().map(|line| (line.cell(0), line.cell(1))).collect();
    if manifest.get("oneroster.version") != Some(&"1.2") {
        let seen = manifest.get("oneroster.version").copied().unwrap_or_default();
        draft.faults.add(Fault::new(FaultKind::VersionWrong, 0, "oneroster.version", seen).in_file("manifest.csv"));
        return draft;
    }
    let empty = Table::default();
    let mut all: HashMap<&str, Rows<'_>> = HashMap::new();
    for file in FILES {
        let name = format!("file.{}", file.trim_end_matches(".csv"));
        let mode = match manifest.get(name.as_str()).copied() {
            Some("bulk") => Mode::Bulk,
            Some("delta") => Mode::Delta,
            Some("absent" | "") | None => Mode::Absent,
            Some(other) => {
                draft.faults.add(Fault::new(FaultKind::ValueWrong, 0, &name, other).in_file("manifest.csv"));
                Mode::Absent
            }
        };
        let table = files.tables.iter().find(|(known, _)| *known == file).map(|(_, table)| table);
        if mode != Mode::Absent && table.is_none() {
            draft.faults.add(Fault::new(FaultKind::FileMissing, 0, "", "").in_file(file));
        }
        let needed = if mode == Mode::Absent || table.is_none() { &[][..] } else { required(file) };
        let table = if mode == Mode::Absent { &empty } else { table.unwrap_or(&empty) };
        all.insert(file, Rows::new(file, mode, table, needed, &mut draft.faults));
    }
    if draft.faults.count > 0 {
        return draft; // without its files and columns a bundle says nothing that could be relied on
    }
    let mut reading = Reading { base, today, draft, units: HashMap::new(), people: HashMap::new() };
    let is_bulk = |file: &str| all.get(file).is_some_and(|rows| rows.mode == Mode::Bulk);
    reading.draft.complete = is_bulk("users.csv") && is_bulk("roles.csv") && is_bulk("enrollments.csv");
    type Step = for<'r, 's> fn(&'r mut Reading<'s>, &'r Rows<'r>);
    let steps: [(&str, Step); 8] = [
        ("orgs.csv", places::orgs),
        ("academicSessions.csv", places::sessions),
        ("courses.csv", places::courses),
        ("classes.csv", places::classes),
        ("users.csv", people::users),
        ("demographics.csv", people::demographics),
        ("roles.csv", people::roles),
        ("enrollments.csv", people::enrolments),
    ];
    for (file, step) in steps {
        if let Some(rows) = all.get(file) {
            step(&mut reading, rows);
        }
    }
    // Who could not be read completely must not be taken for gone.
    reading.draft.complete &= reading.draft.left_out == 0;
    reading.draft
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::birthday;
    use crate::read::text::parted;

    fn table(text: &str) -> Table {
        parted(text, b',', 1000).unwrap()
    }

    fn manifest(mode: &str) -> String {
        let files: String = FILES.iter().map(|file| format!("file.{},{mode}\n", file.trim_end_matches(".csv"))).collect();
        format!("propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n{files}")
    }

    fn draft(mode: &str, changed: &[(&'static str, &str)]) -> Draft {
        let mut tables = vec![
            ("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no2,,,杏花小学,school,xh,o1\no1,,,西湖区,district,,\n"),
            (
                "academicSessions.csv",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\ny,,,2026,schoolYear,2026-09-01,2027-07-10,,2027\n",
            ),
            (
                "courses.csv",
                "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nk,,,y,数学,m,\"07,08\",o2,数学,\n",
            ),
            (
                "classes.csv",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nc,,,1班,07,k,,homeroom,,o2,y,,,\n",
            ),
            (
                "users.csv",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\nu1,,,true,lilei,,雷,李,,0001,,,,,,secret\nu2,,,false,wang,,Ms,Wang,,,,,,,,\n",
            ),
            (
                "roles.csv",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\nr1,,,u1,primary,student,,,o2,\nr2,,,u2,primary,teacher,,,o2,\n",
            ),
            (
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,,,c,o2,u1,student,,,\ne2,,,c,o2,u2,teacher,true,,\n",
            ),
            ("demographics.csv", "sourcedId,status,dateLastModified,birthDate,sex\nu1,,,2014-01-02,male\n"),
        ];
        for (name, text) in changed {
            tables.retain(|(known, _)| known != name);
            if !text.is_empty() {
                tables.push((name, text));
            }
        }
        let files = Files { manifest: table(&manifest(mode)), tables: tables.into_iter().map(|(name, text)| (name, table(text))).collect() };
        let base = Base { id: String::new(), kind: Kind::School, name: "杏花小学".to_owned(), code: "xh".to_owned() };
        read(&files, &base, birthday::date("2026-11-23").unwrap())
    }

    #[test]
    fn a_bundle_becomes_a_draft() {
        let draft = draft("bulk", &[]);
        assert_eq!(draft.faults.list, []);
        assert_eq!((draft.own_externals.as_slice(), draft.units.len(), draft.people.len(), draft.places.len()), (&["o2".to_owned()][..], 1, 2, 4));
        let lilei = &draft.people[0];
        assert_eq!((lilei.name.as_str(), lilei.age_band.as_str(), lilei.external.as_str(), lilei.number.as_str()), ("李雷", "child", "u1", "0001"));
        assert!(draft.people[1].suspended && draft.complete && draft.had_passwords);
        assert!(!serde_json::to_string(&draft).unwrap().contains("secret") && !serde_json::to_string(&draft).unwrap().contains("2014"));
        assert_eq!((draft.courses[0].grades.len(), draft.classes[0].course.as_str(), draft.sessions.len()), (2, "k", 1));
    }

    #[test]
    fn every_reference_and_value_is_checked() {
        use FaultKind as F;
        for (file, text, line, column, kind) in [
            ("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId\nr,u9,primary,student,o2\n", 2, "userSourcedId", F::ReferenceWrong),
            ("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId\nr,u1,primary,student,o9\n", 2, "orgSourcedId", F::ReferenceWrong),
            ("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId\nr,u1,primary,king,o2\n", 2, "role", F::ValueWrong),
            ("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne,c9,o2,u1,student\n", 2, "classSourcedId", F::ReferenceWrong),
            ("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne,c,o2,u1,\n", 2, "role", F::ValueMissing),
            ("enrollments.csv", "sourcedId,classSourcedId,userSourcedId,role\n", 1, "schoolSourcedId", F::ColumnMissing),
            ("users.csv", "", 0, "", F::FileMissing),
            (
                "orgs.csv",
                "sourcedId,name,type,parentSourcedId\no2,杏花小学,school,\no3,x,department,o4\no4,y,department,o3\n",
                3,
                "parentSourcedId",
                F::ReferenceWrong,
            ),
            (
                "classes.csv",
                "sourcedId,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds\nc,1班,k9,homeroom,o2,y\n",
                2,
                "courseSourcedId",
                F::ReferenceWrong,
            ),
            ("classes.csv", "sourcedId,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds\nc,1班,k,house,o2,y\n", 2, "classType", F::ValueWrong),
            ("academicSessions.csv", "sourcedId,title,type,startDate,endDate,schoolYear\ny,t,term,tomorrow,2027-07-10,2027\n", 2, "startDate", F::ValueWrong),
            ("demographics.csv", "sourcedId,birthDate\nu1,yesterday\n", 2, "birthDate", F::BirthWrong),
        ] {
            let draft = draft("bulk", &[(file, text)]);
            let fault = draft.faults.list.iter().find(|fault| fault.file == file).unwrap_or_else(|| panic!("{file} {text}"));
            assert_eq!((fault.line, fault.column.as_str(), fault.kind), (line, column, kind), "{file}: {text}");
            assert!(!draft.complete);
        }
    }

    #[test]
    fn a_delta_names_what_is_known_and_what_is_gone() {
        let absent = "";
        let draft = draft(
            "delta",
            &[
                ("orgs.csv", "sourcedId,status,dateLastModified,name,type\n"),
                ("academicSessions.csv", "sourcedId,title,type,startDate,endDate,schoolYear\n"),
                ("courses.csv", "sourcedId,title,orgSourcedId\n"),
                ("classes.csv", "sourcedId,title,courseSourcedId,classType,schoolSourcedId,termSourcedIds\n"),
                ("users.csv", "sourcedId,status,enabledUser,username,givenName,familyName\nu7,tobedeleted,true,x,x,x\n"),
                ("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId\n"),
                ("demographics.csv", "sourcedId\n"),
                (
                    "enrollments.csv",
                    "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\ne,active,c5,o2,u5,student\nf,tobedeleted,c5,o2,u6,student\ng,,c5,o2,u6,student\n",
                ),
            ],
        );
        assert_eq!(draft.gone_people, ["u7"]);
        assert_eq!(draft.gone_places, [("u6".to_owned(), "c5".to_owned())]);
        assert!(draft.units[0].known_only && draft.people[0].known_only && !draft.complete && absent.is_empty());
        assert_eq!(draft.faults.list[0].kind, FaultKind::ValueMissing);
        assert_eq!(self::draft("gone", &[]).faults.list[0].kind, FaultKind::ValueWrong);
    }

    #[test]
    fn names_of_others_are_bounded() {
        use crate::model::bounds::EXTERNAL_LENGTH_MAX;
        let of = |length: usize| {
            let text = format!("sourcedId,enabledUser,username,givenName,familyName\n{},true,lilei,a,b\n", "u".repeat(length));
            draft(
                "bulk",
                &[
                    ("users.csv", &text),
                    ("roles.csv", "sourcedId,userSourcedId,roleType,role,orgSourcedId\n"),
                    ("demographics.csv", "sourcedId\n"),
                    ("enrollments.csv", "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n"),
                ],
            )
        };
        assert_eq!(of(EXTERNAL_LENGTH_MAX).people.len(), 1);
        assert_eq!(of(EXTERNAL_LENGTH_MAX + 1).faults.list[0].kind, FaultKind::TooLong);
    }
}
