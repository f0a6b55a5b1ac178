-- What an import changed, as it was before, so that it can be taken back: names of organisations, and addresses that the list gave before.
CREATE TABLE roster_former (
    import_id {id} NOT NULL,
    what TEXT NOT NULL, -- 'organization', 'email' or 'phone'
    object_id {id} NOT NULL, -- the organisation or the person
    value_before TEXT NOT NULL, -- empty where there was none
    value_after TEXT NOT NULL,
    PRIMARY KEY (import_id, what, object_id)
);
CREATE INDEX roster_former_object ON roster_former (object_id);
