//! What stands in the audit log, in words: the action, and the details beside it.

use std::collections::HashMap;

use kernel::{Action, Id, Language};
use serde_json::Value;
use words::Tongue;

use super::labels::label;
use super::readable::Writer;
use crate::words::Words;

/// A detail of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What it says something about.
    pub label: String,
    /// Whether that is in words; otherwise it stands as programs keep it.
    pub known: bool,
    /// What it says.
    pub value: String,
    /// What it said before, where something was changed.
    pub before: Option<String>,
}

/// What only programs use; the entry as it is kept has it.
const FOR_PROGRAMS: [&str; 4] = ["membership", "grant", "wording", "registration"];

/// What was done, as what is said of somebody.
#[must_use]
pub fn action(tongue: Tongue, action: Action) -> &'static str {
    let w = Words(tongue);
    match action {
        Action::AccountAgeStated => w.action_account_age_stated(),
        Action::GuardianEnded => w.action_guardian_ended(),
        Action::RoleAccepted => w.action_role_accepted(),
        Action::RoleDeclined => w.action_role_declined(),
        Action::RoleOfferTakenBack => w.action_role_offer_taken_back(),
        Action::RoleOffered => w.action_role_offered(),
        Action::AccountCodeRenewed => w.action_account_code_renewed(),
        Action::AccountErasureAsked => w.action_account_erasure_asked(),
        Action::AccountErasureCancelled => w.action_account_erasure_cancelled(),
        Action::AccountMerged => w.action_account_merged(),
        Action::AccountPasswordChanged => w.action_account_password_changed(),
        Action::AccountResumed => w.action_account_resumed(),
        Action::AccountSuspended => w.action_account_suspended(),
        Action::AuditExported => w.action_audit_exported(),
        Action::AuditPruned => w.action_audit_pruned(),
        Action::ClassWeekRead => w.action_class_week_read(),
        Action::ClientChanged => w.action_client_changed(),
        Action::ClientCreated => w.action_client_created(),
        Action::ClientFormerSecretEnded => w.action_client_former_secret_ended(),
        Action::ClientResumed => w.action_client_resumed(),
        Action::ClientRevoked => w.action_client_revoked(),
        Action::ClientSecretRotated => w.action_client_secret_rotated(),
        Action::ClientSuspended => w.action_client_suspended(),
        Action::CodeReused => w.action_code_reused(),
        Action::ConsentGiven => w.action_consent_given(),
        Action::ConsentWithdrawn => w.action_consent_withdrawn(),
        Action::ContactRemoved => w.action_contact_removed(),
        Action::ContactVerified => w.action_contact_verified(),
        Action::CoursewareImported => w.action_courseware_imported(),
        Action::CoursewareRemoved => w.action_courseware_removed(),
        Action::CoursewareResultsRead => w.action_courseware_results_read(),
        Action::CoursewareWaived => w.action_courseware_waived(),
        Action::FactorAppAdded => w.action_factor_app_added(),
        Action::FactorAppRemoved => w.action_factor_app_removed(),
        Action::FactorPasskeyAdded => w.action_factor_passkey_added(),
        Action::FactorPasskeyRemoved => w.action_factor_passkey_removed(),
        Action::FactorRecoveryRenewed => w.action_factor_recovery_renewed(),
        Action::FactorReset => w.action_factor_reset(),
        Action::ForwardAdded => w.action_forward_added(),
        Action::ForwardPaused => w.action_forward_paused(),
        Action::ForwardRemoved => w.action_forward_removed(),
        Action::ForwardResumed => w.action_forward_resumed(),
        Action::ForwardRetried => w.action_forward_retried(),
        Action::GlassBroken => w.action_glass_broken(),
        Action::GuardianInvited => w.action_guardian_invited(),
        Action::GuardianLinked => w.action_guardian_linked(),
        Action::KeyRotated => w.action_key_rotated(),
        Action::OperatorFirst => w.action_operator_first(),
        Action::OrganizationChanged => w.action_organization_changed(),
        Action::OrganizationClosed => w.action_organization_closed(),
        Action::OrganizationCreated => w.action_organization_created(),
        Action::OrganizationOpened => w.action_organization_opened(),
        Action::OrganizationRegistry => w.action_organization_registry(),
        Action::OutsideLinked => w.action_outside_linked(),
        Action::OutsideUnlinked => w.action_outside_unlinked(),
        Action::RecordCoursewareRead => w.action_record_courseware_read(),
        Action::RecordOpened => w.action_record_opened(),
        Action::RecordWeekRead => w.action_record_week_read(),
        Action::RegistrationTokenCreated => w.action_registration_token_created(),
        Action::RegistrationTokenRemoved => w.action_registration_token_removed(),
        Action::RoleEnded => w.action_role_ended(),
        Action::RoleGiven => w.action_role_given(),
        Action::RosterCodesHandedOut => w.action_roster_codes_handed_out(),
        Action::RosterCodesRenewed => w.action_roster_codes_renewed(),
        Action::RosterExportedOneroster => w.action_roster_exported_oneroster(),
        Action::RosterExportedSheet => w.action_roster_exported_sheet(),
        Action::RosterImported => w.action_roster_imported(),
        Action::RosterUndone => w.action_roster_undone(),
        Action::ScimGroupChanged => w.action_scim_group_changed(),
        Action::ScimGroupCreated => w.action_scim_group_created(),
        Action::ScimGroupRemoved => w.action_scim_group_removed(),
        Action::ScimUserChanged => w.action_scim_user_changed(),
        Action::ScimUserCreated => w.action_scim_user_created(),
        Action::ScimUserRemoved => w.action_scim_user_removed(),
        Action::SessionOpened => w.action_session_opened(),
        Action::StatementOpened => w.action_statement_opened(),
        Action::StatementsSearched => w.action_statements_searched(),
        Action::StoreQuota => w.action_store_quota(),
        Action::TokenReused => w.action_token_reused(),
    }
}

/// What actions of a kind are about; `None` for the kinds of which there is one action only.
#[must_use]
pub fn kind_of_actions(tongue: Tongue, kind: &str) -> Option<&'static str> {
    let w = Words(tongue);
    Some(match kind {
        "account" => w.actions_account(),
        "audit" => w.actions_audit(),
        "client" => w.actions_client(),
        "consent" => w.actions_consent(),
        "contact" => w.actions_contact(),
        "courseware" => w.actions_courseware(),
        "factor" => w.actions_factor(),
        "forward" => w.actions_forward(),
        "guardian" => w.actions_guardian(),
        "organization" => w.actions_organization(),
        "outside" => w.actions_outside(),
        "record" => w.actions_record(),
        "registration-token" => w.actions_registration_token(),
        "role" => w.actions_role(),
        "roster" => w.actions_roster(),
        "scim" => w.actions_scim(),
        _ => return None,
    })
}

fn own_label(w: Words, key: &str) -> Option<&'static str> {
    Some(match key {
        "statements" => w.noted_statements(),
        "from" => w.noted_from(),
        "into" => w.noted_into(),
        "name" => w.noted_name(),
        "purpose" => w.noted_purpose(),
        "purposes" => w.noted_purposes(),
        "contact" => w.noted_contact(),
        "learners" => w.noted_learners(),
        "file" => w.noted_file(),
        "sha256" => w.noted_sha256(),
        "monday" => w.noted_monday(),
        "roles_ended" => w.noted_roles_ended(),
        "entries" => w.noted_entries(),
        "told" => w.noted_told(),
        "registry" => w.noted_registry(),
        "added" => w.noted_added(),
        "agent" => w.noted_agent(),
        "bytes" => w.noted_bytes(),
        "per_minute" => w.noted_per_minute(),
        "accounts" => w.noted_accounts(),
        "renamed" => w.noted_renamed(),
        "same" => w.noted_same(),
        "memberships" => w.noted_memberships(),
        "ended" => w.noted_ended(),
        "children" => w.noted_children(),
        "restored" => w.noted_restored(),
        "accounts_kept" => w.noted_accounts_kept(),
        "organizations" => w.noted_organizations(),
        "organizations_kept" => w.noted_organizations_kept(),
        "names" => w.noted_names(),
        "people" => w.noted_people(),
        "kid" => w.noted_kid(),
        "signs_from" => w.noted_signs_from(),
        "scopes" => w.noted_scopes(),
        "former_works_hours" => w.noted_former_works_hours(),
        "registered_itself" => w.noted_registered_itself(),
        "uses" => w.noted_uses(),
        "expires_at" => w.noted_expires_at(),
        "address" => w.noted_address(),
        "method" => w.noted_method(),
        "keys" => w.noted_keys(),
        "keys_uri" => w.noted_keys_uri(),
        "redirect_uris" => w.noted_redirect_uris(),
        "post_logout_uris" => w.noted_post_logout_uris(),
        "backchannel_uri" => w.noted_backchannel_uri(),
        "sector" => w.noted_sector(),
        "sector_uri" => w.noted_sector_uri(),
        "public_subject" => w.noted_public_subject(),
        "algorithm" => w.noted_algorithm(),
        "must_push" => w.noted_must_push(),
        key => return label(w, key),
    })
}

/// Which things the details of an entry speak of, each under its key.
#[must_use]
pub fn things(detail: &str) -> Vec<(String, Id)> {
    let mut found = Vec::new();
    for (_, key, value) in leaves(detail) {
        found.extend(value.as_str().and_then(|text| text.parse().ok()).map(|id| (key, id)));
    }
    found
}

/// The details of an entry, in words. What was changed says what it was before; what was not is left out.
#[must_use]
pub fn details(tongue: Tongue, language: Language, detail: &str, names: &HashMap<Id, String>) -> Vec<Detail> {
    let w = Words(tongue);
    let writer = Writer { w, base_url: "", language, names: names.clone() };
    let said = |key: &str, value: &Value| match (key, value) {
        ("until" | "since", Value::Number(number)) => writer.plain("at", &Value::Number(number.clone())),
        ("monday", value) => writer.plain("day", value),
        ("purposes", value) => writer.plain("purpose", value),
        (key, value) => writer.plain(key, value),
    };
    let all = leaves(detail);
    let is_change = all.iter().any(|(path, ..)| path.starts_with("/before/") || path.starts_with("/after/"));
    let former: HashMap<&str, &Value> = all.iter().filter_map(|(path, _, value)| Some((path.strip_prefix("/before")?, value))).collect();
    let latter: HashMap<&str, &Value> = all.iter().filter_map(|(path, _, value)| Some((path.strip_prefix("/after")?, value))).collect();
    let mut details = Vec::new();
    for (path, key, value) in &all {
        if FOR_PROGRAMS.contains(&key.as_str()) {
            continue;
        }
        let (mut now, mut before) = (said(key, value), None);
        if is_change && let Some(path) = path.strip_prefix("/after") {
            before = Some(former.get(path).map(|value| said(key, value)).unwrap_or_default());
        } else if is_change && let Some(path) = path.strip_prefix("/before") {
            if latter.contains_key(path) {
                continue; // said beside what it became
            }
            before = Some(std::mem::take(&mut now));
        }
        let says_nothing = if before.is_some() { before.as_deref() == Some(&now) } else { now.is_empty() || path.contains("/counts/") && now == "0" };
        if !says_nothing {
            let words = own_label(w, key.strip_suffix("_microseconds").unwrap_or(key));
            details.push(Detail { label: words.unwrap_or(key).to_owned(), known: words.is_some(), value: now, before });
        }
    }
    details
}

/// What a text in JSON says, one value after the other: where it stands, its key and itself. Lists of plain values are one.
fn leaves(detail: &str) -> Vec<(String, String, Value)> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_str(detail) {
        walk("", "", value, &mut found);
    }
    found
}

fn walk(path: &str, key: &str, value: Value, found: &mut Vec<(String, String, Value)>) {
    match value {
        Value::Object(object) => object.into_iter().for_each(|(key, value)| walk(&format!("{path}/{key}"), &key, value, found)),
        Value::Null => {}
        plain => found.push((path.to_owned(), key.to_owned(), plain)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn english() -> Tongue {
        Tongue::from_tag("en").unwrap()
    }

    fn said(detail: &Value, names: &HashMap<Id, String>) -> Vec<String> {
        let line = |detail: Detail| match detail.before {
            Some(before) => format!("{}: {before} > {}", detail.label, detail.value),
            None => format!("{}: {}", detail.label, detail.value),
        };
        details(english(), Language::EN, &detail.to_string(), names).into_iter().map(line).collect()
    }

    #[test]
    fn every_action_and_every_kind_with_several_has_words_of_its_own() {
        for tongue in ["en", "zh-Hans"].map(|tag| Tongue::from_tag(tag).unwrap()) {
            let words: std::collections::BTreeSet<_> = Action::ALL.iter().map(|one| action(tongue, *one)).collect();
            assert_eq!(words.len(), Action::ALL.len(), "no two actions are said alike");
            for one in Action::ALL {
                let several = Action::ALL.iter().filter(|other| other.kind() == one.kind()).count() > 1;
                assert_eq!(kind_of_actions(tongue, one.kind()).is_some(), several, "{}", one.kind());
            }
        }
    }

    #[test]
    fn details_are_in_words_with_names_and_dates() {
        let (person, package) = (Id::named(&["person"]), Id::named(&["package"]));
        let names = HashMap::from([(person, "Ms Lin".to_owned()), (package, "Golf".to_owned())]);
        assert_eq!(said(&json!({ "role": "teacher", "membership": person, "until": null }), &names), ["Role: teacher"]);
        assert_eq!(said(&json!({ "into": person }), &names), ["Account after: Ms Lin"]);
        assert_eq!(said(&json!({ "package": package, "learners": 31 }), &names), ["Learners: 31", "Package: Golf"]);
        assert_eq!(said(&json!({ "monday": 20_785 }), &names), ["Week of: 2026-11-28"]);
        assert_eq!(said(&json!({ "at_microseconds": 0 }), &names), ["When: 1970-01-01 08:00"]);
        assert_eq!(said(&json!({ "counts": { "accounts": 2, "same": 0 } }), &names), ["Accounts: 2"]);
        assert_eq!(things(&json!({ "into": person, "n": 1 }).to_string()), [("into".to_owned(), person)]);
        let odd = details(english(), Language::EN, &json!({ "odd": 1 }).to_string(), &names);
        assert!(matches!(odd.as_slice(), [one] if one.label == "odd" && !one.known), "a key without words stands as it is");
        assert!(details(english(), Language::EN, "no JSON", &names).is_empty());
    }

    #[test]
    fn of_a_change_what_changed_is_said() {
        let names = HashMap::new();
        let change = json!({ "before": { "name": "a", "profile": { "must_push": true, "purpose": "p" } }, "after": { "name": "b", "profile": { "must_push": true, "purpose": "p", "sector": "s" } } });
        assert_eq!(said(&change, &names), ["Name: a > b", "Sector:  > s"]);
        assert_eq!(said(&json!({ "before": { "statements": 10 }, "after": null }), &names), ["Statements: 10 > "]);
    }
}
