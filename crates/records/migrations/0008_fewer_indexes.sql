-- What a statement is found by of itself follows from what it says (`depth` 0), so that only what it is found by through others is looked for by its place. An
-- index of all keys by place was a third of the work of writing them.
DROP INDEX lrs_key_of_statement;
CREATE INDEX lrs_key_of_links ON lrs_key (seq) WHERE depth > 0;
