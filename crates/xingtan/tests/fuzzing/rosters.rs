//! Lists of people, bundles, filters and patches.

use super::rounds;

const ROSTERS: &[&str] = &[
    "姓名",
    "name",
    "学号",
    "number",
    "username",
    "角色",
    "role",
    "年级",
    "班级",
    "class",
    "email",
    "birth date",
    "密码",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "=cmd|' /C calc'!A0",
    "李雷",
    "0001",
    "teacher",
    "1班、2班",
    "2014-02-30",
    "a@b.cn",
    "+86 138-0000-0000",
    "\u{feff}",
    "sourcedId",
    "userName",
    " eq ",
    " co ",
    " pr",
    " and ",
    " or ",
    "not (",
    "(",
    ")",
    "[",
    "]",
    "emails[type eq \"work\"].value",
    "urn:ietf:params:scim:schemas:core:2.0:User:userName",
    "familyName='x'",
    "!=",
    ">=",
    "~",
    "'",
    "''",
    " AND ",
    " OR ",
    ".",
    "\u{0}",
    "\u{202e}",
    "PK\u{3}\u{4}",
];

#[test]
fn any_roster_is_read_or_refused() {
    use roster::model::oneroster::filter::Filter;
    use roster::model::scim::{filter, patch};
    use roster::model::sheet::{Circumstances, read};
    let today = jiff::civil::Date::constant(2026, 11, 23);
    let thing = serde_json::json!({ "userName": "ada", "familyName": "x", "emails": [{ "type": "work", "value": "a@b.cn" }], "active": true });
    rounds("rosters", ROSTERS, 40, |text, random| {
        if let Ok(table) = roster::read::table(text.as_bytes()) {
            let draft = read(&table, &Circumstances { base: organization::Kind::School, prefix: "x", today });
            assert!(draft.places.iter().all(|place| place.person < draft.people.len() && place.unit.is_none_or(|unit| unit < draft.units.len())));
            assert!(draft.units.iter().enumerate().all(|(position, unit)| unit.parent.is_none_or(|parent| parent < position)), "parents come first");
            assert!(draft.left_out <= draft.faults.count, "whatever is left out is said");
        }
        let mut bytes = text.as_bytes().to_vec();
        if let (false, at) = (bytes.is_empty(), random.below(bytes.len())) {
            bytes[at] ^= u8::try_from(1 + random.below(255)).unwrap();
        }
        let _ = (roster::read::table(&bytes), roster::read::bundle::files(&bytes));
        if let Ok(filter) = Filter::parse(text, &["familyName", "userName"]) {
            let _ = filter.passes(&thing);
        }
        if let Ok(filter) = filter::Filter::parse(text) {
            assert_eq!(filter::Filter::Not(Box::new(filter.clone())).passes(&thing), !filter.passes(&thing));
        }
        let mut patched = thing.clone();
        let op = ["add", "remove", "replace"][random.below(3)];
        let operations = serde_json::json!([{ "op": op, "path": text, "value": text }]);
        let _ = patch::apply(&mut patched, &serde_json::json!({ "Operations": operations }));
        assert!(patched.is_object());
    });
}
