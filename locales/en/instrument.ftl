# Words of kastanj: instrument

instrument-diagnostic = { $place }: { $message }
    What to do: { $hint }

instrument-not-toml = The file cannot be read as TOML. The reader says: "{ $said }".
instrument-not-toml-hint = Look at the line and the one before it. A line looks like this: name = "text", name = 3, name = ["a", "b"] or { "name = { sv = \"…\", en = \"…\" }" }; headings stand in [ ] or [[ ]]. Often a quotation mark, a comma, a bracket or an equals sign is missing.
instrument-missing-field = The field { $field } is missing in { $table }.
instrument-missing-field-hint = Add { $field }. What it means is told in { $guide }.
instrument-unknown-field = There is no field { $field } in { $table }.
instrument-unknown-field-hint = Correct the spelling or take the line away. The fields here are: { $known }.
instrument-reversed = A question may not be reversed.
instrument-reversed-hint = Reword it so that a higher answer is always better, and take the line away.
instrument-wrong-kind = The field { $field } has the wrong kind of value.
instrument-wrong-kind-hint = Write it like this: { $wanted }.
instrument-empty = The field { $field } is empty.
instrument-empty-hint = Write something in { $field }, or take the field away if it may be left out.
instrument-whole-number = The field { $field } must be a whole number from { $low } to { $high }.
instrument-whole-number-hint = Write a number without decimals and quotation marks, from { $low } to { $high }.
instrument-number = The field { $field } must be a number from { $low } to { $high }.
instrument-number-hint = Write a number within the limits, with a point as decimal sign.
instrument-order = In the field { $field } the lower number comes first.
instrument-order-hint = Write for example [0, 100].
instrument-missing-language = The text in the language { $lang } is missing in { $field }.
instrument-missing-language-hint = Every text is needed in Swedish and English: sv = "…" and en = "…".
instrument-unknown-choice = { $field } cannot be "{ $word }".
instrument-unknown-choice-hint = Choose one of: { $known }.
instrument-example-hint = This fits: { $example }.
instrument-answer-kind = A question has exactly one of one, many and open. Here are { $found }.
instrument-answer-kind-hint = Write one = "scale" for one answer, many = "scale" for several, or open = 3 for three writing lines.
instrument-name-shape = The name "{ $name }" ({ $kind }) has the wrong shape.
instrument-name-shape-hint = Use a–z, digits and single hyphens inside the name, at most { $most } characters.
instrument-duplicate = The name "{ $name }" ({ $kind }) is already taken.
instrument-duplicate-hint = Every name may stand once. Rename one of the two or take it away.
instrument-file-name = The folder is called { $folder } but the questionnaire { $name }.
instrument-file-name-hint = Let the folder and the field id have the same name.
instrument-file-version = The file is called { $file } but says version { $version }.
instrument-file-version-hint = Let the file name and the field version say the same. A new text gets a new file.
instrument-option-count = The scale { $scale } has { $count } options.
instrument-option-count-hint = A scale has 1 to { $most } options.
instrument-duplicate-code = The scale { $scale } has the code { $code } twice.
instrument-duplicate-code-hint = Give every option a code of its own. Never change a code that has been used.
instrument-uneven-steps = The steps of the scale { $scale } do not rise by one at a time.
instrument-uneven-steps-hint = A scale with measure = "steps" has codes such as 0, 1, 2, 3, 4. Use "ordinal" for uneven steps.
instrument-empty-section = The section { $section } has no questions.
instrument-empty-section-hint = Add [[section.item]] or take the section away.
instrument-unknown-scale = There is no scale { $scale }.
instrument-unknown-scale-hint = The scales of the file are: { $known }.
instrument-strip-travels = The question { $item } stands on a strip that is folded off, but its answer is to be kept.
instrument-strip-travels-hint = On the strip everything is travels = "never". Move the question to another section if the answer is needed.
instrument-never-outside-strip = The question { $item } has boxes that are never read, but does not stand on a strip.
instrument-never-outside-strip-hint = Set fold_off = true on the section, or let the answer stay in the service with travels = "service".
instrument-may-not-leave = The answer to { $item } may not leave the service.
instrument-may-not-leave-hint = Write travels = "service". Only questions with boxes in Part I may have "hub".
instrument-unused = "{ $name }" is not used.
instrument-unused-scale-hint = Take the scale away, or let a question use it.
instrument-unused-section-hint = Take the section away, or name it in pages of a variant.
instrument-no-variant = The questionnaire has no variant, so nothing can be printed.
instrument-no-variant-hint = Add at least one [[variant]] with title, intro, occasions and pages.
instrument-no-occasion = The variant { $variant } has no occasion.
instrument-no-occasion-hint = Write occasions = ["before"], or after or follow_up.
instrument-empty-page = The variant { $variant } has an empty page, or no page at all.
instrument-empty-page-hint = Write pages = [["section", "section"], ["section"]]: one list for each A4 page.
instrument-unknown-section = There is no section { $section }.
instrument-unknown-section-hint = The sections of the file are: { $known }.
instrument-section-twice = The section { $section } stands twice in the variant { $variant }.
instrument-section-twice-hint = No question may be asked twice. Take one away.
instrument-strip-not-last = The strip { $section } is not the last on its page.
instrument-strip-not-last-hint = What is folded off must be at the bottom. Move it to the end of the page's list.
instrument-tag-collision = { $one } and { $other } get the same tag in the page code.
instrument-tag-collision-hint = Rename the variant.
instrument-second-primary = Both { $first } and { $second } are the primary score.
instrument-second-primary-hint = Let only one score have primary = true.
instrument-unknown-item = There is no question { $item } for the score { $score }.
instrument-unknown-item-hint = Correct the name, or take it out of the list items.
instrument-scored-strip = The question { $item } enters a score but stands on a strip that is never read.
instrument-scored-strip-hint = Move the question to a section that is read, or take it out of the score.
instrument-scored-not-steps = The question { $item } cannot enter a score.
instrument-scored-not-steps-hint = Only questions with one = "…" on a scale with measure = "steps" may. Uneven steps are never averaged.
instrument-least-answered = The score { $score } asks for { $least } answers of { $items } questions.
instrument-least-answered-hint = least_answered must be from 1 to the number of questions, { $items }.
instrument-mixed-scales = The questions of the score { $score } have scales with different ends.
instrument-mixed-scales-hint = Let all questions of a score have the same lowest and highest code.
instrument-score-range = The score { $score } cannot have the range that stands here.
instrument-score-range-hint = With the codes of its questions and its factor it is range = [{ $low }, { $high }]. The factor must be above zero.
instrument-score-incomplete = The variant { $variant } has only some questions of the score { $score }: { $item } is missing.
instrument-score-incomplete-hint = Include all questions of the score or none, else it cannot be compared.
instrument-long-stem = The question { $item } has { $count } words ({ $lang }).
instrument-long-stem-hint = Write at most { $most } words, and one thought at a time.
instrument-forbidden-word = The word "{ $word }" may not stand where a client can see it.
instrument-forbidden-word-hint = Word it otherwise. The list is in instruments/forbidden-words.txt.

instrument-library-other-text = The questionnaire { $id } is already there with another text. Give the new text a new version number.
instrument-library-tag-collision = { $new } and { $old } get the same tag in the page code. Rename the variant in { $new }.

instrument-published-changed = { $id } is published and may not be changed, but the text is another.
instrument-published-changed-hint = Undo the change, or save the new text as a new version (v2.toml, version = 2).

instrument-burden-reading = The client reads this fast
instrument-burden-information-words = The information sheet is this long
instrument-burden-one = Choosing and crossing one answer of a short scale
instrument-burden-row = Choosing and crossing one answer of a long row (0–10)
instrument-burden-many = Each option of a question with several answers
instrument-burden-line = Each line that the client writes by hand
instrument-burden-screen = In addition per question on a screen
instrument-burden-information = The therapist informs and notes consent, once
instrument-burden-hand-over = The therapist fetches, hands over and takes back, per occasion
instrument-burden-look-through = The therapist looks through the answers, per occasion
instrument-burden-key-sheet = Opening a sheet for keying and typing its number
instrument-burden-key-question = Keying one question
instrument-burden-key-option = Keying one option of a question with several answers
instrument-burden-compare = Settling differences after a second keying, per sheet
instrument-burden-scan-page = Scanning one page and seeing the scan deleted
instrument-burden-review-share = Share of boxes that a person must look at
instrument-burden-review-box = Settling one doubtful box
instrument-burden-pack-slip = Filling in and keying the pack slip, once per contact
instrument-burden-session-report = One session report
instrument-burden-meter-client = The client's time for the added-value meter, once
instrument-burden-meter-therapist = The therapist's time for the added-value meter, once
instrument-burden-not-measured = Kastanj's assumption, not measured
instrument-burden-counted = Counted on the sheet
instrument-burden-reading-source = Kastanj's assumption, well under the mean of 238 words per minute for silent reading of English non-fiction by adults (Brysbaert 2019, Journal of Memory and Language 109:104047)
instrument-burden-reader-bound = The bound that the reading is held to, not the service's own measurement
instrument-burden-unit-words-per-minute = { $value } words a minute
instrument-burden-unit-words = { $value } words
instrument-burden-unit-second = 1 second
instrument-burden-unit-seconds = { $value } seconds
