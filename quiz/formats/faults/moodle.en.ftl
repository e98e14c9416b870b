### Moodle XML: what is wrong with a file, what of it is not taken, and what Moodle has no place for.

## The file

moodle-empty = there is nothing in the file; in Moodle: Question bank › Export › Moodle XML format
moodle-not-xml = this is not XML, it begins with “{ $excerpt }”; in Moodle: Question bank › Export › Moodle XML format
moodle-not-quiz = the file begins with <{ $name }>, Moodle's question files begin with <quiz>; in Moodle: Question bank › Export › Moodle XML format
moodle-dtd = the file declares words of its own (<!DOCTYPE …>), which Moodle never does and which can make a machine choke; delete the declaration up to its closing >
moodle-entity = XML does not know “{ $excerpt }”; write the sign itself, or put the whole text between <![CDATA[ and ]]>
moodle-mismatch = a tag closes here that is not the one open: “{ $excerpt }”; close the inner one first, or put texts with HTML between <![CDATA[ and ]]>
moodle-broken-off = the file breaks off here before everything is closed; export it once more
moodle-syntax = this is not XML, at “{ $excerpt }”; write & as &amp;, < as &lt;, or put the whole text between <![CDATA[ and ]]>
moodle-endless-tag = a tag begins here that does not end for pages; close it with >
moodle-too-deep = nested more than { $most } levels deep; Moodle's own files have seven

## A question

moodle-bare-tag = <{ $tag }> stands in a <text> as it is; put the whole text between <![CDATA[ and ]]>
moodle-no-type = the question does not say which type it is; write <question type="multichoice">, or another of Moodle's types
moodle-no-right = no answer of the question is right; give the right one fraction="100"
moodle-fraction = “{ $said }” is no number of per cent; write fraction="100" for a right answer, fraction="0" for a wrong one
moodle-no-option = the gap is { $gap }, and there are { $options } options; write the number of one of them

## Left out

moodle-kind = “{ $name }” is left out: there is no kind of question here like “{ $type }” in Moodle
moodle-hidden = “{ $name }” is left out: it is hidden in Moodle; show it there if it is still needed
moodle-several-gaps = “{ $name }” is left out: it has { $count } gaps; make a question of each
moodle-no-gap = “{ $name }” is left out: it has no gap
moodle-braces = “{ $name }” is left out: braces stand in a sentence with a gap, and here they mark the gap itself; write it without them
moodle-several-right = “{ $name }” is left out: { $count } of its options have full marks, and only one can be chosen; leave full marks to one
moodle-any-answer = “{ $name }” is left out: every answer is right that fits a pattern with *; write out at least one
moodle-picture-only = “{ $name }” is left out: where a text should be, there is only a picture or a sound; describe it in words
moodle-media = “{ $name }” is taken without its pictures, sounds and files; look whether it can be answered without them
moodle-partly = { $count ->
    [one] one answer with part of the marks is
   *[other] { $count } answers with part of the marks are
} not taken for right: an answer is right or wrong here
moodle-wildcard = { $count ->
    [one] in one answer
   *[other] in { $count } answers
} * stood for anything; only what is written out is taken for right
moodle-case = { $count ->
    [one] one question
   *[other] { $count } questions
} minded capital letters; here they make no difference
moodle-tolerance = { $count ->
    [one] one number
   *[other] { $count } numbers
} had a tolerance; here the number itself is right
moodle-spare = { $count ->
    [one] one spare answer is
   *[other] { $count } spare answers are
} left out of the pairs to be matched
moodle-feedback = { $count ->
    [one] one remark on an answer is
   *[other] { $count } remarks on answers are
} left out: here the question is explained as a whole, and each wrong option

## Lost in writing

moodle-lost-quote = { $count ->
    [one] one quote is
   *[other] { $count } quotes are
} not in the file: Moodle has no place for them
moodle-lost-origin = { $count ->
    [one] for one question the file does
   *[other] for { $count } questions the file does
} not say which rule of the program wrote it: Moodle has no place for that
moodle-lost-card = { $count ->
    [one] one card has
   *[other] { $count } cards have
} become an essay in Moodle: the back is shown after the answer and to the grader
moodle-lost-accept = { $count ->
    [one] in one gap with options
   *[other] in { $count } gaps with options
} further right answers are not in the file: Moodle shows every answer as an option
moodle-lost-name = { $count ->
    [one] one fact is
   *[other] { $count } facts are
} longer than the name of a question in Moodle and cut short
moodle-lost-source = the name of the source is not in the file: Moodle has no place for it
moodle-lost-draft = the file does not say that the set is a draft: Moodle has no place for that
moodle-lost-language = the language of the set is not kept: Moodle has no place for it; when the file is read here again, it is guessed by the letters
