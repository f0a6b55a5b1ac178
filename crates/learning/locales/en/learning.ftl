go-on = Go on learning
all-of-it = Everything
finished-share = { NUMBER($percent) }% finished
due-today = { $n ->
    [one] One is due today.
   *[other] { NUMBER($n) } are due today.
}
wrong-book = Wrong-answer book
go-on-with = Go on with
section-finished = You finished this section
finish-section = I finished this section
me-title = Me
me-start = Start here
me-welcome = Hello, { $name }
work = Where I belong
work-roles = My roles
work-guardian = My children
work-guardian-lead = See and decide what is kept about the children in your care, and look at their week.
me-hello = { $name }, a little more learned today.
me-hello-guest = A little more learned today.
streak = { $n ->
    [one] one day in a row
   *[other] { NUMBER($n) } days in a row
}
week = { $n ->
    [one] one minute this week
   *[other] { NUMBER($n) } minutes this week
}
correct = { NUMBER($n) } right in half a year
export = Download my data
settings = Settings
sign-up = Sign up and keep this
sign-in = Sign in
sign-out = Sign out
guest-explained = You are not signed in; this record belongs to the browser on this device. Sign up and all of it is kept, on every device.
nothing-yet = Nothing learned here yet
nothing-yet-advice = Open a book or answer a few questions, and your progress, calendar and wrong-answer book appear here.
to-library = To the library
to-practice = To practice
calendar = Calendar of study
calendar-label = { $n ->
    [one] Calendar of study for half a year: one day with study
   *[other] Calendar of study for half a year: { NUMBER($n) } days with study
}
calendar-explained = Half a year; the darker, the longer · as a table
month = Month
minutes-column = Time
minutes = { NUMBER($n) } min
mastery = How well I know it
mastery-empty = An estimate appears after three answers about the same concept.
why-this-number = Why this number?
mastery-explained = { $n ->
    [one] Estimated from one answer
   *[other] Estimated from { NUMBER($n) } answers
}: (right + 1) ÷ (answered + 2). With few answers it stays near one half; with more it gets surer.
reading = Reading
reading-empty = No book opened yet.
wrong-count = { $n ->
    [one] One question.
   *[other] { NUMBER($n) } questions.
}
open-wrong-book = Open the wrong-answer book
next-steps = Next
history = History
next-wrong = { $n ->
    [one] Repeat one question
   *[other] Repeat { NUMBER($n) } questions
}
next-wrong-reason = Coming back after some days makes it stay
next-read = Go on: { $title }
next-practise = Practise
next-practise-reason = Choose a subject or a concept
due-now = due today
due-in = { $n ->
    [one] due tomorrow
   *[other] due in { NUMBER($n) } days
}
practise-due = Repeat what is due
practise-anyway = Practise ahead of time
wrong-empty = The wrong-answer book is empty
wrong-empty-advice = Questions you get wrong come in here by themselves and return after some days.
wrong-explained = A wrong answer comes back after 1, 3 and 7 days; two right answers in a row, each in its time, and it leaves the book.
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
my-learning = My learning
my-year = My learning
studied = { $n ->
    [one] One day of learning this year.
   *[other] { NUMBER($n) } days of learning this year.
}
streak-begun = Good that you are here again today.
streak-over = A pause is fine: go on whenever you like.
year-of-days = The year
year-label = { $n ->
    [one] Calendar of study for a year: one day with study
   *[other] Calendar of study for a year: { NUMBER($n) } days with study
}
year-explained = A year; the darker, the longer · as a table
month-of-year = { $month } { $year }
days-column = Days
time-by-subject = Where the time went
span = Time span
span-week = 7 days
span-month = 30 days
span-year = A year
no-time = No time is noted for these days.
spent-on = { $read } min reading, { $practice } min practice
less-than-one = <1
minutes-of = { $n } min
as-table = As a table
subject = Subject
together = Together
no-subject = Other
time-explained = Reading counts while the page is open and you are at it; after a minute without a move it stops.
where-i-stopped = Where I stopped
stopped-nowhere = Nothing is half read.
go-on-here = Go on
go-on-reading = Go on reading: { $title }
what-i-finished = What I finished
finished-nothing = No section is finished yet. The button at the end of a section notes it.
what-i-got-wrong = Where I am not sure yet
wrong-nothing = Nothing answered wrong so far.
wrong-no-concept = The questions that went wrong name no concept, so none can be listed here.
wrong-of = { NUMBER($wrong) } of { NUMBER($answered) } wrong
wrong-waiting = { $n ->
    [one] One question waits in the wrong-answer book.
   *[other] { NUMBER($n) } questions wait in the wrong-answer book.
}
who-saw-this = Who saw this
nobody-saw-this = Nobody but you looked at your record.
saw-week = looked at a week of your learning
saw-courseware = looked at what you did with courseware
saw-class-courseware = looked at the courseware results of { $place }, where you learn or learned then
saw-class = looked at the week of { $place }, where you learn or learned then
saw-record = opened your record
somebody-gone = Somebody who has left
all-who-saw = Everybody who looked
take-along = Take my record along
take-along-text = The table opens in any spreadsheet, a row for each day and section; the xAPI file is for other learning platforms and holds every statement about you.
as-csv = Table (CSV)
as-xapi = Statements (xAPI)
csv-day = day
csv-subject = subject
csv-resource = resource
csv-section = section
csv-courseware = Courseware
csv-parts-done = parts done: { $done }
csv-seconds = seconds
csv-answered = answered
csv-right = right
to-guardian = Guardian's page
week-of = A week of { $name }
week-studied = { $days ->
    [one] One day of study
   *[other] { NUMBER($days) } days of study
}, { NUMBER($minutes) } min
week-rested = No study noted this week
week-days-label = Time of study of { $name } on each day of the week, { NUMBER($minutes) } min together
day-column = Day
week-subjects = What it was about
week-no-subjects = Nothing yet this week.
week-finished = What was finished
week-finished-nothing = No section was finished this week.
week-explained = Here are time and what was finished, no answers and no marks. Your child can see that you looked.
other-weeks = Other weeks
week-before = The week before
week-after = The week after
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
in-minutes = In minutes
courseware = Courseware
all-courseware = All of it
course-going-on = going on
course-failed = not passed yet
course-done = done
course-parts = { $units ->
    [one] { NUMBER($done) } of { NUMBER($units) } part
   *[other] { NUMBER($done) } of { NUMBER($units) } parts
  }
course-score = score { $percent }%
course-gone = taken away since
look-again = Look again
look-at-again = Look again at { $title }
trail = Where you are
no-name = no account
class-week-of = A week of { $name }
class-studied = Learners who studied: { NUMBER($active) } of { NUMBER($learners) }.
class-together = { NUMBER($minutes) } min together, { $sections ->
    [0] no section finished.
    [one] one section finished.
   *[other] { NUMBER($sections) } sections finished.
  }
courseware-results = Courseware results
choose-class = The first { $count } learners are shown. Choose a class below this organisation to see its own.
class-empty = Nobody learns here yet
class-empty-advice = Learners show up here once somebody gives them that role, or a list of people is brought in.
class-days = Who studied when
class-days-label = Learners who studied on each day of the week
people-column = Learners
class-wrong = What is not sure yet
class-wrong-nothing = No concept that was practised this week has wrong answers.
wrong-people = { $n ->
    [one] one learner
   *[other] { NUMBER($n) } learners
  }
class-who = Who did what
class-nobody = Nobody studied this week yet.
days-studied = { $n ->
    [one] one day
   *[other] { NUMBER($n) } days
  }
sections-finished = { $n ->
    [one] one section finished
   *[other] { NUMBER($n) } sections finished
  }
right-of = { NUMBER($right) } of { NUMBER($answered) } right
class-hidden = Has not agreed that the school sees this
class-hidden-explained = Nothing is shown about them, and they count in none of the figures above. They or their guardians decide.
class-quiet = Not here this week
class-quiet-explained = They may learn on paper, be ill or have no network: ask before you judge.
class-noted = Names stand in the order of names; this is no ranking. That you looked is on record.
