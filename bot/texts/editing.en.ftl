# What the bot says to a teacher who corrects a question of a draft.

key-edit = ✏️ Change
key-more-option = ➕ A wrong option
key-drop-option = 🗑 Take this option away
key-leave = ↩️ Leave it as it is

choose-part = ✏️ <b>What should be changed?</b>
part-ask = Question: { $text }
part-answer = Answer: { $text }
part-accept = Also right: { $text }
part-wrong = Wrong: { $text }
part-why = Why not: { $text }
part-explanation = Explanation: { $text }
part-statement = Fact: { $text }
part-pairs = Pairs: { $text }

await-ask = ✏️ <b>Send the new text of the question.</b>
await-answer = ✏️ <b>Send the new right answer.</b>
await-accept = ✏️ <b>Send the answers that are right as well,</b> each on a line of its own.
await-wrong = ✏️ <b>Send the new wrong option.</b>
await-more = ✏️ <b>Send one more wrong option</b> — or several, each on a line of its own or with “;” between them.
await-why = ✏️ <b>Say why this option is wrong.</b>
await-explanation = ✏️ <b>Send the new explanation.</b> Learners see it after they have answered.
await-statement = ✏️ <b>Say this fact in one sentence.</b> All of its questions share it.
await-pairs = ✏️ <b>Send all pairs,</b> each on a line of its own: what is to be matched, a dash, and what it goes with.
await-gap = The answer stands in the sentence itself, in braces: that is how I know where the gap is.
await-removable = To take it away altogether, send a single hyphen.
now-it-is = Now it is (tap to copy):
    <code>{ $text }</code>
not-taken = ⚠️ <b>That will not do:</b>
not-taken-again = Send another text, or leave it as it is.
reworded = ✏️ <i>Changed, and the question is kept.</i>
reworded-statement = ✏️ <i>The fact now reads: { $text }</i>
doubt-quote = ⚠️ <b>The quote does not say this:</b> “{ $text }”.
doubt-fact = ⚠️ <b>The fact does not say this:</b> “{ $text }”.
doubt-others = ⚠️ <b>Other questions about this fact expect another answer:</b> { $texts }
doubt-yours = Please have a look. If it is right, leave it so: you decide.

## Why a text was not taken; of all else the rules of a question file speak.

refused-empty = nothing is written here
refused-duplicate-option = the option “{ $text }” is there already
refused-duplicate-item = “{ $text }” is there already, and the order could not be told
refused-duplicate-left = “{ $text }” stands twice on the left; each may be in one pair only
refused-duplicate-right = “{ $text }” stands twice on the right, so that two matches would be right; change one of them
refused-by-hand-no-pair = “{ $text }” is no pair; write it like this: 1921 — the tenth congress

## As a learner would see it

key-try = 👁 As a learner sees it
key-try-again = 🔁 Once more
key-try-back = ↩️ Back to the question
try-title = 👁 <i>This is what a learner sees. Answer it: nothing is recorded.</i>
try-verdict = 👁 <i>And this they read after the answer.</i>
try-more = ✍️ <i>You can send another answer and see whether I’d take it.</i>
