# The kit's words.

kit-slip-title = Pack slip
kit-slip-number = Envelope number
kit-slip-about = One per envelope. Yours, not the client's. Keep it apart from the sheets. Keyed in this order; no machine ever reads it.
kit-slip-foot = Fill in the last two digits of the year and the number of the week. A week is keyed as it stands here, such as { $week }. Empty means unknown. Never a name, a number of the client or anything about crime.
# The letter before the number of the week; keying accepts it, too.
kit-slip-week-letter = W
kit-slip-kind = Client
kit-slip-kind-own = wants to change something
kit-slip-kind-relative = relative (no sheets)
kit-slip-behaviour = What the client wants to change (several allowed)
kit-slip-way-in = Way in
kit-slip-yes = yes
kit-slip-no = no
kit-slip-first-visit = Week of the first visit
kit-slip-before = Before: week
kit-slip-before-present = Before: were you in the room?
kit-slip-after = After: week
kit-slip-after-present = After: were you in the room?
kit-slip-follow-up = Follow-up: week
kit-slip-follow-up-present = Follow-up: were you in the room?
kit-slip-end-week = The contact ended: week
kit-slip-end-reason = How the contact ended
kit-slip-loss = Sheet that will not come
kit-slip-loss-none = none
kit-slip-loss-before = before
kit-slip-loss-after = after
kit-slip-loss-follow-up = follow-up
kit-slip-loss-reason = Why the sheet will not come
kit-slip-loss-other = other (did not want to, forgotten …)

kit-tally-title = The month's row
kit-tally-about = One row a month, one minute. Count only those who can be asked: no relatives. Write 0 when it is nought. An empty row is an unknown month.
kit-tally-foot = Could be asked = were asked + all reasons. Those who said no are the difference between were asked and said yes. A month is counted either here or per person, never both.
kit-tally-year = Year
kit-tally-eligible = Could be asked
kit-tally-asked = Were asked
kit-tally-accepted = Said yes
kit-tally-keyed = Keyed

kit-month-1 = January
kit-month-2 = February
kit-month-3 = March
kit-month-4 = April
kit-month-5 = May
kit-month-6 = June
kit-month-7 = July
kit-month-8 = August
kit-month-9 = September
kit-month-10 = October
kit-month-11 = November
kit-month-12 = December

kit-scoring-title = Scores by hand
kit-scoring-step-code = Every cross is worth a number: the first box { $lowest }, the last box { $highest }. Prefer not to answer and empty do not count.
kit-scoring-step-sum = Count how many questions are answered, and add up the numbers.
kit-scoring-step-least = If too few are answered, write a dash. Never guess.
kit-scoring-step-table = Look up the score in the table: the sum in the row, the count in the column. For the areas: the sum divided by the count, times 25. Round to a whole number, a half upwards (12.5 becomes 13); the table is made so.
kit-scoring-area = Area
kit-scoring-items = Questions
kit-scoring-least = At least answered
kit-scoring-sum = Sum
kit-scoring-score = Score
kit-scoring-least-of = { $least } of { $all }
kit-scoring-table-title = Score of questions { $questions } together
kit-scoring-sum-or-answered = Sum
kit-scoring-answered = { $count } answers
kit-scoring-foot = The score runs from 0 to 100; higher is better. Nobody knows yet how large a difference must be to matter to the client.

kit-check-title = Checklist for the start
kit-check-about = Not everything need be ready, but everything has a person and a date.
kit-check-what = What
kit-check-owner = Who
kit-check-date = Done
kit-check-proof = Helped or hindered
kit-check-phase-explore = Find out
kit-check-phase-prepare = Prepare
kit-check-phase-start = Begin
kit-check-phase-keep = Keep going
kit-check-explore-need = We know roughly how many may come in the first year
kit-check-explore-mandate = The board has decided on anonymous counselling and on documentation
kit-check-explore-others = We have talked with the women's shelter, the clinic, the police and the region
kit-check-explore-sister = We have a sister service to call
kit-check-prepare-people = Two persons know the work and have supervision
kit-check-prepare-room = The room, the phone and the name on the door are discreet
kit-check-prepare-risk = There is a routine for thoughts of suicide, violence and children at risk
kit-check-prepare-information = The information sheet is read and approved by someone with a mandate
kit-check-prepare-manual = The study manual is read and the local rules are filled in
kit-check-prepare-print = The envelopes are printed one-sided at 100 per cent and test-scanned
kit-check-prepare-large = Large print is at hand for those who need it
kit-check-prepare-lock = Envelopes and slips are locked away, in two places
kit-check-prepare-rehearse = An invented client has gone all the way
kit-check-start-first = The first client has been asked
kit-check-start-tally = The month's row is written on the first of every month
kit-check-start-talk = For a quarter of an hour a month we talk about what helped and hindered
kit-check-start-strip = The strip is torn off and read before the client leaves, and destroyed after the talk, every time
kit-check-keep-cover = One of us can be on leave without anything coming to a halt
kit-check-keep-report = The board gets the report once a year
kit-check-keep-clear = Scans are deleted and paper destroyed by our rule
kit-check-keep-review = Questions of no use to anyone are proposed for removal

kit-why-title = Why we ask
kit-why-about = Every question has someone who wanted it and a reason. If a question is of no use to you or the client, say so: then it should go.
kit-why-number = No.
kit-why-question = Question
kit-why-asked-by = Who wanted it
kit-why-because = Reason

kit-client-title = Information
kit-consent-title = Your choice
kit-approved = Approved by { $who } on { $when }.
kit-not-approved = Not approved yet. Not to be used with real clients.
kit-jurist = This section needs a review by your own lawyer.
kit-manual-title = Study manual
kit-manual-running = Study manual · { $unit }
kit-manual-state-draft = Draft. The forms have not been tried on people.
kit-manual-state-pilot = Being tried.
kit-manual-state-published = Fixed.
kit-manual-synthetic = SYNTHETIC study, invented services
kit-manual-burden-intro = This is the time we reckon with per contact when the answers are keyed, in whole minutes. The figures rest on assumptions that stand below the table; they are not measured.
kit-manual-burden-total = The whole contact
kit-occasion-before = Before
kit-occasion-after = After
kit-occasion-follow-up = Follow-up
kit-manual-area-grepp = whether you are in charge of what you want to change
kit-manual-area-maende = how you feel in daily life
kit-manual-area-nara = relationships and what is close
kit-picture-alt = Picture of { $what }
kit-problem-unit = The unit { $unit } is not in the study file. There are: { $known }.
kit-problem-questionnaire = The study uses the questionnaire { $questionnaire }, which does not exist. Check the line instruments in the study file.
kit-problem-document = The document { $document } could not be typeset: { $why }
kit-problem-form = The form could not be printed: { $why }
kit-problem-fact = The knowledge register lacks the fact { $fact } that the manual quotes.
kit-tally-not-asked = Not asked: { $reason }
kit-slip-consent = Yes to: { $purpose }
kit-why-asked-by-therapists = therapists
kit-why-asked-by-research = research
kit-why-asked-by-both = both
kit-record-about = How this kit was made. With the same study, unit, language and seed every file is the same.
kit-burden-information = Information and consent
kit-burden-pack-slip = Pack slip
kit-burden-session-reports = Session reports
kit-burden-added-value = Added-value meter
kit-slip-row = No.
kit-slip-what = What
kit-slip-answer = Tick or write
kit-tally-month = Month
kit-scoring-count = Answers
kit-approved-on = Approved on { $when }.
kit-why-before = Before – most of it comes back after and at follow-up
kit-why-after = Added after
kit-why-follow-up = Added at follow-up
kit-draft-band = DRAFT (UTKAST). Not approved yet. Not to be used with real clients.
kit-picture-page = { $title }, page { $page }
kit-crisis-line = { $who }: call { $number }.
kit-rule-decision = Decision: { $decision }.
kit-minutes-over = { $whole ->
    [one] a little over a minute
   *[other] a little over { $whole } minutes
}
kit-minutes-under = { $whole ->
    [one] just under a minute
   *[other] just under { $whole } minutes
}
kit-manual-percent = { $share }%
