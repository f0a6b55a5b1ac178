-- What was read and waits for somebody to confirm it: encrypted, and gone after an hour.
CREATE TABLE roster_preview (
    id {id} PRIMARY KEY,
    organization_id {id} NOT NULL,
    made_by {id},
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    source TEXT NOT NULL,
    draft {bytes} NOT NULL
);
CREATE INDEX roster_preview_expires ON roster_preview (expires_at);
-- What was brought in, when and by whom; `counts` is JSON.
CREATE TABLE roster_import (
    id {id} PRIMARY KEY,
    organization_id {id} NOT NULL,
    source TEXT NOT NULL, -- 'sheet', 'oneroster'
    file_name TEXT NOT NULL,
    made_by {id},
    made_at BIGINT NOT NULL,
    counts TEXT NOT NULL,
    undone_at BIGINT,
    undone_by {id},
    undone_counts TEXT NOT NULL DEFAULT ''
);
CREATE INDEX roster_import_organization ON roster_import (organization_id, id);
-- What an import made, so that it can be taken back: up to a thousand ids of 16 bytes a row.
CREATE TABLE roster_made (
    import_id {id} NOT NULL REFERENCES roster_import (id) DEFERRABLE INITIALLY IMMEDIATE,
    kind TEXT NOT NULL, -- 'account', 'organization', 'membership', 'ended'
    part BIGINT NOT NULL,
    ids {bytes} NOT NULL,
    PRIMARY KEY (import_id, kind, part)
);
-- Names that an import changed, as they were before.
CREATE TABLE roster_renamed (
    import_id {id} NOT NULL,
    person_id {id} NOT NULL,
    name_before TEXT NOT NULL,
    name_after TEXT NOT NULL,
    PRIMARY KEY (import_id, person_id)
);
CREATE INDEX roster_renamed_person ON roster_renamed (person_id);
-- What others call our things: a pupil number of a spreadsheet, a sourcedId of OneRoster, an externalId of SCIM.
CREATE TABLE external_id (
    organization_id {id} NOT NULL, -- whose list it is
    source TEXT NOT NULL,
    kind TEXT NOT NULL, -- 'user', 'org', 'class', 'course', 'session'
    external TEXT NOT NULL,
    object_id {id} NOT NULL,
    PRIMARY KEY (organization_id, source, kind, external)
);
CREATE INDEX external_id_object ON external_id (object_id);
-- Parts of a name and numbers that only programs ask for.
CREATE TABLE roster_person (
    person_id {id} PRIMARY KEY,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    number TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
-- Terms, school years and grading periods (OneRoster 1.2, academicSession).
CREATE TABLE academic_session (
    id {id} PRIMARY KEY,
    organization_id {id} NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    parent_id {id},
    school_year TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX academic_session_organization ON academic_session (organization_id, id);
-- Courses a school teaches (OneRoster 1.2, course); lists are JSON.
CREATE TABLE school_course (
    id {id} PRIMARY KEY,
    organization_id {id} NOT NULL,
    school_id {id} NOT NULL,
    session_id {id},
    title TEXT NOT NULL,
    code TEXT NOT NULL,
    grades TEXT NOT NULL,
    subjects TEXT NOT NULL,
    subject_codes TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX school_course_organization ON school_course (organization_id, id);
-- What OneRoster says about a class besides its name.
CREATE TABLE class_detail (
    class_id {id} PRIMARY KEY,
    course_id {id},
    kind TEXT NOT NULL, -- 'homeroom' or 'scheduled'
    location TEXT NOT NULL,
    grades TEXT NOT NULL,
    subjects TEXT NOT NULL,
    periods TEXT NOT NULL,
    session_ids TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
