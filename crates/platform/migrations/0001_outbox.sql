-- Facts that became true and wait for the rooms that listen. A row goes when every listener has taken it in.
CREATE TABLE outbox (
    id {id} PRIMARY KEY,
    body TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);
-- Facts that a listener could not take in after several tries, with the reason; the operator sees them in `xingtan doctor`.
CREATE TABLE outbox_dead (
    id {id} PRIMARY KEY,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
-- Small facts about the installation itself: content version, identity of the node.
CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
