-- Time spent, by what it was spent on: a view of the facts, as everything in 0001. `section` is the resource itself where answers belong to no section.
CREATE TABLE study_time (
    person {id} NOT NULL,
    day BIGINT NOT NULL,
    resource {id} NOT NULL,
    section {id} NOT NULL,
    read_millis BIGINT NOT NULL,
    practice_millis BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    correct BIGINT NOT NULL,
    PRIMARY KEY (person, day, resource, section)
);

-- When a section was finished first. Of what was finished before this column is the moment it was opened last.
ALTER TABLE progress ADD COLUMN finished_at BIGINT;
UPDATE progress SET finished_at = last_at WHERE finished = TRUE;
CREATE INDEX progress_by_finish ON progress (person, finished_at);

-- Beats: time spent reading, as browsers hand it in. They are no view: until they were gathered into a fact they stand nowhere else. `id` is made in
-- the browser; one handed in again counts no second time. `seconds` is what was counted.
CREATE TABLE beat (
    person {id} NOT NULL,
    id {id} NOT NULL,
    seconds BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person, id)
);
CREATE INDEX beat_by_time ON beat (at);
-- How much of a day is counted already; a day has 24 hours.
CREATE TABLE beat_day (
    person {id} NOT NULL,
    day BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    PRIMARY KEY (person, day)
);
CREATE INDEX beat_day_by_day ON beat_day (day);
-- Beats of one section and day that wait to become one fact, whose id the row has.
CREATE TABLE beat_gathered (
    id {id} PRIMARY KEY,
    person {id} NOT NULL,
    section {id} NOT NULL,
    resource {id} NOT NULL,
    day BIGINT NOT NULL,
    millis BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    UNIQUE (person, section, day)
);
CREATE INDEX beat_gathered_due ON beat_gathered (due_at);
