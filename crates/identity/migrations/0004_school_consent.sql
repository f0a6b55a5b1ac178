-- What a school stated when it opened a child's account: the organisation that gave the consent, by the name it had then. Empty where a person gave it.
ALTER TABLE consent ADD COLUMN giver_name TEXT NOT NULL DEFAULT '';
