# Words of kastanj: store

# What the store keeps, in definite form
store-noun-store = the store
store-noun-account = the account
store-noun-setting = the setting
store-noun-study = the study
store-noun-unit = the service unit
store-noun-client = the client
store-noun-episode = the episode
store-noun-pack = the pack
store-noun-sheet = the sheet
store-noun-assessment = the self-rating
store-noun-conflict = the conflict
store-noun-loss = the loss
store-noun-tally = the monthly tally
store-noun-consent = the consent
store-noun-session = the session report
store-noun-screen-draft = unfinished answers
store-noun-closing = closing report
store-noun-added-value = added-value meter
store-noun-talked-about = topics talked about
store-noun-alias = the alias
store-noun-card = the card
store-noun-withdrawal = the line about a yes taken back
store-noun-scan = the scan
store-noun-unassigned = the unassigned sheet
store-noun-row-picture = the picture of the row
store-noun-reading-check = the check of an answer that was read
store-noun-ruling = the decision on an answer that was read
store-noun-keying = another keying of a sheet
store-noun-audit-entry = the log entry
store-noun-backup = the backup
store-noun-export = the export
store-noun-export-request = the export request
store-noun-passkey = the passkey
store-noun-second-step = the telephone of the second step
store-noun-passphrase = the passphrase
store-noun-paper-key = the key on paper
store-noun-wrong-tries = failed tries to sign in

# Errors when opening
store-not-a-store = There is no store in the folder { $dir }. Check the path, or make a new one with kastanj init.
store-already-a-store = There is a store in the folder { $dir } already. It is never overwritten. Choose another folder.
store-not-empty = The folder { $dir } is not empty. Choose a new or empty folder.
store-in-use = The store in { $dir } is open in another program. Close it and try again.
store-wrong-passphrase = The passphrase for { $person } is wrong. Nothing has been changed. Try again, or use the recovery key on paper.
store-unknown-person = { $person } has no account in this store. Check the spelling, or ask a colleague to add the account.
store-person-exists = { $person } has an account already. Change the passphrase if it is forgotten.
store-last-person = { $person } has the last account, which cannot be removed. Add another person first.
store-last-keeper = Nobody beside { $person } has every right and keeps the accounts of the whole store. Give somebody else every right first.
store-weak-passphrase = The passphrase is too short. Use at least { $minimum } characters, for example four words.
store-wrong-recovery-key = The recovery key is not the one of this store. Check that you have the right paper; a newer key replaces an older one.
store-recovery-key-shape = Group { $group } of the recovery key is mistyped or missing. The key has five groups of eight symbols. Compare the group with the paper.
store-unusable-key-cost = The settings of the passphrase are out of range. Nothing has been changed.

# Damaged files
store-missing-file = The file { $file } is missing. Restore it from a backup.
store-erasures-unknown = Nothing tells which clients were erased after { $file } was made: a restore could bring them back. Name the folder where the store was, a newer backup, or the list erased-… with --erased. If you know that nobody was erased: --nobody-erased-since. Nothing has been restored.
store-file-exists = The file { $file } exists already and is not overwritten. Choose another name.
store-damaged-truncated = The file { $file } is cut off: its end is missing. Nothing has been changed. Make a copy of the folder and restore from the latest backup.
store-damaged-content = The file { $file } is damaged: its content does not fit its seal. Nothing has been changed. Make a copy of the folder and restore from the latest backup.
store-damaged-foreign = The file { $file } is not a file of the right kind. Check that you chose the right file.
store-damaged-outdated = The file { $file } is older than the store that it lies in. Put the newest file back, or restore the whole backup.
store-damaged-other-store = The file { $file } belongs to another store. Check that you chose the right file.
store-newer-store = The store was written by a newer version of the program (step { $number }). Update the program. Nothing has been changed.
store-changed-migration = The structure of the store (step { $number }) differs from the one that the program knows. Use the same version as before. Nothing has been changed.
store-broken-audit = The log was changed or is broken at entry { $entry }. Leave the folder untouched and compare it with a backup.
store-truncated-audit = The log has lost entries: it ends at entry { $entry }, but a later one was printed. Leave the folder untouched and compare it with a backup.
store-seal-broken = What belongs to { $noun } ({ $id }) does not open. Its key is missing or the content is damaged. Restore from a backup.
store-unreadable = Something in { $noun } ({ $id }) is not understood by the program. Update the program, or restore from a backup.

# Errors in what is handed in
store-not-found = Cannot find { $noun } "{ $id }". Check the spelling.
store-exists = Something else is stored for { $noun } "{ $id }" already. Nothing has been changed. Use a correction if the new one holds.
store-refused = Could not save { $noun } "{ $id }": { $rule } Nothing has been changed.
store-rule-tally-adds-up = the numbers do not add up. Asked must not exceed eligible, accepted must not exceed asked, and the reasons must add up to those not asked.
store-rule-tally-or-persons = the month has the other kind of figures already. Choose either the monthly tally or reasons per person, never both.
store-rule-sheet-taken = the sheet or pack belongs to another episode already.
store-rule-short-code-taken = another episode of the unit has that number.
store-rule-unit-of-client = the client belongs to another unit.
store-rule-end-after-start = the end lies before the first visit.
store-rule-changed-since = the answers were changed afterwards. Correct the answers instead.
store-rule-already-settled = it has been settled already.
store-rule-out-of-range = a number or a list is out of range.
store-rule-other-episode = it belongs to another episode or another sheet.
store-rule-withdrawn = the client whom the pack belongs to has been erased. Put the sheet aside and follow the rules of the service.
store-rule-no-export-right = the role takes nothing out. Ask a coordinator, or somebody with every right.
store-rule-own-request = whoever asks for an export cannot answer it. Somebody else answers.
store-rule-request-over = this is over: the request was answered, taken back or taken, or is too old. Ask for a new export.
store-rule-more-than-own = only somebody with every right can give every right. Choose another role.
store-at-line = Line { $line }: { $problem } No lines have been saved.

# Errors of the machine
store-stopped = An earlier write to the disk failed. Start the program again, so that the store is checked anew.
store-no-randomness = The computer gives no random numbers. Restart it. Nothing has been changed.
store-io = The file { $file } could not be read or written: { $problem }. Check disk space and permissions.
store-database-full = The disk is full. Free some space and try again. Nothing has been changed.
store-database-busy = The store is busy in another program. Try again in a moment.
store-database-damaged = The database { $file } is damaged. Nothing has been changed. Make a copy of the folder and restore from the latest backup.
store-database = The database answered with an error: { $problem }. Nothing has been changed. Run kastanj verify.

# The log of the alias register
store-broken-alias-log = The log of the alias register has been changed or has lost entries at entry { $entry }. Keep the folder as it is and compare with a backup.

# What an erasure took away
store-erased-episodes = Contacts
store-erased-assessments = Completed forms
store-erased-answer-states = Answers, with all corrected versions
store-erased-drafts = Forms begun on a screen
store-erased-sessions = Session reports
store-erased-notes = Closing reports and notes of talks
store-erased-consents = Yes and no to consent
store-erased-losses = Reasons for losses
store-erased-pictures = Pictures of rows on sheets
store-erased-checks = Checks, decisions on readings, and second keyings
store-erased-sheets = Sheets placed by hand, and second versions
store-erased-scans = Records of scanned pages
store-erased-aliases = Words to be found again by
store-erased-cards = Cards to answer from home with
store-erased-packs = Envelope numbers closed to late sheets
# Roles
store-role-every-right = every right
store-role-therapist = therapist
store-role-coordinator = coordinator
store-role-administrator = administrator (reads no client)
store-role-auditor = auditor (reads the log alone)
