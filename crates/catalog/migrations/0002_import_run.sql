-- What was imported when, on whose behalf, and from which files: a source that is the same as the last time is not read again.
CREATE TABLE import_run (
    id {id} PRIMARY KEY,
    collection TEXT NOT NULL,
    person {id},
    started_at BIGINT NOT NULL,
    finished_at BIGINT NOT NULL,
    source TEXT NOT NULL,
    report TEXT NOT NULL
);
CREATE INDEX import_run_by_collection ON import_run (collection, finished_at);
CREATE INDEX import_run_by_person ON import_run (person);
