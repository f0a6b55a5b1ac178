history = History
export = Download (xAPI)
empty = Nothing here yet
empty-advice = What you read and answer is noted here. Who looked at your learning stands on My learning.
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
live = What comes in now
live-begins = Connecting …
live-going = New statements appear by themselves.
live-paused = Paused. What comes in meanwhile waits.
live-again = The connection was lost; it is tried again.
live-over = This page is no longer kept up to date. Load it again.
live-new = Came in since:
live-left-out = More came in than this page can show. Load it again to see the newest.
live-pause = Pause
filters = Filters
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
forwarding = Forwarding
forwarding-lead = Hands the platform’s own statements on to other record stores, in order. Where one does not answer, waits grow; what it refuses is set aside and can be sent again.
forward-none = Nothing is handed on yet
forward-only = Only
forward-paused = paused
forward-failing = not getting through
forward-well = well
forward-sent = { $count ->
    [one] { $count } handed on
   *[other] { $count } handed on
}
forward-last = last at { $at }
forward-failed = { $count ->
    [one] { $count } try failed; the next is at { $next }.
   *[other] { $count } tries in a row failed; the next is at { $next }.
}
forward-waiting = Statements are waiting.
forward-refused = { $count ->
    [one] The other store refused { $count } statement
   *[other] The other store refused { $count } statements
}
forward-go-on = Go on now
forward-pause = Pause
forward-again = Send refused ones again
forward-remove = Stop and remove
dead-letters = Refused statements
forward-new = Hand on to another store
forward-name = Name
forward-address = Address of the other store (ends like /xapi, without statements)
forward-username = Name of the credential
forward-secret = Secret of the credential
forward-all-hint = Leave verb and activity empty to hand on everything.
forward-from = Where to begin
forward-from-now = New statements from now on
forward-from-start = From the first statement
forward-add = Start handing on
forward-wrong-name = Give it a name (500 characters at most).
forward-wrong-address = The address begins with https:// or http:// and holds no question mark, hash or user name.
forward-wrong-credential = Give the name of the credential (without a colon) and its secret.
forward-wrong-filter = Verb and activity are IRIs, such as http://adlnet.gov/expapi/verbs/completed.
stores = Stores and quotas
stores-lead = Every organisation whose programs write learning records has a store of its own. A quota keeps one of them from using up what all share.
stores-count = { $count ->
    [one] { $count } store
   *[other] { NUMBER($count) } stores
}
records-of = Record store of { $name }
store-quota = Quota
space = Space
space-statements = { $held ->
    [one] { $held } statement
   *[other] { NUMBER($held) } statements
}
space-statements-of = { NUMBER($held) } of { NUMBER($limit) } statements
space-bytes-of = { $held } of { $limit }
space-pace = at most { NUMBER($limit) } new a minute
space-used = { NUMBER($percent) }% used
quota-own = set for this store
quota-usual = as for every store
quota-none = not limited
quota-never = never limited: what people do here must not be lost
quota-of-all = What holds for every store
quota-of-all-none = Stores are not limited, except where a quota is set for one.
quota-of-all-hint = The settings of the platform say this (store-statements-max, store-bytes-max, store-per-minute-max). The platform’s own store is never limited.
quota-hint = Leave a field empty for no limit. What is full refuses what is new (507), goes on being read, and takes again what it already has. It holds from the next request on.
quota-statements = Statements at most
quota-bytes = Space at most
quota-bytes-hint = For example 500 MB or 2 GB. Statements, attachments and documents count.
quota-per-minute = New statements a minute at most
quota-per-minute-hint = So many may come at once, then as many as a minute makes room for (429 with the seconds to wait).
quota-save = Save
quota-usual-again = Back to what holds for every store
quota-saved = Saved.
quota-wrong-number = “{ $text }” is no number from 1 on.
quota-wrong-bytes = “{ $text }” is no size. Write it like 500 MB or 2 GB.
quota-change = Change the quota
own-records-lead = What programs of this organisation write here (xAPI 2.0 and 1.0.3). Other organisations do not see it.
own-programs = Programs that write and read here
own-programs-none = No program has a credential for this store yet.
own-programs-hint = Whoever operates the platform gives out credentials, of the kind “learning records”, for this organisation.
own-live-lead = The newest first. People appear as the programs name them. Looking for one person and opening a statement are written into the audit log.
own-live = Programs that want to see what comes in as it comes in (server-sent events):
program-suspended = stopped
history-of-courseware = What you did in courseware stands on a page of its own; the export holds it too.
to-courseware = My courseware
check-nothing = The list is empty: a store would accept it and keep nothing. Paste at least one statement.
