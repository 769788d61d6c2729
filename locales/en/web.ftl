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
