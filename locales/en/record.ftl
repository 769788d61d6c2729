# Words of kastanj: record

## Who comes, how and why
record-client-own = own contact
record-client-relative = relative
record-way-own-initiative = came on own initiative
record-way-someone-close = through someone close
record-way-care-or-authority = through care or authority
record-target-buying = buying sex
record-target-pornography = pornography
record-target-chat-or-cam = chat or cam
record-target-clubs = clubs
record-target-other-compulsive = other behaviour that is hard to control

## Occasions
record-occasion-before = before
record-occasion-after = after
record-occasion-follow-up = follow-up

## How a contact ends, and why someone was not asked
record-end-planned = ended as planned
record-end-faded = stopped coming
record-end-moved = moved away
record-end-referred = went on to other help
record-end-other = other
record-not-asked-crisis = in crisis
record-not-asked-forgot = forgotten
record-not-asked-judged-unsuitable = judged unsuitable
record-not-asked-language = language
record-not-asked-other = other
record-loss-not-asked = was not asked
record-loss-declined = said no
record-loss-form-missing = the form will not come

## Consent
record-consent-care-support = the answers may be used in the talks
record-consent-local-follow-up = the service's own follow-up
record-consent-national-study = national study
record-consent-interview = may be asked for an interview

## Answers
record-missing-declined = does not want to answer
record-missing-blank = no answer
record-missing-unreadable = cannot be read
record-missing-page-not-received = the page never came in
record-missing-not-asked = the question was not asked
record-missing-not-applicable = does not apply
record-mode-keyed = keyed
record-mode-scanned = read by machine
record-mode-screen = on screen

## Session report
record-session-room = in the room
record-session-phone = phone
record-session-video = video
record-session-mail-or-chat = mail or chat
record-session-no-show = did not come
record-session-cancelled = cancelled
record-who-client = the client
record-who-client-and-partner = the client and a partner
record-who-relative = a relative
record-length-up-to-30 = 30 min at most
record-length-up-to-45 = 31–45 min
record-length-up-to-60 = 46–60 min
record-length-up-to-90 = 61–90 min
record-length-over-90 = over 90 min
record-theme-way-in = the way here, crisis after police
record-theme-behaviour = the behaviour and its pattern
record-theme-triggers = triggers and feelings
record-theme-urges = urges and plan
record-theme-shame = shame and guilt
record-theme-partner = partner, telling
record-theme-children = children, parenting
record-theme-loneliness = loneliness, closeness
record-theme-sexuality = sexuality, desire, sexual health
record-theme-pornography = pornography, the net
record-theme-trauma = own trauma or exposure
record-theme-substances = alcohol, drugs
record-theme-work-money-law = work, money, legal process
record-theme-responsibility = those who sell, responsibility, values
record-technique-listening = listening, support
record-technique-psychoeducation = psychoeducation
record-technique-functional-analysis = functional or chain analysis
record-technique-impulse-skills = urge and impulse skills
record-technique-alternatives = alternatives, activation
record-technique-values = values, goals
record-technique-motivation = motivation
record-technique-thoughts = work with thoughts
record-technique-life-history = life history, pattern
record-technique-emotions = emotion work
record-technique-compassion = compassion with shame
record-technique-other-perspective = responsibility, the other's perspective
record-technique-relapse-plan = relapse plan
record-technique-practical-help = practical help, referral, network or couple talk
record-next-booked = a new visit is booked
record-next-open = open, the client gets in touch
record-next-closing = the contact is closing
record-next-referred = on to other help
## How losses are kept
record-losses-tally = count per month
record-losses-per-person = reason per person
## Taking answers in
record-capture-refused = The form was not taken in. Nothing has changed.
record-capture-wrong-questionnaire = The form is of { $found }, but { $expected } was expected. Choose the right form.
record-capture-unknown-form = There is no form { $form }. Look it up with "kastanj form list".
record-capture-wrong-occasion = { $form } is not used at the occasion "{ $occasion }". Choose the right occasion or form.
record-capture-stays-at-service = { $questionnaire } stays at the service and is not kept at a study office. Return the sheet to the service.
record-capture-unknown-page = The form has no page { $page }.
record-capture-no-page = No page has come in. State at least one.
record-capture-unknown-item = The question { $item } is not stored from this form. Check its code.
record-capture-answered-twice = The question { $item } has two answers. Keep one.
record-capture-page-absent = The question { $item } has an answer but stands on page { $page }, which has not come in.
record-capture-unknown-code = The question { $item } has no answer with the code { $code }.
record-capture-takes-one = The question { $item } takes one answer. Choose one, or say that it cannot be read.
record-capture-code-twice = The question { $item } has the code { $code } twice.
record-capture-provenance = The question { $item }: a machine-read answer needs its reading, and only such an answer has one.
record-capture-conflict = The question { $item } already has another answer. A person has to look at the sheet and decide.
record-capture-other-sheet = The pages do not belong to the same form, occasion and sheet.
## Faults in a study file
record-study-ends-first = The last month comes before the first.
record-study-ends-first-hint = Correct "starts" or "ends".
record-study-unknown-instrument = There is no questionnaire { $instrument }.
record-study-unknown-instrument-hint = Look up name and version with "kastanj form list".
record-study-occasions = Both "before" and "after" must be there.
record-study-occasions-hint = Write occasions = ["before", "after"], or add "follow_up".
record-study-not-neutral = The word "{ $word }" may not stand in a name that clients see.
record-study-not-neutral-hint = Choose a name that says nothing, for example Form or Questions.
record-study-unit-twice = The unit { $unit } stands there twice.
record-study-unit-twice-hint = Give each unit a code of its own.
record-study-tolerance = The tolerance of the follow-up is as long as the wait, or longer.
record-study-tolerance-hint = Choose a "follow_up_tolerance" below "follow_up_after".
record-study-thresholds = The threshold for the public is below the one for the board.
record-study-thresholds-hint = Set "public_threshold" to "board_threshold" at least.
record-study-not-in-use = The plan names "{ $instrument }", which the study does not use.
record-study-not-in-use-hint = The study uses: { $known }.
record-study-unknown-score = { $questionnaire } has no score called "{ $score }".
record-study-unknown-score-hint = These exist: { $known }.
record-study-direction = The plan and the questionnaire disagree on which way is better on "{ $score }".
record-study-direction-hint = Remove "direction" from the plan or correct it.
record-study-range = The plan's "range" is not the one that "{ $score }" has.
record-study-range-hint = Write range = [{ $low }, { $high }] or remove the line.
record-study-twice-in-plan = "{ $name }" stands twice in the plan.
record-study-twice-in-plan-hint = Let it stand once. The primary outcome is not one of the secondary ones.
record-study-no-subgroup = "{ $name }" is no question of the before-form that answers can be divided by.
record-study-no-subgroup-hint = Questions with options on the before-form: { $known }.
record-study-no-reliability = The plan wants to count the reliably changed, but does not say how reliable the score is.
record-study-no-reliability-hint = Write [plan.reliability] with value and source, or remove share_reliably_changed.
record-study-half-approval = An approval needs both "approved_by" and "approved_on".
record-study-half-approval-hint = Write who and which day, or remove the line. The texts then print marked UTKAST.
## Sheets without a contact
record-unassigned-stock = stock sheet, printed without a client
record-unassigned-invalid-code = the check digit does not fit
record-unassigned-doubtful-code = no code is filled in, or it cannot be read
record-unassigned-unknown-code = no contact under follow-up has the code
record-unassigned-first-match = first sheet with the code, confirm the contact
record-unassigned-unknown-serial = the number of the sheet is unknown here
## The worklist
record-urgency-late = late
record-urgency-due = due
record-urgency-soon = soon
record-next-action-ask-and-give-before = Ask and give the before-form, or note why not.
record-next-action-plan-after = Plan for the after-form.
record-next-action-give-after = Give the after-form.
record-next-action-try-after = Try once with the after-form, or note the reason.
record-next-action-plan-follow-up = Plan for the follow-up.
record-next-action-give-follow-up = Give or send the follow-up.
record-next-action-note-reason = Note why the form did not come. If it comes late it is still taken in.
record-next-action-key-consent = Key the client's yes or no. Until then the answers are kept out.
record-next-action-see-withdrawal = Read what holds now, and say that you have seen it.
record-next-action-key-pack-slip = Key the pack slip: the week of the first visit is missing.
record-next-action-find-page = Look for the page that is missing.
record-next-action-settle-doubts = Settle the marks in doubt.
record-next-action-assign-sheet = Find the contact that the sheet belongs to.
record-next-action-key-tally = Count the month: how many could be asked, were asked and said yes.
## Faults in the flow
record-tally-asked = { $asked } asked are more than { $eligible } eligible. Correct the tally.
record-tally-accepted = { $accepted } yes are more than { $asked } asked. Correct the tally.
record-tally-reasons = The reasons add up to { $reasons }, but { $missing } were not asked. Correct the tally.
record-flow-both-kept = { $unit } has both a tally for { $month } and a loss of contact { $episode } in the same month. Keep one of them.
record-flow-loss-without-month = Contact { $episode } at { $unit } has a loss but no week of the first visit. Key the pack slip.
record-flow-tally-twice = { $unit } has two tallies for { $month }. Remove one.
record-flow-tally = The tally of { $unit }, { $month }: { $fault }
record-dataset-wrong-questionnaire = The plan is about { $expected }, but { $found } was read. Use the plan's version.
record-dataset-unknown-score = { $questionnaire } has no score "{ $score }". Correct the plan.
## Faults on a pack slip
record-slip-first-visit = the first visit
record-slip-sheet = the form { $occasion }
record-slip-end = the end
record-slip-no-pack = The pack slip has no number. Write the ten symbols from the envelope.
record-slip-no-text-version = A yes or no needs the version of the information sheet. It stands at the foot of the sheet.
record-slip-no-consent-week = A yes or no needs a week. Write the week of the first visit.
record-slip-not-asked-and-declined = Somebody who was not asked cannot have said no. Keep one of the two.
record-slip-came-and-missing = The form { $occasion } stands both as received and as lost. Keep one of the two.
record-slip-weeks = The week of { $later } comes before the week of { $earlier }. Correct the weeks.
## Faults in bulk input
record-bulk-not-json = character { $character }: here the line is not JSON. Look for a quotation mark, comma or bracket that is missing.
record-bulk-broken-off = the line stops in the middle. Each record stands on one line, from { "{" } to { "}" }.
record-bulk-not-an-object = the line has to be an object in curly brackets, { "{" }…{ "}" }.
record-bulk-no-type = the field "type" is missing. These exist: { $known }.
record-bulk-unknown-type = the field "type": { $found } does not exist. These exist: { $known }.
record-bulk-unknown-field = there is no field "{ $field }" here. These exist: { $known }.
record-bulk-missing-field = the field "{ $field }" is missing.
record-bulk-field-twice = the field "{ $field }" has the same thing twice. Remove one.
record-bulk-value = the field "{ $field }": { $found } cannot stand there. Write { $expected }.
record-bulk-unreadable = the line cannot be read. docs/jsonl.md shows what it should look like.
record-bulk-expects-list = a list in square brackets, [ ]
record-bulk-expects-object = an object in curly brackets, { "{ }" }
record-bulk-expects-week = a week that exists, such as "2026-W07"
record-bulk-expects-month = a month, such as "2026-03"
record-bulk-expects-unit = the code of a unit, such as "EX-A"
record-bulk-expects-pack = a pack number, ten symbols, such as "HJKMNPQRST"
record-bulk-expects-episode = an episode code with the right check symbols: four symbols, a hyphen, two symbols
record-bulk-expects-label = c and 1–7 digits, such as "c1"
record-bulk-expects-text = text in quotation marks
record-bulk-expects-flag = true or false
record-bulk-expects-count = a whole number from 0, without quotation marks
record-bulk-expects-page = a page number, a whole number from 0 to 255
record-bulk-expects-short-code = a whole number from 1 to 999
record-bulk-expects-answer = a code, a list of codes, "declined", "blank", "unreadable" or "not_applicable"
record-bulk-expects-code = one of { $codes }
record-bulk-content = Line { $line }: { $fault }
record-bulk-which-contact = State the contact by either "episode" or "pack".
record-bulk-questionnaire = "{ $found }" is not a questionnaire at a version. Write for example del-1@1.
record-bulk-scanned = Machine-read answers come in by "kastanj scan take".
record-bulk-loss-not-asked = "not_asked" needs "reason" and no "occasion".
record-bulk-loss-declined = "declined" has neither "reason" nor "occasion".
record-bulk-loss-form-missing = "form_missing" needs both "reason" and "occasion".
record-bulk-reason = There is no reason "{ $found }". These exist: { $allowed }.
record-bulk-more-than-five = "{ $field }" may have five at most.
record-bulk-twice = "{ $field }" has the same thing twice.
record-bulk-number = The running number starts at 1.
record-bulk-empty = "{ $field }" is empty.
record-bulk-kind = "kind" stands where the client is first named. Remove it here.
record-bulk-week-to-come = the field "{ $field }": the week { $week } has not been yet. { $latest } is the latest that can stand here.
record-bulk-month-outside = the field "month": { $month } lies outside the unit's time in the study. { $first } to { $last } can stand here.
record-bulk-no-session-reports = the study takes no session reports: session_reports is off in the study file.
record-bulk-short-code = A short code is a number from 1 to 999.

## The conversation view
record-movement-more = more than last time
record-movement-same = about as last time
record-movement-less = less than last time

## Closing
record-after-given = filled in
record-after-coming = will come later or on paper
record-after-not-coming = will not come

## The added-value meter
record-value-client = the client
record-value-therapist = the therapist
record-value-matters = The questions helped us talk about what matters.
record-value-hard-things = The questions made it easier to bring up what is hard.
record-value-change = The questions showed what had changed.
record-value-worth-the-time = The questions were worth the time they took.
record-value-0 = not true at all
record-value-1 = a little true
record-value-2 = partly true
record-value-3 = mostly true
record-value-4 = entirely true

# The alias register
record-alias-number = The text holds a number that could be a personal number or a telephone number. Choose a made-up word instead. Nothing has been saved.
record-alias-address = The text looks like an address. Choose a made-up word instead. Nothing has been saved.
record-alias-short = Write at least { $minimum } letters or digits.
record-alias-long = Write at most { $maximum } characters.

record-week = week { $number } { $year }
