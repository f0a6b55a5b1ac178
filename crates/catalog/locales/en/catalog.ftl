home-title = Home
home-description = Open textbooks, courses, exercises and poems for everybody, everywhere, at any time; no account needed.
motto-one = Learning for everyone,
motto-two = whenever you like.
home-lead = { NUMBER($textbooks) } textbooks, { NUMBER($courses) } courses and { NUMBER($items) } exercises, all open, no account needed.
search = Search
index-is-being-filled = The search index is being made just now; soon more will be found here.
search-label = Search textbooks, courses, exercises and poems
search-placeholder = grade 3 mathematics decimals
suggestions = Suggestions
try-these = Try these
example-one = graph algorithm
example-two = decimals
example-three = grade 8 physics
example-four = 静夜思
where-to-start = Where to start
browse-library = Browse the library
much-used = Much used
textbooks-and-courses = Textbooks and courses
empty-library = The library is still empty
empty-library-advice = The operator brings in the first content with xingtan import; it shows here at once.
what-is-here = What is here
licences-and-sources = Licences and sources
number-textbooks = Textbooks
number-courses = Courses
number-items = Exercises
number-poems = Poems and classics
number-entries = Catalogue entries
figure = { NUMBER($n) }
items = { $n ->
    [one] one question
   *[other] { NUMBER($n) } questions
}
poems = { $n ->
    [one] one text
   *[other] { NUMBER($n) } texts
}
lessons = { $n ->
    [one] one lesson
   *[other] { NUMBER($n) } lessons
}
sections = { $n ->
    [one] one section
   *[other] { NUMBER($n) } sections
}
library-title = Library
textbook-tree = Textbook tree
textbook-tree-lead = By stage, subject, edition and volume: { $count ->
    [one] one volume
   *[other] { NUMBER($count) } volumes
}. The entries are facts about books; the button below shows what can be opened here.
textbook-tree-empty = There are no textbook entries here yet.
by-textbook-tree = By textbook tree
by-poets = Poets and dynasties
by-practice = Practise
results-for = Results for “{ $text }”
results = Results
results-range = { NUMBER($first) }–{ NUMBER($last) } of { NUMBER($total) }
chosen = Chosen filters
understood-as = We understood
remove = Remove “{ $name }”
filter = Filter
more-codes = More
facet-stage = Stage
facet-subject = Subject
facet-edition = Edition
facet-grade = Grade
facet-volume = Volume
facet-type = Type
facet-language = Language
facet-licence = Licence
nothing-found = Nothing found
nothing-found-advice = Try other words, or remove a filter. Pinyin and first letters work too.
did-you-mean = Did you mean
relaxed-facet = Nothing fits “{ $name }”; the results below leave it out.
relaxed-words = Nothing holds all of these words; the results below hold some of them.
relaxed-spelling = Showing results for “{ $text }”.
kind-item = Question
list-comma = , { "" }
trail = Where you are
start-reading = Start reading
see-all-for-this = See what there is for this grade and subject
entry-explained = This is an entry of a textbook catalogue; the text of the book is not here. The button lists what can be opened for the same grade and subject.
contents = Contents
downloads = Downloads
download-epub = EPUB e-book
download-epub-in = EPUB e-book ({ $language })
download-items = Questions as JSON
download-collection = Everything with licences, ZIP
source-and-licence = Source and licence
licence = Licence:
relaid = layout changed, words unchanged
original = Source
taken-on = taken on { $date }
fact-sections = Readable sections
fact-items = Questions
toc = In this chapter
whole-contents = All contents
minutes = about { $n ->
    [one] one minute
   *[other] { NUMBER($n) } minutes
}
side-by-side = Side by side
machine-translated = This text was translated by a machine; the original counts.
before-and-after = Before and after
before = Previous
after = Next
report = Report a problem
reported = Thank you. The people who look after this content will see it.
report-label = What is wrong? Name the sentence or the exercise.
report-send = Send
resume = Back to where you were
how-to-show = How to show it
horizontal = Horizontal
vertical = Vertical
simplified = Simplified
traditional = Traditional
with-pinyin = With pinyin
without-pinyin = Without pinyin
dynasties = Dynasties
poets-of = Authors of the { $name } dynasty
book-cover = Cover
book-about = About this book
book-start = Start of the text
book-authors = Authors
book-licence = Licence
book-attribution = Attribution
book-revision = Version of the source
book-modified-on = Last changed
book-untitled = Untitled
book-accessibility = Headings, lists, tables and formulas are marked up; figures without files are described in words.
public-domain = public domain
see-also = See also
see-all-of = Everything for { $name }
see-words = Only “{ $text }”, without conditions
as-markdown = Markdown
as-html = HTML
