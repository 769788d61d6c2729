# Words of kastanj: paper

# The printed form
paper-print-title = Questions
paper-print-cross = Put a cross like this.
paper-print-cross-row = Cross one box in each row.
paper-print-cross-question = Cross one box for each question.
paper-print-wrong = A mistake?
paper-print-fill = Fill the whole box and cross another.
paper-print-declined-1 = Prefer not
paper-print-declined-2 = to answer
paper-print-number = Number on the envelope
paper-print-strip-page = Hand in this page by itself. The person you talk with reads it at once and destroys it after the talk. It is never sent on.
paper-print-sample = Sample
paper-print-contacts = If things get hard you can call
paper-print-grid = For the person you talk with
paper-print-grid-1 = 1
paper-print-grid-2 = 2
paper-print-grid-3 = 3
paper-print-grid-4 = 4
paper-print-page = Page { $page } of { $pages }
paper-print-draft = Draft, being tried out.

# Why a form was not printed
paper-print-no-variant = { $questionnaire } has no variant called "{ $variant }". See the names with: kastanj form list
paper-print-no-section = { $form } names the section "{ $section }", which does not exist. Correct the form's file.
paper-print-no-scale = { $form }: the scale "{ $scale }" of the question { $item } does not exist. Correct the form's file.
paper-print-over-budget = { $form }: page { $page } is { $over } mm too long for one A4. Shorten questions, move a section to another page, or leave a question out.
paper-print-too-many-pages = { $form } has { $pages } pages. A page code counts to 27. Split the form.
paper-print-too-many-contacts = { $form }: { $contacts } numbers to call are too many. There is room for 6.
paper-print-code = The page code { $code } could not be drawn: { $message }
paper-print-nothing = There is no sheet to print.
paper-print-large-in-stack = { $form }: large print is printed by itself, not in a stack.
paper-print-places = { $form }: the typeset page does not tell where its parts stand ({ $what }). This is a fault in the program; nothing was printed.
paper-print-typeset = { $form } could not be typeset: { $message }

# Reading scanned files
paper-read-empty-file = { $file }: The file is empty. Scan the page again.
paper-read-unknown-format = { $file }: The file is not a TIFF, PNG, JPEG, WebP or PDF. Set the scanner to TIFF or PDF and scan again.
paper-read-heic = { $file }: Pictures in the format HEIC are not read. On an iPhone choose Settings → Camera → Formats → Most Compatible and photograph the page again. Or save the picture as JPEG.
paper-read-fax-group-3 = { $file }: TIFF with fax group 3 compression is not read. Set the scanner to group 4 (CCITT G4), LZW or PDF and scan again.
paper-read-unsupported = { $file }: The format { $format } is not read. Save as TIFF, PNG, JPEG, WebP or PDF and try again.
paper-read-film = { $file }: The file is a film, not a picture. Set the phone to photos and photograph the page again.
paper-read-animated = { $file }: The file is a moving picture. Photograph the page as a still picture, or save it as JPEG.
paper-read-too-many-bytes = { $file }: The file is larger than { $megabytes } MB. Split the stack and scan it into several files.
paper-read-too-many-pages = { $file }: The file has more than { $limit } pages. Split the stack and scan it into several files.
paper-read-too-many-pixels = { $file }, page { $page }: The picture is too large. Scan at 200 or 300 dots per inch.
paper-read-locked = { $file }: The PDF is locked with a password. Save it without a password and try again.
paper-read-damaged = { $file }, page { $page }: The file is damaged. No page of the file was used. Scan again, or copy the file once more.
paper-read-broken-off = { $file }, page { $page }: The file is broken off: it stops in the middle. No page of the file was used. Scan again, or copy the file once more.
paper-read-tiff-kind = { $file }: This kind of TIFF is not read. Set the scanner to group 4 (CCITT G4), LZW or PDF and scan again.
paper-read-refused-blank-page = The page is blank.
paper-read-refused-foreign-page = The page is not one of our forms.
paper-read-refused-code-unreadable = The page is ours, but its square code cannot be read. Type the code printed beside it, or scan again.
paper-read-refused-unknown-form = The code is sound, but the program does not hold that form. Check that the program is up to date.
paper-read-refused-corners-missing = At least two of the page's corner marks are missing. Unfold the corners and scan again, or key the answers by hand.
paper-read-refused-geometry-unverified = The print does not lie where the form says. The page is not read. Scan again, or key the answers by hand.
paper-read-refused-too-coarse = The picture is too coarse. Scan at 150 dots per inch or more, best at 300.
paper-read-refused-codes-disagree = The page's two square codes say different things. Check that two papers did not lie on top of each other.
paper-read-reason-clear = one clear mark
paper-read-reason-corrected = corrected: a mark beside a filled box
paper-read-reason-empty = no mark
paper-read-reason-several = several marks where one is allowed
paper-read-reason-lone-filled = a filled box and no mark: chosen or taken back?
paper-read-reason-faint = a faint or small mark, or a mark beside the box
paper-read-reason-declined-and-answered = both “prefer not to answer” and an answer are marked
paper-read-reason-box-unsure = the box could not be located with certainty
paper-read-reason-fill-writer = this person fills boxes instead of crossing them
