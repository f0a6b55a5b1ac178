trail = Where you are
roster = Roster
roster-lead = Make all classes and accounts from one list. You see what will happen first, and can take it back afterwards.
not-done = That did not work yet
import-file = Import a roster
file = File
file-hint = A CSV or XLSX spreadsheet, or a ZIP bundle of OneRoster 1.2; up to { NUMBER($megabytes) } MB and { NUMBER($rows) } lines. The first line has the headings, such as name, number, role, grade, class.
prefix = User names begin with
prefix-hint = Whoever has no user name in the list gets this and their number, so that it differs from other schools.
nothing-written-yet = The next step is a preview; nothing is written yet.
see-preview = Preview
get-template = Get a template
template-name = roster-template
no-file = Please choose a file first.
empty-file = “{ $file }” is empty: there is nothing in it. Open the original, make sure that it was saved, and choose it again.
fault-prefix = This holds letters, digits and . _ - only, at most 20.
imports = Imports
no-imports = There are none yet. Get the template, fill it in, and choose the file above.
taken-back = taken back
the-platform = the platform
done-discarded = The preview was given up; nothing was written.
export = Export
export-lead = The people of this organisation and everything below it. The file holds personal data: keep it safe.
export-sheet = As a spreadsheet
export-oneroster = As OneRoster
preview = What would happen
preview-lead = Nothing was written yet. Check it, then import it; the preview is kept for an hour.
what-happens = Changes
would-accounts = { $count ->
    [one] { NUMBER($count) } new account
   *[other] { NUMBER($count) } new accounts
}
would-rename = { $count ->
    [one] { NUMBER($count) } changed name
   *[other] { NUMBER($count) } changed names
}
would-keep = { $count ->
    [one] { NUMBER($count) } person unchanged
   *[other] { NUMBER($count) } people unchanged
}
would-organizations = { $count ->
    [one] { NUMBER($count) } new school, grade or class
   *[other] { NUMBER($count) } new schools, grades and classes
}
would-memberships = { $count ->
    [one] { NUMBER($count) } new place
   *[other] { NUMBER($count) } new places
}
would-end = { $count ->
    [one] { NUMBER($count) } place ends
   *[other] { NUMBER($count) } places end
}
would-contacts = { $count ->
    [one] { NUMBER($count) } person with another address
   *[other] { NUMBER($count) } people with other addresses
}
would-suspend = { $count ->
    [one] { NUMBER($count) } account is suspended
   *[other] { NUMBER($count) } accounts are suspended
}
did-contacts = { $count ->
    [one] Another address was noted for { NUMBER($count) } person
   *[other] Other addresses were noted for { NUMBER($count) } people
}
did-suspend = { $count ->
    [one] { NUMBER($count) } account was suspended
   *[other] { NUMBER($count) } accounts were suspended
}
would-school = { $count ->
    [one] { NUMBER($count) } term, course or class with other details
   *[other] { NUMBER($count) } terms, courses and classes with other details
}
would-leave-out = { $count ->
    [one] { NUMBER($count) } line left out
   *[other] { NUMBER($count) } lines left out
}
passwords-not-read = The column with passwords was not read and is not kept. You can print starting codes after the import.
columns-not-read = Columns that were not understood: { $columns }
between = , 
confirm = Import
confirm-effect = Everything is written at once; if it fails halfway, nothing is.
confirm-partly = Lines with a fault are left out, the others are written at once. Correct them and import the file again: nobody gets a second account.
nothing-changes = There is nothing to import: the lines without a fault are here already, and the others have faults, listed below.
nothing-new = There is nothing to import: all people, places and classes of the file are here already, and nothing differs.
nothing-good = There is nothing to import: there are faults, listed below. Correct them in the file and choose it again.
only-headings = There is nothing to import: the file has headings only, and nobody below them. Fill in one person a line below the headings, and choose the file again.
discard = Give up
faults = What to correct
faults-lead = Correct these in the file, then choose it again.
more-faults = { NUMBER($count) } more are not listed.
new-people = New accounts
more-people = { NUMBER($count) } more are not listed.
renamed-people = People whose name changes
renamed-line = { $before } → { $after }
other-names = People whose name differs and stays
other-names-lead = These accounts were not made by this organisation, so their names are theirs to choose; everything else is imported. Write the name of the account in the file, or ask the person to change it.
other-name-line = “{ $has }” on the account, “{ $listed }” in the file
new-organizations = New schools, grades and classes
import-title = Import
import-done = It was imported
did-accounts = { $count ->
    [one] { NUMBER($count) } account was made
   *[other] { NUMBER($count) } accounts were made
}
did-organizations = { $count ->
    [one] { NUMBER($count) } school, grade or class was made
   *[other] { NUMBER($count) } schools, grades and classes were made
}
did-memberships = { $count ->
    [one] { NUMBER($count) } place was given
   *[other] { NUMBER($count) } places were given
}
did-renamed = { $count ->
    [one] { NUMBER($count) } name was changed
   *[other] { NUMBER($count) } names were changed
}
did-ended = { $count ->
    [one] { NUMBER($count) } place ended
   *[other] { NUMBER($count) } places ended
}
did-same = { $count ->
    [one] { NUMBER($count) } person stayed as they were
   *[other] { NUMBER($count) } people stayed as they were
}
did-left-out = { $count ->
    [one] { NUMBER($count) } line was left out
   *[other] { NUMBER($count) } lines were left out
}
starting-codes = Starting codes
starting-codes-lead = Everybody gets a code to sign in with the first time. The list is shown for ten minutes to whoever made it, and not kept in the clear; if it is lost, make another one, and the former codes stop working. Whoever has signed in already is not on it.
list-to-print = Make a list to print
list-as-file = Make a CSV file
codes-how = Sign in at { $address } with the user name and the code, then choose a password of your own when you are asked for it.
codes-good =
    { $days ->
        [one] The codes are good for a day. Whoever has not signed in by then gets a new one by making this list again.
       *[other] The codes are good for { NUMBER($days) } days. Whoever has not signed in by then gets a new one by making this list again.
    }
codes-once = This list is shown for ten minutes only; loading the page anew makes no new codes. Print or save it now. Everybody should see their own line only.
codes-shown = This list is not shown any more
codes-shown-advice = A list is shown for ten minutes to whoever made it, and not kept in the clear. Slips that were printed are good. If they are lost, make new codes; former ones that nobody used yet stop working at once.
make-new-codes = Make new codes
list-also-as-file = The same list as CSV
slips-in = Language of the slips
invitations-in = Language of the invitations
no-codes = Nobody needs a code
no-codes-advice = Everybody of this import has signed in already, or is not here any more.
back-to-import = Back to the import
back-to-roster = Back to the roster
sign-in-at = Sign in at
renew-codes-lead = New starting codes for everybody here and below who has no password of their own yet, as when a class lost its slips. Former codes are void at once, and whoever came in by one is signed out. { NUMBER($count) } people at most: choose a grade or a class where there are more. For one person alone there is a button on their page.
codes-left-out =
    { $count ->
        [one] One more person got none: they are in another organisation too, or administer something. Those above them make it on their page.
       *[other] { NUMBER($count) } more people got none: they are in another organisation too, or administer something. Those above them make it on their pages.
    }
fault-many-codes = More than { NUMBER($count) } people have no password yet. Make the codes on the roster page of a grade or a class.
take-back = Take this import back
take-back-effect = Places it gave end; names and addresses it changed and places it ended come back, and accounts it suspended work again; accounts nobody used are removed, and empty classes are closed. Accounts that somebody signed in to and classes with people in them stay.
was-taken-back = Taken back on { $time }
undid-accounts = { $count ->
    [one] { NUMBER($count) } unused account was removed
   *[other] { NUMBER($count) } unused accounts were removed
}
undid-organizations = { $count ->
    [one] { NUMBER($count) } empty school, grade or class was closed
   *[other] { NUMBER($count) } empty schools, grades and classes were closed
}
undid-memberships = { $count ->
    [one] { NUMBER($count) } place ended
   *[other] { NUMBER($count) } places ended
}
undid-restored = { $count ->
    [one] { NUMBER($count) } place came back
   *[other] { NUMBER($count) } places came back
}
undid-names = { $count ->
    [one] { NUMBER($count) } name came back
   *[other] { NUMBER($count) } names came back
}
what-stays = This could not be taken back and stays:
undid-contacts = { $count ->
    [one] { NUMBER($count) } address is as before
   *[other] { NUMBER($count) } addresses are as before
}
undid-resumed = { $count ->
    [one] { NUMBER($count) } suspended account works again
   *[other] { NUMBER($count) } suspended accounts work again
}
kept-contacts = { $count ->
    [one] { NUMBER($count) } address: it was changed again since
   *[other] { NUMBER($count) } addresses: they were changed again since
}
kept-accounts = { $count ->
    [one] { NUMBER($count) } account: somebody signed in to it, or it is in another organisation too
   *[other] { NUMBER($count) } accounts: somebody signed in to them, or they are in another organisation too
}
kept-organizations = { $count ->
    [one] { NUMBER($count) } school, grade or class: somebody or something is in it
   *[other] { NUMBER($count) } schools, grades and classes: somebody or something is in them
}
kept-names = { $count ->
    [one] { NUMBER($count) } name: it was changed again since
   *[other] { NUMBER($count) } names: they were changed again since
}
name = Name
user-name = User name
number = Number
role = Role
grade = Grade
class = Class
email = E-mail
phone = Phone
birth-date = Birth date
place = Class or place
starting-code = Starting code
example-learner = Li Lei
example-teacher = Ms Wang
example-grade = Grade 7
example-class = Class 1
role-learner = learner
role-guardian = guardian
role-teacher = teacher
role-subject-head = head of subject
role-school-admin = school administrator
role-region-admin = region administrator
role-reviewer = reviewer
role-provider = resource provider
role-inspector = inspector
role-other = another role
whole-file = The whole file
at-line = Line { NUMBER($line) }
at-column = Column “{ $column }”
at-cell = Line { NUMBER($line) }, column “{ $column }”
fault-unreadable = The file cannot be read. Save it as XLSX or CSV (UTF-8) and try again; an old XLS file has to be saved as XLSX first.
fault-encoding = The encoding of the text is not known. Save it as “CSV UTF-8” or XLSX.
fault-no-headings = There are no headings. The first line has to name the columns, one of them “name”; the template shows how.
fault-heading-twice = This heading stands there twice; only the first column is read. Remove or rename the other one.
fault-too-many = There is more than can be imported at once; the rest was not read. Part it into several files.
fault-too-long = A cell of this line is too long (more than 500 characters). Shorten it.
fault-name-missing = The name is missing. Fill it in.
fault-name-wrong = The name is longer than 40 characters or holds signs that cannot be seen. Correct it.
fault-nobody-known = There is neither a user name nor a number. Fill in one of them.
fault-user-name-wrong = A user name has 3 to 40 characters: letters, digits and . _ - only, or it is an e-mail address. For short numbers, fill in what user names begin with.
fault-user-name-taken = Somebody has this user name whose account has no role in this organisation and was not made by it, so this line is left out. Choose another user name or beginning; if it is the same person, give their account a role on the organisation's page, and import again once they have accepted it.
fault-twice = The same user name or number belongs to somebody else on another line, or two lines mean the same account. Check both.
fault-role-unknown = The role is not known. Use learner, teacher, head of subject, guardian or school administrator.
fault-role-not-yours = You cannot give this role here: it is above your own, or your sign-in lacks a second factor.
fault-roles-apart = This person is an auditor and cannot administer as well.
fault-place-wrong = This cannot stand here: leave the school empty when importing into a school, and the grade when importing into a grade.
fault-place-name-wrong = The name is longer than 120 characters or holds signs that cannot be seen. Correct it.
fault-email-wrong = This is no e-mail address. Correct it, or leave it empty.
fault-phone-wrong = This is no phone number. Correct it, or leave it empty.
fault-birth-wrong = Write a birth date as 2014-09-01, not after today. Correct it, or leave it empty; only the age band is kept.
fault-file-missing = This file of the bundle is missing. Add it, or mark it as absent in manifest.csv.
fault-column-missing = The column is missing; OneRoster 1.2 asks for it.
fault-value-missing = Something has to stand here. Fill it in.
fault-value-wrong = The value is not one of those allowed. Correct it as OneRoster 1.2 says.
fault-reference-wrong = The sourcedId it refers to is not in the bundle. Check it.
fault-manifest-missing = This ZIP holds no manifest.csv, so it is no OneRoster bundle. Put manifest.csv into it with the files it marks as bulk or delta: orgs.csv, academicSessions.csv, courses.csv, classes.csv, users.csv, roles.csv, enrollments.csv. A spreadsheet is chosen as it is, as CSV or XLSX, not packed.
fault-version-wrong = Only CSV bundles of OneRoster 1.2 are read.
school = School
fault-nowhere = This person has no role here that we know, so no account was made. Add a role or an enrolment.
guardian-email = Guardian e-mail
guardian-phone = Guardian phone
would-invite = { $count ->
    [one] 1 guardian is invited
   *[other] { NUMBER($count) } guardians are invited
}
states-consent = { $children ->
    [one] One new pupil is under 14. By importing, { $school } states that a guardian agreed to keeping what is learned and showing it to the school. The guardian sees this, and may decide otherwise.
   *[other] { NUMBER($children) } new pupils are under 14. By importing, { $school } states that their guardians agreed to keeping what is learned and showing it to the school. The guardians see this, and may decide otherwise.
}
did-consents = { $count ->
    [one] The statement of consent was noted for one child.
   *[other] The statement of consent was noted for { NUMBER($count) } children.
}
did-invite = { $count ->
    [one] One guardian was invited.
   *[other] { NUMBER($count) } guardians were invited.
}
fault-guardian-not-needed = Guardians are invited for learners under 18 only. Nobody is invited for this line; the rest of it counts.
fault-account-not-yours = This person opened their account, or another organisation made it. Offer a new role to them by user name on the page of the organisation; guardians are named by the person.
