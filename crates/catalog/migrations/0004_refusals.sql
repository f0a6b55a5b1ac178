-- What the last import of a collection refused, so that it can be told again while the files are the same. Earlier runs keep only the number.
ALTER TABLE import_run ADD COLUMN refusals TEXT NOT NULL DEFAULT '[]';
