//! Taking in the administrative divisions of China: provinces, cities and counties with their codes (行政区划代码).

use std::collections::HashMap;

use kernel::{Action, Id};

use super::note;
use crate::model::kind::Kind;
use crate::model::name;
use crate::model::path::{Path, top_id};
use crate::store::organization::NewRow;
use crate::{By, OrganizationError, Organizations, store};

/// The most divisions in one registry.
pub const DIVISIONS_MAX: usize = 50_000;
const SOURCE: &str = "china-divisions";

/// The texts of a registry's files.
#[derive(Debug, Clone, Copy)]
pub struct Divisions<'a> {
    /// `code,name`.
    pub provinces: &'a str,
    /// `code,name,provinceCode`.
    pub cities: &'a str,
    /// `code,name,cityCode,provinceCode`.
    pub areas: &'a str,
}

struct Division {
    kind: Kind,
    code: String,
    name: String,
    above: String,
}

/// Cities that are no places but stand for what a province governs itself.
const STAND_INS: [&str; 3] = ["市辖区", "县", "省直辖县级行政区划"];

fn read(file: &'static str, text: &str, kind: Kind, out: &mut Vec<Division>) -> Result<(), OrganizationError> {
    for (number, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split(',').map(|field| field.trim().trim_matches('"')).collect();
        let fault = || OrganizationError::Registry(format!("{file} line {}: '{line}' is not code, name and the code above", number + 1));
        let (Some(code), Some(shown)) = (fields.first().and_then(|code| name::code(code)), fields.get(1).and_then(|shown| name::shown(shown))) else {
            return Err(fault());
        };
        let above = match kind {
            Kind::Province => String::new(),
            _ => fields.get(2).and_then(|code| name::code(code)).ok_or_else(fault)?,
        };
        if out.len() >= DIVISIONS_MAX {
            return Err(OrganizationError::Registry(format!("more than {DIVISIONS_MAX} divisions")));
        }
        out.push(Division { kind, code, name: shown, above });
    }
    Ok(())
}

/// Takes in what is not there yet; how many.
pub fn take_in_divisions(room: &Organizations, by: &By, divisions: &Divisions<'_>) -> Result<u64, OrganizationError> {
    let mut all = Vec::new();
    read("provinces.csv", divisions.provinces, Kind::Province, &mut all)?;
    read("cities.csv", divisions.cities, Kind::City, &mut all)?;
    read("areas.csv", divisions.areas, Kind::County, &mut all)?;
    // What a province governs itself stands right below it.
    let stand_ins: HashMap<String, String> = all
        .iter()
        .filter(|division| division.kind == Kind::City && STAND_INS.contains(&division.name.as_str()))
        .map(|city| (city.code.clone(), city.above.clone()))
        .collect();
    all.retain(|division| division.kind != Kind::City || !stand_ins.contains_key(&division.code));
    let added = room.services.database.write(|session| {
        let first = store::state::take_numbers(session, u32::try_from(all.len() + 1).unwrap_or(u32::MAX))?;
        let nation = Id::named(&["organization", "division", "CN"]);
        let step = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        let mut added = 0;
        let path = match store::organization::by_id(session, nation)? {
            Some(known) => known.path,
            None => {
                let path = Path::top().below(step(first)).ok_or(OrganizationError::Place)?;
                let row = NewRow {
                    id: nation,
                    parent: Some(top_id()),
                    number: first,
                    path: path.clone(),
                    kind: Kind::Nation,
                    name: "中国",
                    code: Some("CN"),
                    source: SOURCE,
                };
                added += store::organization::insert(session, &[row], by.now)?;
                path
            }
        };
        let mut places: HashMap<String, (Id, Path)> = HashMap::from([(String::new(), (nation, path))]);
        let mut rows = Vec::with_capacity(all.len());
        for (division, number) in all.iter().zip(first + 1..) {
            let above = stand_ins.get(&division.above).unwrap_or(&division.above);
            let fault = || OrganizationError::Registry(format!("{} {}: the code above, {above}, is not there", division.code, division.name));
            let (parent, place) = places.get(above).cloned().ok_or_else(fault)?;
            let id = Id::named(&["organization", "division", &division.code]);
            let path = match store::organization::by_id(session, id)? {
                Some(known) => known.path,
                None => {
                    let path = place.below(step(number)).ok_or(OrganizationError::Place)?;
                    rows.push(NewRow {
                        id,
                        parent: Some(parent),
                        number,
                        path: path.clone(),
                        kind: division.kind,
                        name: &division.name,
                        code: Some(&division.code),
                        source: SOURCE,
                    });
                    path
                }
            };
            places.insert(division.code.clone(), (id, path));
        }
        added += store::organization::insert(session, &rows, by.now)?;
        if added > 0 {
            store::state::changed(session)?;
            let mut note = note(by, Action::OrganizationRegistry, ("organization", nation), nation);
            note.detail = serde_json::json!({ "registry": SOURCE, "added": added });
            room.services.audit(session, &note)?;
        }
        Ok::<_, OrganizationError>(added)
    })?;
    room.authority.forget_all();
    Ok(added)
}
