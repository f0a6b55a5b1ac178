-- How often in a row the connection broke over the one statement that comes next.
ALTER TABLE lrs_forward ADD COLUMN breaks BIGINT NOT NULL DEFAULT 0;
