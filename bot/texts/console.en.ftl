# What the command line says in English.

no-token = No token. Put UZELOK_TOKEN=… into the environment or into a file named .env (@BotFather gives the token), or try the bot without one: make demo
bad-token-form = UZELOK_TOKEN does not look like a token: digits, a colon, letters, such as 123456:ABC-def… Copy it whole from @BotFather.
token-refused = { $server } refuses the token. Was it revoked, or copied in part? @BotFather shows the current one.
bad-setting = { $variable }: { $problem }
wanted-listen = write an address and a port, such as 127.0.0.1:9464
wanted-url = write an address that begins with https:// or http://
wanted-messages = write a whole number from 0 to 1000; 0 is for a server without limits
wanted-keep = write a whole number; 0 makes no backups
wanted-log = write debug, info, warning or error
wanted-log-format = write auto, console or json
wanted-publishing = one of the words everyone, list, code is wanted
wanted-publishers = numbers with commas between them are wanted: people’s numbers in Telegram
wanted-code = at least eight characters are wanted; UZELOK_PUBLISHING=code cannot do without
wanted-secret = write only A–Z, a–z, 0–9, _ and -, at most 256 of them
unknown-setting = { $variable } is no setting of Uzelok and changes nothing.{ $meant ->
    [none] {""}
   *[other] {" "}Did you mean { $meant }?
}
running = Uzelok runs as @{ $username }. Share link of the shipped set: https://t.me/{ $username }?start={ $code }
demo-ready = Uzelok is ready. Open in a browser:
demo-hint = Two learners and a teacher are waiting there; the clock can be moved. Ctrl+C ends the demo.
no-sentry = UZELOK_SENTRY_DSN is set, but Sentry is not installed: install uzelok[sentry], or take the setting away.
busy-address = The bot cannot listen on { $address }: { $problem }. Name another address in UZELOK_WEBHOOK_LISTEN or UZELOK_MONITOR_LISTEN.
busy-port = Port { $port } is taken. Choose another: make demo ARGS="--port { $other }"
db-bad-url = UZELOK_DATABASE_URL: { $where } is not an address I know. Write sqlite:///path/to/file.sqlite3 or postgresql://user:password@host/name. In a password, @ / : are written as %40 %2F %3A
db-in-memory = UZELOK_DATABASE_URL: a database without a file would forget everything. Write sqlite:///path/to/file.sqlite3
db-no-folder = The folder of { $where } cannot be made: { $detail }
db-cannot-open = { $where } cannot be opened: { $detail }
db-read-only = { $where } cannot be written: the file, its folder or its disk is read-only. Mount it writable, or choose another place with UZELOK_DATABASE_URL.
db-disk-full = The disk of { $where } is full. Free some space and start again; nothing confirmed is lost.
db-not-a-database = { $where } is not an SQLite database. If it is another file, choose another name with UZELOK_DATABASE_URL.
db-not-ours = { $where } is an SQLite database, but not one of Uzelok’s.
db-busy = { $where } has no connection to spare: { $detail }. Wait a little; if it stays so, raise max_connections of the server, or look for who holds them (pg_stat_activity).
db-too-slow = { $where } did not finish in time: { $detail }. Is it overloaded, or does somebody hold a lock (pg_stat_activity)?
db-damaged = { $where } is damaged: { $detail }. Restore a backup (uzelok restore), or save what can be saved with sqlite3’s .recover.
db-disk-error = The disk of { $where } fails: { $detail }
db-locked = { $where } is in use by another process that does not let go. Is another copy of the bot running?
db-unreachable = { $where } does not answer: { $detail }
db-refused = { $where } knows no such user, password or database: { $detail }
db-not-migrated = { $where } is of an earlier version. Bring it up to date: uzelok migrate
db-newer = { $where } was made by a newer Uzelok (revision { $found }, this one knows { $known }). Update the program; the data is untouched.
migrated = { $where }: revision { $revision }
file-missing = { $path }: there is no such file.
file-unreadable = { $path } cannot be read: { $problem }
file-unwritable = { $path } cannot be written: { $problem }
file-exists = { $path } is there already. Choose another name, or add --force.
check-ok = { $path }: { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}. All is well.
check-no-source = { $source }, which the quotes are from, is not beside the file: quotes were not checked.
check-faults = { $path }: { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}.
bad-code-form = { $code } cannot be in a link: letters, digits, hyphens and low lines, at most 64.
imported = “{ $title }”: { $facts } facts. Share link: https://t.me/<your bot>?start={ $code }
no-such-set = There is no set with the code { $code }. Known: { $codes }
exported = { $path }: { $facts } facts
convert-no-format = { $path }: this ending tells of no format that can be written. These can: { $endings }
converted = { $path } is written. Read: { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}
complaints-none = No complaints about sets without an owner.
complaints-set = { $title } ({ $code })
complaints-question = { "  " }{ $question } [{ $place }]: reported by { $count ->
    [one] { $count } learner
   *[other] { $count } learners
}
complaints-words = { "    " }“{ $words }”
rebuilt = { $learners } learners, { $facts } memories made anew from the log, { $changed } of them differed.
healthy = well
unhealthy = no sign of life for { $seconds } s
never-alive = no sign of life yet
stopped = Stopped.

# uzelok backup, restore, migrate-to
backed-up = { $path }: { $megabytes } MB, revision { $revision }. The copy is checked and whole.
backups-removed = { $count ->
    [one] { $count } older backup was removed
   *[other] { $count } older backups were removed
}.
backup-on-server = PostgreSQL is backed up with its own tool (it asks for the password, or takes it from PGPASSWORD): pg_dump --format=custom --file=uzelok.dump "{ $url }"
restore-on-server = PostgreSQL is restored with its own tool (it asks for the password, or takes it from PGPASSWORD): pg_restore --clean --if-exists --single-transaction --dbname="{ $url }" uzelok.dump
no-room = There is not enough room in { $folder }: { $needed } MB are needed, { $free } MB are free. Nothing was changed.
restore-itself = { $path } is the database itself. Name one of its backups.
restored = { $path } is now what { $file } holds. The bot can be started.
restored-migrated = The backup was of an earlier version: its tables were brought from revision { $was } to { $revision }.
restored-kept = What was there before is in { $path }. Delete it when you no longer need it.
move-same-kind = Both are of the same kind. `uzelok migrate-to` moves SQLite to PostgreSQL, or PostgreSQL to SQLite; a copy of SQLite is made by uzelok backup, of PostgreSQL by pg_dump.
move-not-empty = { $where } is not empty: { $there }. Name an empty database; nothing was changed.
move-impossible = Nothing was moved: a row of the table { $table } does not fit. { $detail }
move-wrong = Nothing was moved: the new database gave back something else than the old one. The table above shows where; please report it.
move-table = table
move-rows = rows
move-checksum = checksum
move-same = same
move-differs = DIFFERENT
moved = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} moved, and everything came out the same. Now put the new address into UZELOK_DATABASE_URL and start the bot: { $target }. The old database, { $source }, is as it was; the bot must not write to it any more.
stage-copying = Copying
stage-moving = Moving
stage-comparing = Comparing

# Drafts

check-marked = { $count ->
    [one] { $count } question asks
   *[other] { $count } questions ask
} to be looked at by a person: “check: true” stands there.
check-draft = It is a draft. Review it and delete the line “draft: true”; then it can be published.
import-draft = { $path } is a draft, and drafts are not published. Review the questions{ $marked ->
    [0] { "" }
   *[other] {" "}(first those with “check: true”: { $marked })
}, delete the line “draft: true” and import again.

# uzelok generate
folder-unwritable = { $path }: there is no such folder, or nothing can be written to it.
title-long = A title has at most { $limit } characters.
generate-onto-itself = { $path } is the text itself. Choose another name for the questions.
generated = { $path } is written; the text its quotes are from is { $source }, beside it. Next: review the questions{ $marked ->
    [0] { "" }
   *[other] , those with “check: true” first,
} and delete the line “draft: true”.
generated-nothing = { $path }: no questions came of it; no file was written.
stage-reading = Reading
stage-sentences = Sentences
stage-parsing = Grammar and names
stage-events = Who, what, when
stage-questions = Questions
stage-checking = Checking
seen = Understood
seen-text = { $language }; { $characters ->
    [one] { $characters } character
   *[other] { $characters } characters
}, { $sentences ->
    [one] { $sentences } sentence
   *[other] { $sentences } sentences
}, of them dated: { $dated }; people named: { $people }
sum-facts = Facts
sum-questions = Questions
sum-check = To be checked by you
sum-used = Sentences that gave facts
sum-unused = Sentences that gave none
kind-choice = one of several
kind-multi-choice = several right ones
kind-true-false = true or false
kind-typed = typed answer
kind-cloze = gap
kind-order = order
kind-match = pairs
kind-flashcard = flashcard
answer-true = true
answer-false = false
mark-check = check
unused-by-rule = rule { $rule }
unused-nothing = nothing in it to ask about
unused-rest = other reasons
explain-sentence = “{ $text }”
explain-fact = Fact { $fact }: { $statement }
explain-again = Fact { $fact }: see sentence { $number }
explain-untold = From several sentences:
explain-refused = No: { $reason }

refused-no-verb = no verb was found that says what happened
refused-no-fact = nothing left that can be asked clearly
refused-stray-words = its words could not be told from those of the next clause
refused-two-verbs = it has two verbs, and nothing shows where the first one ends
refused-relative-date = its year stands in another sentence
refused-disputed-date = a sentence nearby doubts the date
refused-pronoun = unclear who “he”, “she” or “they” is
refused-possessive = unclear whose it is
refused-doubt = the text itself is in doubt
refused-negated = it says what did not happen
refused-points-back = it points to what was said before
refused-subject-unclear = unclear who or what did it
refused-object-unclear = unclear what is spoken of
refused-no-subject = not said who did it
refused-subject-elsewhere = who did it is said too far away
refused-hangs-on-dropped = what is left does not make sense by itself
refused-complement-dropped = the verb would lack what it needs
refused-speech-follows = somebody’s words follow
refused-broken-list = a list would be cut short
refused-open-participle = a participle would be left open
refused-not-past = nothing that has happened
refused-modal = its verb tells of a wish, a possibility or a state, not of an event
refused-not-a-statement = a question or an exclamation
refused-unfinished = the sentence breaks off
refused-unbalanced = a bracket or a quotation is left open
refused-saying = it says who said what, not what happened
refused-first-person = the author speaks of themselves
refused-compares = it compares with something outside the sentence
refused-too-long = too long a sentence
refused-subordinate = it only leans on another clause
refused-description-dropped = a description that it needs would be lost
refused-ambiguous-name = the name fits several people
refused-apposition-cut = what the dash explains would be lost
refused-disagrees = subject and verb do not agree
refused-by-whom = it does not say who did it
refused-first-name-only = called by a first name only: outside the text nobody knows who it is
refused-object-missing = it is not clear whom or what it was done to
refused-relative-unclear = unclear what “who” or “which” stands for
refused-relative-unnamed = what “which” stands for has no name of its own
refused-surname-only = a surname alone: outside the text nobody knows who it is
refused-who-whom = unclear which of the two did it to the other
refused-unanchored = outside this text it is not clear what it is about
refused-whose = it does not say whose it is, or which one
refused-small-deed = its verb tells a detail that is unclear without the sentences around it

# Memory fitted to people
fitted = { $count ->
    [one] Memory was fitted to { $count } learner.
   *[other] Memory was fitted to { $count } learners.
}
fit-nobody = There is nothing to fit: learner { $learner } has no answers, or does not exist.
fit-none = Nobody was fitted yet. It happens by itself once somebody has given 64 answers.
fit-cohort = Fitted to all together; people: { $people }.
fit-cohort-not = It is too early to fit all together: there are few people, it was done today, or the answers have not grown by half.
fit-who = who
fit-when = when
fit-answers = answers
fit-loss = loss
fit-outcome = outcome
fit-repairs = Put right in the log of { $who }: { $what }.
fit-all = all ({ $people })
fit-held-out = checked
fit-taken = taken
fit-few = too few answers
fit-no-better = no better
fit-unsound = nothing sound
fit-failed = broken off
repair-unordered = out of order
repair-missing = lines missing
repair-undated = impossible day
repair-unrated = without a rating
repair-doubled = doubled
repair-backwards = the clock went back
repair-crammed = too often in a day
repair-cut = too long a history
repair-old = too long ago
