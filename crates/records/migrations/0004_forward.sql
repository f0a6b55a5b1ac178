-- Other record stores that statements are handed on to. `cursor` is the place of the last one that was handed on or set aside; one node at
-- a time works on it (`claimed_until`).
CREATE TABLE lrs_forward (
    id {id} PRIMARY KEY,
    tenant {id} NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    version TEXT NOT NULL,
    username TEXT NOT NULL,
    secret {bytes} NOT NULL,
    verb TEXT NOT NULL,
    activity TEXT NOT NULL,
    cursor BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    paused BOOLEAN NOT NULL,
    failures BIGINT NOT NULL,
    last_error TEXT NOT NULL,
    last_sent_at BIGINT,
    next_try_at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
-- Statements that the other store refused for good.
CREATE TABLE lrs_dead_letter (
    forward {id} NOT NULL,
    seq BIGINT NOT NULL,
    statement {id} NOT NULL,
    status BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (forward, seq)
);
