-- What rooms say in their own transactions and the journal of statements is yet to take in, in the order of `place`: a statement (`what` 1),
-- that everything found by the key `id` is to be erased (2), that what is said about the person `id` is to be said about the person `said` (3). Where statements stand in tables, nothing waits here.
CREATE TABLE lrs_pending (
    place BIGINT PRIMARY KEY,
    tenant {id} NOT NULL,
    what BIGINT NOT NULL,
    id {id} NOT NULL,
    said {id},
    happened BIGINT,
    body TEXT NOT NULL
);
CREATE INDEX lrs_pending_by_id ON lrs_pending (tenant, id);
