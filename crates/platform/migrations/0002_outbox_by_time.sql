-- Facts are handed over in the order in which they became true; not every id tells it.
CREATE INDEX outbox_by_time ON outbox (created_at, id);
