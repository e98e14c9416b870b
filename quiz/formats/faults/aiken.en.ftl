### What is wrong with an Aiken file, what of it cannot be taken, and what Aiken has no place for.

aiken-none = this is a text without questions: no line names the right answer; write “ANSWER: B” below the options “A. …”, “B. …”, or send the text itself to have questions made of it
aiken-answer-alone = there is no question above this answer; write the question, below it the options “A. …”, “B. …”, and then “ANSWER: B”
aiken-no-options = the question “{ $said }” has no options; write them below it, each on its line: “A. …”, “B. …”
aiken-one-option = the question “{ $said }” has one option only; add others: “B. …”, “C. …”
aiken-no-answer = nothing says which option of “{ $said }” is right; write “ANSWER: B” below the last one
aiken-all-right = all options of “{ $said }” are right; add a wrong one
aiken-answer-unknown = there is no option “{ $answer }”; write one of the letters { $letters }
aiken-letter-twice = the letter { $letter } is given to an option before this one already; give each option its own

aiken-text = the text “{ $said }” is left out: there are no options below it

aiken-lost-questions = { $count ->
    [one] one question is not written
   *[other] { $count } questions are not written
}: Aiken has only questions with one right option
aiken-lost-facts = ids, sentences, quotes and levels of { $count ->
    [one] one fact are lost
   *[other] { $count } facts are lost
}: Aiken has no place for them, and read back it is a new set
aiken-lost-explanations = { $count ->
    [one] one explanation is lost
   *[other] { $count } explanations are lost
}
aiken-lost-reasons = for { $count ->
    [one] one question it is lost
   *[other] { $count } questions it is lost
} why options are wrong
aiken-lost-lines = { $count ->
    [one] one question of several lines is written
   *[other] { $count } questions of several lines are written
} on one
aiken-lost-accepted = the further right answers of { $count ->
    [one] one gap with options are lost
   *[other] { $count } gaps with options are lost
}
