-- What hands facts over by way of a transport between nodes: whose fact it is (a person's facts are taken in in their order) and since when it is on
-- its way (nobody has sent it yet where this is NULL; a fact that got lost on the way is sent again).
ALTER TABLE outbox ADD COLUMN actor {id};
ALTER TABLE outbox ADD COLUMN sent_at BIGINT;
CREATE INDEX outbox_by_actor ON outbox (actor, created_at, id);
CREATE INDEX outbox_unsent ON outbox (created_at, id) WHERE sent_at IS NULL;
-- Which stream carries the facts of this database. Not in backups: a copy of a database is another one, and must not take the facts of the first.
CREATE TABLE outbox_stream (
    place BIGINT PRIMARY KEY,
    id {id} NOT NULL
);
