# What the bot says to a teacher who makes a set.
# Why a text gave no questions stands in reading.en.ftl.

## Keys

key-write = ✍️ Write questions
key-again = 🔁 Try again
key-other-file = 📎 Send another file
key-stop = ✖️ Stop
key-discard = 🗑 Throw the draft away
key-discard-sure = Yes, throw it away
key-keep-draft = No, keep it
key-review = 👀 Look one by one
key-check = 🔎 Only “check me”: { $count }
key-by-kind = 🗂 By kind
key-keep-rest = ✅ Keep the rest: { $count }
key-publish = 🚀 Publish: { $count }
key-keep = ✅ Keep
key-drop = ✖️ Drop
key-kept = ☑️ Kept
key-dropped = ☑️ Dropped
key-keep-after-all = ↩️ Bring back
key-reopen-rest = ↩️ Back to the review
key-next = →
key-to-draft = ← To the draft
key-back = ←
key-overview = ☰ To the draft
key-share = 📤 Share

## Material

new-title = ✏️ <b>A new set</b>
new-text = Send a text about events, in one message or several in a row: I’ll join them. Or a file: .txt, .md, .docx, .pdf, .epub. Ready-made questions will do as well ({ $endings }).

    The draft won’t get lost: /new brings you back to it on any day.
collected = 📄 Your text: { $pieces ->
    [one] { $pieces } message
   *[other] { $pieces } messages
}, { $characters ->
    [one] { $characters } character
   *[other] { $characters } characters
}.
collected-opening = <b>Beginning:</b> <i>{ $text }…</i>
collected-whole = <i>{ $text }</i>
collected-ending = <b>End:</b> <i>…{ $text }</i>
collected-more = If that is not all of it, go on sending.
collected-file = 📎 Your file: <b>{ $name }</b>
hint-text-too-long = ⚠️ The text didn’t fit: the chat holds { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}, the rest I haven’t taken. Send a text as long as that as a file, or make a set of what is here.
hint-text-too-short = There is too little here to ask about yet. Send at least a few sentences.
hint-text-missing = Send a text or a file first.
hint-text-first = ⚠️ I haven’t taken the file: there is a text from you already. Write questions from it or throw the draft away, then send the file.
hint-draft-open = ⚠️ You have a draft already. Finish it or throw it away, then send something new.
hint-not-material = ⚠️ I can’t read a text from this. Send it in words or as a file: .txt, .md, .docx, .pdf, .epub.
hint-stopped = Stopped. Everything you sent is still here.
hint-nothing-kept = There is nothing to publish yet: keep at least one question.
file-too-big = 📎 The file has { $size } MB, and I take up to { $limit } MB. Split it, or send only the chapters you need.
enough-texts = Enough for today: I write questions for one person at most { $limit } { $limit ->
    [one] time
   *[other] times
} a day. Your draft will wait: open it tomorrow with /new.
enough-files = Enough files for today: I take at most { $limit } { $limit ->
    [one] file
   *[other] files
} a day from one person. Come back tomorrow, or paste the text as a message.
closed = No sets are made here. Ask whoever runs this bot.

## Work

started = 👌 Got it, working.
progress-waiting = ⏳ <b>I’ll begin in a moment.</b> You may close the chat: I’ll write when it is done.
progress-reading = 📖 <b>Reading…</b>
progress-sentences = 📖 <b>Finding the sentences…</b>
progress-parsing = 🔍 <b>Taking the sentences apart…</b> { $done } of { $total }
progress-events = 🗂 <b>Looking for who, what and when…</b> { $done } of { $total }
progress-questions = ✍️ <b>Writing questions…</b> { $done } of { $total }
progress-checking = 🧐 <b>Checking…</b>

## Why not

nothing-written = 🤷 <b>This text gave no questions.</b>
nothing-add = The text is still here. You can add to it and try again.
nothing-file = Send another file, or a text in a message.
not-written = 😕 <b>It didn’t work.</b>
worker-gave-up = The work broke off several times in a row. Try a part of the text, or save it as a plain one (.txt).
file-gone = Telegram no longer gives this file out. Send it once more.
file-unfetched = The file could not be fetched: Telegram did not answer. Try again.
faults-title = 🧾 <b>The file has { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}</b>, so nothing has been taken yet:
fault-line = • { $fault }
faults-more = …and { $count } more: the file below lists them all.
faults-fix = Mend it and send the file again.
faults-all = All faults in order
left-out-title = What could not be taken:

## The draft

overview-title = 📝 <b>{ $title }</b>
overview-counts = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}: kept { $kept }, dropped { $dropped }, not looked at { $open }
overview-counts-taken = { $questions ->
    [one] { $questions } question, kept
   *[other] { $questions } questions, all kept
}
taken-as-questions = 📋 The file held questions with answers already, and I took them as they are. If it is a plain text, send it with the ending .md, and I’ll write questions from it.
overview-check = 🔎 I’m not quite sure of { $count }: { $count ->
    [one] it is marked
   *[other] they are marked
} “check me”.
overview-todo = Keep the good questions: only they go into the set. Everything is saved by itself; you can finish another day.
overview-ready = Every question is decided on. It can be published.
overview-taken = I changed nothing in it. It can be published — or look at the questions one by one first.
discard-ask = 🗑 <b>Throw the draft away?</b> The text and the questions will be gone for good.
discarded = The draft is gone. A new one: /new
lost-draft = I didn’t get that: I’m not waiting for a text now. The draft “{ $title }” is where it was.
lost-untitled = I didn’t get that: I’m not waiting for a text now. Your draft is where it was.
gone = This draft is no longer there. Sets that are ready: /class, a new one: /new
place = { $nth } of { $all } · { $kind }
place-check = { $nth } of { $all } · { $kind } · 🔎 check me
choose-kind = 🗂 <b>Which questions do you want to see?</b>
only-kind = 🗂 <i>Only of the kind “{ $kind }” · no. { $nth } in the draft</i>
only-check = 🔎 <i>Only “check me” · no. { $nth } in the draft</i>
verdict-kept = ✅ <i>kept</i>
verdict-dropped = ✖️ <i>dropped</i>
right = ✅ { $text }
wrong = ▫️ { $text }
wrong-why = ▫️ { $text } — <i>{ $why }</i>
accepted = Right as well: { $texts }
ordered = { $nth }. { $text }
pair = { $left } — { $right }
true = ✅ True
false = ✅ False
explained = 💬 { $text }
evidence = <blockquote>{ $quote }</blockquote>
evidence-of = <blockquote>{ $subject } … { $quote }</blockquote>
evidence-long = <blockquote expandable>{ $quote }</blockquote>
evidence-of-long = <blockquote expandable>{ $subject } … { $quote }</blockquote>
no-evidence = <i>Without a quote from the text</i>
kind-choice = one of several
kind-multi-choice = several right ones
kind-true-false = true or false
kind-typed = typed answer
kind-cloze = gap
kind-order = order
kind-match = pairs
kind-flashcard = flashcard

## The set

published = 🎉 <b>The set “{ $title }” is ready.</b>

    Only those who have the link see it:
    { $link }

    Below is a picture with a QR code and a few words: forward it to your learners, or show it on a screen.
published-already = ✅ <b>The set “{ $title }” is published already.</b>

    The link for learners:
    { $link }
invitation = 🪢 <b>{ $title }</b>

    { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, a few minutes a day. Open it and learn:
    { $link }
share-text = { $title }: learn a little every day

## The sets I teach

taught-none = 🎓 <b>Your sets</b>

    None yet. Make the first from a text or a file: it takes a few minutes.
taught-title = 🎓 <b>Your sets</b>
taught-set = 🎓 <b>{ $title }</b>
    { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}
key-share-link = 🔗 Link for learners
key-as-learner = 👁 As a learner sees it
key-to-taught = ← Your sets
not-yours = You have no such set. All of yours: /class
