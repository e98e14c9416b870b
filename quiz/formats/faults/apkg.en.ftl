### Packages of Anki.

apkg-not-zip = this is not an Anki package (it is no zip archive, or its end is missing); export the deck from Anki again, as .apkg
apkg-file-big = the package has { $megabytes } MB, and at most { $most } MB are read; export it from Anki without media
apkg-many-files = there are far too many files in the package; export the deck from Anki without media
apkg-newer = the package is of a newer form ({ $version }) than known here; when exporting from Anki, tick “Support older Anki versions”
apkg-no-database = there are no cards in the package, or the file got damaged; export the deck from Anki again, as .apkg
apkg-damaged = the package is damaged and cannot be read; export the deck from Anki again, as .apkg
apkg-database-big = unpacked, the cards take more than { $most } MB; export a single deck from Anki, without scheduling information
apkg-too-much = reading the package would take too long; export a smaller deck from Anki
apkg-many-notes = there are more than { $most } notes in the package; export a smaller deck from Anki
apkg-numbering = the line numbers are numbers of notes, in the order in which they were made (in Anki’s browser: sort by “Created”)
apkg-no-type = this note’s type is not in the package; export the deck from Anki again
apkg-note-long = this note has more than { $limit } characters; split it into several
apkg-many-gaps = there are gaps of { $count } numbers in this note, and at most { $most } can be asked; split it into several

## What is left out

apkg-media = { $count ->
    [one] one note has pictures or sounds; its words are taken without them
   *[other] { $count } notes have pictures or sounds; their words are taken without them
} (this is the first)
apkg-media-only = { $count ->
    [one] one note asks or answers with a picture or a sound and is left out
   *[other] { $count } notes ask or answer with a picture or a sound and are left out
} (this is the first); describe in words what is shown
apkg-one-sided = { $count ->
    [one] one note has no question or no answer and is left out
   *[other] { $count } notes have no question or no answer and are left out
} (this is the first); fill in both sides
apkg-gaps-as-cards = { $count ->
    [one] one gap becomes a card with two sides
   *[other] { $count } gaps become cards with two sides
}, because what belongs in it stands elsewhere in the sentence, is too long, or is asked in several places at once (this is the first note)
apkg-typed-as-cards = { $count ->
    [one] one answer that was typed in Anki becomes a card with two sides
   *[other] { $count } answers that were typed in Anki become cards with two sides
}, because it stands in the question or is too long to be typed (this is the first note)
apkg-other-cards = { $count ->
    [one] one further card is left out
   *[other] { $count } further cards are left out
}: each asks something else of its note than the first does (this is the first note); make notes of their own for them
apkg-decks = { $count ->
    [one] there is another deck in the package, and its cards are taken into the same set
   *[other] there are { $count } other decks in the package, and their cards are taken into the same set
}: { $names }

## What is lost in writing

apkg-lost-check = { $count ->
    [one] one question with options, order or pairs becomes a card
   *[other] { $count } questions with options, order or pairs become cards
}: in Anki the learner looks at the answer and rates themselves
apkg-lost-level = { $count ->
    [one] one question has a level of its own
   *[other] { $count } questions have a level of their own
}, and Anki has no levels
apkg-lost-expects = { $count ->
    [one] one answer is a date, a number or a name
   *[other] { $count } answers are dates, numbers or names
} and may be spelled in several ways; Anki compares letter by letter
apkg-lost-origin = { $count ->
    [one] one question was written by a program
   *[other] { $count } questions were written by a program
}; the cards do not say so
apkg-lost-quote = { $count ->
    [one] one fact has several quotes
   *[other] { $count } facts have several quotes
}; each card has one, and when the package is read here again, each fact
apkg-lost-subject = { $count ->
    [one] for one fact
   *[other] for { $count } facts
} it is not said whom the quote speaks of
apkg-lost-source = the source text does not go with the package, only the quotes
apkg-lost-draft = the set is a draft that nobody has reviewed yet; the package does not say so
apkg-lost-language = the language of the set is not kept; when the package is read here again, it is guessed by the letters
