-- Everything here is a view of the facts in records: it may be deleted and is made anew by `xingtan rebuild mastery`.

-- How far somebody is with a section.
CREATE TABLE progress (
    person {id} NOT NULL,
    section {id} NOT NULL,
    resource {id} NOT NULL,
    finished BOOLEAN NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (person, section)
);
CREATE INDEX progress_by_time ON progress (person, last_at);
CREATE INDEX progress_by_resource ON progress (person, resource);

-- Items somebody got wrong and has not yet mastered.
CREATE TABLE wrong_answer (
    person {id} NOT NULL,
    item {id} NOT NULL,
    resource {id},
    wrong_count BIGINT NOT NULL,
    streak BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (person, item)
);
CREATE INDEX wrong_answer_due ON wrong_answer (person, due_at);

-- What somebody did on a day, counted in UTC+8 days.
CREATE TABLE study_day (
    person {id} NOT NULL,
    day BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    correct BIGINT NOT NULL,
    sections BIGINT NOT NULL,
    millis BIGINT NOT NULL,
    PRIMARY KEY (person, day)
);

-- Answers about a concept.
CREATE TABLE mastery (
    person {id} NOT NULL,
    concept {id} NOT NULL,
    right_count BIGINT NOT NULL,
    total BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (person, concept)
);

-- Facts taken in lately, so that one delivered twice counts once.
CREATE TABLE learning_taken (
    fact {id} PRIMARY KEY,
    at BIGINT NOT NULL
);
CREATE INDEX learning_taken_by_time ON learning_taken (at);
