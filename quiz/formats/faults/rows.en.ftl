### What can be wrong with a table of questions: CSV, TSV, Excel.

## The file

rows-save-as = “{ $name }” cannot be read as it is; open it in its program and save it as .xlsx or .csv
rows-old-excel = this is an old Excel workbook, or one with a password; save it as .xlsx without a password
rows-not-xlsx = this is no Excel workbook, or it is damaged; open it in Excel and save it anew as .xlsx
rows-unpacks = the workbook holds far more than questions need; copy the rows with questions into a new workbook and save that
rows-too-many = there are more than { $most } rows; split the file into several
rows-too-many-questions = there are more than { $most } different questions, which is what a set holds; split the file into several
rows-too-wide = something stands beyond column { $most }; delete what does not belong to the questions
rows-cell-long = one cell holds far more than a question; look whether a quotation mark stands open or a text was pasted into it
rows-quotation-mark = a quotation mark opens a cell here and is not closed properly; double each quotation mark inside a cell (""…"") or save the file as .xlsx
rows-worksheet-hidden = the worksheet “{ $name }” is hidden and was not read; show it if it has questions
rows-worksheet-other = the worksheet “{ $name }” has no headings such as “question” and “answer” and was not read

## The headings

rows-heading-meant = there is no column “{ $name }” (column { $letter }); did you mean “{ $meant }”?
rows-heading-twice = “{ $name }” (column { $letter }) means the same as a heading before it; leave one of them
rows-column-unknown = the column “{ $name }” ({ $letter }) was not read; there is no place for it
rows-above-headings = this row stands above the headings and was not read
rows-no-question-column = no column has the heading “question”; add it

## A row

rows-no-question = the question is missing; write it, or delete the row
rows-no-answer = the right answer is missing; write it under “answer”, or put it in braces in the question: In 1923 he became {"{"}narkom{"}"}
rows-no-wrong = there are no wrong options to choose from; write them under “wrong 1”, “wrong 2” …, or change the kind
rows-no-such-option = “{ $said }” is none of the options; write the right one word for word, or its number
rows-kind = there is no kind “{ $said }”; { $meant ->
    [none] leave the cell empty, or write: choice, several right, true or false, typed, gap, order, match, flashcard
   *[other] did you mean “{ $meant }”?
}
rows-pairs = “{ $said }” is no pair; write each pair on a line of its own in the cell, such as 1921 = the tenth congress
rows-half-a-pair = one half is missing: a term and its definition should stand side by side; fill in the other cell
rows-no-pair = “{ $said }” is no pair: a term and its definition should stand side by side; the line is left out
rows-twice = “{ $term }” stands here again with the same words; it is taken once
rows-cell-error = cell { $cell } shows the error { $said }; mend its formula, or type the text
rows-formula-empty = the formula in cell { $cell } has no stored value; open the file in Excel and save it, or type the text

rows-more-left-out = { $count ->
    [one] one more thing was left out
   *[other] { $count } more things were left out
}

## Anki

rows-media = pictures and sounds are left out, the words are taken
rows-nothing-but-media = the note has no words on one of its sides and is left out
rows-further-fields = the note has more than a front and a back; what follows them is left out
rows-gaps-together = several gaps open at once here, which there is no kind of question for; the note is left out
