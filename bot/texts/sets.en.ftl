# The life of a set in the eyes of those who learn it, and what comes to teachers by itself.

refused-deleted = 🗑 This set was deleted.
refused-archived = 🗄 This set is in the archive: it takes no new learners.
refused-private = 🔒 This set is closed for now. Ask your teacher whether you can join.
set-archived = 🗄 <i>The set is in the archive: it takes no new learners, and you go on learning as before.</i>
set-line-archived = 🗄 <i>in the archive</i>
set-deleted = 🗑 The set that this question is from was deleted.
forget-sets = { $count ->
    [one] Your { $count } set passes
   *[other] Your { $count } sets pass
} to those who teach with you; without them they stay with their learners.
somebody = Somebody without a name
key-taught = 🎓 To the set

notice-set-deleted = 🗑 <b>The teacher deleted the set “{ $title }”.</b>

    I’ll ask nothing more about it. Your answers still count: /stats
notice-taught-deleted = 🗑 <b>The set “{ $title }”, which you taught with others, was deleted.</b> I have told the learners.
notice-set-inherited = 🎓 <b>The set “{ $title }” is yours now.</b> Whoever taught it with you has deleted everything about themselves here, and you have taught it longest.
notice-teaches-too = 🎓 <b>{ $name } now teaches the set “{ $title }” with you.</b>
notice-taken-over = 🎓 <b>{ $name } now owns the set “{ $title }”.</b> You still teach it together.
notice-parted = 🎓 <b>You no longer teach the set “{ $title }”.</b> Its owner decided so.
notice-stepped-down = 🎓 <b>{ $name } no longer teaches the set “{ $title }” with you.</b>
