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
me-title = My learning
me-start = Start here
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
