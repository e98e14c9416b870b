# Why a file or a text gave no questions, and what to send instead: the bot and the command line say so.

unreadable-empty = There is no text in the file. Send one with at least a few sentences.
unreadable-too-large = The file has { $size } MB; I read up to { $limit } MB. Split it, or send only the chapters you need.
unreadable-unknown-format = This is { $looks }, a format I do not read. Save the text as .docx, .pdf, .epub, .md or .txt and send it again.
unreadable-picture = This is a picture ({ $looks }); I cannot read the text in it. Run text recognition (OCR) and send the text as .txt or .docx.
unreadable-not-text = This is no text: there is binary data inside. Send .txt, .md, .docx, .pdf or .epub.
unreadable-encoding = I cannot tell which encoding the file is in. Save it as UTF-8 (in Notepad: “Save as…”, “Encoding”) and send it again.
unreadable-password = The file is locked by a password or copy protection. Save a copy without it and send that.
unreadable-scanned = The file holds only images of pages, no letters. Run text recognition (OCR) and send the file with its text.
unreadable-garbled = The file does not say which letters its shapes are, so its text cannot be taken out. Send it as .docx or .txt, or run text recognition (OCR).
unreadable-bomb = Unpacked, this file grows beyond all measure; opening it is not safe. Open the document on your side, save it anew and send that.
unreadable-damaged = The file is damaged or was not downloaded to its end. Open it on your side, save it anew and send it again.
unreadable-too-many-pages = The file has more than { $limit } pages. Send it in parts, or only the chapters you need.

worker-killed = The work was lost, its process ended from outside: perhaps the machine is short of memory. Try again; a shorter text needs less.
worker-memory = The work needed more than { $megabytes } MB of memory and was stopped. Divide the text, or save it as plain text (.txt).
worker-error = A fault in Uzelok, not in the text; the work was stopped. Please report it. Perhaps the text goes through in parts, or saved as plain text (.txt).
worker-too-long = The work was stopped after { $seconds } s. Divide the text, or try again when the machine has less to do.

lack-other-language = Language: { $language }. Questions are written from Russian texts only.
lack-no-dates = There is not a single date in the text. The best questions ask when, and what came first: a text with years or days gives more.
lack-no-names = No person, place or organisation is named in the text: there is nobody to ask about.
lack-no-sentences = There are no whole sentences, only names, numbers or headings. Questions are made of sentences that say who did what.
lack-verse = This looks like verse. Lines of verse are not taken apart into events; a retelling in prose would do.
lack-long-sentence = Very long sentences were left out: nothing reliable can be said of who did what in them. Divide them.
lack-cut = The text is longer than Uzelok reads at a time: its end was left out. Divide it and make a set of each part.
lack-few = The text gave little: few of its sentences say who did what and when.
language-unclear = language unclear
