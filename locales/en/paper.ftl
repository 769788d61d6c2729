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
paper-read-refused-mirrored = The picture is mirrored. Turn mirroring off in the scanner or camera and scan again.
paper-read-refused-too-coarse = The picture is too coarse. Scan at 150 dots per inch or more, best at 300.
paper-read-refused-pack-slip = This is the slip of a pack. The machine does not read it: key it in.
paper-read-refused-month-tally = This is the month tally. The machine does not read it: key it in.
paper-read-refused-trial-sheet = This is the trial sheet for printer and scanner. It bears nobody's answers.
paper-read-refused-codes-disagree = The page's two square codes say different things. Check that two papers did not lie on top of each other.
paper-read-reason-clear = one clear mark
paper-read-reason-corrected = corrected: a mark beside a filled box
paper-read-reason-empty = no mark
paper-read-reason-several = several marks where one is allowed
paper-read-reason-lone-filled = a filled box and no mark: chosen or taken back?
paper-read-reason-faint = a faint or small mark, or a mark beside the box
paper-read-reason-lettered = it looks like letters or figures in the box
paper-read-reason-struck-through = a line runs through the cross: meant, or taken back?
paper-read-reason-drawn-through = a line runs through the box and far beyond it
paper-read-reason-declined-and-answered = both “prefer not to answer” and an answer are marked
paper-read-reason-box-unsure = the box could not be located with certainty
paper-read-reason-fill-writer = this person fills boxes instead of crossing them

# Forms that others printed
paper-foreign-not-pdf = { $file }: The file is not a PDF. Save or print the blank form as PDF from the program it was made in, and try again.
paper-foreign-only-pictures = { $file }: The PDF holds pictures only, so it is a scan; boxes are found in drawn forms. Ask for the original PDF, or save one from the program the form was made in. Otherwise write the boxes into a template by hand, see docs/template-file.md: a scanned blank will do for reading.
paper-foreign-no-boxes = { $file }: No boxes were found in the PDF. Squares and circles of 2–10 mm are looked for, drawn, as box signs or as fields. Write the boxes into a template by hand, see docs/template-file.md.
paper-foreign-page-size = { $file }: Page { $page } is smaller than 50 mm or larger than 600 mm, and such sheets are not read. Save the form in the size in which it is printed, A4 for example.
paper-foreign-too-many-boxes = { $file }: More than { $limit } boxes were found in the PDF. No template holds so many. Divide the form into several PDF files, or write the boxes into a template by hand, see docs/template-file.md.
paper-foreign-file-head =
    Template of a printed form: where its boxes stand.
    Places are in millimetres from the page's upper left corner; x, y is the box's outer corner, w, h its size.
    Give questions and boxes names of your own, regroup boxes, and delete what is no box for answers.
    one = true: one box at most may be marked. one = false: several may.
    Every field is described in docs/template-file.md.
paper-foreign-file-fonts = Fonts that are not in the PDF file: the print may look different on paper. Read with a scan of the empty form (--blank), or take the line out.
paper-foreign-file-reference = reference = [x1, y1, x2, y2, x3, y3, x4, y4]: four places in mm that can be pointed out in a scan; the page's corners if left out
paper-foreign-page-order = This should be page { $number }
paper-foreign-page-order-hint = List every page of the blank in its order, also pages without boxes.
paper-foreign-reference = These are not four points on the page
paper-foreign-reference-hint = Write eight numbers in millimetres: x and y of the upper left, upper right, lower right and lower left point.
paper-foreign-box-place = The box "{ $id }" cannot stand there
paper-foreign-box-place-hint = A box is 1.5–30 mm wide and high and lies within the page; x, y, w, h are millimetres.
paper-foreign-box-name = The question "{ $question }" names boxes that are not on the page, or that another question has: { $ids }
paper-foreign-box-name-hint = { $all ->
        [all] Take the whole question out, too, from [[page.question]] to the next empty line.
       *[other] Take the names out of the question's boxes, too. If the question has options, take out the names in the same places.
    }
paper-foreign-options = options has { $found } names, the question { $expected } boxes; or a name stands there twice
paper-foreign-options-hint = Write a name of its own for each box of boxes, in the same order, or take the line out.
paper-foreign-double-name = The name "{ $id }" is already taken
paper-foreign-double-name-hint = Give every box and every question a name of its own.
paper-foreign-unfit-pages = The blank has { $found } pages, the template { $expected }. Use the blank that the template was made of, or make the template anew.
paper-foreign-unfit-shape = Page { $page } of the blank has other proportions than the template says. Use the blank that the template was made of, or correct width and height.
paper-foreign-refused-blank-page = The page is blank, or the back of one.
paper-foreign-refused-too-coarse = The picture is too coarse. Scan at 200 dots per inch or more, best at 300.
paper-foreign-refused-other-form = The print is not that of the form. Check that the page belongs to the template, and that all of it was scanned.
paper-foreign-refused-geometry-unverified = The page resembles the form, but on a part of it something else stands than the form's print: another version, something that lies over it, or a fold. It is not read. Compare it with the blank form, smooth the page and scan again, or key the answers by hand.
paper-foreign-refused-uneven = The page resembles the form, but its print lies up to { $residual } mm aside: the paper is folded, crumpled or curls, or it is another version. It is not read. Smooth the page and scan again, or key the answers by hand.
paper-foreign-refused-unlike = The page resembles the form, but too little of its print can be seen: the page is cropped, covered, blurred or pale, or it is another version. It is not read. Scan the whole page again, or key the answers by hand.
paper-foreign-refused-mirrored = The page belongs to the form, but the picture is mirrored. Turn mirroring off in the scanner or camera and scan again.
paper-foreign-refused-other-print = The page is like the form, but in some places other print stands than the form's. Most likely it is another version, or something is stuck over it. It is not read. Compare with the blank form: make a template of the version that was used, or key the answers by hand.
paper-foreign-refused-where = { $why } This is where it differs: { $places }{ $more ->
    [0] .
    [one] ; and in one more place.
   *[other] ; and in { $more } more places.
 }
paper-foreign-place = { $x } mm from the left and { $y } mm from the top
paper-foreign-place-question = { $x } mm from the left and { $y } mm from the top, nearest to the question { $question }
paper-foreign-refused-page-unsure = The page fits two pages of the form equally well, so nobody can know which one it is. Key the answers by hand.

paper-trial-title = Trial sheet
paper-trial-how = Print at actual size (100 %), without fitting to the page. Scan the sheet the way you scan your forms. There is nothing about anybody on it.
paper-trial-ruler = Measure with a ruler: the line is 150 mm long. If it is shorter, it is the printer that shrinks.
paper-trial-greys = From black to paper: the last field is the paper itself
paper-trial-lines = Fine lines: 0.5, 0.4, 0.3 and 0.2 mm
paper-trial-crosses = Crosses of different strength, as from a marker to a pale pencil
paper-trial-empty = Below here it should be empty
paper-trial-good = Good. The printer and the scanner can be used as they are.
paper-trial-usable = It can be used. This makes it better:
paper-trial-unfit = Change this before you scan forms:
paper-trial-size = The print is { $percent } % of its right size. Forms are read between 94 and 102 % of their size, so this will do. “Actual size” or 100 % when printing, not “fit to page”, makes it better.
paper-trial-size-unfit = The print is { $percent } % of its right size. Forms that { $way ->
    [small] small
   *[large] large
  } are not surely read: the limits are 94 and 102 %, across and down. Choose “actual size” or 100 % when printing, not “fit to page”. Then measure the ruler on the paper: if the line is 150 mm long the print is right, and it is the scanner that states a wrong resolution.
paper-trial-feed = The paper is drawn out or held back: length and width differ by { $percent } %. Clean the rollers of the feeder.
paper-trial-resolution = The resolution is { $dpi } dpi. Choose 300 dpi, at least 200.
paper-trial-skew = The sheet lay { $degrees }° askew. Set the paper guides of the feeder.
paper-trial-contrast = Black and white are too near to one another. Change the toner, or raise the contrast of the scanner.
paper-trial-focus = Edges are blurred. Turn smoothing off in the scanner, or wipe the glass.
paper-trial-streaks = { $count ->
    [one] A dark streak runs
   *[other] { $count } dark streaks run
  } along the whole paper. Wipe the narrow strip of glass in the feeder.
paper-trial-dirt = There are spots or shadows where the sheet should be empty. Wipe the glass, and look at the sheet: may it be the printer that smears?
paper-trial-faint-one-bit = Choose greyscale instead of black and white in the scanner.
paper-trial-faint = Make the scan darker, and let clients use a ballpoint pen.
paper-trial-misread = A cross was read as something else. Scan again at 300 dpi in greyscale; if it happens again, key the forms in by hand for the time being.
paper-trial-none = Not even the blackest crosses are surely read.
paper-trial-unread = Faint crosses are not surely read: fainter than from { $pen } they may be taken for empty boxes.
paper-trial-marker = a marker
paper-trial-ballpoint = a ballpoint pen
paper-trial-pencil = a pencil
paper-trial-pale-pencil = a pale pencil
paper-trial-hardly = a pen that can hardly be seen
paper-trial-upside-down = The sheet lay upside down. That does not matter: forms are read whichever way they lie.
paper-trial-on-its-side = The sheet lay on its side. That does not matter: forms are read whichever way they lie.
paper-trial-palest = The palest crosses were not all read. That does not matter: hardly any pen writes as weakly.
