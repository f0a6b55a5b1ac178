-- Who asks for their data, or to be forgotten, is looked up by person.
CREATE INDEX problem_report_by_person ON problem_report (person);
