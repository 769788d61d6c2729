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
