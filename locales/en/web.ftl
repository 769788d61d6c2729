# The words of the pages, for those who work at the service.

web-skip = Skip to the content
web-menu = Menu
web-menu-today = To do
web-menu-contacts = Contacts
web-other-language = På svenska
web-other-language-code = sv
web-lock-mine = Lock ({ $person })
web-unknown = not known yet

web-serving-port = Port { $port } cannot be used: { $why }. Is the program running already? Otherwise choose another with --port.
web-serving-system = The pages cannot be shown: { $why }.

web-trouble-title = That did not work
web-trouble-back = To the beginning
web-trouble-absent = There is no such page. The code may be mistyped, or it has been taken away.
web-trouble-forbidden = Your account may not do this.
web-trouble-bad-form = What was sent cannot be understood. The page may be old: go back, load it again and try once more. Nothing has changed.
web-trouble-stale = Somebody else has changed this meanwhile, or it was sent twice. Load the page again and see how it stands. Nothing was changed by what you did.
web-trouble-locked = It is locked. Unlock it with your passphrase.
web-trouble-too-large = The file is too large. Scan in several turns, or at 300 dots per inch.

web-unlock-title = Unlock
web-unlock-who = Who are you?
web-unlock-one = Account: { $person }
web-unlock-passphrase = Passphrase
web-unlock-button = Unlock

web-today-title = To do
web-today-week = Week { $week }
web-today-nothing = Nothing is waiting. Everything that has come in is taken care of.
web-today-contact = Contact
web-today-what = What
web-today-next = Next step
web-today-due = Week
web-today-copy = copied sheet
web-task-consent = Consent
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
web-contact-open = open
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
web-form-code = Give a code
web-code-title = Code
web-code-how = The client types the code on the page /f in a browser of their own.
web-code-until = The code opens the form once, within fifteen minutes. A new code makes the old one invalid.
web-code-back = To the contact
web-strip-title = Wants to talk about
web-strip-once = This is shown once and not stored. Read it now.

# What the client sees.

web-client-title = Questions
web-client-direction = ltr
web-client-exit = Leave the page
web-client-exit-region = Leave quickly
web-client-door = Type the code
web-client-door-code = Six digits
web-client-door-go = Go on
web-client-door-refused = The code is not right, or it is no longer valid. Ask for a new one.
web-client-intro-how = { $count ->
    [one] There is one question.
   *[other] There are { $count } questions, one at a time.
 } You can leave any of them unanswered and pause whenever you like. The person you talk with sees the answers. Nothing is stored in this browser.
web-client-begin = Begin
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
web-client-paused = Paused
web-client-paused-words = What you have answered is stored and not shown again. Go on here, or ask for a new code another time.
web-client-thanks = Thank you, you are done
web-client-thanks-words = The answers are stored. Give the screen back, or close the page.
web-client-close = Close
web-client-weather = The weather
web-client-weather-words = There is no forecast to show right now.

# First start.

web-start-title = Get started
web-start-intro = Answer this once, together. It takes a couple of minutes. Everything but the passphrases can be changed later. Everything is stored encrypted on this machine and sent nowhere.
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
web-start-who = Who answers
web-start-number = Number
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
web-start-practice = Practice only: every sheet and page is marked SYNTETISK
web-start-button = Create
web-start-same-person = The two accounts need different names.
web-start-needs-name = Say what you call the service.
web-start-needs-controller = Say who is the controller of the personal data.
web-start-needs-code = Give a short code of capital letters, digits and hyphens.
web-start-needs-number = At least one number to call in a crisis is needed.
web-start-clock = The computer's clock is wrong. Set it and try again.
web-start-person = "{ $name }" cannot be an account: small letters, digits, points or hyphens.
web-start-short = The passphrase is too short: at least { $minimum } characters.
web-start-differ = The passphrases differ. Type them again.
web-recovery-title = Your key on paper
web-recovery-why = Print or copy the key now: it is shown this once. Lock it away. It opens if both of you have forgotten your passphrases, and without it there is then no way in.
web-recovery-folder = The record lies in the folder { $folder }. Back it up to another place.
web-recovery-done = I have the key on paper

# Sheets on their way in: upload, doubtful questions, sheets without an owner, keying.

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
web-sheets-files-hint = PDF, TIFF, PNG or JPEG, several at once. You can drop the files here. At most 64 MB each.
web-sheets-week = Week in which the sheets were filled in
web-sheets-upload-button = Read the sheets
web-sheets-not-kept = The files are read in memory and never stored here. Only the answers and pictures of doubtful rows are stored, locked.
web-sheets-key = Key in a sheet
web-sheets-no-file = No file is chosen. Choose one or several files.
web-sheets-no-unit = Choose the service that the sheets come from, and choose the files again.
web-sheets-review = { $count ->
    [one] Settle one doubtful question
   *[other] Settle { $count } doubtful questions
 }
web-sheets-nothing = Nothing waits. Every sheet is taken care of.
web-sheets-unassigned = Sheets without an owner
web-sheets-copy = copy { $number }
web-sheets-conflicts = Sheets that contradict
web-sheets-conflicts-how = The same sheet has come in twice with different answers. Both are kept until you choose.
web-sheets-missing = Missing pages
web-sheets-missing-how = Look for the page and scan it, or key it in here.

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
web-taken-originals = The files were not stored here. Delete them where they are when all is done: handwriting can point at a person. If the scanner sends to e-mail there are copies in the inbox, in the deleted items and sometimes in the scanner.
web-fate-stored = stored: { $contact }, { $occasion }, page { $page }{ $doubtful ->
    [0] {""}
    [one] . One question is doubtful.
   *[other] . { $doubtful } questions are doubtful.
 }
web-fate-known = was here already. Nothing has changed.
web-fate-waiting = waits: nothing tells whose it is.
web-fate-waiting-next = Say whose it is
web-fate-left = stays on paper: this sheet is not stored here.
web-fate-conflict = says something else than what is stored. Both are kept.
web-fate-conflict-next = Settle
web-fate-empty = empty: no box on the sheet is marked. It is not stored.
web-fate-empty-next = The client left it empty: key it in
web-fate-refused = was not read: { $why }.
web-fate-refused-next = Key in the sheet

web-review-title = Doubtful questions
web-review-left = { $count ->
    [one] One left
   *[other] { $count } left
 }
web-review-picture = The question's row on the paper
web-review-why = Why we ask: { $reason }.
web-review-no-picture = There is no picture of the row. Look at the sheet.
web-review-later = Leave for later
web-review-undo = Undo the last one
web-review-undone = The last one is undone. Here is the question again.
web-review-already = The question was settled already. Nothing has changed.
web-review-nothing = Nothing is doubtful any more.
web-key-space = space

web-waiting-title = Whose is the sheet?
web-waiting-pages = page { $pages }
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

web-conflict-title = The sheet contradicts
web-conflict-how = The same sheet has come in twice. This is where the answers differ. Compare with the paper.
web-conflict-question = Question
web-conflict-stored = What is stored
web-conflict-incoming = What came last
web-conflict-keep-stored = Keep what is stored
web-conflict-keep-incoming = Take what came last
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
web-key-second = The sheet is here already. Key it in once more: then the differences are shown.
web-key-compare = Compare
web-key-empty = Nothing is marked. Did the client leave the whole sheet empty? Then tick the box at the bottom and save again.
web-key-sure = Yes, the sheet is empty
web-key-saved = Stored for { $contact }.
web-key-conflict = The sheet says something else than what is stored. Both are kept until you choose.
web-key-same = No differences in { $count } questions.
web-key-differences = Which one holds?
web-key-differences-how = { $count ->
    [one] The two keyings differ in one question. Look at the sheet and choose.
   *[other] The two keyings differ in { $count } questions. Look at the sheet and choose.
 }
web-key-first-said = First time: { $answer }
web-key-second-said = Now: { $answer }
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
web-week-impossible = That week is not possible: write it as 2026-W07, not before the first visit and not after this week.

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

web-last-title = May be the last time
web-last-why = Many stop coming without having planned it. Let the client answer now: then it can be seen what has happened, for the client and for you. Page 1 is enough and takes about three minutes.
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
web-close-goal = How near is the main goal, as you see it?
web-close-goal-ends = 0 is far away, 10 is there.
web-close-goal-none = cannot be said
web-close-sessions = { $count ->
    [one] There is one session report.
   *[other] There are { $count } session reports.
 }
web-close-button = Close
web-close-needs-reason = Choose how the contact ended.
web-close-needs-after = Choose whether the after-form will come or not.
web-close-needs-goal = Choose how near the main goal is, or that it cannot be said.
web-close-saved = The contact has been closed.
web-close-opened = The contact is open again.

web-value-title = Were the forms of use?
web-value-client = The client's part: answer here
web-value-why = Four questions, once for each contact. The client gets the same ones. The answers are part of no score.
web-value-button = Save
web-value-needs-all = Answer all four. "Rather not say" is an answer, too.
web-value-answered = You have answered. The questions are asked once for each contact.
web-value-saved = Thank you, the answers have been saved.
web-client-value-about = Last, about the questions you have been given:
web-client-value-enough = Stop here

# Consent.

web-consent-title = Consent
web-consent-how = The client has read or heard the information sheet. What is said last holds, and what was said before stays in the log.
web-consent-all = Yes to everything
web-consent-now = Now: { $standing }
web-consent-save = Save
web-consent-back-title = Withdraw
web-consent-back-what = The answers are no longer counted, neither here nor in the national study. They stay in the record until they are thinned out or erased. Reports that are made already do not change.
web-consent-back = Withdraw everything

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
 }
web-serving-folder = The folder { $folder } cannot be watched: it does not exist. Create it, or name another after --watch.
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
web-account-on = The telephone is connected to the account. Its six digits are needed whenever you unlock.
web-account-lost = Have you lost or changed your telephone? Ask somebody who keeps the accounts to take the connection away, or open with the recovery key on paper.
web-account-others = Colleagues who have changed or lost the telephone
web-account-others-why = When the connection is gone, the person connects a new telephone the next time. It stands in the log.
web-account-away = Take the connection away for { $person }
web-account-taken = The connection is gone for { $person }. The person connects a new telephone the next time.
web-account-begun = The telephone is connected. From now on its six digits are needed when you unlock.
web-account-wrong-code = The code is not right. Check that the telephone's clock is right, and write the code that is shown now.
web-idle = In a minute the page is locked, so that nobody else can read it. What you have written stays if you go on.
web-idle-stay = Go on
