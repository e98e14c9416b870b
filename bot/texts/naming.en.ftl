# The name that a teacher sees.

key-name = 🙋 Name
key-messenger-name = ↩️ As in Telegram

nameless = Without a name
settings-name = Name for the teacher: { $name }
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
