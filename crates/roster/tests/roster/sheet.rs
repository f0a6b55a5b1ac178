//! A school administrator brings in a spreadsheet, looks at what it did, hands out codes and takes it back.

use crate::house::{GOOD, House, houses};

const LIST: &str = "姓名,学号,用户名,角色,年级,班级,邮箱,出生日期\n\
    李雷,0001,,学生,七年级,1班,,2014-03-01\n\
    韩梅梅,0002,,,七年级,2班,han@example.cn,2008-01-01\n\
    王老师,,teacher.wang,教师,七年级,1班、2班,,\n\
    坏行,0003,,校长,七年级,1班,,\n\
    占用,,outsider,学生,七年级,1班,,\n";

fn counts(house: &House) -> (i64, i64, i64) {
    let organizations = house.number("SELECT COUNT(*) FROM organization WHERE closed_at IS NULL");
    (house.number("SELECT COUNT(*) FROM account"), organizations, house.number("SELECT COUNT(*) FROM membership WHERE until IS NULL"))
}

#[test]
fn an_administrator_imports_a_list_and_takes_it_back() {
    for house in houses() {
        let before = counts(&house);
        let page = house.get(house.admin, &format!("/organizations/{}/roster", house.school));
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("template.csv") && page.text.contains("type=\"file\""));
        let preview = house.upload(house.admin, house.school, "list.csv", LIST.as_bytes());
        assert_eq!(preview.status, 303, "{}", preview.text);
        let seen = house.get(house.admin, &preview.location);
        for words in [
            "3 new accounts",
            "3 new schools, grades and classes",
            "4 new places",
            "2 lines left out",
            "Line 5, column “角色”",
            "校长",
            "The role is not known",
            "Line 6",
            "xh0001",
            "七年级 · 1班",
        ] {
            assert!(seen.text.contains(words), "{}: {words} in {}", house.engine, seen.text);
        }
        assert_eq!(counts(&house), before, "a preview writes nothing");
        assert!(!house.text("SELECT file_name FROM roster_preview").is_empty());

        let done = house.post(house.admin, &format!("{}/confirm", preview.location), "");
        assert_eq!((done.status, done.location.as_str()), (303, preview.location.replace("previews", "imports").as_str()), "{}", done.text);
        let after = counts(&house);
        assert_eq!((after.0 - before.0, after.1 - before.1, after.2 - before.2), (3, 3, 4));
        assert_eq!(house.post(house.admin, &format!("{}/confirm", preview.location), "").status, 303, "a form sent twice");
        assert_eq!(counts(&house), after);
        assert_eq!(house.text("SELECT age_band FROM account WHERE name = 'xh0001'"), "child");
        assert_eq!(house.text("SELECT value FROM contact"), "han@example.cn");
        let page = house.get(house.admin, &done.location);
        assert!(page.text.contains("3 accounts were made") && page.text.contains("2 lines were left out"), "{}", page.text);

        let again = house.upload(house.admin, house.school, "list.csv", LIST.as_bytes());
        let seen = house.get(house.admin, &again.location);
        assert!(seen.text.contains("There is nothing to import"), "{}", seen.text);

        assert_eq!(house.post(house.admin, &format!("{}/undo", done.location), "").status, 303);
        assert_eq!(counts(&house), before, "{}: all of it is taken back", house.engine);
        let page = house.get(house.admin, &done.location);
        assert!(page.text.contains("Taken back on") && page.text.contains("3 unused accounts were removed"), "{}", page.text);
        assert_eq!(house.post(house.admin, &format!("{}/undo", done.location), "").status, 303, "a second time nothing happens");
        assert_eq!(house.number("SELECT COUNT(*) FROM audit WHERE action IN ('roster.imported', 'roster.undone')"), 2);
        assert_eq!(house.number("SELECT COUNT(*) FROM external_id") + house.number("SELECT COUNT(*) FROM roster_person"), 0);
    }
}

#[test]
fn codes_let_people_in_once_and_undo_keeps_who_came() {
    for house in houses() {
        let import = house.import("list.csv", LIST.as_bytes());
        let list = house.post(house.admin, &format!("{import}/codes"), "as=csv");
        assert_eq!(list.status, 200, "{}", list.text);
        let line = list.text.lines().find(|line| line.contains("xh0001")).unwrap().to_owned();
        let code = line.rsplit(',').next().unwrap();
        assert!(line.starts_with("1班,李雷,xh0001,") && code.len() == 19, "{line}");
        assert!(!house.text("SELECT password_hash FROM account WHERE name = 'xh0001'").contains(code));

        let sign_in = |name: &str, password: &str| {
            let form = format!("username={name}&password={password}&keep=yes");
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
            house.send("POST", "/sign-in", &headers, form.into_bytes()).status
        };
        assert_eq!(sign_in("xh0001", code), 303, "{}", house.engine);
        assert!(house.text("SELECT password_hash FROM account WHERE name = 'xh0001'").starts_with("$start$"), "until a password is chosen");
        assert_eq!(sign_in("xh0002", code), 422);

        let page = house.shown(house.admin, &format!("{import}/codes"));
        assert!(page.text.contains("xh0002") && !page.text.contains("xh0001"), "whoever came needs no code: {}", page.text);
        house.post(house.admin, &format!("{import}/undo"), "");
        let page = house.get(house.admin, &import);
        assert!(page.text.contains("2 unused accounts were removed") && page.text.contains("1 account: somebody signed in to it"), "{}", page.text);
        assert_eq!(house.number("SELECT COUNT(*) FROM account WHERE name = 'xh0001'"), 1);
    }
}

#[test]
fn a_code_is_over_after_its_days_and_the_school_makes_another() {
    for house in houses() {
        let import = house.import("list.csv", LIST.as_bytes());
        let hand_out = || {
            let list = house.post(house.admin, &format!("{import}/codes"), "as=csv");
            let line = list.text.lines().find(|line| line.contains("xh0001")).unwrap_or_else(|| panic!("{}: {}", house.engine, list.text));
            line.rsplit(',').next().unwrap().to_owned()
        };
        let sign_in = |password: &str| {
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded"), ("accept-language", "en")];
            house.send("POST", "/sign-in", &headers, format!("username=xh0001&password={password}&keep=yes").into_bytes())
        };
        let page = house.shown(house.admin, &format!("{import}/codes"));
        assert!(page.text.contains("good for 30 days"), "{}", page.text);
        let first = hand_out();
        house.clock.advance(30 * kernel::time::DAY);
        let over = sign_in(&first);
        assert!(over.status == 422 && over.text.contains("one is good for 30 days. Ask your school"), "{}: {}", house.engine, over.text);
        assert!(!sign_in("aaaa-aaaa-aaaa-aaaa").text.contains("30 days"), "only whoever has the code is told");
        let second = hand_out();
        assert!(!sign_in(&first).text.contains("30 days"), "{}: the former code is void", house.engine);
        house.clock.advance(30 * kernel::time::DAY - kernel::time::SECOND);
        assert_eq!(sign_in(&second).status, 303, "{}: to the last second", house.engine);
    }
}

#[test]
fn a_learner_who_moves_leaves_the_former_class_and_undo_brings_them_back() {
    for house in houses() {
        house.import("list.csv", LIST.as_bytes());
        let moved = house.import("moved.csv", "name,number,grade,class\n李蕾,0001,七年级,2班\n".as_bytes());
        let class = |name: &str| {
            house.number(&format!("SELECT COUNT(*) FROM membership JOIN organization ON organization.id = organization_id JOIN account ON account.person_id = membership.person_id WHERE until IS NULL AND organization.name = '{name}' AND account.name = 'xh0001'"))
        };
        assert_eq!((class("1班"), class("2班")), (0, 1), "{}", house.engine);
        assert_eq!(house.text("SELECT display_name FROM account WHERE name = 'xh0001'"), "李蕾");
        house.post(house.admin, &format!("{moved}/undo"), "");
        assert_eq!((class("1班"), class("2班")), (1, 0));
        assert_eq!(house.text("SELECT display_name FROM account WHERE name = 'xh0001'"), "李雷");
    }
}

#[test]
fn who_may_not_import_there_learns_nothing() {
    for house in houses() {
        let preview = house.upload(house.admin, house.school, "list.csv", LIST.as_bytes()).location;
        let import = house.import("one.csv", "name,number\n某某,9999\n".as_bytes());
        for address in [format!("/organizations/{}/roster", house.other_school), format!("/organizations/{}/roster/template.csv", house.other_school)] {
            assert_eq!(house.get(house.admin, &address).status, 404, "{address}");
        }
        assert_eq!(house.upload(house.admin, house.other_school, "list.csv", LIST.as_bytes()).status, 404);
        for address in [&preview, &import] {
            assert_eq!(house.get(house.teacher, address).status, 403, "a teacher imports nowhere");
        }
        let account = house
            .identity
            .create_account(&identity::NewAccount { name: "their.head", display_name: "", password: GOOD, language: kernel::Language::EN })
            .unwrap();
        let role = organization::NewRole {
            person: account.person,
            organization: house.other_school,
            role: kernel::Role::SchoolAdmin,
            since: None,
            until: None,
            reason: "",
            source: "",
        };
        house.organizations.give_role(&organization::By::system(house.services.now()), &role).unwrap();
        assert_eq!(house.get(account.person, &preview).status, 404);
        assert_eq!(house.get(account.person, &import).status, 404);
        for address in [format!("{preview}/confirm"), format!("{preview}/discard"), format!("{import}/undo"), format!("{import}/codes")] {
            assert_eq!(house.post(account.person, &address, "").status, 404, "{address}");
        }
        assert_eq!(house.post(house.admin, &format!("{preview}/discard"), "").status, 303);
        assert_eq!(house.get(house.admin, &preview).status, 404);
    }
}

#[test]
fn previews_are_gone_after_an_hour_and_only_some_wait() {
    for house in houses() {
        let first = house.upload(house.admin, house.school, "list.csv", LIST.as_bytes()).location;
        for _ in 0..roster::PREVIEWS_MAX {
            house.clock.advance(1);
            house.upload(house.admin, house.school, "list.csv", LIST.as_bytes());
        }
        assert_eq!(house.get(house.admin, &first).status, 404);
        assert_eq!(house.number("SELECT COUNT(*) FROM roster_preview"), i64::from(roster::PREVIEWS_MAX));
        let last = house.upload(house.admin, house.school, "list.csv", LIST.as_bytes()).location;
        assert_eq!(house.get(house.admin, &last).status, 200);
        house.clock.advance(3_600 * 1_000_000);
        assert_eq!(house.get(house.admin, &last).status, 404);
        assert_eq!(house.post(house.admin, &format!("{last}/confirm"), "").status, 404);
        house.upload(house.admin, house.school, "list.csv", LIST.as_bytes());
        assert_eq!(house.number("SELECT COUNT(*) FROM roster_preview"), 1);
    }
}

#[test]
fn bad_files_say_what_to_do() {
    for house in houses() {
        let empty = house.upload(house.admin, house.school, "empty.csv", b"");
        assert_eq!(empty.status, 422);
        assert!(empty.text.contains("“empty.csv” is empty"), "{}", empty.text);
        assert!(house.upload(house.admin, house.school, "", b"").text.contains("Please choose a file first"));
        for (name, bytes, words) in [
            ("old.xls", &b"\xd0\xcf\x11\xe0 and so on"[..], "an old XLS file"),
            ("odd.csv", b"\xff\xff\xff\x00", "The encoding of the text is not known"),
            ("list.csv", b"a,b\n1,2\n", "There are no headings"),
            ("heads.csv", b"name,number\n", "the file has headings only"),
            ("bad.xlsx", b"PK\x03\x04 and so on", "The file cannot be read"),
        ] {
            let preview = house.upload(house.admin, house.school, name, bytes);
            let seen = house.get(house.admin, &preview.location);
            assert!(seen.text.contains(words) && seen.text.contains("There is nothing to import"), "{name}: {}", seen.text);
            assert_eq!(house.post(house.admin, &format!("{}/confirm", preview.location), "").location, preview.location);
        }
    }
}

/// A workbook as spreadsheets write it, with a number for a number and a title over the headings.
fn workbook() -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let row = |number: u32, cells: &[&str]| {
        let cells: String = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let at = format!("{}{number}", char::from(b'A' + u8::try_from(column).unwrap()));
                match cell.parse::<u64>() {
                    Ok(_) => format!("<c r=\"{at}\"><v>{cell}</v></c>"),
                    Err(_) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
                }
            })
            .collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows = [
        row(1, &["杏花小学花名册"]),
        row(2, &["姓名", "学号", "班级", "手机"]),
        row(4, &["李雷", "20260001", "1班", "13800000000"]),
        row(5, &["", "20260002", "1班", ""]),
    ]
    .concat();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    for (name, text) in [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>")),
    ] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn workbooks_are_read_with_their_own_line_numbers() {
    for house in houses() {
        let preview = house.upload(house.admin, house.school, "list.xlsx", &workbook());
        let seen = house.get(house.admin, &preview.location);
        assert!(seen.text.contains("1 new account<") && seen.text.contains("Line 5, column “姓名”") && seen.text.contains("xh20260001"), "{}", seen.text);
        house.post(house.admin, &format!("{}/confirm", preview.location), "");
        assert_eq!(house.text("SELECT value FROM contact WHERE kind = 'phone'"), "13800000000");
        let gb = encoding_rs::GB18030.encode("姓名;学号\n韩梅梅;20260003\n").0.into_owned();
        let seen = house.get(house.admin, &house.upload(house.admin, house.school, "list.csv", &gb).location);
        assert!(seen.text.contains("韩梅梅") && seen.text.contains("1 new account<"), "{}", seen.text);
    }
}

const CHILDREN: &str = "姓名,学号,角色,班级,出生日期,家长手机,家长邮箱\n\
    李雷,0001,,1班,2016-03-01,138 0013 8000,Parent@example.cn\n\
    韩梅梅,0002,,1班,2010-01-01,13800138001,\n\
    大学生,0003,,1班,2000-01-01,13800138002,\n\
    王老师,0004,教师,1班,,13800138003,\n\
    无人,0005,,1班,2016-03-01,,\n\
    坏号码,0006,,1班,,12345,\n\
    坏邮箱,0007,,1班,,,parent@nowhere\n";

#[test]
fn the_schools_consent_is_noted_and_guardians_named_in_a_list_are_invited() {
    for house in houses() {
        let preview = house.upload(house.admin, house.school, "list.csv", CHILDREN.as_bytes());
        let seen = house.get(house.admin, &preview.location);
        for words in [
            "2 guardians are invited",
            "2 new pupils are under 14",
            "states that their guardians agreed",
            "Nobody is invited for this line",
            "2 lines left out",
        ] {
            assert!(seen.text.contains(words), "{}: {words} in {}", house.engine, seen.text);
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM message"), 0, "a preview sends nothing");
        let import = house.post(house.admin, &format!("{}/confirm", preview.location), "language=en").location;
        assert!(house.get(house.admin, &import).text.contains("2 guardians were invited"));
        assert_eq!(house.number("SELECT COUNT(*) FROM consent WHERE giver_name <> '' AND withdrawn_at IS NULL"), 4, "two purposes for each child under 14");
        assert_eq!(house.number("SELECT COUNT(*) FROM consent WHERE purpose = 'statistics'"), 0);
        let sent = platform::messages::latest(&house.services).unwrap();
        let mut to: Vec<&str> = sent.iter().map(|(_, message)| message.address.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["+8613800138000", "+8613800138001", "parent@example.cn"], "in the form in which they are reached");
        let text = |address: &str| sent.iter().find(|(_, message)| message.address == address).unwrap().1.text.clone();
        assert_eq!(text("+8613800138000"), text("parent@example.cn"), "one invitation, wherever it is read");
        assert!(text("+8613800138000").contains("李雷") && text("+8613800138000").contains("/guardian"), "{}", text("+8613800138000"));
        // The same list again invites nobody again.
        let again = house.upload(house.admin, house.school, "list.csv", CHILDREN.as_bytes());
        assert!(!house.get(house.admin, &again.location).text.contains("guardians are invited"));
        // The guardian sees what the school stated, and decides.
        let guardian =
            house.identity.create_account(&identity::NewAccount { name: "parent", display_name: "", password: GOOD, language: kernel::Language::EN });
        let guardian = guardian.unwrap().person;
        let message = text("parent@example.cn");
        let code = message.split_whitespace().find(|word| word.len() == 19 && word.matches('-').count() == 3).unwrap().to_owned();
        assert_eq!(house.post(guardian, "/guardian", "age=adult").status, 200);
        let shown = house.post(guardian, "/guardian", &format!("code={code}"));
        assert!(shown.text.contains("李雷") && shown.text.contains("stated by") && shown.text.matches("checked").count() == 2, "{}", shown.text);
        assert_eq!(house.post(guardian, "/guardian", &format!("code={code}&accept=yes&purpose=learning&purpose=statistics")).status, 303);
        let open = |purpose: &str| {
            house.text(&format!(
                "SELECT COALESCE(MAX(CASE WHEN giver_name = '' THEN 'guardian' ELSE 'school' END), 'nobody') FROM consent WHERE purpose = '{purpose}' AND withdrawn_at IS NULL \
                 AND person_id = (SELECT person_id FROM account WHERE name = 'xh0001')"
            ))
        };
        assert_eq!(
            [open("learning"), open("school"), open("statistics")],
            ["guardian", "nobody", "guardian"],
            "{}: what was not chosen holds no more",
            house.engine
        );
        assert_eq!(house.number("SELECT COUNT(*) FROM consent"), 6, "what the school stated stays on record");
        assert_eq!(house.text("SELECT closed_for FROM account WHERE name = 'xh0001'"), "");
        let page = house.get(guardian, "/guardian").text;
        let child = page.split("name=\"person\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        house.post(guardian, "/me/privacy", &format!("person={child}&purpose=learning&sure=yes"));
        assert_eq!(house.text("SELECT closed_for FROM account WHERE name = 'xh0001'"), "consent", "and closes the account where they withdraw");
        // Taking the import back takes the invitations of accounts that nobody used along.
        house.post(house.admin, &format!("{import}/undo"), "");
        assert_eq!(house.number("SELECT COUNT(*) FROM guardianship WHERE accepted_at IS NULL"), 0);
    }
}

#[test]
fn so_many_guardians_are_invited_by_one_list() {
    for house in houses() {
        let list = |count: usize| {
            let lines: String = (0..count).map(|number| format!("Pupil,{number:06},2016-01-01,138{number:08}\n")).collect();
            format!("name,number,birthday,guardian phone\n{lines}")
        };
        let invited = |count: usize| house.get(house.admin, &house.upload(house.admin, house.school, "list.csv", list(count).as_bytes()).location).text;
        let most = roster::model::bounds::INVITATIONS_MAX;
        assert!(invited(most).contains("2,000 guardians are invited") && !invited(most).contains("Line 2,001"));
        assert!(invited(most + 1).contains("2,000 guardians are invited"), "{}: one too many is said", house.engine);
    }
}
