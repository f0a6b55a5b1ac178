-- Who did what to whom, in one chain: each hash covers the entry and the hash before it.
CREATE TABLE audit (
    sequence BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL, -- 'member', 'guest', 'client', 'stranger' or 'system'
    actor_id {id},
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id {id},
    organization_id {id},
    address TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash {bytes} NOT NULL
);
CREATE INDEX audit_actor ON audit (actor_id, sequence);
CREATE INDEX audit_object ON audit (object_id, sequence);
CREATE INDEX audit_action ON audit (action, sequence);
CREATE INDEX audit_at ON audit (at);
-- The end of the chain, vouched for by a key that is not in the database, and where it begins now that old entries are gone.
CREATE TABLE audit_head (
    one BIGINT PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash {bytes} NOT NULL,
    base_sequence BIGINT NOT NULL,
    base_hash {bytes} NOT NULL,
    mac {bytes} NOT NULL
);
-- Messages on their way to people; what they say is encrypted, because it holds codes.
CREATE TABLE message (
    id {id} PRIMARY KEY,
    channel TEXT NOT NULL, -- 'mail' or 'sms'
    address {bytes} NOT NULL,
    body {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    sent_at BIGINT,
    failure TEXT NOT NULL DEFAULT ''
);
CREATE INDEX message_waiting ON message (sent_at, next_at);
CREATE INDEX message_created ON message (created_at);
