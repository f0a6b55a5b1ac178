//! What things look like (OneRoster 1.2, Rostering Service: Information Model, and the OpenAPI file of its REST binding): fields, what they hold, and which
//! have to be there.

use serde_json::{Map, Value, json};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// `true` or `false`, as a text.
    Truth,
    /// One of these words.
    Word(&'static [&'static str]),
    /// One of these words, or one of a word list of one's own that begins with `ext:`.
    OpenWord(&'static [&'static str]),
    /// Texts.
    Texts,
    /// The address and the sourcedId of a thing of this type.
    Reference(&'static str),
    /// References to things of this type.
    References(&'static str),
    /// At least one of them.
    SomeReferences(&'static str),
    /// Roles in organisations.
    Roles,
    /// Identifiers that others give.
    UserIds,
    /// Accounts at other systems.
    UserProfiles,
    /// Whatever somebody adds.
    Anything,
}

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it has to be there.
    pub needed: bool,
}

const fn must(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, needed: true }
}

const fn may(name: &'static str, holds: Holds) -> Field {
    Field { name, holds, needed: false }
}

use Holds::{Anything, Day, Moment, OpenWord, Reference, References, Roles, SomeReferences, Text, Texts, Truth, UserIds, UserProfiles, Word};

/// What everything has.
const HEAD: [Field; 4] =
    [must("sourcedId", Text), must("status", Word(&["active", "tobedeleted"])), must("dateLastModified", Moment), may("metadata", Anything)];

const ORG: &[Field] = &[
    must("name", Text),
    must("type", OpenWord(&["department", "district", "local", "national", "school", "state"])),
    must("identifier", Text),
    may("parent", Reference("org")),
    may("children", References("org")),
];

const SESSION: &[Field] = &[
    must("title", Text),
    must("startDate", Day),
    must("endDate", Day),
    must("type", OpenWord(&["gradingPeriod", "semester", "schoolYear", "term"])),
    may("parent", Reference("academicSession")),
    may("children", References("academicSession")),
    must("schoolYear", Text),
];

const COURSE: &[Field] = &[
    must("title", Text),
    may("schoolYear", Reference("academicSession")),
    must("courseCode", Text),
    may("grades", Texts),
    may("subjects", Texts),
    may("org", Reference("org")),
    may("subjectCodes", Texts),
    may("resources", References("resource")),
];

const CLASS: &[Field] = &[
    must("title", Text),
    may("classCode", Text),
    may("classType", OpenWord(&["homeroom", "scheduled"])),
    may("location", Text),
    may("grades", Texts),
    may("subjects", Texts),
    must("course", Reference("course")),
    must("school", Reference("org")),
    must("terms", SomeReferences("academicSession")),
    may("subjectCodes", Texts),
    may("periods", Texts),
    may("resources", References("resource")),
];

const USER: &[Field] = &[
    may("userMasterIdentifier", Text),
    may("username", Text),
    may("userIds", UserIds),
    must("enabledUser", Truth),
    must("givenName", Text),
    must("familyName", Text),
    may("middleName", Text),
    may("preferredFirstName", Text),
    may("preferredMiddleName", Text),
    may("preferredLastName", Text),
    may("pronouns", Text),
    must("roles", Roles),
    may("userProfiles", UserProfiles),
    may("primaryOrg", Reference("org")),
    may("identifier", Text),
    may("email", Text),
    may("sms", Text),
    may("phone", Text),
    may("agents", References("user")),
    may("grades", Texts),
    may("password", Text),
    may("resources", References("resource")),
];

const ENROLLMENT: &[Field] = &[
    must("user", Reference("user")),
    must("class", Reference("class")),
    must("school", Reference("org")),
    must("role", OpenWord(&["administrator", "proctor", "student", "teacher"])),
    may("primary", Truth),
    may("beginDate", Day),
    may("endDate", Day),
];

const DEMOGRAPHICS: &[Field] = &[
    may("birthDate", Day),
    may("sex", OpenWord(&["male", "female", "unspecified", "other"])),
    may("americanIndianOrAlaskaNative", Truth),
    may("asian", Truth),
    may("blackOrAfricanAmerican", Truth),
    may("nativeHawaiianOrOtherPacificIslander", Truth),
    may("white", Truth),
    may("demographicRaceTwoOrMoreRaces", Truth),
    may("hispanicOrLatinoEthnicity", Truth),
    may("countryOfBirthCode", Text),
    may("stateOfBirthAbbreviation", Text),
    may("cityOfBirth", Text),
    may("publicSchoolResidenceStatus", Text),
];

/// The words of a role in an organisation.
const ROLE_WORDS: &[&str] = &[
    "aide",
    "counselor",
    "districtAdministrator",
    "guardian",
    "parent",
    "principal",
    "proctor",
    "relative",
    "siteAdministrator",
    "student",
    "systemAdministrator",
    "teacher",
];

/// What a failure may be called.
pub const MINOR_CODES: [&str; 9] = [
    "fullsuccess",
    "invalid_filter_field",
    "invalid_selection_field",
    "invaliddata",
    "unauthorisedrequest",
    "forbidden",
    "server_busy",
    "unknownobject",
    "internal_server_error",
];

/// The fields of a type, by the name of one of its things.
pub fn fields(of: &str) -> impl Iterator<Item = Field> {
    let own = match of {
        "org" => ORG,
        "academicSession" => SESSION,
        "course" => COURSE,
        "class" => CLASS,
        "user" => USER,
        "enrollment" => ENROLLMENT,
        _ => DEMOGRAPHICS,
    };
    HEAD.into_iter().chain(own.iter().copied())
}

fn reference(of: &str) -> Value {
    json!({
        "type": "object", "required": ["href", "sourcedId", "type"], "additionalProperties": false,
        "properties": { "href": { "type": "string", "format": "uri" }, "sourcedId": { "type": "string" }, "type": { "type": "string", "enum": [of] } },
    })
}

fn open(words: &[&str]) -> Value {
    json!({ "anyOf": [{ "type": "string", "enum": words }, { "type": "string", "pattern": "^ext:[a-zA-Z0-9._-]+$" }] })
}

/// What a field holds, as JSON Schema.
#[must_use]
pub fn schema_of(holds: Holds) -> Value {
    match holds {
        Text => json!({ "type": "string" }),
        Day => json!({ "type": "string", "format": "date" }),
        Moment => json!({ "type": "string", "format": "date-time" }),
        Truth => json!({ "type": "string", "enum": ["true", "false"] }),
        Word(words) => json!({ "type": "string", "enum": words }),
        OpenWord(words) => open(words),
        Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Reference(of) => reference(of),
        References(of) => json!({ "type": "array", "items": reference(of) }),
        SomeReferences(of) => json!({ "type": "array", "minItems": 1, "items": reference(of) }),
        Roles => json!({
            "type": "array", "minItems": 1,
            "items": {
                "type": "object", "required": ["roleType", "role", "org"], "additionalProperties": false,
                "properties": {
                    "roleType": { "type": "string", "enum": ["primary", "secondary"] }, "role": open(ROLE_WORDS), "org": reference("org"),
                    "userProfile": { "type": "string", "format": "uri" }, "beginDate": { "type": "string", "format": "date" },
                    "endDate": { "type": "string", "format": "date" },
                },
            },
        }),
        UserIds => json!({
            "type": "array",
            "items": {
                "type": "object", "required": ["type", "identifier"], "additionalProperties": false,
                "properties": { "type": { "type": "string" }, "identifier": { "type": "string" } },
            },
        }),
        UserProfiles => json!({ "type": "array", "items": { "type": "object", "required": ["profileId", "profileType", "vendorId"] } }),
        Anything => json!({ "type": "object" }),
    }
}

/// A type as JSON Schema. Where only some fields are asked for, none of the others has to be there.
#[must_use]
pub fn schema(of: &str) -> Value {
    let properties: Map<String, Value> = fields(of).map(|field| (field.name.to_owned(), schema_of(field.holds))).collect();
    let needed: Vec<&str> = fields(of).filter(|field| field.needed).map(|field| field.name).collect();
    json!({ "type": "object", "properties": properties, "required": needed, "additionalProperties": false })
}

/// What is said of a failure, as JSON Schema.
#[must_use]
pub fn status_info() -> Value {
    let field = json!({
        "type": "object", "required": ["imsx_codeMinorFieldName", "imsx_codeMinorFieldValue"], "additionalProperties": false,
        "properties": { "imsx_codeMinorFieldName": { "type": "string" }, "imsx_codeMinorFieldValue": { "type": "string", "enum": MINOR_CODES } },
    });
    json!({
        "type": "object", "required": ["imsx_codeMajor", "imsx_severity"], "additionalProperties": false,
        "properties": {
            "imsx_codeMajor": { "type": "string", "enum": ["success", "processing", "failure", "unsupported"] },
            "imsx_severity": { "type": "string", "enum": ["status", "warning", "error"] },
            "imsx_description": { "type": "string" },
            "imsx_CodeMinor": {
                "type": "object", "required": ["imsx_codeMinorField"], "additionalProperties": false,
                "properties": { "imsx_codeMinorField": { "type": "array", "minItems": 1, "items": field } },
            },
        },
    })
}
