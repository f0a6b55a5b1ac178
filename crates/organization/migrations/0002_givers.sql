-- Who is forgotten gave roles too: without this, forgetting somebody looks at every membership.
CREATE INDEX membership_given_by ON membership (given_by);
