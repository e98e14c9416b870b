### What all other formats have in common.

no-questions = there is no question in the file that can be taken
ending-unknown = “{ $name }” has an ending that tells of no format; these are known: { $endings }
