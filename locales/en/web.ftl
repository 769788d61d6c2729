# The words of the pages, for those who work at the service.

web-skip = Skip to the content
web-menu = Menu
web-menu-today = To do
web-menu-contacts = Contacts
web-other-language = På svenska
web-other-language-code = sv
web-lock-all = Lock everything
web-lock-mine = Lock ({ $person })
web-unknown = not known yet

web-serving-port = Port { $port } cannot be used: { $why }. Is the program running already? Otherwise choose another with --port.
web-serving-listen = The address { $listen } cannot be used: { $why }. Does another program use it already? Otherwise choose another with --listen.
web-serving-system = The pages cannot be shown: { $why }.

web-trouble-title = That did not work
web-trouble-back = To the beginning
web-trouble-absent = There is no such page. The code may be mistyped, or it has been taken away.
web-trouble-forbidden = Your role does not include this. Ask whoever keeps the accounts if you need it.
web-trouble-bad-form = What was sent cannot be understood. The page may be old: go back, load it again and try once more. Nothing has changed.
web-trouble-stale = Somebody else has changed this meanwhile, or it was sent twice. Load the page again and see how it stands. Nothing was changed by what you did.
web-changed-meanwhile = Somebody changed this while the page was open. Now it says: { $now }. What you chose is kept below. Save again if that is what is to hold.
web-trouble-locked = It is locked. Unlock it with your passphrase.
web-trouble-too-large = The file is too large. Scan in several turns, or at 300 dots per inch.

web-unlock-title = Unlock
web-unlock-who = Who are you?
web-unlock-one = Account: { $person }
web-unlock-passphrase = Passphrase
web-unlock-unread = Everything is locked. A client wants to talk about something that nobody has read yet. It stands first when you unlock.
web-unlock-button = Unlock

web-today-title = To do
web-today-week = { $week }
web-today-nothing = Nothing is waiting. Everything that has come in is taken care of.
web-today-contact = Contact
web-today-what = What
web-today-next = Next step
web-today-due = Week
web-today-copy = copied sheet
web-task-consent = Consent
web-task-withdrawal = The client has taken back the yes
web-task-first-visit = First visit
web-task-page = A page is missing, { $occasion }
web-task-doubts = { $count ->
    [one] One doubtful question
   *[other] { $count } doubtful questions
 }, { $occasion }

web-contacts-title = Contacts
web-contacts-count = { $count ->
    [one] One contact
   *[other] { $count } contacts
 }
web-contacts-new = New contact
web-contacts-search = Search by code or envelope number
web-contacts-search-button = Search
web-contacts-none = No contact fits.
web-contacts-first-visit = First visit
web-contacts-pack = Envelope
web-contacts-state = State

web-contact-title = Contact { $code }
web-contact-go-on = Begun on a screen. Hand it over again: the form goes on where it stopped.
web-contact-open = open
web-contact-again = { $state } · further contact of a client who has taken part before, not counted in the flow
web-contact-ended = ended { $week }, { $reason }
web-contact-next = Next step
web-contact-forms = Sheets
web-contact-facts = What we know
web-contact-consent = Consent to follow-up
web-consent-yes = yes
web-consent-no = no
web-consent-withdrawn = withdrawn
web-consent-not-keyed = not keyed
web-form-given = filled in { $week }
web-form-given-sometime = filled in, the week is not known
web-form-not-given = not filled in

web-form-here = Answer here
web-contact-here-hint = Answer here leaves the screen to the client: you are locked out, and only the questions can be reached until somebody unlocks.
web-wrong-address = The pages are not under this address. Open { $address } instead.
web-form-code = Give a code
web-code-title = Code
web-code-how = The client types the address in their own browser, and then the code.
web-code-until = The code opens the form once, within fifteen minutes. A new code makes the old one invalid.
web-code-back = To the contact
web-card-title = Card to take home
web-card-how = With the card the client can answer from home when a form is due, one at a time, and take back the yes. It is valid as long as the contact is in the record. What has been answered is never shown.
web-card-has = The client has a card. A new one makes the old one invalid.
web-card-make = Make a card
web-card-make-new = Make a new card
web-card-waits = A form is waiting already: the card opens it at once.
web-card-with-week = Put the next time on the card: { $week }
web-card-week = week { $week }, { $year }
web-card-next = Next time: { $week }
web-card-back = Take the card back
web-card-back-what = Whoever has the card comes in no more. What has been answered stays.
web-card-taken-back = The card is taken back.
web-card-once = The code is shown this once. Print the card, or copy it by hand.
web-card-print-how = Only the card is printed, in the size of a visiting card.
web-card-print = Print
web-card-change = Change or take back
web-asked-title = Asked?
web-asked-link = Not asked, or no?
web-asked-how = The reason is counted in the flow, so that it shows who is missing. Nothing else is noted.
web-asked-why = Was not asked:
web-asked-or = Or was asked and said no:
web-asked-not = Was not asked: { $reason }
web-asked-declined = Declined
web-asked-saved = Noted. { $what }.
web-asked-undo = Undo
web-asked-undone = It is taken back.
web-asked-by-month = Here losses are counted by the month. Count the client there, so that nobody is counted twice.
web-asked-to-month = To the month
web-asked-known = There is a yes, a no or a form. That tells already how the contact began.
web-strip-title = Wants to talk about
web-strip-once = This is no part of the record. It stays here, locked away, until somebody has read it, even if everything is locked or the computer is started again, and is erased when you press Read. It is in no backup.
web-strip-read = Read
web-today-unread = { $code }: the client wants to talk about something. Read it first.

# What the client sees.

web-client-title = Questions
web-client-exit = Leave the page
web-client-exit-region = Leave quickly
web-client-door = Type the code
web-client-door-back = Give the screen back
web-client-door-have = Have you been given a code?
web-client-door-code = Six digits
web-client-door-go = Go on
web-client-door-refused = The code is wrong, or it no longer works. Look at the digits and try again, or ask for a new one.
web-client-door-any = Six digits, or the code on your card
web-client-door-refused-any = That did not work. The code may be mistyped or no longer valid, or there have been many tries just now. Look at the code once more and wait a minute. Otherwise ask for a new one.
web-client-door-closed = The page is not open just now. Nothing is wrong with your code. Try again another day.
web-client-home-nothing = No questions are waiting just now
web-client-home-next = The next questions come about { $week }.
web-client-home-nothing-words = You can close the page. The card works another time as well.
web-client-withdraw = Take back my yes
web-client-withdraw-title = Do you want to take back your yes?
web-client-withdraw-free = You need not say why. You get the same support as before.
web-client-withdraw-answers = Your answers are no longer counted. What is already counted and done does not change.
web-client-withdraw-kept = The answers stay for a time. If you want them erased, tell the person you meet.
web-client-withdraw-seen = The person you meet will see that you have taken back your yes. You get no more questions here.
web-client-withdraw-yes = Yes, take it back
web-client-withdraw-no = No, go back
web-client-withdrawn = Your yes is taken back
web-client-withdrawn-words = It holds from now on. You need not do anything more.
web-client-intro-how = { $count ->
    [one] There is one question.
   *[other] There are { $count } questions, one at a time.
 } You can leave any of them unanswered and pause whenever you like. The person you talk with sees the answers. Nothing is stored in this browser.
web-client-begin = Begin
web-client-intro-unseen = There is one exception: a question near the end is seen by nobody. It says so there.
web-client-intro-left = { $count ->
    [one] There is one question left.
   *[other] There are { $count } questions left, one at a time.
 } You can leave any of them unanswered and pause whenever you like. The person you talk with sees the answers. Nothing is stored in this browser.
web-client-strip-home = Nobody sees what you answer here, and it is not stored. If you say yes you are told whom to call now.
web-client-go-on = Go on
web-client-help = If you feel very bad
web-client-progress = How far you have come
web-client-kept = You have answered this question. The answer is not shown again. Choose anew if you want to change it.
web-client-next = Next
web-client-skip = No, go on
web-client-decline = Prefer not to answer
web-client-back = Back
web-client-pause = Pause
web-client-crisis = You are not alone
web-client-crisis-words = Tell the person you talk with, today. You can also call, day and night:
web-client-crisis-home = You can call now, day and night. Tell the person you meet as well, when you meet.
web-client-paused = Paused
web-client-paused-words = What you have answered is stored and not shown again. Go on here, or ask for a new code another time.
web-client-paused-here = What you have answered is saved and is not shown again. Go on here, or another time: tell the person you talk with.
web-client-paused-home = What you have answered is saved and is not shown again. Go on here, or type the code of the card another time.
web-client-thanks = Thank you, you are done
web-client-thanks-words = The answers are stored. Give the screen back, or close the page.
web-client-thanks-home = The answers are saved. You can close the page.
web-client-close = Close
web-client-weather = The weather
web-client-weather-words = There is no forecast to show right now.

# First start.

web-start-title = Get started
web-start-intro = Answer this once, together. It takes a couple of minutes. Everything but the unit's code, and whether it is only practice, can be changed later, under House. Everything is stored encrypted on this machine and sent nowhere.
web-start-problems = This has to be changed. Nothing is stored yet; type the passphrases again.
web-start-you = You
web-start-account = Account
web-start-account-hint = Small letters, no spaces. It stands in the log alone.
web-start-passphrase-hint = { $count } characters or more. Several ordinary words are easy to remember and hard to guess.
web-start-again = The passphrase once more
web-start-other = Your colleague
web-start-other-hint = Two people should be able to open: one may be on leave. Your colleague types their own passphrase, now or later.
web-start-service = The service
web-start-name = What you call the service
web-start-code = Short code
web-start-code-hint = Capital letters, digits and hyphens, for example OST-1. It stands on envelopes and files, never on what the client takes along.
web-start-neutral = What the client sees instead of your name
web-start-neutral-hint = Something that does not say where the client has been.
web-start-neutral-default = Form
web-start-controller = Controller of the personal data
web-start-crisis = Numbers to call in a crisis
web-start-crisis-hint = They are shown to the client. Add one of your own if you like.
web-start-number = Number
web-start-in-swedish = In Swedish
web-start-in-english = In English
web-start-112 = Immediate danger to life
web-start-1177 = Health advice, day and night
web-start-later = Decisions and local rules (can wait)
web-start-identity = Decision that identities are not recorded
web-start-identity-hint = The number of the board's decision. The program has no field for who a client is.
web-start-rule = Your rule for documentation
web-start-decision = The decision behind the rule
web-start-modules = More than the least
web-start-modules-hint = Leave it empty if you are unsure: the follow-up needs none of this.
web-start-sessions = A session report after every talk
web-start-value = Ask at closing whether the sheets were of use
web-start-practice = Only practise: fill it with invented clients. Everything is marked SYNTETISK and can be thrown away later
web-start-button = Create
web-start-same-person = The two accounts need different names.
web-start-needs-name = Say what you call the service.
web-start-needs-controller = Say who is the controller of the personal data.
web-start-needs-code = Give a short code of capital letters, digits and hyphens.
web-start-needs-number = At least one number to call in a crisis is needed.
web-start-clock = The computer's clock is wrong. Set it and try again.
web-start-person = "{ $name }" cannot be an account: small letters, digits, points or hyphens.
web-start-differ = The passphrases differ. Type them again.
web-recovery-title = Your key on paper
web-recovery-why = Print or copy the key now: it is shown this once. Lock it away. It opens if both of you have forgotten your passphrases, and without it there is then no way in.
web-recovery-folder = The record lies in the folder { $folder }. Back it up to another place.
web-recovery-done = I have the key on paper

# Sheets on their way in: upload, doubtful questions, sheets without an owner, keying.

web-menu-house = House
web-menu-sheets = Sheets
web-choose = Choose
web-save = Save
web-week-this = { $week } (this week)
web-week-last = { $week } (last week)
web-week-unknown = Not known, or on the pack slip
web-back-to-sheets = To the sheets
web-form-key = Key it in

web-sheets-title = Sheets
web-sheets-upload = Take in scanned sheets
web-sheets-unit = Service
web-sheets-files = Files
web-sheets-files-hint = PDF, TIFF, PNG, JPEG or WebP, several at once. You can drop the files here. At most 64 MB each.
web-sheets-week = Week in which the sheets were filled in
web-sheets-upload-button = Read the sheets
web-sheets-not-kept = The files are read in memory and never stored here. Only the answers and pictures of rows to look at and of words written by hand are stored, locked.
web-sheets-key = Key in a sheet
web-sheets-no-file = No file is chosen. Choose one or several files.
web-sheets-no-unit = Choose the service that the sheets come from, and choose the files again.
web-sheets-review = { $count ->
    [one] Look at one question
   *[other] Look at { $count } questions
 }
web-sheets-nothing = Nothing waits. Every sheet is taken care of.
web-sheets-unassigned = Sheets without an owner
web-sheets-conflicts = Sheets that contradict
web-sheets-conflicts-how = The same sheet has come in twice with different answers or doubtful marks. Both are kept until you choose.
web-sheets-missing = Missing pages
web-sheets-missing-how = Look for the page and scan it, or key it in here.

web-sheets-named = { $occasion }, page { $pages }
web-taken-title = What came of it
web-taken-stored = { $count ->
    [0] No page was stored.
    [one] One page is stored.
   *[other] { $count } pages are stored.
 }
web-taken-too-large = The file is too large and was not read. Scan in several batches, or in grey at 300 dots per inch. At most 64 MB a file and 128 MB at once.
web-taken-gave-up = The file could not be read. Nothing of it is stored. Scan the sheets again, or key them in.
web-taken-assign = { $count ->
    [one] Say whose a sheet is
   *[other] Say whose { $count } pages are
 }
web-taken-conflicts = { $count ->
    [one] Settle one page that contradicts
   *[other] Settle { $count } pages that contradict
 }
web-taken-more = Take in more
web-taken-page = Page { $pages }
web-taken-done-pages = { $count ->
    [one] One page is done
   *[other] { $count } pages are done
 }
web-taken-known-pages = { $count ->
    [one] One page was there already
   *[other] { $count } pages were there already
 }
web-taken-foreign-pages = { $count ->
    [one] One page is no question sheet
   *[other] { $count } pages are no question sheets
 }
web-taken-blank-pages = { $count ->
    [one] One page is blank
   *[other] { $count } pages are blank
 }
web-taken-originals = The files were not stored here. Delete them where they are when all is done: handwriting can point at a person. If the scanner sends to e-mail there are copies in the inbox, in the deleted items and sometimes in the scanner.
web-fate-stored = stored: { $contact }, { $occasion }, page { $page }{ $doubtful ->
    [0] {""}
    [one] . One question to look at.
   *[other] . { $doubtful } questions to look at.
 }
web-fate-known = was here already. Nothing has changed.{ $unsure ->
    [0] {""}
    [one] { " " }One question is doubtful in this scan and could not be compared. What is stored holds.
   *[other] { " " }{ $unsure } questions are doubtful in this scan and could not be compared. What is stored holds.
 }{ $overruled ->
    [0] {""}
    [one] { " " }One question that one of you has decided is read differently now. Your decision holds.
   *[other] { " " }{ $overruled } questions that one of you has decided are read differently now. Your decision holds.
 }
web-fate-unsure = is the same page again, with doubtful marks: nothing certain agrees with what is stored. Both are kept until somebody has looked at both.
web-fate-unsure-next = Look at both
web-fate-waiting = waits: nothing tells whose it is.
web-fate-waiting-next = Say whose it is
web-fate-left = stays on paper: this sheet is not stored here.
web-fate-conflict = says something else than what is stored. Both are kept.
web-fate-conflict-next = Settle
web-fate-practice = a practice sheet: it was not taken in.
web-key-practice = It is a practice sheet and does not belong here. Nothing has been saved.
web-fate-empty = empty: the scanner sees no mark on the sheet. It is not stored. If there are marks on the paper: scan in greys, and darker.
web-fate-empty-next = The client left it empty: key it in
web-fate-refused = was not read: { $why }.
web-taken-begun = { $count ->
    [one] A new contact began with a pack that was not printed here. Do the sheets come from you? If not, they were taken in at the wrong place: remove the contact.
   *[other] { $count } new contacts began with packs that were not printed here. Do the sheets come from you? If not, they were taken in at the wrong place: remove the contacts.
 }
web-taken-begun-erase = Does not belong here: remove
web-fate-elsewhere = belongs to another unit: it is not stored here. Give the sheet to them, or scan it there.
web-fate-slip-next = Key in the slip
web-fate-tally-next = Key in the month
web-fate-refused-next = Key in the sheet

web-review-title = Questions to look at
web-review-left = { $count ->
    [one] One left
   *[other] { $count } left
 }
web-review-picture = The question's row on the paper with the rows above and below
web-review-no-picture = There is no picture of the row. Look at the paper.
web-paper-title = The paper
web-paper-page = Page { $page }, number on the paper: { $number }
web-paper-copy = Page { $page } on a copy without a number. Code ticked on it: { $code }
web-paper-plain = Page { $page } on a paper without a number
web-review-later = Leave for later
web-review-undo = Undo the last one
web-review-undone = The last one is undone. Here is the question again.
web-review-already = The question was settled already. Nothing has changed.
web-review-nothing = No questions wait any more.
web-key-space = space
web-review-marked = This is how the row is marked, with the rows above and below. The bars at the sides show which row is meant.
web-review-blank = At the bottom: the same rows on a blank sheet. What is written outside the boxes is not shown. Grey covers writing that runs across the boxes; if you need to see it, look at the paper.
web-review-blank-picture = The same rows on a blank sheet
web-review-likely = Most likely is one of these two answers. Their order is random and tells nothing.
web-third-two = The two readings
web-review-all = All answers
web-review-no-mark = No mark
web-review-cancelled = Mark taken back, no new one
web-review-mixed = Some of the questions are checks: they are shown although the machine was sure. Which ones cannot be seen, so that the check is fair.
web-third-title = Two readings differ
web-third-how = A question was drawn for a check, and a person read something else than the machine. Look at the row and decide what holds.
web-third-person = Read by { $person }
web-third-own = One of the readings is your own. Preferably let somebody else decide.
web-third-nothing = No readings differ.
web-third-decided = The question is decided.
web-sheets-differing = { $count ->
    [one] Two readings differ in 1 question
   *[other] Two readings differ in { $count } questions
}
web-sheets-keyed = Keyings that differ
web-sheets-keyed-how = Two readings of one sheet say different things. Take out the paper and decide what holds.
web-sheets-again-own = { $sheet } · needs somebody else: you have keyed the sheet yourself
web-sheets-again = Key once more
web-sheets-again-how = These sheets are to be keyed by somebody who has not done it before. Take out the paper. You do not see what stands there already.
web-readings-title = How the answers came in
web-readings-nothing = No sheets have come in.
web-readings-no-ruling = Nobody has had to decide anything on this sheet.
web-readings-machine = The machine said
web-readings-said = The person read
web-readings-on = About
web-readings-who = Who and when
web-readings-on-doubt = doubtful question
web-readings-on-second = check
web-readings-on-third = third look
web-readings-on-keying = keyings that differed
web-readings-on-back = undone
web-readings-unsure = unsure: { $reason }, most likely { $guess }
web-readings-sure = { $words } · { $percent } % sure
web-readings-most-sure = { $words } · more than 99 % sure
web-readings-not-sure = { $words } · the machine does not know, a person decides
web-readings-words = Own words on the sheet. The machine does not read them.
web-readings-words-picture = Handwriting on the sheet
web-readings-words-drop = Read, remove the picture
web-readings-dropped = The picture is removed.
web-readings-want = Let somebody else key the sheet once more
web-readings-want-hint = Whoever keys it does not see what stands there already. The differences are shown afterwards and decided one by one.
web-readings-wanted = The sheet waits to be keyed once more.
web-readings-unwant = Undo: the sheet need not be keyed again
web-readings-unwanted = The sheet need not be keyed again.
web-reading-title = How sure is the reading?
web-reading-error = Errors in answers of which the machine was sure
web-reading-would-be-known = It becomes known when some answers have been read once more. Take in sheets: some of the answers are then drawn for a check and wait among Questions to look at. About 300 checked answers without an error show that the error is below 1 %.
web-reading-how = Some of the answers of which the machine was sure are read again by a person who does not know what the machine read. Where they differ, a third look decides. The interval takes into account that answers on the same page belong together.
web-reading-shares = { $unit }: { $answers } % of the answers and { $sheets } % of the sheets are checked.
web-reading-compared = The machine and two people
web-reading-no-sheet = No sheets have been keyed once more yet.
web-reading-sheets = { $count ->
    [one] 1 sheet was keyed without seeing what stood there. What holds in the end counts as right.
   *[other] { $count } sheets were keyed without seeing what stood there. What holds in the end counts as right.
}
web-reading-fields = Answers
web-reading-wrong = Errors
web-reading-rate = Errors per 10,000 (95 %)
web-reading-left = Left to a person
web-reading-compared-how = Choose sheets on the contact's page under “How the answers came in”, or set in the settings what share is drawn.
web-settings-looks = Check of the reading
web-settings-looks-hint = This share is drawn by lot when sheets are read. The result is shown under Overview.
web-settings-looks-answers = Per cent of the answers that are read once more
web-settings-looks-sheets = Per cent of the sheets that a person keys as well
web-settings-looks-range = { $field }: give per cent as a number from 0 to 100.

web-waiting-title = Whose is the sheet?
web-waiting-why = Why it waits
web-waiting-is-it = Is it { $contact }?
web-waiting-suggested = The code on the sheet points here.
web-waiting-has-one = The contact has such a sheet already. If the answers differ you will choose the one that holds.
web-waiting-yes = Yes, { $contact }
web-waiting-other = Somebody else
web-waiting-whose = Choose a contact
web-waiting-without = Contacts without this sheet, the newest first:
web-waiting-none = No contact lacks this sheet. Search for the code, or begin a new contact.
web-waiting-new = New contact with this sheet
web-waiting-more = There are more. Search for the code.
web-waiting-answers = The answers on the sheet
web-waiting-doubtful = doubtful
web-waiting-assigned = The sheet is stored for { $contact }.
web-waiting-conflict = The sheet says something else than what is stored for { $contact }. Both are kept until you choose, under Sheets that contradict.
web-waiting-belongs = The sheet belongs to { $contact }.
web-waiting-undo = Undo: the sheet does not belong there
web-waiting-undone = Undone. The sheet waits again.
web-waiting-drop = The sheet does not belong here
web-waiting-drop-how = A spoiled or foreign sheet can be thrown away. Its answers are removed and cannot be brought back. We do not touch the paper.
web-waiting-drop-button = Throw the sheet away
web-waiting-dropped = The sheet is thrown away.

web-conflict-title = The same sheet twice
web-conflict-how = The same sheet has come in twice. This is where the answers differ, or where the marks are doubtful. Compare with the paper.
web-conflict-question = Question
web-conflict-stored = What is stored
web-conflict-incoming = What came last
web-conflict-keep-stored = Keep what is stored
web-conflict-keep-incoming = Take what came last
web-conflict-row-stored = Stored: { $answer }
web-conflict-row-incoming = Came last: { $answer }
web-conflict-whole = Or the whole sheet at once
web-conflict-settled = Settled.

web-key-title = Key in a sheet
web-key-number = Number of the sheet or the pack
web-key-number-hint = The nineteen characters beside the page's square code, or the ten of the pack. Spaces do no harm.
web-key-go = Continue
web-key-unknown = "{ $sheet }" is no number that is known here. Compare with the sheet. If the contact has a code, open the contact and key in the sheet there.
web-key-copy = The copyable edition has no number. Open the contact and key in the sheet there.
web-key-again = The number once more
web-key-again-hint = Nothing is known of this pack. A mistyped number would open a contact that does not exist.
web-key-again-differs = The numbers differ. Compare with the envelope.
web-key-which = Which sheet?
web-key-how = One key per question goes on to the next. Return leaves a question empty, b goes back. Pointing works as well.
web-key-page = Page { $count }
web-key-week = Week in which the sheet was filled in
web-key-leave = Leave without saving
web-key-second = The sheet is here already. Key it in once more without looking at the old answers: then the differences are shown.
web-key-rest = The rest of the sheet is here already. Here is only what is missing. If the sheet is to be keyed once more, somebody else does that.
web-key-own = You have keyed this sheet yourself. The second reading has to be made by somebody else, or you would only check yourself. The sheet waits on the page Sheets until another person is in. If you are alone, it need not be keyed again.
web-key-compare = Compare
web-key-empty = Nothing is marked. Did the client leave the whole sheet empty? Then tick the box at the bottom and save again.
web-key-sure = Yes, the sheet is empty
web-key-saved = Stored for { $contact }.
web-key-conflict = The sheet says something else than what is stored. Both are kept until you choose.
web-key-same = No differences in { $count } questions.
web-key-differences = Two readings of one sheet
web-key-differences-how = { $count ->
    [one] The two readings differ in one question. Look at the paper and choose.
   *[other] The two readings differ in { $count } questions. Look at the paper and choose.
 }
web-key-first-said = Stored: { $answer }
web-key-second-said = Keyed again: { $answer }
web-key-differences-by = Keyed again by { $by }.
web-key-neither = Neither of them
web-key-neither-these = These:
web-key-differences-later = Decide later
web-key-no-differences = Nothing differs any more.
web-key-drop = It was the wrong sheet that was keyed
web-key-drop-how = Then the second keying is thrown away. What was stored does not change.
web-key-drop-button = Throw the keying away
web-key-dropped = The keying is thrown away. Nothing else has changed.
web-key-dropped-wanted = The keying is thrown away. Nothing else has changed, and the sheet waits again to be keyed once more.
web-key-settled = { $count ->
    [one] One difference is settled.
   *[other] { $count } differences are settled.
 }

# The talk and what comes after it.

web-yes = yes
web-no = no
web-without-saving = Back without saving
web-week-is = The talk was this week, { $week }.
web-week-another = Another week
web-week-which = Which week was the talk?
web-week-impossible = That week is not possible: write for instance 41 or week 41 2026, not before the first visit and not after this week.

web-talk-title = Our talk
web-talk-button = To the talk
web-talk-back = Done
web-talk-print = Print with Ctrl + P: it makes one A4.
web-talk-empty = There are no answers to look at yet. They come when a sheet has been filled in.
web-talk-goals = What I want
web-talk-goals-on-paper = What you wrote in your own words is on your sheet.
web-talk-marks = Want to talk about
web-talk-moved = How it has been
web-talk-first = the first time, nothing to compare with yet
web-talk-more-true = More true now:
web-talk-less-true = Less true now:
web-talk-strengths = This is true
web-talk-harder = This is harder right now
web-talk-numbers = Numbers
web-talk-rule = It says more or less where the answers have moved at least half a step of five on average, or two steps on a row from 0 to 10. That does not say why. There is no limit for what is good enough.
web-talk-of = { $number } of { $highest }
web-talk-marked = marked: { $occasion }
web-talk-goal-nearer = nearer than last time
web-talk-goal-same = about as near as last time
web-talk-goal-farther = farther away than last time
web-talk-row-higher = higher than last time
web-talk-row-same = about as last time
web-talk-row-lower = lower than last time
web-talk-point = { $occasion } { $number }
web-talk-no-point = { $occasion } no answer
web-talk-ends = from { $low } to { $high }
web-talk-before = before
web-talk-after = after
web-talk-follow-up = later
web-talk-note = We talked about this
web-talk-note-of = We talked about this: { $subject }
web-talk-noted = Talked about { $week }
web-talk-undo = Undo
web-talk-undo-of = Undo that we talked about this: { $subject }

web-session-title = Session report
web-session-problems = This needs to be changed. Nothing has been saved yet.
web-session-format = How
web-session-not-met = Did not come, or cancelled: the rest can be left empty.
web-session-to-the-end = To the end
web-session-who = Who
web-session-length = How long
web-session-same = Same focus as last time
web-session-themes = Themes, five at most
web-session-techniques = Ways of working, five at most
web-session-safety = Safety was brought up
web-session-safety-hint = Only if it came up. Stays at the service.
web-session-next = What happens now?
web-session-next-saves = Your choice saves the report.
web-session-needs-format = Choose how you met.
web-session-needs-who = Choose who took part.
web-session-needs-length = Choose how long it was.
web-session-many-themes = Choose five themes at most; now there are { $count }.
web-session-many-techniques = Choose five ways of working at most; now there are { $count }.
web-session-saved = Session report { $number } has been saved.
web-session-saved-closing = Session report { $number } has been saved. The contact stays open until you have closed it.

web-last-title = May be the last time
web-last-why = Many stop coming without having planned it. Let the client answer now: then it can be seen what has happened, for the client and for you. Page 1 is enough and takes about three minutes.
web-last-title-ended = The after-form
web-last-why-ended = The contact is closed. The after-form is not all in yet: the client can answer now, or the sheet is taken in when it comes.
web-last-here = Answer here, on this screen
web-last-here-hint = You are locked out. Only the questions can be reached until somebody unlocks.
web-last-whole = The whole form
web-last-minimum = Page 1 only
web-last-code = Answer on another screen, with a code
web-last-paper = Or on paper
web-last-paper-pack = Take the sheet Questions 2 in envelope { $pack }. Page 1 is enough.
web-last-paper-none = Take the sheet Questions 2 from the client's envelope. Page 1 is enough.
web-last-given = The after-form has come in. Nothing more is needed.

web-close-title = Close the contact
web-close-change = Change the end
web-close-known = The contact is { $state }. What you save here takes its place.
web-close-open = Open the contact again
web-close-reason = How did the contact end?
web-close-week-is = The last contact was this week, { $week }.
web-close-week = Which week was the last contact?
web-close-after = The after-form
web-close-begun = { $count ->
    [one] The client has begun on the screen: one question is answered. The answer counts only when the form has been gone through. Let the client go on with Answer here, or choose that it will not come.
   *[other] The client has begun on the screen: { $count } questions are answered. The answers count only when the form has been gone through. Let the client go on with Answer here, or choose that it will not come.
}
web-close-goal = How near is what the client wanted to reach, as you see it?
web-close-goal-ends = 0 is far away, 10 is there.
web-close-goal-none = cannot be said
web-close-sessions = { $count ->
    [one] There is one session report.
   *[other] There are { $count } session reports.
 }
web-close-button = Close
web-close-needs-reason = Choose how the contact ended.
web-close-needs-after = Choose whether the after-form will come or not.
web-close-needs-goal = Choose how near it is that the client wanted to reach, or that it cannot be said.
web-close-saved = The contact has been closed.
web-close-opened = The contact is open again.

web-value-title = Were the forms of use?
web-value-client = The client's part: answer here
web-value-why = Four questions, once for each contact. The client gets the same ones. The answers are part of no score.
web-value-button = Save
web-value-needs-all = Answer all four. "Rather not say" is an answer, too.
web-value-answered = You have answered. The questions are asked once for each contact.
web-value-saved = Thank you, the answers have been saved.
web-client-value-about = Last, four short questions about the forms you have been given:
web-client-value-enough = Stop here

# Consent.

web-consent-title = Consent
web-consent-how = The client has read or heard the information sheet. What is said last holds, and what was said before stays in the log.
web-consent-needs-one = Choose yes or no to something before you save. Nothing has changed.
web-consent-saved = Saved: the yes and no of the client of { $code }.
web-consent-all = Yes to everything
web-consent-now = Now: { $standing }
web-consent-save = Save
web-consent-back-title = Withdraw
web-consent-back-what = The answers are no longer counted, neither here nor in the national study. They stay in the record until they are thinned out or erased. Reports that are made already do not change.
web-consent-back = Withdraw everything
web-consent-unseen = The client did so from home, with the card. The answers are no longer counted. Bring it up at the next visit, and ask whether everything is to be erased.
web-consent-seen = I have seen it

# The watched folder
web-folder-watched = Scans in the folder { $dir } are taken in by themselves.
web-folder-unreachable = The folder { $dir } cannot be reached. Is it there, and is the drive connected? Files in it are taken in when it can be reached again.
web-folder-arrivals = { $count ->
    [one] One file has come
   *[other] { $count } files have come
 }
web-folder-removed = { $file } (removed from the folder)
web-folder-originals = The files stay in the folder until somebody removes them: handwriting can point out a person. If the scanner sends to e-mail, there are copies in the inbox, in the bin and sometimes in the scanner.
web-folder-remove = { $count ->
    [one] Remove the file that is done with
   *[other] Remove the { $count } files that are done with
 }
web-folder-gone = { $gone ->
    [0] No file was removed.
    [one] One file has been removed from the folder.
   *[other] { $gone } files have been removed from the folder.
 }{ $stayed ->
    [0] {""}
   *[other] {" "}{ $stayed } could not be removed: they have changed, or another program holds them.
 }{ $left ->
    [0] {""}
    [one] {" "}One file still lies there.
   *[other] {" "}{ $left } files still lie there.
 }
web-serving-folder = The folder { $folder } cannot be watched: it does not exist. Create it, or name another after --watch.

# Practice
web-practice-title = Throw the practice away
web-practice-what = { $count ->
    [one] One invented contact goes for good
   *[other] { $count } invented contacts go for good
 }, with their answers, accounts and passphrases.
web-practice-after = Then the page comes on which you begin in earnest. Sheets that you printed during the practice cannot be taken in afterwards: throw them away, too.
web-practice-away = Throw the practice away
web-practice-stay = Practise on
# Erase a client
web-consent-erase-title = Does the client want everything erased?
web-consent-erase-what = Taking back a yes stops the use. An erasure removes everything there is about the client.
web-erase-title = Erase the client
web-erase-mistake = Made by mistake: take it away
web-erase-what = Everything there is about the client is removed for good. It cannot be undone.
web-erase-contacts = { $count ->
    [one] The client has { $count } contact. It is erased:
   *[other] The client has { $count } contacts. All are erased:
}
web-erase-goes = This is removed
web-erase-goes-forms = { $count ->
    [0] Forms: none have come in.
    [one] { $count } completed form, with all corrections.
   *[other] { $count } completed forms, with all corrections.
}
web-erase-goes-talks = Session reports, the closing report and what you have talked about.
web-erase-goes-rest = Consents, weeks, reasons, pictures of rows and words to be found again by.
web-erase-goes-key = The key that the answers are locked with. So copies of the answers cannot be read in this record either.
web-erase-stays = This stays
web-erase-stays-log = A line in the log: that an erasure was made, when and by whom. Earlier lines of the log name the contact's code, but nothing that the client answered.
web-erase-stays-counts = The monthly tally, which is numbers only, and reports that are already made.
web-erase-stays-outside = What is outside the program: paper, scans and exports. You have to destroy those yourselves.
web-erase-stays-backups = Older backups, until you throw them away. If one is restored, the client is erased again.
web-erase-type = Type the code { $code } to erase
web-erase-no-way-back = So that we know it is not a mis-click.
web-erase-button = Erase for good
web-erase-not = No, go back
web-erase-other-code = What you typed is not the code { $code }. Nothing has been erased. Check that this is the right contact, and type the code again.
web-erased-title = Certificate of erasure
web-erased-empty = The contact { $code } is removed. Nothing was known of it.
web-erased-what = This has been removed for good. The certificate holds numbers only and can be kept.
web-erased-table = Removed
web-erased-kind = Data
web-erased-number = Number
web-erased-clients = Clients
web-erased-backups = Backups
web-erased-no-backups = No folder with backups is known. Copies that were downloaded you have to throw away yourselves.
web-erased-renewed = These folders now hold a new list, so that nobody who was erased comes back from an older copy:
web-erased-unreached = These folders could not be reached. Insert the stick and make a new backup there, and the list is renewed:
web-erased-gone-by = Backups made before today are to be thrown away by { $date } at the latest.
web-erased-print = Print with the browser, or save as PDF. The certificate is gone when you lock.
web-erased-done = To the contacts

# To be found again
web-again-title = Words to be found by again
web-again-why = The client can choose a made-up word, in case the card or code is lost. Both fields are optional.
web-again-warning = Never write a real name, nickname, personal number, telephone number or address.
web-again-word = A word of the client's own choice
web-again-word-hint = Something that nobody else connects with the client, such as an animal and a colour.
web-again-hint = Hint
web-again-hint-hint = What helps the client to remember the word.
web-again-save = Save
web-again-not = Back
web-again-saved = Saved.
web-again-log = Whoever writes, searches or reads here is noted in a log of its own. The words are never part of exports or reports.
web-find-title = Find a client again
web-find-how = Ask the client to say the word. Capitals, accents and spaces make no difference.
web-find-word = The client's word
web-find-button = Search
web-find-nobody = Nobody has that word.
web-find-nobody-do = Ask for another spelling, or begin a new contact. Do not guess.
web-find-found = May be this contact
web-find-confirm = Ask the client about the hint and the first visit before you open the contact. If unsure: begin a new contact.
web-find-contact = Contact
web-find-link = Has the client no code along?

# The house
web-house-title = House
web-house-backup = Save everything in one encrypted file.
web-house-backup-last = Folders used:
web-house-check = Check the record
web-house-check-what = Goes through all pages, locked answers and the log. Changes nothing.
web-house-people = Who can unlock, passphrases and the paper key.
web-house-retention = When old data are to go, and what is due now.
web-house-export = Take answers out
web-house-export-what = Tables and a codebook in one file, to count yourself or to move.
web-house-log = Who has done what, and whether the log is whole.
web-house-sound = The record is sound. Clients: { $clients }, contacts: { $episodes }, forms: { $assessments }. Head of the log: { $head }
web-house-file-week = { $week }
web-house-file-copy = copy
web-house-file-list = list
web-house-file-export = export
web-backup-title = Backup
web-backup-what = The copy is encrypted. It opens with a passphrase or the paper key as they are today. Do not keep it beside the key.
web-backup-here = In a folder
web-backup-folder = A folder on this machine, or a stick that is in
web-backup-folder-hint = For example /media/stick. A list is left beside the copy, so that nobody who was erased comes back.
web-backup-save = Save the copy
web-backup-saved = Saved and checked: { $file }. Write down the head of the log: { $head }
web-backup-unreached = The folder { $folder } could not be reached. Insert the stick and make a copy there, and the list of erased clients is renewed.
web-backup-no-folder = The folder “{ $folder }” does not exist. Insert the stick, or write the path of a folder that exists.
web-backup-carry = As a file
web-backup-carry-what = The browser saves the file where your downloads usually go. Fetch a new list of erased clients each time somebody has been erased, and keep it with the copy.
web-backup-file = Fetch the copy
web-backup-list = Fetch the list of erased clients
web-people-title = People
web-people-you = that is you
web-people-own-why = Everything here asks for your own passphrase once more.
web-people-own = Your own passphrase
web-people-add = Add a person
web-people-add-hint = The person chooses the passphrase and types it here.
web-people-new = New passphrase, { $count } characters at least
web-people-added = { $person } can unlock now.
web-people-change = Change your passphrase
web-people-changed = The passphrase is changed. Make a new backup: older copies open with the old one.
web-people-remove = Remove a person
web-people-remove-what = The person can no longer unlock and is out at once. Whoever has an old backup can still open that.
web-people-removed = { $person } can no longer unlock.
web-people-key = New paper key
web-people-key-what = The old key stops working. The new one is shown once: have paper and pen ready.
web-people-key-shown = Write the key down by hand and lock the paper away. It is shown only now. The old one no longer works.
web-retention-title = Retention
web-retention-none = There is no rule. Nothing goes by itself.
web-retention-now = Due to go now
web-retention-clients = Clients, with everything about them
web-retention-sessions = Contacts whose session and closing reports go
web-retention-aliases = Clients whose words to be found again by go
web-retention-pictures = Pictures from sheets that go
web-retention-open = { $count ->
    [one] { $count } client has a contact that is not closed. No time runs for it.
   *[other] { $count } clients have a contact that is not closed. No time runs for them.
}
web-retention-nothing = Nothing is old enough.
web-retention-type = Write which week it is
web-retention-type-hint = The clock of the machine says { $week }. If that is wrong, set the clock first. What is removed does not come back.
web-retention-run = Remove for good
web-retention-week = What you wrote is not { $week }, which the machine's clock says. Nothing has been removed. Check the clock and write the week again.
web-retention-rule = The rule
web-retention-decide-one = The study file has no rule. Decide on one of your own here. An empty field means never.
web-retention-own = Your own rule holds.
web-retention-study = The study file's rule holds until you decide on your own. An empty field means never.
web-retention-contacts-years = Everything about a client, years after the last contact ended
web-retention-sessions-years = Session and closing reports, years after the end
web-retention-aliases-years = Words to be found again by, years after the last contact ended
web-retention-pictures-days = Pictures from sheets, days after the sheet was read
web-retention-backup-days = Backups, days until they are to be thrown away
web-retention-decision = Decision that the rule rests on
web-retention-decide = Save the rule
web-retention-decided = The rule is saved. Nothing has been removed.
web-retention-numbers = Write whole years, 1 to 100, and days, 1 to 3650. Empty means never. Nothing has been saved.

# The log
web-log-title = Log
web-log-what = The log tells who did what, but nothing of what anyone answered. Times by the clock of the machine that runs the program.
web-log-holds = { $count ->
    [one] The log is whole: { $count } entry.
   *[other] The log is whole: { $count } entries.
}
web-log-when = When
web-log-person = Who
web-log-did = Did
web-log-older = Older
web-log-action-add = added
web-log-action-change = changed
web-log-action-read = read
web-log-action-assign = placed
web-log-action-undo = took back
web-log-action-erase = erased
web-log-action-open = opened
web-log-action-export = wrote out
# The month's count and the pack slip.

web-menu-follow = Overview
web-units = Units
web-today-month = { $month },
web-task-tally = { $count ->
    [one] The month's count is missing
   *[other] The count is missing for { $count } months
 }
web-tally-title = The month's count
web-tally-found = The record knows of { $begun ->
    [0] no contact that began
    [one] one contact that began
   *[other] { $begun } contacts that began
 } this month. { $accepted ->
    [0] None of them has said yes.
    [one] One said yes.
   *[other] { $accepted } said yes.
 }
web-tally-how = It is filled in below. Add those who are on the paper only, for instance somebody who was never asked. Is it right already? Press Save.
web-tally-record = The record: { $count }
web-tally-sum = Could be asked = were asked + all reasons. Empty is nought.
web-tally-correct = Correct
web-tally-problem = The count does not add up:
web-tally-no-number = { $field }: write a number, at most 999.
web-tally-saved = { $month } is saved.
web-tally-by-person = The record already holds a reason per person in this month. A month is counted either here or per person, never both.
web-tally-before = Corrected before; this is what it said
web-tally-nothing = No month to count yet.
web-tally-person = This unit counts its contacts person by person. Nobody has to count once more here.
web-tally-all = All months are counted. Choose a month to correct it.
web-tally-months = The months
web-tally-state = From where
web-tally-missing = missing
web-tally-unit-missing = { $count ->
    [one] { $unit }: one month missing
   *[other] { $unit }: { $count } months missing
}
web-tally-kept = counted
web-tally-from-record = from the record
web-slip-problem = This has to be put right:
web-slip-how = A digit chooses and goes on, Enter skips. Empty means unknown. A week is written as 41 or 2026-41.
web-slip-week-example = 41 or 2026-41
web-slip-row = Row { $number }, { $row }: { $words }
web-slip-known = What is known already stands there.
web-slip-unknown = unknown
web-slip-no-week = “{ $text }” is no week. Write for instance 41 or 2026-41.
web-slip-week-to-come = The week { $text } has not been yet.
web-slip-needs-reason = Choose the reason, too.
web-slip-only-reason = Here is a reason but not what it is about: fill that in, or take the reason away.
web-slip-saved = The slip of { $pack } is saved.
web-slip-differences = The slip and the record differ
web-slip-differences-how = { $count ->
    [one] On one row the record says something else. Look at the paper and choose.
   *[other] On { $count } rows the record says something else. Look at the paper and choose.
 }
web-slip-recorded = In the record: { $answer }
web-slip-now = Now: { $answer }

# The overview and the use of the questions.

web-overview-title = Overview
web-overview-all = All units
web-overview-years = Years
web-overview-report = Year report for the board (PDF)
web-overview-report-hint = The report hides small counts. This page does not: it is for you who work here.
web-overview-missing = { $count ->
    [one] The count of one month is missing. Therefore it is unknown how many could be asked.
   *[other] The counts of { $count } months are missing. Therefore it is unknown how many could be asked.
 }
web-overview-way = How far they have come
web-overview-way-hint = Those whose contact began this year. Relatives are not counted.
web-overview-unknown-hint = Question mark: not all months have been counted yet.
web-overview-not-keyed-hint = { $count } have given a form without a yes or no keyed. They do not count as a yes.
web-overview-eligible = Could be asked
web-overview-asked = Were asked
web-overview-accepted = Said yes
web-overview-before = Answered before
web-overview-after = Answered after
web-overview-follow-up = Answered at follow-up
web-overview-of = { $count } of { $of }
web-overview-of-word = of
web-overview-losses = Who is missing, and why
web-overview-no-losses = Nobody has been lost.
web-overview-not-asked = Not asked: { $reason }
web-overview-declined = Said no
web-overview-unknown = Unknown whether they were asked
web-overview-not-keyed = Have answered, but yes or no has not been keyed
web-overview-withdrawn = Took their yes back
web-overview-lost = { $form }: { $reason }
web-overview-unexplained = { $form }: did not come, no reason noted
web-overview-complete = How much has come in
web-overview-occasion = Occasion
web-overview-answered = Answered, of those whose time is over
web-overview-late = Of them late
web-overview-lost-head = Will not come
web-overview-open = May still come
web-overview-due = Due
web-overview-overdue = Overdue
web-overview-list = On the list today
web-overview-list-hint = All contacts, also those that began in another year.
web-overview-months = Month by month
web-overview-month-missing = count missing
web-overview-nothing = No contact began this year.
web-overview-small = Small counts can point at a person. Show this page to nobody outside the service. Nothing here is per therapist.
web-questions-title = The use of the questions
web-questions-persons = { $count ->
    [0] Nobody has answered yet.
    [one] One person has answered.
   *[other] { $count } persons have answered.
 }
web-questions-about = A question that is of use to nobody costs time all the same. This page points such questions out by three rules. It decides nothing: a question may be worth its time for a single person.
web-questions-out = Questions to think about
web-questions-none = No question is pointed out. Either the questions are of use, or the answers are too few.
web-questions-seldom = seldom answered: { $figure }
web-questions-still = does not move: { $figure }
web-questions-saves = saves { $minutes } per contact
web-questions-all = All questions
web-questions-few-hint = (too few): too few answers to say anything.
web-questions-question = Question
web-questions-answered = Answered
web-questions-unchanged = Same answer before and after
web-questions-saved = Time saved
web-questions-scored = in the score
web-questions-saved-hint = Time saved: minutes of client and of staff per contact, on paper that is keyed. If a question in the score is left out, scores can no longer be put beside earlier ones.
web-questions-pairs = The pairs that are most alike
web-questions-other = The other question
web-questions-same = Same answer to both
web-burden-title = What the forms cost
web-burden-hint = Minutes per contact, from the first form to the last. Reckoned, not measured.
web-burden-assumptions = What the minutes rest on



# When something breaks
web-trouble-broken = The program broke off what you did. Try again. If it happens once more: start the program again.
web-client-trouble-old = The page was old. Nothing that you answered is gone. Go on where you were.
web-client-trouble-failed = The answer could not be saved. What you answered before is kept. Tell the person you are meeting.
web-trouble-crowded = Too many tries come at the same time. Wait a few seconds and try again.
# Server: several people and the phones of clients
web-serving-plain = { $listen } can be reached by other machines, and nothing protects what is sent. Give --tls-cert and --tls-key, or --behind-proxy if a proxy before it has TLS.
web-serving-no-host = Say under which name browsers ask: --host name.example. Other names get no answer.
web-serving-certificate = { $file } cannot be used: { $why }. The certificate chain and the key have to be PEM files that belong together.
web-serving-no-store = { $folder } is no store yet. Make it first with "kastanj init": on a network, whoever came first could do it otherwise.
web-trouble-too-many = Too many tries in a short time. Wait a minute and try again.
web-trouble-not-let-in = Name, passphrase or code is not right. A code works once: wait for the next if you have just used it.
web-unlock-name = Name of the account
web-unlock-code = Six digits from the telephone
web-unlock-code-hint = Leave it empty if you unlock for the first time.
web-account-title = My account
web-account-second = The second step when you unlock
web-account-needed = Several people reach the same program here over the network. So the passphrase is not enough: you also need six digits that your telephone makes anew every thirty seconds. It takes two minutes to arrange, once.
web-account-app = Open an app for one-time codes on the telephone (such as the one that the municipality uses already).
web-account-scan = Read the picture with the app, or type in the text below it.
web-account-picture = Picture that the app reads; the same text stands below it
web-account-write = Write the six digits that the app shows.
web-account-begin = Begin to use it
web-account-on = The telephone is joined to the account. Its six digits are needed every time you unlock with the passphrase.
web-account-lost = Have you lost or changed your telephone? Ask somebody who keeps the accounts to take the connection away, or open with the recovery key on paper.
web-account-others = Colleagues who have changed or lost the telephone
web-account-others-why = When the connection is gone, the person connects a new telephone the next time. It stands in the log.
web-account-away = Take the connection away for { $person }
web-account-remove = Remove
web-account-taken = The connection is gone for { $person }. The person connects a new telephone the next time.
web-account-begun = The telephone is connected. From now on its six digits are needed when you unlock.
web-account-wrong-code = The code is not right. Check that the telephone's clock is right, and write the code that is shown now.
web-idle = In a minute the page is locked, so that nobody else can read it. What you have written stays if you go on.
web-idle-stay = Go on

# A lost passphrase, restoring, checking a copy
web-synthetic = SYNTETISK · synthetic: all clients are invented
web-back = Back
web-unlock-lost = Lost your passphrase? Come in with the paper key.
web-unlock-other = Somebody else unlocks
web-unlock-wrong = That is not right. Try again.
web-recover-title = New passphrase
web-recover-what = The paper key gives an account a new passphrase. The old one stops working, and what the account has open elsewhere is closed. The key helps with a lost telephone, too: its connection is taken away, and you connect a new one once you are in.
web-recover-key = Paper key
web-recover-key-hint = Five groups of eight symbols. Dashes, spaces and small letters make no difference.
web-recover-new = New passphrase
web-recover-button = Change it and come in
web-start-restore = Do you have a backup already? Restore it here.
web-restore-title = Restore from a backup
web-restore-what = Everything becomes what it was when the backup was made. Clients who have been erased since then do not come back. If anything is wrong, nothing is changed.
web-restore-copy = The backup
web-restore-passphrase-hint = The passphrase as it was when the backup was made.
web-restore-with-key = Nobody remembers the passphrase: open with the paper key
web-restore-erased = Has any client been erased since the backup was made?
web-restore-erased-hint = Choose the list of erased clients, if you have one. The program also looks by itself where backups usually lie.
web-restore-list = List of erased clients
web-restore-nobody = I know that nobody has been erased
web-restore-button = Restore
web-restore-no-file = Choose the backup file.
web-restore-unknown = It cannot be seen whether any client has been erased since the backup was made, and nobody who was erased may come back. Choose the list of erased clients, or tick that nobody has been erased. Choose the backup again as well. Nothing has been restored.
web-restore-copy-name = the backup
web-restore-list-name = the list of erased clients
web-restored-title = Everything is back
web-restored-clients = Clients
web-restored-forms = Answered sheets
web-restored-erased = Erased since then, now erased again
web-restored-until = Erasures are known up to { $week }. If anybody was erased later: erase again.
web-restored-on = Come in
web-backup-check = Check a backup
web-backup-check-what = The backup is read through as for a restore. Nothing is changed.
web-backup-check-button = Check the backup
web-contact-no-use = The client has said no to any use of the answers. No forms are given.
web-talk-no = The client has said no to using the answers in the talks. They are not shown.

# The clock
web-clock-title = Is this computer's clock right?
web-clock-now = The computer says that it is
web-clock-before = When something was last saved it was
web-clock-why = The weeks in the record come from the computer's clock. If it is wrong, visits and reminders go wrong.
web-clock-set = I have set the clock now
web-clock-right = Yes, the clock is right
web-form-begun = { $count ->
    [one] begun, one question answered
   *[other] begun, { $count } questions answered
}
# Exports: two people where several share a store.
web-menu-export = Take answers out
web-export-what = You get tables and a codebook in one file, without episode codes and aliases. The file is not encrypted: keep it as you keep a record.
web-export-take = Get the file
web-export-extent = Whose answers go along?
web-export-extent-told = Goes along:
web-export-agreed = Answers of those who have said yes to follow-up or research
web-export-agreed-hint = The other contacts are counted, and so is what was lost, without answers and without telling whose.
web-export-file-about = README.txt
web-export-file-everything = export-EVERYBODY
web-export-about-extent = Goes along: { $extent }.
web-export-about-counted = { $count ->
    [one] One contact without a yes is counted in contacts.csv, and what was lost in losses.csv, without telling whose.
   *[other] { $count } contacts without a yes are counted in contacts.csv, and what was lost in losses.csv, without telling whose.
 }
web-export-about-numbers = The numbers of contacts (K…) hold in this file only. Another export has other numbers: do not mix tables of two.
web-export-about-files = Codes of answers are explained in codebook.csv. The files are text in UTF-8 with semicolons. They are not encrypted: keep them as you keep a record.
web-export-everything = Everybody’s answers
web-export-everything-hint = To move the record to another system. Each row tells whether the client has said yes, no, taken a yes back or not answered. Answers without a yes may not be used for follow-up or research.
web-export-sheets = Take forms and manual along, too
web-export-sheets-hint = They are set while you wait: allow a minute for each unit before the file comes.
web-export-how = It takes two: you ask, somebody else answers within { $days } days, and then you can get the file for { $hours } hours. All of it stands in the log.
web-export-ask-title = Ask for an export
web-export-purpose = What is it for? (optional)
web-export-purpose-hint = One line for whoever answers, such as “year report for the board”. Write nothing about a client.
web-export-ask = Ask for the export
web-export-has-asked = You have asked for the export. Tell one of those who can answer.
web-export-own = Your export
web-export-own-waits = Export { $number } waits for an answer until { $until }.
web-export-own-approved = { $person } has said yes to export { $number }. You can get the file until { $until }, and again if the download breaks off. Each time stands in the log.
web-export-who = Can answer:
web-export-where = Whoever answers signs in as usual and opens this page.
web-export-nobody = Nobody else may answer. Ask whoever keeps the accounts to add a coordinator.
web-export-here = Is one of them here in the room?
web-export-here-what = The other person types, without you looking. You stay signed in.
web-export-here-passphrase = That person’s passphrase
web-export-here-code = Six digits from that person’s telephone
web-export-back = Take the request back
web-export-withdrawn = The request is taken back.
web-export-waits = Somebody asks for an export and waits for your answer.
web-export-number = Export { $count } waits for your answer
web-export-asked = { $person } asked at { $at } for answers of { $units }. Answer by { $until }. If you say yes, { $person } can get the file.
web-export-all-units = all units
web-export-purpose-told = Purpose:
web-export-yes = Yes, let the file be taken
web-export-no = No
web-export-said-yes = You have said yes. Whoever asked can get the file now.
web-export-said-no = You have said no.
web-export-said-yes-here = { $person } has said yes. You can get the file now.
web-export-over = Earlier exports
web-export-was-taken = Export { $number }: { $asker } got the file, { $person } said yes.
web-export-was-declined = Export { $number }: { $asker } asked, { $person } said no.
web-export-was-withdrawn = Export { $number }: { $asker } took the request back.
web-export-was-void = Export { $number } of { $asker } ended: the time was over, or an account or a role changed.
web-log-action-approve = said yes to
web-log-action-decline = said no to
web-log-request-add = asked for export { $number }{ $extent }
web-log-request-approve = said yes to export { $number }, which { $person } asked for
web-log-request-decline = said no to export { $number }, which { $person } asked for
web-log-request-undo = took back the request for export { $number }
web-log-request-export = took export { $number }, to which { $person } had said yes
web-log-came-in = signed in
web-log-export = took an export{ $extent }
web-log-read-many = read { $noun }: { $count } of them
web-log-which = Which
web-log-account-add = added the account { $person } with the role { $role } for { $units }
web-log-account-role = gave { $person } the role { $role } for { $units }
web-log-second-add = connected a telephone to the account { $person }
web-log-second-erase = took the telephone away from the account { $person }
web-log-passphrase = gave the account { $person } a new passphrase
web-log-paper-key = made a new key on paper; the old one stopped working
web-log-wrong-tries = { $count ->
    [one] somebody typed a wrong passphrase or code for { $person } once
   *[other] somebody typed a wrong passphrase or code for { $person } { $count } times
}
web-people-role = Role
web-people-role-give = Save the role
web-people-role-given = { $person } now has the role { $role }.
web-people-units = Units
web-people-units-hint = Tick those that the person is to see.
web-people-units-all = All of them, also those that come later
web-people-removed-own = Only somebody else can remove your own account.
web-people-units-none = Tick the units that the person is to see, or All of them. Nothing has changed.
web-people-role-change = Change the role of { $person }

# Passkeys.
web-passkey-title = Passkey
web-passkey-what = With a passkey you come in by fingerprint, face or PIN on your telephone or machine, instead of passphrase and six digits.
web-passkey-not-open = When the whole service is locked the passphrase is needed all the same: a passkey cannot open the encryption.
web-passkey-script = Passkeys need script, which is switched off in this browser.
web-passkey-label = What is the passkey to be called?
web-passkey-label-hint = So that you know it again, such as “my telephone”.
web-passkey-label-length = Give the passkey a name of at most { $maximum } characters.
web-passkey-add = Add a passkey
web-passkey-added = The passkey “{ $label }” is added. From now on you can come in with it while the service is open.
web-passkey-gone = The passkey is removed and works no longer. Remove it on the telephone or machine as well.
web-passkey-away = Remove “{ $label }”
web-passkey-used = added { $added }, last used { $used }
web-passkey-unused = added { $added }, not used
web-passkey-or = Or, if you have a passkey:
web-passkey-unlock = Come in with a passkey
web-passkey-locked = The service is locked. The passphrase is needed now, because a passkey cannot open the encryption. Once somebody has unlocked it, a passkey is enough.
web-passkey-failed = It did not work with the passkey. Try again, or use the passphrase.
web-passkey-no-name = Passkeys do not work here, because the address is a number and not a name.
web-passkey-not-secret = Passkeys do not work here, because the connection is not encrypted.
web-passkey-other-name = Passkeys work under the first name of the service only, and this browser uses another.
web-log-passkey-open = came in with the passkey { $key }
web-client-door-over = The page was closed or started again. What you have answered is saved. Tell the person you talk with, and you go on where you were.
web-client-door-staff = Staff: unlock
web-client-door-staff-far = Staff
web-client-keep = Keep the answer and go on

# Printing paper.
web-print-title = Print envelopes
web-print-draft = The texts are not approved yet: the information and the choices bear the word DRAFT.
web-print-approve = Enter who has approved them
web-print-packs = How many envelopes?
web-print-packs-hint = 1 to { $count }. Each envelope gets a number of its own and all sheets for one client.
web-print-how-many = Write a number of envelopes from 1 to { $most }. Nothing has been printed.
web-print-language = Language on paper
web-print-swedish = Swedish
web-print-english = English
web-print-order-button = Make envelopes
web-print-ordered = { $packs ->
    [one] One envelope is numbered. Print it now.
   *[other] { $packs } envelopes are numbered. Print them now.
 }
web-print-orders = Envelopes to print
web-print-how = Print at 100 per cent, on both sides. The sheets lie in the order of the envelopes. The slips are yours: do not put them into the envelopes.
web-print-order = { $packs ->
    [one] One envelope
   *[other] { $packs } envelopes
 }, { $week }, { $language }
web-print-packs-pdf = Sheets for the envelopes (PDF)
web-print-large-pdf = In large print (PDF)
web-print-large-how = Large print has the same numbers as the sheets of the envelope: put in the one or the other. No machine reads sheets in large print, you key them yourselves.
web-print-slips-pdf = Slips (PDF)
web-print-once = Print once
web-print-information = Information for the client
web-print-information-what = given before the first question
web-print-consent = The client's choices
web-print-consent-what = yes or no to each purpose, without a name
web-print-manual = Study manual
web-print-manual-what = how everything is done, for you
web-print-checklist = Checklist
web-print-checklist-what = a session, step by step
web-print-copyable = Sheets to copy
web-print-copyable-what = when the envelopes run out
web-print-scoring = Scores by hand
web-print-scoring-what = results without a computer
web-print-tally = Monthly row
web-print-tally-what = count by hand how many were asked
web-print-why = Why we ask
web-print-why-what = a page for those who wonder

# Settings.
web-house-settings = Name, numbers to call, decisions, who has approved the texts, and what is included.
web-settings-title = Settings
web-settings-what = This holds from when you save it, for everybody who is in. Paper that has been printed does not change.
web-settings-kind = Kind
web-settings-practice = practice: all clients are invented
web-settings-real = real clients
web-settings-fixed = The code and the kind cannot be changed: they stand on paper and in files.
web-settings-problem = Nothing has been saved. This has to be corrected:
web-settings-neutral-sv = What the client sees in its place, in Swedish
web-settings-neutral-en = What the client sees in its place, in English
web-settings-crisis-hint = They are shown to the client. An empty row goes away.
web-settings-who-sv = Who answers, in Swedish
web-settings-who-en = Who answers, in English
web-settings-half-number = "{ $row }" needs both who answers and a number.
web-settings-approval = Approved texts
web-settings-draft = Nobody has approved the texts yet: the information and the choices are printed with the word DRAFT. Say who and when to take it away.
web-settings-approved = The texts are approved. Empty both fields to take it back.
web-settings-approved-by = Who has approved them
web-settings-approved-on = On which day
web-settings-approved-day = Write a day that has been, for example 2026-02-28.
web-settings-half-approval = Say both who has approved the texts and on which day, or neither.
web-settings-decisions = Decisions and rules
web-settings-rule-sv = Your rule for documentation, in Swedish
web-settings-rule-en = Your rule for documentation, in English
web-settings-modules-hint = The follow-up needs none of this. What has been saved stays if something is taken away.
web-settings-modules-all = For all units. What has been saved stays if something is taken away.
web-settings-part-two = Loose sheets to talk about
web-settings-sheets = Loose sheets per contact, 0 to 6
web-settings-sheets-range = Write a number of loose sheets from 0 to 6.
web-settings-saved = Saved. It holds from now on.

# An envelope for a contact that began on a screen.
web-pack-title = Join to an envelope
web-pack-has = The contact has the envelope { $pack }.
web-pack-slip = Key the pack slip
web-pack-back = To the contact
web-pack-number = The number of the envelope
web-pack-hint = Ten symbols on the slip, or the whole code on a sheet in the envelope.
web-pack-again = The number once more, to be sure
web-pack-bind = Join
web-pack-unknown = "{ $sheet }" is no number of an envelope. Nothing has changed. Write ten symbols, or the whole code on a sheet.
web-pack-other-unit = The envelope belongs to another unit. Nothing has changed.
web-pack-withdrawn = The envelope belongs to a client who has been erased. Take a new envelope.
web-pack-taken = The envelope belongs already to another contact with data. Nothing has changed. Look there:
web-pack-join = The envelope has made a contact of its own, { $other }, which is empty. Does the envelope belong here instead?
web-pack-join-button = Yes, join the envelope here
web-pack-look = Look at { $other }
web-pack-bound = The envelope belongs to this contact now.
web-pack-joined = The envelope belongs to this contact now. The contact { $other } is empty: erase it if nobody needs it.
web-recovery-print = Copy it by hand or print the page with Ctrl + P. If you lose the paper, make a new key under The house › People.
web-start-whose = { $whose }: { $problem }
web-start-later-account = Type the passphrase now, or leave account and passphrase empty and add the colleague later under House › People.
web-start-study = Study and sheets
web-start-study-what = You get the study as it comes: questions before, after and at follow-up on two pages each, and six loose sheets to talk about. What is included is changed under The house › Settings. With a study file of your own, begin with the command init --study.

web-undo = Undo
web-change = Change
web-not-coming-title = Why is the form not coming?
web-not-coming-link = Not coming: note why
web-not-coming-link-late = Give the reason
web-not-coming-how = The reason is counted in the flow, so that it shows who is missing. Nothing else is noted. If the form comes all the same, it is taken in.
web-not-coming-again = This is a further contact of a client who has taken part before. The flow counts the first one alone, so that nobody is counted twice. The reason stands here and in the export.
web-not-coming-why = Reason, { $form }:
web-not-coming-unasked = Note it here if the client said yes. If the client was never asked, or said no, that is noted on another page:
web-not-coming = not coming: { $reason }
web-not-coming-saved = Noted. { $code }, { $form }, { $what }.
web-not-coming-undo = Undo
web-not-coming-undone = It is taken back for { $code }, { $form }. The form is expected again.
web-not-coming-came = The form has come in. Then no reason is needed.
web-not-coming-not-started = It is noted already that the client was not asked or said no. If that is wrong, undo it on the page of the contact.
web-not-coming-nobody = Nobody expects this form.
web-first-visit-title = First visit
web-first-visit-now = It says { $week } now.
web-first-visit-unknown = The week is not known.
web-first-visit-why = From it is counted when each form should come.
web-first-visit-which = Which week was the first visit? Your choice saves it.
web-first-visit-saved = The first visit is { $week } now.
web-first-visit-to-come = That week has not been yet. The first visit can be changed at the earliest when it has taken place.
web-first-visit-after-form = That cannot be: a form ({ $form }) was filled in { $week }, before that week. Choose that week or an earlier one.
web-first-visit-after-session = That cannot be: there is a session report from { $week }, before that week. Choose that week or an earlier one, or correct the report first.
web-first-visit-after-end = That cannot be: the contact was closed { $week }, before that week. Choose that week or an earlier one, or change the end first.
web-first-visit-counted = That cannot be: { $month } is counted by the month already, and a reason of its own is noted for this contact. Undo the reason on the page of the contact first, so that nobody is counted twice.
web-session-closed = The contact is { $state }. A report can be written all the same, for example on a session before the end. The contact stays closed.
web-session-sure = Yes, the report belongs to this contact
web-session-needs-sure = The contact is closed. Confirm that the report belongs to it.
web-session-saved-closed = Session report { $number } has been saved. The contact is still closed.
web-session-themes-kept = Themes
web-session-techniques-kept = Ways of working
web-session-correct = Correct the report
web-session-correct-how = What the report says is filled in. What you save takes its place. That the report was corrected, and by whom, stands in the log.
web-session-correct-button = Save the correction
web-session-corrected = Session report { $number } has been saved as it stands now.
web-session-remove = Remove the report
web-session-remove-what = The report leaves the record and does not come back. That it was removed, and by whom, stands in the log.
web-session-remove-button = Yes, remove session report { $count }
web-session-removed = Session report { $number } has been removed.
web-contact-sessions = Session reports
web-contact-sessions-older = Earlier reports
web-contact-closing = Closing report
web-contact-goal = { $goal } of 10, as near as the client wanted to come
web-contact-no-goal = how near the goal cannot be said
web-close-saved-not-coming = The contact has been closed. It is noted that the after-form will not come.
web-value-unused = No sheet has been used in this contact. Then nothing is asked about their use.

# The trial sheet
web-taken-trial-alone = This is the trial sheet. It is about nobody, and nothing is saved.
web-taken-trial = Trial sheet, page { $count }
web-taken-trial-measures = Measures
web-print-trial = Trial sheet
web-print-trial-what = print it, scan it, and leave it at Sheets: then you know whether printer and scanner will do
web-sheets-trial = A new printer or scanner? Print the trial sheet

# Forms that others printed
web-foreign-title = Forms that others printed
web-foreign-intro = Make a template of an unfilled form. Then scans of the form are read by the template.
web-foreign-not-kept = Nothing here reaches any contact, and nothing is saved. The template and the answers are in memory until you log out: take them along as files.
web-foreign-problem = It did not work. Nothing has changed.
web-foreign-open = The template “{ $name }” is open
web-foreign-counts = { $boxes ->
    [one] One box
   *[other] { $boxes } boxes
  } in { $questions ->
    [one] one question
   *[other] { $questions } questions
  }.
web-foreign-go-on = Go on with the template
web-foreign-answers-last = The answers that were read last
web-foreign-make = Make a template, or go on with one
web-foreign-blank-file = The unfilled form
web-foreign-blank-hint = A PDF from the program in which the form was made. In a scanned picture no boxes are found. At most 16 MB and 40 pages.
web-foreign-template-file = A template that you have made before
web-foreign-template-hint = Only if you have one. If the form has changed, names follow to boxes in the same places.
web-foreign-make-button = Find the boxes
web-foreign-read-title = Read scans
web-foreign-read-by = The scans are read by the template that is open: { $name }.
web-foreign-by-template = The template
web-foreign-by-blank = The unfilled form that the template was made of
web-foreign-scans = Scans of filled-in forms
web-foreign-read-button = Read the scans
web-foreign-away-button = Put template and answers away
web-foreign-away = The template and the answers are gone.
web-foreign-gone = The template is no longer open. Choose the unfilled form and the template again.
web-foreign-no-blank = Choose the unfilled form.
web-foreign-only-template = Choose the unfilled form that { $file } was made of, too.
web-foreign-no-template = Choose the template, too, or open it first.
web-foreign-too-large = { $file } is too large. At most { $limit } MB are taken in here.
web-foreign-other-blank = { $file } is not the unfilled form that the template was made of. Open the template together with the new form first: names will follow.
web-foreign-found = { $boxes } boxes were found, in { $questions } questions. Go through them.
web-foreign-continued = { $kept } boxes stand in their places and keep their names, { $added } are new, { $gone } are there no longer.
web-foreign-opened = The template is open. No boxes were found in the file, so they stand where the template says.
web-foreign-template-title = Template: { $name }
web-foreign-how = Every box has its letter, and boxes of one question have a line between them. Give the questions names. Join or split questions that came out wrong, and leave out boxes that are no answers.
web-foreign-mend = This has to be mended before the template can be used:
web-foreign-double-name = Page { $page }, question { $number }: another question or box is called “{ $name }”, too.
web-foreign-double-option = Page { $page }, question { $number }: two options are called “{ $name }”.
web-foreign-name = Name of the form
web-foreign-keep = Save the names
web-foreign-kept = The names stay as long as you are in. Take the template as a file to keep them.
web-foreign-join = Join the chosen questions
web-foreign-join-two = Choose at least two questions of the page to join. The names are saved.
web-foreign-take = Take the template as a file
web-foreign-take-hint = The file can be edited by hand, and gone on with here.
web-foreign-file = template
web-foreign-pages = Pages of the form
web-foreign-page = Page { $count }
web-foreign-picture = Page { $page } of the form with { $boxes } boxes in { $questions } questions
web-foreign-no-questions = There are no questions on the page.
web-foreign-question = Question { $count }
web-foreign-question-name = Name
web-foreign-kind = How many marks
web-foreign-one = One
web-foreign-many = Several
web-foreign-option = Option { $letter }
web-foreign-split = Split here
web-foreign-out = Leave out
web-foreign-pick = Choose
web-foreign-out-all = Leave all of it out
web-foreign-left = Left out
web-foreign-left-how = Boxes that are no answers, for a date for example. What is written in them does not disturb the reading. They are dashed in the picture.
web-foreign-back = Take in again
web-foreign-stale = The template has been changed in another window, or the page was old. Nothing has changed now.
web-foreign-answers-title = Answers: { $name }
web-foreign-answers-file = answers
web-foreign-answers-not-kept = The answers are here alone, until you log out. They belong to no contact. Take them as a file if you are to use them.
web-foreign-read = { $read } of { $pages } pages are read. { $doubts ->
    [0] No answer is in doubt.
    [one] One answer is in doubt: look at the paper.
   *[other] { $doubts } answers are in doubt: look at the paper.
  }
web-foreign-too-many = The file was not read: too many pages at once. Take the answers along and then read it by itself.
web-foreign-first = The first { $count } pages are shown here. All are in the files.
web-foreign-csv = Take as a table (CSV)
web-foreign-json = Take as JSON
web-foreign-more = Read more
web-foreign-verified = Read: page { $page } of the form. That it is this page has been checked; the print is at most { $off } mm out of place (95 %).
web-foreign-not-read = Not read. { $why }
web-foreign-blank = no mark
web-foreign-doubtful = doubtful: { $first } or { $second }
web-foreign-doubtful-alone = doubtful
web-foreign-look = look yourself
web-foreign-col-question = Question
web-foreign-col-answer = Answer
web-foreign-col-sure = Sureness
web-foreign-col-why = Why
web-foreign-col-box = Box
web-foreign-col-option = Option
web-foreign-col-class = Read as
web-foreign-col-ink = Ink
web-foreign-boxes = { $count ->
    [one] One box, one by one
   *[other] All { $count } boxes, one by one
  }
web-foreign-class-empty = empty
web-foreign-class-marked = marked
web-foreign-class-cancelled = cancelled
web-foreign-class-uncertain = unclear
web-session-left-out = Themes, ways of working and length were not saved, since the session did not take place.
web-session-number-taken = Session report { $number } is there already: { $what }. Nothing has been saved twice. Is this one more session? Then save again, what you chose is still here.
web-log-client-screen = the client, at a screen opened by { $person }
web-log-client-card = the client, with a card
web-effect-title = Has it changed?
web-effect-what = The report says first whether there is enough to say anything, then what has changed during the contact, what is missing and what cannot be known. Every edition is kept, so that the next can say what is new.
web-effect-room = For yourselves. Every person is a line without a name: show it in the room alone.
web-effect-board = For the board. No single persons, and no figures that could point at anybody.
web-effect-public = For everybody. Only what rests on many, and one page in plain words.
web-effect-pdf = Get it as PDF
web-effect-html = Get it as a web page
web-effect-summary = Get the page in plain words
web-effect-editions = Editions
web-effect-no-editions = None has been made yet.
web-effect-number = No
web-effect-day = Made
web-effect-reader = For
web-effect-week = Counted as of
