# A draft that several people work on; a set without a text. What the bot says to teachers.

key-colleagues = 👥 Ask a colleague in
key-colleagues-there = 👥 Colleagues
key-invite-colleague = 🔗 Make a link
key-withdraw-invite = ✖️ Withdraw the link
key-part-with = Remove: { $name }
key-leave-draft = 🚪 Stop reviewing it
key-guest-draft = 👥 { $title } · { $name }
key-draft-of-set = 👥 A colleague’s draft
key-publish-anyway = 🚀 Publish all the same: { $count }

colleagues-title = 👥 <b>{ $title }</b>
colleagues-none = A draft can be reviewed by two. Make a link and send it to a colleague: each of you sees at once what the other kept, dropped and changed.
colleagues-link = Send this link to your colleague (tap to copy):
    <code>{ $link }</code>
colleagues-rights = Whoever comes by it can look through, keep, drop, change and add questions. Only you can publish the draft or throw it away.
colleagues-withdrawn = There is no new link yet. Whoever has come stays.
colleagues-guest = • { $name }: { $place } of { $all }
colleagues-guest-new = • { $name }

beside-at = 👥 <i>{ $name } is at this draft too: { $place } of { $all }</i>
beside = 👥 <i>{ $name } is at this draft too</i>
set-in-draft = 👥 <i>A colleague is preparing an update of this set: { $name }. You can review the draft together.</i>
guest-of = 👥 <i>This is a colleague’s draft: { $name }. What you do is seen by both at once.</i>

overtaken = ⚡ <b>{ $name } has just changed this question.</b> Now it is:
overtaken-unnamed = ⚡ <b>A colleague has just changed this question.</b> Now it is:
overtaken-typed = Your text is not lost (tap to copy):
    <code>{ $text }</code>
overtaken-listening = If it is still needed, send it once more.
unplaced = 📪 <b>This draft is no more:</b> it was published or thrown away while you were writing. Your text is not lost (tap to copy):
    <code>{ $text }</code>

hint-owner-only = ⚠️ A draft is published and thrown away by whoever began it. Tell them that all is ready.
hint-rest-changed = ⚠️ While you were looking, some of the questions were seen to. All that was left is kept.
hint-changed-since = ⚠️ While you were looking, the draft has changed. This is how it is now. If all is right, publish once more.
hint-colleague-writes = ⚠️ A colleague is writing a question or a change at this moment. If you publish, it will not be in the set.
resting = ⏳ <b>{ $title }</b>

    The questions of this draft are being written anew. Look in a little later.
no-invitation = 🔗 This link leads to no draft any more: it was withdrawn, or the set is ready. Ask for a new one.
invitation-full = 👥 This draft has as many helpers as it can have. Write to whoever sent you the link.
left-draft = 👌 You do not review this draft any more. All you did is still in it.

## The title

key-draft-title = ✏️ Title
draft-title = ✏️ <b>What should the set be called now?</b> Send its title in one message.

    Now it is (tap to copy):
    <code>{ $title }</code>
key-publish-titled = 🚀 { $title }
key-title-later = ← Not now
publish-title = ✏️ <b>What should the set be called?</b> Learners will see this title. Send it in one message, and the set is published at once.

    Or take what it is called now:
    <code>{ $title }</code>
title-overtaken = ⚡ <b>A colleague has just changed the title.</b>
hint-retitled = ✅ Done, the set has its new title.

## A set without a text

key-by-hand = ✏️ Without a text, by hand
by-hand-title = ✏️ <b>What should the set be called?</b>

    Send its title in one message, and then the questions one by one.
title-too-long = ⚠️ Too long: a title takes { $most ->
    [one] { $most } character
   *[other] { $most } characters
}. Send a shorter one.
overview-empty = There are no questions yet. Add the first one: a question is one message.

## Questions were pasted

key-take-as-questions = 📋 Take these questions: { $count }
key-write-from-text = ✍️ It is a text, write questions
looks-like-questions = 📋 <b>These look like questions already: { $count }.</b> Shall I take them as they are — or is it a text to write questions from?
key-take-as-cards = 📇 Take as cards: { $count }
looks-like-cards = 📇 <b>These look like cards:</b> { $count ->
    [one] { $count } line holds
   *[other] { $count } lines hold
} a term and its definition. Shall I take them as cards — or is it a text to write questions from?
