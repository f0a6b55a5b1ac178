courseware = Courseware
courseware-lead = Lessons to play, from here and from elsewhere: what you do in them is kept, and you can go on where you stopped.
none-here = Nothing here yet
none-here-advice = Courseware shows up here when your school or the platform brings some.
to-library = To the library
mine = My courseware
mine-lead = What you began, and how far you are.
none-begun = You have not opened any courseware yet
none-begun-advice = Open a lesson; you can stop at any time and go on later.
trail = Where you are
state = State
not-begun = not begun
going-on = going on
failed = not passed yet
done = done
units-done = { $units ->
    [one] { NUMBER($done) } of { NUMBER($units) } part
   *[other] { NUMBER($done) } of { NUMBER($units) } parts
  }
percent = { $percent } %
score = Score { $percent } %
time-spent = { $minutes ->
    [one] one minute
   *[other] { NUMBER($minutes) } minutes
  }
last-used = Last used { $when }
gone = taken away since
begin = Begin
go-on = Go on
try-again = Try again
look-again = Look again
preview-unit = Look at it
parts = Parts
back-to-course = Back to the course
full-screen = Full screen
opens-elsewhere = This part opens in a window of its own.
open-window = Open { $title }
elsewhere-warning = It lies at { $host }, not on this platform: what it keeps about you there is up to them.
what-is-kept = What you do here is kept: how far you are, your answers and your score. You find it under My courseware.
what-is-not-kept = You are looking at it: nothing of what you do now counts.
needs-scripts = This part needs JavaScript.
launch-over = This visit is over
launch-over-advice = What was done is kept. Open the part again to go on.
launch-used = This visit was opened already
launch-used-advice = A part like this can be opened once for each visit. Open it again to go on.
over = Done for now
over-lead = What you did is kept.
not-there = Not there
not-there-advice = The file is missing in this package, or the visit is over. Go back to the course and open the part again.
saving-failed = Not saved yet: the connection is gone. It is tried again; please leave this page open.
saved-again = Saved.
no-content-host = Courseware cannot be opened on this platform yet
no-content-host-advice = The operator has to set the address of a host of its own for it (--content-url). What you did before is kept.
no-record-store = Parts of this kind cannot be opened on this platform yet
no-record-store-advice = They speak to a record store, and none is set up here.
bring = Bring a package
bring-lead = A package of cmi5, SCORM 1.2 or SCORM 2004 as a ZIP archive, or the course structure of cmi5 by itself.
file = File
file-hint = Up to { $megabytes } MB. It is checked before anything is kept.
no-file = Choose a file first.
check-and-bring = Check and bring it
packages = Packages
no-packages = There are none here yet.
refused = The package was not taken in
refused-file = In { $file }
refused-line = In { $file }, line { $line }
nothing-kept = Nothing of it was kept.
notices = What it asks for and does not get here
notices-lead = The package works; these of its wishes are not followed.
structure = What is in it
see-as-learner = See it as a learner
figures = Used so far
opened-by = { $count ->
    [one] opened by one person
   *[other] opened by { NUMBER($count) } people
  }
finished-by = { $count ->
    [one] finished by one
   *[other] finished by { NUMBER($count) }
  }
files-in-it = { $count ->
    [one] one file
   *[other] { NUMBER($count) } files
  }
megabytes = { $count } MB
remove = Take it away
remove-effect = Nobody can open it any more. What people did with it stays on their pages.
standard = Standard
added = Brought { $when }
refusal-not-a-package = This is no package. Export the course as a ZIP archive for cmi5 or SCORM and choose that file.
refusal-archive-damaged = The archive is damaged. Export or copy it again.
refusal-too-large = The package is too large. Make videos smaller, or bring it in parts.
refusal-too-many-files = The package has too many files. Bring it in parts.
refusal-unpacks-too-large = It unpacks to far more than a package may have. Make its files smaller.
refusal-path = A file has a name that leads out of the package, or is too long or too deep. Pack the course again with plain names.
refusal-link = There is a link in the archive instead of a file. Pack the files themselves.
refusal-duplicate-path = Two files have the same name. Pack the course again with each file once.
refusal-encrypted = The archive is encrypted. Pack it without a password.
refusal-no-manifest = Neither cmi5.xml nor imsmanifest.xml is at the top of the archive. Export the course for cmi5 or SCORM.
refusal-manifest-in-folder = The course lies in a folder of the archive. Pack what is in the folder, not the folder.
refusal-xml = The description of the course cannot be read. Export it again, or mend it at the place named.
refusal-xml-too-large = The description of the course is too large. Bring the course in parts.
refusal-structure = The description of the course is not as its standard asks. Mend it at the place named, or tell whoever made it.
refusal-value = A value is outside what the standard allows. Mend it at the place named.
refusal-iri = An identifier is not a complete address with its scheme, such as https://… Mend it at the place named.
refusal-duplicate-id = An identifier stands twice. Give each part one of its own.
refusal-unknown-reference = Something is referred to that is not there. Mend it at the place named.
refusal-url = An address is none that can be opened. Mend it at the place named.
refusal-relative-url = The address of a part is relative, and there is no archive it could lie in. Pack the files with it, or write complete addresses.
refusal-missing-file = A file that is to be opened is not in the archive. Pack it too, or mend its address.
refusal-launch-parameter = The address of a part uses a name that belongs to the launch (endpoint, fetch, actor, registration, activityId). Rename it.
refusal-too-many-units = The course has too many parts. Bring it in several packages.
refusal-version = The version of SCORM is not known. Export the course for SCORM 1.2 or SCORM 2004.
refusal-no-organization = The package does not say in which order its parts come. Export it again with its table of contents.
refusal-nothing-to-launch = Nothing in the package can be opened. Export it again with its pages.
refusal-sub-manifest = The package holds another package. Bring each by itself.
notice-sequencing = It wants its parts taken in an order, or only when others are done. Here they are chosen freely.
notice-prerequisites = Some parts want others to be done first. Here they are chosen freely.
notice-rollup = It has rules of its own for adding results up. Here it is done with when every part is.
notice-shared-objectives = Parts share objectives with each other. Here each keeps its own.
notice-limits = It limits how often or how long one may try. Here nobody is stopped.
notice-randomization = It wants parts chosen or mixed at random. Here they come as they are written.
notice-more-organizations = It has further tables of contents. The default one is used.
notice-missing-files = Some files that it names are missing. Pages may lack pictures.
notice-external = Some parts lie at addresses of others. They open in a window of their own, and what they keep is up to them.
notice-extensions = It holds elements of others, which are passed over.
notice-odd-version = Its version is written oddly; it was recognised by its elements.
results = Courseware results
results-lead = { $learners ->
    [0] Nobody learns here yet.
    [one] What one learner did.
   *[other] What { NUMBER($learners) } learners did.
  }
choose-class = The first { $count } learners are shown. Choose a class below this organisation to see its own.
opened-by-nobody = not opened yet
no-learners = Nobody learns here yet
no-learners-advice = Learners show up here once somebody gives them that role, or a list of people is brought in.
no-name = no account
held-back = Has not agreed that the school sees this
held-back-advice = Nothing is shown, and it counts in no figure of the class. The person or their guardian decides.
class-noted = That you looked is on record.
results-noted = That you looked is on record, and learners can see it.
waive = Count as done
waive-reason = Reason
waive-effect = For example: can do it already, or did it on paper. The reason goes into their record, and it cannot be taken back here.
waive-no-reason = Nothing was changed: write a reason, of 500 characters at most.
waive-done = It counts as done now.
waived = counts as done (waived)
waived-on = counts as done since { $when }
