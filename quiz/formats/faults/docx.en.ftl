### What is wrong with a Word file, and what of it cannot be taken. Its lines are paragraphs.

docx-not = this is not a Word document; save the questions in Word as a .docx file
docx-old = this is a Word document of the old kind, or one with a password; save it in Word as .docx and without a password
docx-damaged = the Word document is damaged; open it in Word and save it anew
docx-bomb = the file unpacks to far more than a document with questions has; copy the questions into a new document
docx-dropped = { $what ->
    [picture] a picture
    [formula] a formula
   *[object] an embedded object
} is left out
