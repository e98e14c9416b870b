# A draft that several people work on: what is told unasked.

notice-draft-joined = 👥 <b>{ $name } reviews your draft too now:</b> “{ $title }”.
key-draft-joined = ☰ To the draft
notice-draft-published = 🎉 <b>The set “{ $title }” is published.</b> Thank you for helping with its questions!
notice-draft-discarded = 🗑 The draft “{ $title }” that you helped with was thrown away.
