### What is wrong with a GIFT file, what of it cannot be taken, and what GIFT has no place for.

## What is wrong

gift-brace-open = the brace {"{"} is not closed before the next empty line; put {"}"} behind the last answer
gift-brace-closed = there is a {"}"} without a {"{"} before it; put {"{"} before the first answer, or write \{"}"} if it belongs to the text
gift-brace-second = a question has one pair of braces, and here is another; put an empty line between two questions, or write \{"{"} and \{"}"} if they belong to the text
gift-answers = “{ $said }” in the braces begins with none of the signs of GIFT; write = before a right answer and ~ before a wrong one
gift-no-right = no answer to “{ $said }” is right; write = instead of ~ before the right one
gift-no-wrong = all answers to “{ $said }” are right; write ~ before wrong ones, or = before each if they are to be typed
gift-number = “{ $said }” is not a number; write it as in {"{"}#1921{"}"}, {"{"}#3.14:0.01{"}"} or {"{"}#=1921 =1922{"}"}
gift-match-half = “{ $said }” has no pair though other answers have; write = left -> right
gift-id-twice = the question in line { $first } has the id “{ $id }” already; give this one another [id:…]

## What is left out

gift-essay = the essay question “{ $said }” is left out: nobody but a person can judge the answer; give it a model answer after #### and it becomes a flashcard
gift-description = the text “{ $said }” is left out: it has no braces, so it is no question
gift-range = the question “{ $said }” is left out: its answer is a range of numbers; give one number
gift-tolerance = the number is taken as typed; that it may be off by { $said } is left out
gift-half-right = half right answers are not known here: “{ $said }” { $how ->
    [wrong] counts as wrong
   *[left] is left out
}
gift-any-right = each of these answers would do by itself: “{ $said }”; here all of them are to be marked
gift-wildcard = the star that stands for any words is left out in “{ $said }”
gift-match-extra = right sides without a left one are left out: { $said }
gift-feedback = there is no more room in the explanation; “{ $said }” is left out
gift-dropped = { $what ->
    [picture] a picture
    [sound] a sound
    [video] a video
    [script] a program inside the text
   *[frame] a page inside the text
} is left out
gift-categories = the file has { $count ->
    [one] one category
   *[other] { $count } categories
}; the questions come into one set
gift-tags = { $count ->
    [one] one tag is left out
   *[other] { $count } tags are left out
}

## What is lost in writing

gift-lost-orders = { $count ->
    [one] one question about an order is not written
   *[other] { $count } questions about an order are not written
}: GIFT has no such kind
gift-lost-arrows = { $count ->
    [one] one question is not written: GIFT takes the arrow -> in its answer
   *[other] { $count } questions are not written: GIFT takes the arrow -> in their answers
} for a pair
gift-lost-levels = the level of { $count ->
    [one] one question is lost
   *[other] { $count } questions is lost
}: GIFT has none
gift-lost-quotes = { $count ->
    [one] one quote is lost
   *[other] { $count } quotes are lost
}: GIFT has no place for them
gift-lost-origins = how a program came to { $count ->
    [one] one question is lost
   *[other] { $count } questions is lost
}
gift-lost-expects = for { $count ->
    [one] one typed answer it is lost that it is
   *[other] { $count } typed answers it is lost that they are
} a date, a name, a place or a number
gift-lost-accepted = the further right answers of { $count ->
    [one] one gap with options are lost
   *[other] { $count } gaps with options are lost
}
gift-lost-explanations = the explanation of { $count ->
    [one] one flashcard is lost
   *[other] { $count } flashcards is lost
}: its place is taken by the back
gift-lost-set = { $what ->
    [about] the description of the set
    [source] the name of the source
    [draft] that the set is a draft
   *[language] the language of the set
} is lost: GIFT has no place for it
