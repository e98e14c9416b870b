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
