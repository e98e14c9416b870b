# Everything the bot says in English. Warm and short.
# <b>, <i>, <blockquote>, <tg-spoiler> are Telegram's markup; what is filled in is escaped by itself.

## Keys

key-start = ▶️ Start
key-learn = ▶️ Learn
key-continue = ▶️ Go on
key-go-on = ▶️ Go on learning
key-next = Next →
key-more = ➕ More new ones
key-hint = 💡 Hint
key-give-up = I don’t know
key-pause = ⏸ Pause
key-submit = ✔️ Done
key-clear = ↺ Start over
key-show = Show the answer
key-undo = ↩️ Undo
key-complain = ⚑ Bad question
key-true = True
key-false = False
key-sets = 📚 Sets
key-my-sets = 🎓 My sets
key-share = 🔗 Link for learners
key-new = ➕ Make a set
key-stats = 📈 Progress
key-settings = ⚙️ Settings
key-skip = Skip →
key-help = ❓ Help
key-back = ← Back
key-home = 🏠 Home
key-leave = Leave this set
key-leave-sure = Yes, leave
key-stay = No, stay
key-aside = 🪨 Set aside: { $count }
key-bring-back = ↩︎ { $fact }
key-language = 🌐 Language
key-zone = 🌍 Time zone
key-reminder = 🔔 Reminder
key-quiet = 🌙 Quiet hours
key-pace = 🌱 New a day
key-reviews = 🔁 Reviews a day
key-off = Don’t remind me
key-no-quiet = No quiet hours
key-other-cities = Other cities
key-later = In an hour
key-not-today = Not today
key-forget-sure = Yes, delete everything
key-keep = No, keep it
key-rate-1 = Forgot · { $again }
key-rate-2 = Hard · { $again }
key-rate-3 = Knew it · { $again }
key-rate-4 = Easy · { $again }
key-current = ● { $label }

## When again

when-minutes = in { $count } { $count ->
    [one] minute
   *[other] minutes
}
when-today = today
when-tomorrow = tomorrow
when-days = in { $count } { $count ->
    [one] day
   *[other] days
}
when-months = in { $count } { $count ->
    [one] month
   *[other] months
}
when-years = in { $count } { $count ->
    [one] year
   *[other] years
}
short-minutes = { $count } min
short-tomorrow = 1 day
short-days = { $count } { $count ->
    [one] day
   *[other] days
}
short-months = { $count } mo
short-years = { $count } y

## A question

progress = { $bar }  { $done } of { $all }
new-fact = 🌱 new
ask-typed = ✍️ Write your answer as a message.
ask-multi = Mark all that are right.
ask-order = Tap them in order.
ask-match = What goes with <b>{ $left }</b>?
ask-true-false = Is this true?
ask-gap = What is missing?
ask-flashcard = Recall the answer, then check.
ask-rate = How easily did it come back?
hint-letters = 💡 <code>{ $shape }</code>
picked-line = { $number }. { $text }
pair-line = { $left } — { $right }
option-line = <b>{ $letter }.</b> { $text }
letters = ABCDEFGHIJKL

## An answer

verdict-right = ✅ <b>Right!</b>
verdict-right-2 = ✅ <b>Exactly!</b>
verdict-right-3 = ✅ <b>Well done!</b>
verdict-almost = 🟡 <b>Almost!</b>
verdict-wrong = ❌ <b>Not quite.</b>
verdict-gave-up = 🤝 <b>Fine, now we’ll learn it.</b>
verdict-recalled = ✅ <b>Good!</b>
verdict-forgotten = 🤝 <b>It happens. We’ll repeat it soon.</b>
missing-day = The day is missing.
missing-month = The month is missing.
missing-year = The year is missing.
missing-part = Say when: the beginning, the middle or the end?
missing-bound = Say whether before or after.
missing-exact-number = An exact number is needed.
missing-surname = The surname is missing.
missing-spelling = Check the spelling.
missing-more-words = Something is missing.
missing-fewer-words = There are words too many.
your-answer = Your answer: <s>{ $said }</s>
your-answer-almost = Your answer: { $said }
right-answer = Right answer: <b>{ $answer }</b>
right-true = The statement is <b>true</b>.
right-false = The statement is <b>false</b>.
right-order = The right order:
right-pairs = The right pairs:
why-wrong = “{ $option }”: { $why }
evidence = <blockquote>{ $quote }</blockquote>
evidence-of = <blockquote>{ $subject } … { $quote }</blockquote>
comes-again = 🗓 I’ll ask again { $when }
comes-again-date = 🗓 I’ll ask again { $when }, { $date }
comes-again-today = 🗓 I’ll ask once more today
comes-again-once = 🗓 To be sure, I’ll ask once more today
leech = 🪨 This one kept slipping away, so I’ve set it aside to spare you. You can bring it back under “Sets”.
undone = Taken back. Try again.

## Coming in

welcome = 👋 Hello, { $name }! I’m <b>Uzelok</b>, a knot in your handkerchief.

    I ask short questions and come back to each on the day it is about to be forgotten. A few minutes a day are enough.
friend = friend
welcome-back = 🪢 <b>Uzelok</b>
home-waiting = { $count ->
    [one] <b>{ $count } question</b> is waiting for you today.
   *[other] <b>{ $count } questions</b> are waiting for you today.
}
home-done = Nothing is due today. Have a good one 🌿
home-pick = Choose what to begin with:
home-empty = There are no sets yet. Ask your teacher for a link.
bad-code = 🔗 This link leads nowhere: the set was taken away, or the address was not copied whole.
invited = 📚 <b>{ $title }</b>
invited-facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} · { $pace } new a day
invited-again = You are learning this set already.
no-set = This set is no longer there.

## Sets

sets-title = 📚 <b>Sets</b>
sets-none = No sets yet. Open the link your teacher gave you.
set-line = <b>{ $title }</b>
set-line-own = ✏️ <b>{ $title }</b> · your own
set-line-with = ✏️ <b>{ $title }</b> · you teach it with { $name }, who owns it
set-state = learned { $learned } · learning { $learning } · ahead { $ahead }
leave-ask = Leave “{ $title }”? What you remember is kept: come back and go on from the same place.
aside-title = 🪨 <b>Set aside</b> in “{ $title }”
aside-text = These were forgotten too often. Make up a picture or a rhyme for each and bring it back when you are ready.
aside-empty = Nothing is set aside.
brought-back = It’s back. I’ll ask at the next occasion.

## Progress

stats-title = 📈 <b>Progress</b>
stats-streak = 🔥 In a row: <b>{ $days ->
    [one] { $days } day
   *[other] { $days } days
}</b>
stats-freezes = { "" } · ❄️ { $count } to spare
stats-today = Today: { $count ->
    [0] nothing is due
    [one] <b>{ $count } question</b>, about { $minutes } min
   *[other] <b>{ $count } questions</b>, about { $minutes } min
}
stats-fortnight = Next two weeks: { $count ->
    [one] { $count } review
   *[other] { $count } reviews
}
stats-retention = You recall <b>{ $percent } %</b> of what comes back (reviews in 30 days: { $total })
stats-no-retention = How much stays for long will show once facts come back
stats-learned = Learned { $learned } · learning { $learning } · ahead { $ahead }
stats-aside = { "" } · set aside { $count }
chart-forecast = Reviews by day
chart-calendar = Answers by day
chart-less = less
chart-more = more

## Settings

settings-title = ⚙️ <b>Settings</b>
settings-zone = Time zone: { $zone } (now { $time })
settings-reminder = Reminder: { $time }
settings-reminder-off = Reminder: off
settings-quiet = Quiet hours: { $from }–{ $to }
settings-quiet-none = Quiet hours: none
settings-pace = New a day: { $count }
settings-reviews = Reviews a day: up to { $count }
language-title = 🌐 Which language shall we speak?
language-name = 🇬🇧 English
zone-title = 🌍 <b>What time is it with you?</b>

    Write the time, for example <b>14:35</b>, or your city, or choose from the list.
zone-cities = 🌍 Where is it <b>{ $time }</b> now? Choose the nearest city:
zone-none = In none of the cities I know is it { $time } now. Check the clock and write again, for example 14:35.
zone-set = 🌍 Got it: { $zone }, it’s { $time }.
clock-unclear = I couldn’t read that time. Write, for example, 19:30, or choose below.
city-unclear = I don’t know that city. Write what time it is with you, or choose a city in the same zone.
reminder-title = 🔔 <b>When shall I remind you?</b>

    Once a day, and only if something is due. Choose, or write a time such as 7:45.
reminder-set = 🔔 I’ll remind you at { $time } if something is due.
reminder-off = 🔕 No more reminders. You can switch them on in the settings.
quiet-title = 🌙 <b>Quiet hours</b>

    I keep silent then.
reviews-title = 🔁 <b>How many reviews a day at most?</b>

    After a holiday the pile is spread over days instead of falling on you at once.
saved = Saved

## Help, undo, data

help = 🪢 <b>How it works</b>

    I ask, you answer. What came back easily returns much later, what was forgotten returns very soon. Questions grow harder little by little: first a choice, then a gap, then an answer in your own words.

    /learn — learn
    /sets — question sets
    /new — make a set of your own
    /class — your sets and who learns them
    /stats — progress
    /settings — language, clock, reminder
    /undo — take the last answer back
    /export — get all your data
    /forget — delete everything about you

    Write answers as you like: “15.10.1923”, “15 October”, “forty-six” — I’ll understand.
nothing-to-undo = There is nothing to undo.
too-old-to-undo = That is no longer the last answer. /undo takes back the last one.
already-answered = You have answered this one.
gone = This button is from the past and no longer works.
gone-screen = This button is from the past. Here is where we are:
complained = ⚑ <b>Thank you, noted.</b> What is wrong with this question? Write it in one message, or just go on.
complaint-thanks = Thank you! I’ll pass it on to whoever made the question.
export-caption = This is all I keep about you: settings, memory, answers.
forget-ask = 🗑 <b>Delete everything?</b>

    I’ll erase your settings, your answers and all memory of facts. It can’t be brought back. You can take a copy first: /export
forgotten = All deleted. If you want to begin again: /start

## Not understood

answer-taken = Your answer is in already. On to the next one 👇
press-a-button = This one is answered with a button 👇
not-understood = I didn’t get that. Press what you like, or see what I can do: /help
unknown-command = There is no such command. Press what you like, or see all of them: /help
no-answer = 🖼 Only a button or words can be an answer: the question is waiting. To make a set of your own, send /new.
question-waits = 👆 The question is waiting for your answer: go back to it at any moment.
only-text = I understand text and buttons, but not this yet.
only-private = I teach one to one. Write to me in a private chat.
not-so-fast = Not so fast: I cannot keep up. Wait a few seconds and try again.
failed = Something broke on my side, not yours. Your answers are safe: please try again.

## Reminders

remind-1 = 🪢 { $count ->
    [one] { $count } knot is
   *[other] { $count } knots are
} waiting to be remembered. About { $minutes } min.
remind-2 = 👋 Time to recall: { $count ->
    [one] { $count } question
   *[other] { $count } questions
}, about { $minutes } min.
remind-3 = ☕️ { $count ->
    [one] { $count } question
   *[other] { $count } questions
} for today. Just right for a cup of tea: { $minutes } min.
remind-4 = 🌱 Little by little: { $count ->
    [one] { $count } question is
   *[other] { $count } questions are
} waiting. You’ll manage in { $minutes } min.
remind-5 = 🧠 The right time is now: { $count ->
    [one] { $count } question
   *[other] { $count } questions
} for today. It takes { $minutes } min.
remind-streak = 🔥 You have been at it { $days ->
    [one] { $days } day
   *[other] { $days } days
} in a row.
remind-again = ⏰ An hour has passed. { $count ->
    [one] { $count } question
   *[other] { $count } questions
} left, { $minutes } min.
remind-rare = 🌿 It’s been a while. { $count ->
    [one] { $count } question
   *[other] { $count } questions
} can wait, but recalling gets harder by the day. Shall we begin small?
remind-last = 🪢 A month of silence: I won’t bother you any more. Everything you’ve learned is kept. Look in whenever you like and we’ll go on from the same place.
snoozed = I’ll remind you at { $time }.
snoozed-not = It’s late, I won’t remind you again today.
not-today = Fine, see you tomorrow 👋

## Commands and the bot’s description

command-learn = learn
command-sets = question sets
command-class = my sets and who learns them
command-new = make a set of your own
command-stats = progress and forecast
command-settings = language, clock, reminder
command-undo = take the last answer back
command-help = how it works
command-export = get your data
command-forget = delete everything about you
command-start = start
bot-short = The right question on the right day
bot-description = I ask short questions about events and come back to each on the day it is about to be forgotten. A few minutes a day are enough.
