# Sets as files: what the bot says to a teacher.

key-files = 📁 Files
key-to-files = ← Files of the set
key-to-set = ← To the set
key-template = 📄 Sample table
file-as-yaml = YAML
file-as-xlsx = Excel
file-as-csv = CSV
file-as-tsv = TSV
file-as-gift = GIFT
file-as-aiken = Aiken
file-as-moodle = Moodle XML
file-as-apkg = Anki
files-title = 📁 <b>{ $title }</b>

    All questions of the set as a file: for a table, for Moodle, for Anki. Choose the kind. YAML, Excel, CSV and TSV lose nothing.
file-ready = 📄 <b>{ $title }</b>
    { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}
file-lost = This format does not hold everything:
file-lost-below = This format does not hold everything; what it leaves out is told below.
file-empty = There are no questions in the set yet.
file-nothing-fits = Not one question of the set fits into this format. Choose another.
file-failed = There is no file: the set is too large. Try CSV or YAML.
file-untitled = Questions
template-caption = 📄 A table with examples. Put your questions in their place and send the file after /new: you will see what was understood before anything is saved.
template-name = Sample table.xlsx

## A set is brought up to date by a file

key-update-set = 🔄 Update from a file
key-update-not = ✖️ Do not update
key-update-not-sure = Yes, do not update
key-update-go-on = No, go back
update-not-ask = ✖️ <b>Leave the set without the update?</b> It stays as it is, with its learners and its link. Only the file you sent is gone, and what you decided on its questions here.
update-left = 👌 The set is as it was. It is still there: /class
key-update-known = 🔄 Update that set
key-publish-update = 🔄 Update the set
update-title = 🔄 <b>{ $title }</b>
update-text = Send the new file of this set ({ $endings }). You will see what changes before anything is saved. The link stays, and learners keep all they remember.
hint-file-awaited = ⚠️ A file with questions is needed here, not a text.
hint-set-not-yours = ⚠️ You cannot change this set any more: it was deleted or handed over to another teacher.
hint-look-first = ⚠️ Look through the questions first: those you have not kept would be gone from the set.
set-not-yours = You cannot change this set any more: it was deleted or handed over to another teacher.
changes-title = <b>What changes in the set</b>
changes = Facts: { $new } new, { $changed } changed, { $gone } gone, { $same } as they were.
changes-again = ⚠️ The set was changed while you were looking. The file was compared with it anew.
changes-most-gone = ⚠️ More than half of the facts would be gone. Is this the right file?
changes-memory = Learners keep all they remember of the facts that stay.
changes-none = Nothing changes in the questions.
overview-update = If all is right, update the set.
kinds = Understood: { $kinds }.
kind-count = { $kind } – { $count }
left-out-all = Everything that could not be taken
known-set = 💡 You already have a set “{ $title }” with these facts. It can be updated: the link and what learners remember stay. Or publish a new one.
updated = ✅ <b>The set “{ $title }” is up to date.</b> It has { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, its link is the same:
    { $link }
