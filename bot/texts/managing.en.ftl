# What a teacher decides about a set: its name, who finds it, who teaches it, the archive, deletion.

key-manage = ⚙️ Manage
key-rename = ✏️ Rename
key-who-finds = 👀 Who sees the set
key-co-teachers = 🧑‍🏫 Who else teaches it: { $count }
key-hand-over = 🤝 Hand over to another teacher
key-archive = 🗄 Archive
key-restore = ↩️ Out of the archive
key-step-down = 🚪 Teach it no more
key-delete-set = 🗑 Delete the set
key-manage-back = ← Back
key-manage-to-set = ← To the set
key-no-change = ← Leave it as it is
key-open-private = 🔒 Only those who are in it
key-open-link = 🔗 Everybody who has the link
key-open-listed = 📣 Everybody: show it in /sets
key-learn-it = 📖 Learn it myself
key-invite = 🔗 Invite by a link
key-invitation = 🔗 Show the invitation
key-withdraw = ✖️ Withdraw the link
key-part = ✖️ Part with { $name }
key-part-sure = Yes, part
key-step-down-sure = Yes, teach it no more
key-accept-teach = ✅ Yes, teach it together
key-accept-own = ✅ Yes, take the set
key-delete-go-on = 🗑 Yes, delete…
key-delete-for-good = 🗑 Delete for good
key-rather-archive = 🗄 Rather archive it

manage-title = ⚙️ <b>Managing “{ $title }”</b>
found-by-private = 🔒 Only you see it, and those who learn it already.
found-by-link = 🔗 Everybody who has the link sees it.
found-by-listed = 📣 Everybody sees it: it is shown in /sets.
is-archived = 🗄 In the archive: nobody new joins, who learns it goes on.
nameless = No name

## Done

done-renamed = ✅ Done, the set has a new name. Its link is the same.
done-opened-private = ✅ Closed. Who learns it goes on; to others the link opens nothing.
done-opened-link = ✅ Open to all who have the link. It is on the set’s page.
done-opened-listed = ✅ Open to everybody: the set is in /sets now.
done-archived = 🗄 The set is in the archive. Who learns it goes on; others are told by the link that it is archived. You can bring it back any day.
done-restored = ✅ The set is open again, as it was.
done-withdrawn = ✅ The link is withdrawn: nobody comes by it any more.
done-no-open-link = 🔗 There is nothing to withdraw: the link has been used, or was withdrawn before. Whoever came by it stays.
done-parted = ✅ Done. I’ll let the person know.

## The name

title-await = ✏️ <b>What should “{ $title }” be called?</b> Send the new name in one message. The link stays the same, and learners lose nothing.
title-refused = ⚠️ A name has at most { $most ->
    [one] { $most } character
   *[other] { $most } characters
}, and at least one word.

## Who sees it

who-finds-ask = 👀 <b>Who sees the set “{ $title }”?</b>
who-finds-means = Those who learn it already go on, whatever you choose.
may-not-publish = 🔒 <b>Not everybody may open sets to others here.</b> Ask whoever runs this bot. Learning a set of your own is always possible.
code-await = 🔑 <b>To open sets to others you need a code here.</b> Send it in one message; I’ll ask only once. Whoever runs this bot has it.
code-wrong = ⚠️ That is not the code.
code-later = ⏳ Too many wrong codes. Try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} at the earliest.
unshared-private = 🔒 <b>Only you see the set “{ $title }”</b>, and those who are in it. Open it, and others can come by a link.
unshared-archived = 🗄 <b>The set “{ $title }” is in the archive</b>: nobody can join by its link. Bring it back to take learners again.

## Who teaches it

co-teachers = 🧑‍🏫 <b>Who teaches “{ $title }” with you</b>
co-teachers-none = So far you teach it alone.
co-teacher = • { $name }
co-teachers-may = <i>Co-teachers see the class, correct questions, answer reports and share the link. Who sees the set, the archive and deleting stay with you.</i>
inviting-teach = 🔗 <b>An invitation to teach “{ $title }” with you:</b>
    { $link }

    Send the link to one person: it works once, and only within seven days. When it has been used you can get another one here.
inviting-own = 🤝 <b>Handing over “{ $title }”:</b>
    { $link }

    Send the link to whoever will own the set: it works once, and only within seven days. Nothing changes until they say yes; then you go on teaching the set with them.
offer-text-teach = Let’s teach this set together
offer-text-own = I hand my set over to you
offer-teach = 🧑‍🏫 <b>{ $name } invites you to teach the set “{ $title }” together</b> ({ $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}).

    You will see the class, and you can correct questions and answer learners’ reports.
offer-own = 🤝 <b>{ $name } hands the set “{ $title }” over to you</b> ({ $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}).

    You will own it: who sees it and what becomes of it is for you to decide. The owner until now goes on teaching it with you.
taken-teach = 🎉 <b>You now teach the set “{ $title }” together.</b> It is in /class.
taken-own = 🎉 <b>The set “{ $title }” is yours now.</b> It is in /class.
no-invitation-gone = 🔗 This invitation leads nowhere: it was withdrawn, or the address was not copied whole.
no-invitation-used = 🔗 This invitation has been used: each is for one person. Ask for a new one.
no-invitation-expired = ⏳ This invitation is over: it lasts seven days. Ask for a new one.
no-invitation-own = 🔗 This is an invitation of your own. Send it to the person you invite.
co-part-ask = { $name } will no longer teach the set “{ $title }” with you, and will see neither the class nor the questions. Part?
step-down-ask = 🚪 <b>Teach the set “{ $title }” no more?</b> It stays with its owner, and you can only come back by a new invitation.
stepped-down = ✅ You no longer teach the set “{ $title }”.

## Deleting

delete-ask = 🗑 <b>Delete the set “{ $title }”?</b> Its questions, texts and drafts will be gone and cannot be brought back. The archive is gentler: nobody new joins, and those who are in it can finish.
delete-last = ❗️ <b>Really delete “{ $title }” for good?</b>
delete-learners = { $count ->
    [one] { $count } person learns it: what they remember will be gone, and I’ll tell them.
   *[other] { $count } people learn it: what they remember will be gone, and I’ll tell them.
}
delete-nobody = Nobody learns it.
delete-teachers = { $count ->
    [one] { $count } teacher teaches it with you.
   *[other] { $count } teachers teach it with you.
}
set-is-deleted = 🗑 <b>The set “{ $title }” is deleted.</b>
deleted-told = { $count ->
    [one] I’ll tell its { $count } learner.
   *[other] I’ll tell its { $count } learners.
}
