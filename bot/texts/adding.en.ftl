# What the bot says to a teacher who adds questions by hand.

key-add = ➕ Add a question
key-add-beside = ➕ One more on this fact
key-add-not = ↩️ Don’t add

add-title = ➕ <b>Send a question in one message.</b>
add-beside-title = ➕ <b>One more question about the same fact:</b> { $statement }
add-of-sentence = ➕ <b>Send a question about this sentence in one message.</b>
    <blockquote>{ $quote }</blockquote>
add-how = The first line asks, the second is the right answer, then come wrong options, each on a line of its own. Without wrong ones the learner writes the answer.
add-again = Mend it and send the whole message again. Like this, for example:
add-example = <pre>When did Gagarin fly into space?
    12 April 1961
    4 October 1957
    16 June 1963</pre>
add-example-fact = <pre>When did Gagarin fly into space?
    12 April 1961
    4 October 1957
    16 June 1963
    Fact: Gagarin flew into space on 12 April 1961.</pre>
add-fact = You may leave out the line “Fact: …”. It names the fact in lists, yours and the learner’s; without it they show the question and its answer.
added = ➕ <i>The question is added and kept. You can send the next one right away.</i>
added-beside = ➕ <i>The question is added and kept. You can send one more about the same fact.</i>
enlarged = ➕ <i>The question is in the set: it is a new fact to learners, and comes to them in its turn. You can send the next one right away.</i>
enlarged-beside = ➕ <i>The question is in the set: the fact is asked in this way too from now on. You can send one more about the same fact.</i>

added-of-sentence = ➕ <i>The question is added and kept, with the sentence below it. You can send one more about the same one.</i>

## What is not asked

key-missed = 📄 Not asked: { $count }
key-missed-before = ←
key-missed-after = →
missed-title = 📄 <b>What is not asked.</b> { $count ->
    [one] { $count } sentence
   *[other] { $count } sentences
} of the text gave no question: none that I could be sure of.
missed-sentence = <b>{ $nth }.</b> { $text }
missed-how = Is anything here important? Press its number and send your own question — the sentence will be its quote.

## Why a message was not taken

refused-line = line { $line }:{" "}
refused-by-hand-no-question = there is no question: write it on the first line, and the answer on the second
refused-by-hand-no-answer = there is no answer: write it on the second line, below the question
refused-by-hand-two-facts = “Fact: …” is here a second time; leave one such line
refused-by-hand-fact-known = this question’s fact is known already; take the line “Fact: …” away
refused-by-hand-too-many = { $count } wrong options, and at most { $most } can be; take some away
refused-by-hand-holds-right = the right answer “{ $answer }” is among the wrong ones; send the options without it, each on a line of its own or with “;” between them
refused-by-hand-fact-full = there are { $most } questions about this fact already, no more are possible; add one about another
