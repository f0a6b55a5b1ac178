# The hub
hub-title = Practice
hub-lead = { $items ->
    [one] One question.
   *[other] { NUMBER($items) } questions.
} Begin wherever you like. No account is needed; with one, your answers stay with you.
hub-empty = There are no questions yet. They appear by themselves when resources are imported.
to-library = Go to the library
by-subject = By subject
by-concept = By concept
by-collection = By book and collection
in-other-languages = Question sets in other languages
concept-tree = Concept tree
concepts-title = Concepts: { $title }
no-concepts = The questions of this resource name no concepts.
place = Place
items = { $count ->
    [one] One question
   *[other] { NUMBER($count) } questions
}
begin = Start practising
practise-named = Practise: { $name }
practise-section = Practise this section
practise-resource = Practise
you-had-right = { NUMBER($count) } answered rightly so far
wrong-book = Wrong answers
to-practice = Back to practice

# Kinds
kind-single-choice = One answer
kind-multiple-choice = Several answers
kind-numeric = A number
kind-short-text = A short text
kind-self-marked = Mark yourself

# Answering
question-of = Question { NUMBER($number) } of { NUMBER($total) }
end = End
languages-of-item = Languages of this question
choose-all = There may be more than one: choose all that are right.
send-answer = Answer
skip = Skip for now
number-forms = Fractions, decimals and percentages are all fine, for example 1/2, 0.5, 50%. The unit may be left out.
unreadable-number = We could not read this as a number. Please write it another way, for example 12, 3/4 or 0.5. It does not count as wrong.
unreadable-text = There is no answer yet. Write something and send it again. It does not count as wrong.
unreadable-choice = Nothing is chosen yet. Choose one and send it again. It does not count as wrong.
show-solution = Show the solution
no-solution = The book gives no solution here. Compare with a friend, or read the section again.
mark-yourself = Now that you have seen the solution: did you have it?
mark-wrong = Not yet
mark-partly = Partly
mark-right = I had it
answer-this = Answer this question

# Feedback
verdict-right = That is right!
verdict-partly = Partly there
verdict-wrong = Not quite
verdict-skipped = Skipped for now; the solution may help
your-answer = Your answer:
right-answer = Right answer:
right-choice = Right answer
your-right-choice = Your choice, and right
your-choice = Your choice
source = Source:
read-section = Read the section again
next-question = Next question
see-summary = See how it went

# Summary
summary-title = How it went
summary-done = This round is done
summary-open = So far
answered-of = { NUMBER($answered) } of { NUMBER($total) } answered
time-spent = { $time } spent
seconds = { $count ->
    [one] 1 second
   *[other] { NUMBER($count) } seconds
}
minutes-and-seconds = { NUMBER($minutes) } min { NUMBER($seconds) } s
right-of = { NUMBER($right) } of { NUMBER($total) } right
state-right = right
state-partly = partly right
state-wrong = wrong
state-skipped = skipped
wrong-kept = wrong, kept among your wrong answers
go-on = Go on
same-again = The same again
only-missed = Only those I missed
another-round = Another round
time-each = Time for each question
time-plot = How long the questions took
see-table = Show as a table
time-column = Time
questions-column = Questions
seconds-between = { NUMBER($from) }–{ NUMBER($to) } s
minutes-between = { NUMBER($from) }–{ NUMBER($to) } min
minutes-from = { NUMBER($from) } min +
review-each = Question by question
