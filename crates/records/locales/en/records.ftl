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
live-lead = The newest first. People of this platform appear by number; outside programs may name others by a mailbox or an account. Looking for one person is written into the audit log.
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
filter-not-iri = Nothing was looked for: “{ $text }” is no IRI with a scheme. Write it whole, like http://adlnet.gov/expapi/verbs/completed.
filter-not-agent = Nothing was looked for: “{ $text }” is neither the id of a person nor a mail address with mailto: before it.
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
check-kept = As it would be kept
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
forward-failed-paused = { $count ->
    [one] { $count } try failed. It is paused: there is no next try until you let it go on.
   *[other] { $count } tries in a row failed. It is paused: there is no next try until you let it go on.
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
forward-keep = Leave it as it is
forward-remove-title = Stop handing on to “{ $name }” and remove it?
forward-remove-none = No statements wait to be handed on there.
forward-remove-waiting = { $count ->
    [one] { $count } statement waits to be handed on there; it will not be.
   *[other] { $count } statements wait to be handed on there; they will not be.
}
forward-remove-more = At least { $count } statements wait to be handed on there; they will not be.
forward-remove-looking = Not all statements were looked through yet; what waits among them will not be handed on there.
forward-remove-refused = { $count ->
    [one] { $count } refused statement is struck from the list of refused ones and cannot be sent again.
   *[other] { $count } refused statements are struck from the list of refused ones and cannot be sent again.
}
forward-remove-effect = Address and credential are forgotten. At the other store nothing changes: what was handed on stays there. All statements stay in this store.
forward-broke = the connection broke
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
forward-wrong-place = No record store stands at a link-local, multicast or unspecified address (such as 169.254.169.254, fe80::1 or 0.0.0.0). Private addresses and the machine itself are fine.
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
check-there = What stands there
check-where-line = line { $line }, character { $column }
shape-null = null
shape-boolean = true or false
shape-number = a number
shape-string = a string
shape-array = an array
shape-object = an object
json-ended = The JSON ends before it is complete. Add the quote or the bracket that is missing.
json-nesting = The JSON is nested too deeply; { $levels } levels are read. Nest it less.
json-twice = The property “{ $name }” stands twice in one object. Keep one of them.
json-value = There is no value here. Look for single or curly quotes, a string without quotes, or a comma too many.
json-colon = There is no colon behind the name of the property. Add it.
json-list-comma = Between two values of an array a comma is missing, or the array does not end. Add the comma or the square bracket.
json-object-comma = Between two properties a comma is missing, or the object does not end. Add the comma or the curly bracket.
json-name = The name of a property stands in straight double quotes. Add them, or replace single or curly ones.
json-trailing-comma = There is a comma behind the last value. Remove it.
json-trailing = Something stands behind the end of the JSON. To check several statements, write them as one array: in square brackets, with commas between.
json-escape = A backslash in a string has something wrong behind it. Write \\, \", \n, or \u and four hexadecimal digits.
json-control = A string holds a line break or another control character. Write \n, \t or the like.
json-number = The number is not written as JSON has it, or is too large. Write it like 1, -0.5 or 1e3.
json-encoding = The bytes are no UTF-8. Save the text as UTF-8 and send it again.
json-other = The syntax of JSON (RFC 8259) does not allow this. Mend it at the place named.
breach-size = At most { $size } are checked at once. Paste only the statements in question.
breach-null = A statement does not say “nothing” by null. Remove the property, or write { $wanted }.
breach-type = This must be { $wanted } and is { $found }. Write { $wanted }.
breach-not-one = A PUT brings one statement; this is { $found }. Send several with POST.
breach-required = The property “{ $name }” is missing. Add it at this place.
breach-unknown-property = The standard has no property “{ $name }” at this place (case matters). Check its spelling; what is your own belongs into extensions.
breach-uuid = This is no UUID in its standard form (RFC 4122). Write 36 characters, like 39e24cc4-69af-4b01-a824-1fdc6ea8a3af.
breach-iri = This is no IRI with a scheme (RFC 3987). Write it whole, like https://example.org/x.
breach-extension-name = The name of the extension, “{ $name }”, is no IRI with a scheme (RFC 3987). Use one, like https://example.org/xapi/page.
breach-language-tag = This is no language tag (RFC 5646). Write one like zh-Hans or en-US.
breach-moment-form = This is no timestamp (RFC 3339). Write date, T, time and zone, like 2026-11-27T08:00:00.000Z.
breach-moment-no-zone = The timestamp names no zone (RFC 3339). Add Z or +08:00 at its end.
breach-moment-negative-zero = The zone of a timestamp is no negative zero (-00, -0000, -00:00). Write Z for UTC.
breach-duration = This is no length of time of ISO 8601. Write it like PT1H30M (an hour and a half) or PT2.5S (2.5 seconds).
breach-media-type = This is no media type (RFC 2046). Write one like text/plain or image/png.
breach-version = The version must be 1.0.x, or 2.0.x where the request speaks 2.0. Mend it, or leave it out: the store sets it.
breach-object-type = The objectType must be { $allowed } (case matters). Mend it.
breach-group-type = A group says so by the objectType Group. Add it.
breach-reference-type = A reference to a statement says so by the objectType StatementRef. Add it.
breach-no-identifier = Nothing says who this is. Write one of mbox, mbox_sha1sum, openid and account.
breach-many-identifiers = More than one thing says who this is. Keep one of mbox, mbox_sha1sum, openid and account, and remove the others.
breach-mbox = An mbox is mailto: and one mail address. Write it like mailto:li@example.cn.
breach-mbox-sha1 = An mbox_sha1sum is the SHA-1 of the mailto: address, 40 hexadecimal digits. Compute it again.
breach-no-member = A group that nothing identifies lists its members in “member”. Add them, or something that identifies the group.
breach-authority = A group as authority is nothing but two agents: the program and the person it acts for (OAuth). Leave authority out: the store sets it.
breach-voiding-object = What is voided is a statement. Write the objectType StatementRef, and as id that of the statement.
breach-sub-statement-own = A sub-statement has no id, stored, version or authority. Remove this property.
breach-sub-statement-nested = A sub-statement holds no sub-statement. Refer to a statement instead (StatementRef).
breach-interaction-type = The interactionType must be one of { $allowed }. Choose one of them.
breach-interaction-untold = Answers or their parts are described, and not of which kind. Add the interactionType.
breach-parts-alike = Two parts have the same id. Give each an id of its own.
breach-score-scaled = A scaled score lies between -1 and 1. Convert it: 85 of 100 is 0.85.
breach-score-min = The lowest score (min) must be less than the highest (max). Look whether they are swapped.
breach-score-raw = The score (raw) lies between the lowest (min) and the highest (max). Mend one of them.
breach-context-of-activity = The context has this property only where the object is an Activity. Remove it.
breach-relevant-types = The relevantTypes are empty. Name at least one type, or leave them out.
breach-attachment-length = The length is the number of bytes of the attachment. Write a whole number, 0 or more.
breach-attachment-sha2 = The sha2 is the SHA-2 of the bytes of the attachment in hexadecimal digits (64 for SHA-256). Compute it again.
breach-signature-media-type = The media type of a signature is application/octet-stream. Mend its contentType.
breach-signature-none = The attachment is no JSON web signature (RFC 7515). Sign the statement again.
breach-signature-parts = A compact JSON web signature has three parts with dots between (RFC 7515). Sign the statement again in this form.
breach-signature-encoding = The parts of the signature are not base64url (RFC 7515). Encode them again.
breach-signature-header = The header of the signature is no JSON. Sign the statement again.
breach-signature-algorithm = The algorithm of a signature is RS256, RS384 or RS512. Use one of them.
breach-signature-payload = What is signed is no JSON. Sign the statement as JSON.
breach-signature-other = It signs another statement than the one it came with. Sign this one, and do not change it afterwards.
breach-signature-certificate-encoding = The certificate in x5c is not base64. Encode it again.
breach-signature-certificate = The certificate in x5c cannot be read. Use an X.509 certificate in DER.
breach-signature-key = The key of the certificate in x5c did not sign it. Sign with the private key of this certificate.
breach-signature-missing = The bytes of the signature did not come along. Send them as an attachment with the statement.
breach-id-of-address = The id of the statement is not the statementId of the address. Make them the same, or leave the id out.
breach-id-twice = The id { $id } stands twice in one request. Give each statement its own id, or remove the double.
breach-batch-size = At most { NUMBER($statements) } statements come at once. Send them in several requests.
