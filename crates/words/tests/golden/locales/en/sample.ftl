### Words that exercise every construct the generator supports.

-platform = Xingtan

home-title = Find something to learn
    .aria = Search { -platform }
home-intro =
    Textbooks, courses and poems.
    Open { -platform } and begin.
quoted = { "" }A "quote", a back\slash, [brackets] and a { "\u007B" }brace{ "}" }.
version = Release { 2 }
see-also = See also: { home-title }

hello = Hello, { $name }!
items = { $n ->
    [0] No items
    [one] One item
   *[other] { $n } items
}
year = In { NUMBER($year, useGrouping: "false") }
found = { NUMBER($total) } found in { $place }: { items }
state = { $state ->
    [draft] Draft
    [published] Published { $n ->
        [one] once
       *[other] { $n } times
    }
   *[other] Unknown
}
button =
    .aria = Close
