history = History
export = Download (xAPI)
empty = Nothing here yet
empty-advice = What you read and answer is noted here; only you can see it.
to-library = To the library
did-read = read
did-answer = answered
did-finish = finished
did-finish-practice = finished practice
did-register = opened an account
did-report = reported a problem
right = right
wrong = wrong
learning-records = Learning record store
learning-records-lead = What the platform itself says, and what connected programs write (xAPI 2.0 and 1.0.3).
records-endpoint = Address for programs
records-credentials = Credentials are given out under connected applications, of the kind “learning records”.
to-applications = Connected applications
records-volume = Statements taken in during the last thirty days
records-volume-none = No statements came in during the last thirty days.
volume-table = Figures by day
volume-day = Day
volume-count = Statements
volume-total = { $count ->
    [one] { $count } statement in thirty days
   *[other] { $count } statements in thirty days
}
records-storage = Kept
records-storage-text = { $statements ->
    [one] { $statements } statement in all; the last was stored at { $last }.
   *[other] { $statements } statements in all; the last was stored at { $last }.
}
records-storage-none = There are no statements yet.
live-statements = Latest statements
live-lead = The newest first. People appear by number only; looking for one person is written into the audit log.
filter-verb = Verb (IRI)
filter-activity = Activity (IRI)
filter-agent = Person (number, or mailto: address)
filter-store = Store
store-own = The platform’s own
filter-related = Also where they are only mentioned
find = Find
fault-filter = Not looked for: { $reason }
no-statements = No statements found
no-statements-advice = Try another filter, or check that the program uses the right address and credentials.
older = Older
newest = Newest
statement = Statement
statement-of = { $id }
statement-voided = voided
statement-stored = stored at { $at }
who-vouches = vouched for by { $who }
to-records = Learning record store
check-statement = Check a statement
check-lead = Paste one xAPI statement or a list of them and see whether it would be accepted; if not, where and by which rule. Nothing is stored here.
check-text = Statement (JSON)
check-version = Version
check-now = Check
check-good = { $count ->
    [one] It would be accepted: { $count } statement
   *[other] It would be accepted: { $count } statements
}
check-bad = It would be refused
check-where = Where
check-where-root = the whole document
check-rule = Rule
check-what = What is wrong
check-kept = As it would be kept
check-too-long = At most { $bytes } bytes are checked.
profile = xAPI Profile: Xingtan
profile-lead = The verbs and activity types that the platform uses in its statements.
profile-verbs = Verbs
profile-types = Activity types
profile-templates = Statement templates
profile-download = Download JSON-LD
profile-version = Version { $date }
