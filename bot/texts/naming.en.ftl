# The name that a teacher sees.

key-name = 🙋 Name
key-messenger-name = ↩️ As in Telegram

nameless = Without a name
settings-name = Name: { $name }
taught-by = 🧑‍🏫 Taught by { $name }.
name-seen-in-set = 👀 The teacher will see the name “{ $name }” and how the questions of this set are going; nothing else.
name-await = 🙋 <b>What shall the teacher call you?</b> Write the name in one message, up to { $most } { $most ->
    [one] character
   *[other] characters
}. Now it is “{ $name }”.
name-seen = Only those who teach your sets see the name. They also see how the questions of their set are going, and nothing else.
name-refused = ⚠️ That cannot be a name: it takes at least one letter and no more than { $most } { $most ->
    [one] character
   *[other] characters
}. Write it another way.
name-set = 🙋 Done! The teacher sees the name “{ $name }”.
name-as-in-messenger = 🙋 Done! The teacher sees the name from Telegram: “{ $name }”.

## To whoever teaches a set: colleagues see the name too

name-await-teaching = 🙋 <b>What shall colleagues and learners call you?</b> Write the name in one message, up to { $most } { $most ->
    [one] character
   *[other] characters
}. Now colleagues see “{ $name }”.
name-seen-teaching = The name is seen by those whom you ask to teach a set or to work on a draft, and by those who teach the sets you learn. Those who learn your sets see it only if you choose it here: I don’t show them the name from Telegram.
name-set-teaching = 🙋 Done! Colleagues and learners see the name “{ $name }”.
name-as-in-messenger-teaching = 🙋 Done! Colleagues see the name from Telegram: “{ $name }”, learners see none.
