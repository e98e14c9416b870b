### What is wrong with a question file, and what would be right. One message for each code of a fault.

at-line = line { $line }
at-cell = line { $line }, column { $column }

## The file as a whole

too-big = the file has { $megabytes } MB, at most { $most } MB are taken; split it into several files
encoding = the file is not in UTF-8 (it looks like { $looks }); save it as UTF-8
bytes-broken = byte { $byte } is no part of a UTF-8 text, though most of the file is; type this place anew and save the file as UTF-8
not-a-text = this is { $looks ->
    [office] a document of an office program or an archive
    [pdf] a PDF document
   *[picture] a picture
}, not a plain text; save the questions as a plain text in UTF-8
empty-file = there is nothing in the file; begin with “title: …”, “language: en” and “facts:”
top-list = the file begins with a list; write “title: …” and “language: …” first and put the list under “facts:”
top-text = the file holds plain text; begin with “title: …”, “language: en” and “facts:”
second-document = a second document begins here (“---”); leave one question set in a file
too-deep = nested more than { $most } levels deep; a question file needs seven: facts › questions › wrong
too-much = the file goes on for too long; split it into several files here
more-faults = { $count ->
    [one] one more fault is not shown; mend these first
   *[other] { $count } more faults are not shown; mend these first
}

## The form (YAML)

syntax = this is not YAML: { $problem }, at “{ $excerpt }”; if it is a text, put it in quotation marks
syntax-colon = a second colon in “{ $excerpt }”; put the whole text after the first colon in quotation marks
syntax-continued = “{ $excerpt }” goes on with the text of the line above because it is indented more; align it with the names above it, or put the text in quotation marks
syntax-first-character = a text cannot begin with { $character } in “{ $excerpt }”; put it in quotation marks
syntax-quote-open = a quotation mark opens in “{ $excerpt }” and never closes; add the closing one
syntax-after-quote = text goes on after the closing quotation mark in “{ $excerpt }”; put the whole of it in quotation marks and use “ ” inside
syntax-escape = a backslash stands in double quotation marks in “{ $excerpt }”; write \\ or use single quotation marks
syntax-dash = “{ $excerpt }” has a dash where a text should be; put the text in quotation marks, or begin the list on the next line
syntax-bracket = a bracket opens in “{ $excerpt }” and is not closed properly; close it, and put items with commas, colons or brackets in quotation marks
syntax-alias = a text cannot begin with * or & in “{ $excerpt }”; put it in quotation marks
syntax-tag = a text cannot begin with ! in “{ $excerpt }”; put it in quotation marks
syntax-block = after > or | the text begins on the next line, indented, unlike in “{ $excerpt }”; if the text begins with this sign, put it in quotation marks
syntax-no-colon = “{ $excerpt }” has no colon; write “name: text”, or indent it more if it goes on with the text above
syntax-indent = “{ $excerpt }” is indented unlike its neighbours; align it with the line it belongs to
tab = a tab stands at the beginning of the line; indent with spaces
control-character = { $character } is a control character; delete it
remark = the text ends before “{ $cut }…”, which is read as a remark; put the whole text in quotation marks, or put a space after # if a remark is meant
alias = { $word } refers to another place of the file, which is not supported; write the text out, and if it begins with *, put it in quotation marks
anchor = { $word } would be lost, being read as the name of a place; if the text begins with &, put it in quotation marks
tag = { $word } would be read as a type; if the text begins with !, put it in quotation marks

## Names

name-not-text = the name before the colon is a list or a mapping; write a text there, in quotation marks if it begins with a bracket
duplicate-name = “{ $name }” is given a second time (first in line { $first }); leave one of them
unknown-name = there is no “{ $name }” here; { $meant ->
    [none] write one of: { $allowed }
   *[other] did you mean “{ $meant }”?
}
name-of-other-kind = a question of this kind has no “{ $name }”; remove it or change the kind (it belongs to: { $meant })
cloze-answer = a cloze has no “answer”; put the answer in braces in “ask”: In 1923 he became {"{"}narkom{"}"}, and remove this line
question-field-in-fact = “{ $name }” belongs to a question; move it under “questions”, indented
missing = “{ $name }” is missing; add { $name ->
    [title] “title: …” with the title of the set
    [language] “language: ru” or “language: en”
    [facts] “facts:” with a list of facts under it
    [id] “id: …”, a short name in latin letters that will never change
    [statement] “statement: …” with the fact in one sentence
    [questions] “questions:” with a list of questions under it
    [kind] “kind: …”, one of choice, multi_choice, true_false, typed, cloze, order, match, flashcard
    [ask] “ask: …” with the question
    [answer] “answer: …” with what is right
    [wrong] “wrong:” with a list of wrong options
    [text] “text: …” with the option
    [score] “score: …”, how sure the program is of the question, from 0 to 1, such as 0.92; if a person wrote the question, remove “rule”
   *[other] “{ $name }: …”
}

## Values

empty = nothing is written here; write a text or remove the line (a text that is “null” or “~”, or begins with #, goes in quotation marks)
not-text = a { $shape } stands where a text should be; write one text
not-text-brackets = this is read as a { $shape } because it begins with a bracket; put the text in quotation marks
too-long = { $length } characters, at most { $limit } are allowed; shorten it
not-list = “{ $name }” is not a list; { $example ->
    [none] put each item on a line of its own after a dash
   *[other] write { $example } or put each item on a line of its own after a dash
}
wrong-count = { $count ->
    [0] nothing is given
    [one] one is given
   *[other] { $count } are given
}; write { $least } to { $most }
not-one-of = “{ $said }” is none of { $allowed }; { $meant ->
    [none] write one of these
   *[other] did you mean “{ $meant }”?
}
not-a-flag = “{ $said }” is neither true nor false; write “{ $name }: true” or remove the line
source-name = “{ $said }” is not the name of a file beside this one; write the name alone, such as source.md, without folders
fact-not-mapping = this is not a fact; write “- id: …”, and below it “statement: …” and “questions:”
question-not-mapping = this is not a question; write “- kind: …”, and below it “ask: …” and “answer: …”
id-spelling = “{ $id }” has characters that an id cannot have; use lower-case latin letters, digits and hyphens: { $better }
duplicate-fact-id = the fact in line { $first } has the id “{ $id }” already; give this one another id
duplicate-question-id = the question in line { $first } has the id “{ $id }” already; give this one another “id: …”

## Evidence

quote-missing = the fact has no quote though the set has a source; add “quote: …”, a sentence from the source word for word
quote-unknown = the { $name } does not stand in the source, and nothing like it does; copy { $name ->
    [subject] the name
   *[quote] a sentence
} from the source word for word
quote-differs = the { $name } does not stand in the source word for word: { $difference ->
    [extra] “{ $quoted }” is not there
    [lacking] “{ $stands }” is left out
   *[other] “{ $quoted }” is “{ $stands }” there
}{ $after ->
    [none] { "" }
   *[other] {" "}(after “{ $after }”)
}; the nearest passage is: { $passage }
subject-without-quote = “subject” says whom the quote of the fact speaks of, and the fact has no quote; add “quote: …”, or remove this line

## Questions

answer-in-wrong = “{ $text }” is a right answer and also among the wrong options; leave it in one place
duplicate-option = the option “{ $text }” is given twice (first in line { $first }); replace one of them
colon-in-option = because of the colon the option “{ $text }: …” is read as a name with a value; put the option in quotation marks
too-many-options = { $count } options in all, at most { $most } fit; remove some
not-true-or-false = “{ $said }” is neither true nor false; write “answer: true” or “answer: false”
leak = the answer “{ $answer }” stands in the question itself; ask without naming it
gap-none = the sentence has no gap; put the answer in braces: In 1923 he became {"{"}narkom{"}"}
gap-several = the sentence has { $count } gaps; leave one pair of braces, make further questions of the others
gap-empty = the gap is empty; write the answer between the braces
gap-braces = the braces do not pair up; one {"{"} and one {"}"} around the answer, none inside
gap-only = there is nothing but the gap; write the sentence around it
gap-long = the gap has { $length } characters, at most { $limit } are allowed; put fewer words in braces
duplicate-item = “{ $text }” is given twice (first in line { $first }); then their order cannot be told: change one of them
duplicate-left = the left side “{ $text }” is given twice (first in line { $first }); each may stand in one pair only
duplicate-right = the right side “{ $text }” is given twice (first in line { $first }); then two pairings are right: change one of them
rule-spelling = “{ $said }” is not the name of a rule; use lower-case latin letters, digits and hyphens, such as when-year
score-range = “{ $said }” is not a number from 0 to 1; write it with a point, such as 0.92
origin-without-rule = “{ $name }” goes only with “rule”, on questions that the program wrote; add “rule: …” and “score: …”, or remove this line
not-pairs = pairs should stand here; write each on a line of its own under “answer:”, such as "1923": the statement of the 46
