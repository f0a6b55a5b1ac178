-- A search by date, with or without an action, goes by time: entries of one moment stand in the order of the chain.
DROP INDEX audit_at;
CREATE INDEX audit_at ON audit (at, sequence);
DROP INDEX audit_action;
CREATE INDEX audit_action ON audit (action, at, sequence);
