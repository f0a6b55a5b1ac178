//! The tables as sea-orm sees them.

macro_rules! entity {
    ($name:ident, $table:literal, { $($(#[$key:meta])? $field:ident: $type:ty),+ $(,)? }) => {
        pub mod $name {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model { $($(#[$key])? pub $field: $type),+ }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(resource, "resource", {
    #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
    collection: String, resource_key: String, kind: String, body: String, fingerprint: String, section_count: i64, item_count: i64,
    changed_version: i64, created_at: i64, updated_at: i64, withdrawn: bool,
});
entity!(section, "section", {
    #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
    resource: Uuid, parent: Option<Uuid>, position: i64, kind: String, number: String, section_key: String, titles: String,
    author: Option<String>, dynasty: Option<String>, poem: Option<String>, fingerprint: String,
});
entity!(section_text, "section_text", {
    #[sea_orm(primary_key, auto_increment = false)] section: Uuid,
    #[sea_orm(primary_key, auto_increment = false)] language: String,
    position: i64, title: String, html: String, source_path: String, machine_translated: bool, letters: i64,
});
entity!(code, "code", {
    #[sea_orm(primary_key, auto_increment = false)] field: String,
    #[sea_orm(primary_key, auto_increment = false)] code: String,
    position: i64, zh: String, en: String, provenance: String,
});
