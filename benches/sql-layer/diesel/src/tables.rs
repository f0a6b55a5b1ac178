//! The tables as diesel sees them.

diesel::table! {
    use diesel::sql_types::*;
    use crate::key::Key;
    resource (id) {
        id -> Key, collection -> Text, resource_key -> Text, kind -> Text, body -> Text, fingerprint -> Text, section_count -> BigInt, item_count -> BigInt,
        changed_version -> BigInt, created_at -> BigInt, updated_at -> BigInt, withdrawn -> Bool,
    }
}
diesel::table! {
    use diesel::sql_types::*;
    use crate::key::Key;
    section (id) {
        id -> Key, resource -> Key, parent -> Nullable<Key>, position -> BigInt, kind -> Text, number -> Text, section_key -> Text, titles -> Text,
        author -> Nullable<Text>, dynasty -> Nullable<Text>, poem -> Nullable<Text>, fingerprint -> Text,
    }
}
diesel::table! {
    use diesel::sql_types::*;
    use crate::key::Key;
    section_text (section, language) {
        section -> Key, language -> Text, position -> BigInt, title -> Text, html -> Text, source_path -> Text, machine_translated -> Bool, letters -> BigInt,
    }
}
diesel::table! {
    use diesel::sql_types::*;
    code (field, code_) { field -> Text, #[sql_name = "code"] code_ -> Text, position -> BigInt, zh -> Text, en -> Text, provenance -> Text, }
}
diesel::table! {
    use diesel::sql_types::*;
    installation (name) { name -> Text, value -> Text, }
}
diesel::allow_tables_to_appear_in_same_query!(resource, section, section_text, code);
diesel::allow_columns_to_appear_in_same_group_by_clause!(resource::kind, code::zh);
