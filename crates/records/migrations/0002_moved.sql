-- To whom a person's statements belong who became somebody else, or to nobody (null) after they asked to be forgotten: a fact that
-- arrives late, or once more, neither gets lost nor brings anything back.
CREATE TABLE moved (
    person {id} PRIMARY KEY,
    owner {id}
);
CREATE INDEX moved_owner ON moved (owner);
