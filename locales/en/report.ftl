# Words of kastanj: report

# The document
report-title-effect = Effect report
report-title-knowledge = What we know
report-synthetic = SYNTETISK (SYNTHETIC) – invented persons and services
report-synthetic-stamp = SYNTETISK
report-page = Page
report-page-of = of
report-sources = Sources
report-foot = { $study } · { $version } · data { $digest } · { $counted }
report-edition-room = Edition for the room: must not leave the service
report-edition-board = Edition for board and management
report-edition-public = Edition for the public
report-scope-all =
    { $count ->
        [one] one service
       *[other] { $count } services together
    }
report-period = first visits { $from } to { $to }
report-week = week { $number }, { $year }
report-counted = counted as of { $week }
report-and = { $first } and { $last }
report-source-checked = Checked { $date }.
report-source-reported = From another account, read { $date }.
report-source-unverified = Unverified.
report-unknown = unknown
report-not-shown = not shown
report-fewer-than = fewer than { $count }
report-from-to = { $lower } to { $upper }
report-of = { $count } of { $of }
report-hidden-of = – of { $of }
report-persons = Persons
report-interval = { $level }% interval
report-points = { $value } points
report-before = Before
report-after = After

# The verdict
report-verdict-label = Verdict on the data: { $step }
report-verdict-label-exploratory = Exploratory verdict on the data: { $step }
report-headline-none = We cannot say anything about change yet
report-headline-describe = The data are too few for a conclusion
report-headline-indication-better = There are signs of improvement, but the data are still uncertain
report-headline-indication-worse = There are signs of worsening, but the data are still uncertain
report-headline-supported-better = An improvement during the contact is supported by the data
report-headline-supported-worse = A worsening during the contact is supported by the data
report-headline-withheld = This edition does not show how it went
report-too-few-pairs = Fewer than { $needed } persons have a score both before and after the contact. With so few we give no figures on how it went. That is neither a good nor a bad result. It means that we do not know.
report-withheld-for-edition = Fewer than { $needed } persons have a score both before and after the contact. This edition then shows no figures on how it went, so that nobody can be recognised.
report-answered-twice-of = { $pairs } of { $persons } persons have a score both before and after the contact.
report-answered-twice = { $pairs } persons have a score both before and after the contact.
report-mean-same = On average their scores are the same afterwards as before.
report-mean-higher-good = On average their scores are { $size } points higher afterwards, in the better direction.
report-mean-higher-bad = On average their scores are { $size } points higher afterwards, in the worse direction.
report-mean-lower-good = On average their scores are { $size } points lower afterwards, in the better direction.
report-mean-lower-bad = On average their scores are { $size } points lower afterwards, in the worse direction.
report-scale = The scale runs from { $lower } to { $upper }; { $better }.
report-scale-open = On the scale, { $better }.
report-higher-is-better = higher is better
report-lower-is-better = lower is better
report-mean-uncertain = The figure is uncertain: for all who are like them the average change may be anything between { $lower } and { $upper } points ({ $level }% confidence interval).
report-mean-uncertain-public = The figure is uncertain: for all who are like them the average change may be anything between { $lower } and { $upper } points. Limits made like this hold in about { $level } cases of 100.
report-mean-uncertain-services = The figure is uncertain: for all who are like them, in services like these, the average change may be anything between { $lower } and { $upper } points ({ $level }% confidence interval that lets services differ).
report-mean-uncertain-services-public = The figure is uncertain: for all who are like them, in services like these, the average change may be anything between { $lower } and { $upper } points. Limits made like this hold in about { $level } cases of 100.
report-mean-predicted = In a single new service it may be between { $lower } and { $upper }.
report-individual-sentence = Of { $of } people { $better } became reliably better and { $worse } reliably worse: their score changed by more than the form's own error, { $points } points.
report-measured = The score is made of { $count } questions in the parts { $parts }.
report-others-unknown = We do not know how it went for the other { $count }: they did not answer before, are missing (without a score both times) or have a contact that is still going on. They may differ from those with a score both times.
report-others-from-before = We do not know how it went for the other { $count }: they are missing (without a score both times) or have a contact that is still going on. They may differ from those with a score both times.
report-others-untold = The other { $count } are not included: they did not answer before, are missing (without a score both times), have a contact that is still going on or have not said yes to { $purpose }. They may differ from those with a score both times.
report-others-where = We do not know how it went for the other { $count }: { $parts }. They may differ from those with a score both times.
report-others-never = { $count } did not answer before
report-others-lost = { $count } answered before but are missing (without a score both times)
report-others-open = { $count } have a contact that is still going on
report-kept-out = { $count } of those who accepted answered before but have not said yes to { $purpose }. Their answers are not counted.
report-kept-out-few = Fewer than { $count } of those who accepted answered before but have not said yes to { $purpose }. Their answers are not counted.
report-kept-out-withheld = Some of those who accepted answered before but have not said yes to { $purpose }. Their answers are not counted. How many is not shown, because fewer than { $count } could then be worked out.
report-use-local = the service's own follow-up
report-use-national = the national study
report-no-comparison = There is no group to compare with. Therefore we do not know what the contact itself means for how it goes.
report-rivals-indication = This is a change during the contact. We do not know what it comes from. Many seek help when things are at their hardest, and then things tend to turn anyway (regression to the mean). Life also changes with time (natural course). There is no group to compare with.
report-rivals-indication-public = This is a change during the contact. We do not know what it comes from. Many seek help when things are at their hardest, and then things tend to turn anyway. Life also changes with time. There is no group to compare with.
report-rivals-supported = This does not mean that the contact is the cause. Many seek help when things are at their hardest, and then things tend to turn anyway (regression to the mean): in invented studies where nothing else happened, { $least } of 100 got the same verdict as this one with { $few } people, and { $most } of 100 with { $many }. Life also changes with time, without any contact (natural course). Without a group to compare with, these cannot be told apart.
report-rivals-supported-public = This does not mean that the contact is the cause. Many seek help when things are at their hardest, and then things tend to turn anyway: in invented studies where nothing else happened, { $least } of 100 got the same verdict as this one with { $few } people, and { $most } of 100 with { $many }. Life also changes with time, without any contact. Without a group to compare with, these cannot be told apart.

# The flow
report-flow-caption = How many persons reached each step, from being eligible to having a score before, after and at follow-up
report-flow-alt = The flow in steps. { $steps }.
report-gone-asked = { $count } were not asked
report-gone-persons = { $count } did not accept
report-gone-before = { $count } no answer before
report-gone-kept-local = { $count } without a yes to follow-up
report-gone-kept-national = { $count } without a yes to the study
report-gone-before-or-kept = { $count } no answer before or without a yes
report-gone-lost = { $count } missing
report-gone-open = { $count } still going on
report-gone-follow = { $count } without a score then
report-gone-follow-open = { $count } still have time
report-gone-some = { $count } missing or still going on
report-step-eligible = eligible
report-step-asked = asked
report-step-persons = accepted
report-step-before = answered before
report-step-pairs = score both before and after
report-step-follow = score at follow-up too
report-who = Who is in
report-who-caption = How many went on at each step
report-step = Step
report-of-the-step-before = Of the step before
report-interval-wilson = { $level }% interval (Wilson)
report-share = { $count } of { $of } ({ $percent })
report-pairs-of-all = score both before and after, of all who accepted
report-follow-of-pairs = score at follow-up too, of those with a score both before and after
report-lost-meaning = Missing: answered before and the contact is over, but there is no score both times. Either no answer came after, or too few questions were answered.
report-open-contacts = { $count } contacts are still going on. They count neither as pairs nor as missing.
report-later-episodes = Besides these there are { $count } later contacts of people who are already in. They are neither in the steps here nor in the analysis.
report-service = Service
report-accepted-head = Accepted
report-answered-before-head = Answered before
report-by-service-caption = The services in the order of the alphabet, number of persons
report-by-service-withheld = How many accepted and answered in each service is not shown because a cell or a difference concerns fewer than { $count } persons. The totals stand above.
report-reason = Reason
report-not-asked-caption = Why { $count } persons were not asked
report-not-asked-total = { $count } persons were not asked. The reasons are not shown because one of them concerns few persons.
report-reason-crisis = the client was in crisis
report-reason-forgot = it was forgotten
report-reason-unsuitable = judged unsuitable
report-reason-language = no common language
report-reason-other = other
report-ending = How the contact ended
report-endings-caption = How the contacts ended, for those with a score both times and for those missing
report-endings-note = If those missing more often ended early, the figures on change may look brighter than they are.
report-endings-withheld = How the contacts ended is not shown because a cell concerns few persons.
report-ending-planned = as planned
report-ending-faded = stopped coming
report-ending-moved = moved
report-ending-referred = went on to other help
report-ending-other = other
report-answered-twice-head = Score both times
report-lost-head = Missing

# Pairs and those lost
report-sensitivity-caption = The change during the contact, and what those missing may mean for it ({ $outcome })
report-sensitivity-none = No table of change is shown: too few persons have a score both times.
report-sensitivity-sum = The { $all } are the { $pairs } with a score both times and the { $lost } who are missing.
report-sensitivity-open = The { $count } whose contact is still going on are not among them.
report-assumption = If we assume …
report-change-points = Change, points
report-assume-completers = Only those with a score both times
report-assume-random = Those missing changed as their first answer suggests
report-assume-unchanged = Those missing are unchanged
report-assume-low-end = Those missing ended at the unfavourable end of the scale
report-assume-high-end = Those missing ended at the favourable end of the scale
report-assume-completers-short = Score both times
report-assume-random-short = Missing: as expected
report-assume-unchanged-short = Missing: unchanged
report-assume-low-end-short = Missing: unfavourable end
report-assume-high-end-short = Missing: favourable end
report-without-late = Only those who answered in time
report-sensitivity-words = Missing = answered before, the contact is over, but there is no score both times. How many they are is not shown because fewer than { $count } persons could then be computed. So the table says only whether the direction holds.
report-direction-holds = the direction holds
report-direction-falls = the direction does not hold
report-tipping-lower = The change vanishes if those missing are { $size } points lower than expected on average ({ $sd } standard deviations).
report-tipping-higher = The change vanishes if those missing are { $size } points higher than expected on average ({ $sd } standard deviations).
report-tipping-nobody = Nobody is missing: all who answered before and whose time has passed have a score both times.
report-tipping-none = No possible score of those missing removes the change.
report-tipping-interval = The interval includes zero as soon as those missing lie { $size } points from what is expected, in the other direction.
report-tipping-interval-none = No possible scores of those missing make the interval include zero.
report-tipping-interval-already = Even without that the interval includes zero.

# The contact
report-contact = What clients say about the contact
report-contact-none = There are no answers about the contact yet.
report-contact-few = Fewer than { $count } persons have answered about the contact. The answers are not shown.
report-contact-who = { $count } persons answered questions about the contact afterwards.
report-contact-others = All who answered them count here, also those without a score before or after.
report-contact-caption = How many agree
report-question = Question
report-agrees = Agree
report-contact-note = Agree = one of the two highest answers. This is the clients' own view of the contact. It is no part of the verdict.
report-contact-hidden = Dash: a group is smaller than { $count } persons.
report-contact-full = The clients' answers about the contact
report-contact-full-caption = All answers, number of persons
report-declined = Prefer not to answer

# What is needed
report-needed = How many more are needed
report-needed-full = How many more are needed, in several steps
report-needed-caption = How many it takes for a more certain answer
report-needed-full-caption = Pairs and persons for different uncertainty
report-uncertainty = Uncertainty
report-pairs = Pairs
report-pairs-expected = Pairs, expected
report-pairs-assured = Pairs, safer
report-persons-now-short = Persons, as now
report-persons-now = Persons, if the share answering again stays as now
report-persons-seventy = Persons, if 7 of 10 answer again
report-needed-note-av = Pair = a person with a score both before and after. Uncertainty in standard deviations. Expected: if the spread stays as now. Safer: meets the goal in 9 attempts of 10. Persons follow the safer figure.
report-needed-note-change = Pair = a person with a score both before and after. Uncertainty in standard deviations of the change. Expected: if the spread is as planned. Safer: meets the goal in 9 attempts of 10. Persons follow the safer figure.
report-needed-short-av = Pair = a person with a score both before and after. So many pairs meet the goal in 9 attempts of 10. Uncertainty in standard deviations: ±{ $goal } is ±{ $points } points.
report-needed-short-change = Pair = a person with a score both before and after. So many pairs meet the goal in 9 attempts of 10. Uncertainty in standard deviations of the change.
report-needed-retention = That more people answer a second time is worth more than collecting for longer: it gives more pairs and lessens what we do not know.
report-needed-reached = The goal { $goal } is reached.
report-needed-services = Counted as if the services were alike. If they are not, it takes more services, not only more people.
report-needed-still = There are { $now } pairs now. The goal { $goal } takes { $more } more pairs.
report-needed-still-persons = There are { $now } pairs now. The goal { $goal } takes { $more } more pairs. If the same share answers again as now, that is { $persons } more persons.
report-curve-now = now: { $pairs } pairs
report-curve-goal = goal: { $pairs } pairs (safer)
report-curve-caption = The uncertainty shrinks when more people answer twice. The curve holds if the spread stays as now. The diamond is the goal with the safer number of pairs, so it lies to the right of the curve.
report-curve-alt = Curve. With { $pairs } pairs the uncertainty is ±{ $now } standard deviations, { $now_points } points. The goal ±{ $goal }, { $goal_points } points, is met more safely with { $goal_pairs } pairs.
report-axis-pairs = Number of pairs
report-axis-half-width = Uncertainty, standard deviations

# What is missing
report-missing = What is missing
report-missing-asked = How many were eligible, or asked, is not known.
report-missing-after = { $count } who answered before have no score both times.
report-missing-follow-up = Nobody has been followed up after the contact.
report-missing-comparison = There is no group to compare with.
report-missing-plan = The plan is not frozen.
report-missing-receipt = No third party has certified when the plan was written.
report-missing-services = At least three services with enough pairs.

# The details
report-details = Details behind the first page
report-details-intro = Everything that the verdict rests on, so that it can be examined.
report-gates = The gates behind the verdict
report-gates-caption = Every gate, its value and outcome. Verdict: { $verdict }
report-gate = Gate
report-gate-for = Needed for
report-gate-value = Value
report-gate-threshold = Needed
report-gate-outcome = Outcome
report-gate-pass = passed
report-gate-fail = not passed
report-gate-not-applicable = not applicable
report-gate-known = must be known
report-at-least = at least { $value }
report-at-least-services = at least { $value } with { $pairs } pairs each
report-at-least-in-ten = at least { $value } of 10
report-at-least-in-hundred = at least { $value } of 100
report-at-most = at most { $value }
report-more-than-zero = more than 0
report-gate-shifted-mean = The mean change holds if those missing deviate { $shift } SD the other way
report-gate-shifted-end = The end of the interval nearest zero holds if those missing deviate { $shift } SD the other way
report-gate-unchanged-end = The end of the interval nearest zero holds if those missing are unchanged
report-gate-half-width-services = Uncertainty in each direction, letting services differ
report-gates-note = Each step also requires what the lower steps require; the lowest comes first. In the gates on those missing, plus is the way the change went.
report-gates-sd = SD = standard deviation: in the uncertainty the one pooled over before and after, { $both } points; in the gates on those missing the one before, { $before } points.
report-gates-before-data = The limits are Kastanj's own, set in the plan before the data; they are not published norms.
report-gates-late = The limits are Kastanj's own, and here nothing shows that they were set before the data; they are not published norms.
report-change = Before and after
report-change-caption = Those with a score both times ({ $outcome })
report-change-after-before = Change, after minus before
report-mean = Mean
report-sd = Standard deviation
report-change-note = Correlation of before and after: r = { $r }. { $scale }
report-change-services-differ = The interval lets { $count } services differ (CR2, degrees of freedom { $df }).
report-change-services-agree = The { $count } services differ no more than people do: the interval is Student's t, which is wider than the one that counts with services (CR2, degrees of freedom { $df }).
report-standardised-services = d_z has no interval: it would take everyone for independent, although they share services.
report-test-t-services = t-test that lets services differ (CR2)
report-widened = The intervals are never narrower than that of the pairs over their services; where they were widened to it no degrees of freedom are given.
report-independent = The intervals here take everyone for independent of each other; if the services differ they are too narrow.
report-tests-services = The rank tests and the permutation test take everyone for independent, although they share services: where services differ their p is too small.
report-change-rounded = The means are rounded one by one, so the distance between them may miss the change by the last decimal.
report-lines-caption = One line per person, from before to after; the thick line is the mean. May only be shown in the room.
report-lines-alt = { $count } lines from before to after: { $up } go up, { $down } go down and { $same } stay level.
report-axis-persons = number of persons
report-bin-much-lower = more than { $far } points lower
report-bin-lower = { $near }–{ $far } points lower
report-bin-near = within { $near } points
report-bin-higher = { $near }–{ $far } points higher
report-bin-much-higher = more than { $far } points higher
report-bin-not-higher = lower or unchanged
report-bin-any-higher = higher
report-bins-caption = How the change is distributed
report-bins-alt = Number of persons per change. { $bins }.
report-bins-withheld = How the change is distributed is not shown because a group is smaller than { $count } persons.
report-other-measures = The change in other measures
report-standardised-caption = Standardised change: the mean change divided by different measures of spread
report-divided-by = Divided by
report-hedges = g (with Hedges' J)
report-d-av = the spread before and after (d_av), main measure
report-d-av-arithmetic = the mean of the two standard deviations
report-d-z = the spread of the change (d_z)
report-d-rm = as d_av but by way of the correlation r (d_rm)
report-d-before = the spread before (Glass)
report-approximate = { $interval } (approximate)
report-standardised-note = d is without and g with correction for few persons. The measures say how large the change is beside the spread, not what it comes from.
report-tests-caption = Tests of the change, as a complement to the interval
report-test = Test
report-test-about = Detail
report-mean-and-interval = Mean change and interval
report-mean-with-interval = { $mean }, interval { $interval }
report-mean-with-interval-at = { $mean }, { $level }% interval { $interval }
report-test-t = Paired t-test
report-test-t-about = t = { $t }, degrees of freedom { $df }
report-test-wilcoxon = Wilcoxon signed-rank test, zeros dropped
report-test-pratt = Wilcoxon signed-rank test, zeros kept (Pratt)
report-test-rank-about = V = { $v }, { $n } changes other than zero
report-test-flip = Sign-flip permutation
report-test-flip-floor = all sign patterns; lowest possible { $floor }
report-test-flip-drawn = { $draws } draws, seed { $seed }
report-tests-note = A small p does not say that the change is large or what it comes from. Hodges–Lehmann median of the change: { $median } points.
report-lost = Those missing
report-lost-withheld = How many are missing is not shown because fewer than { $count } persons could then be computed. No more about them is shown.
report-baseline-withheld = Where the two groups stood at the start is not shown because one of them is too small.
report-baseline-no-variation = All had one and the same score at the start.
report-baseline-caption = Scores before, for those with a score both times and for those missing
report-baseline-note = Standardised distance at the start (score both times minus missing): { $difference }, { $level }% interval { $interval }.
report-baseline-without = { $count } of the { $of } missing answered too few questions before and have no score.
report-baseline-some-without = Some of those missing answered too few questions before and have no score. They are too few for the number to be shown.
report-intervals-caption = Mean change under different assumptions about those missing. The line is the { $level }% interval, the upright line is zero
report-intervals-alt = Mean change with interval under different assumptions. { $rows }.
report-axis-change = Change, points (after minus before)
report-delta-caption = If things went differently than expected for those missing
report-axis-shift = How differently things went for those missing, standard deviations
report-tipping-caption = Mean change of all who answered before, if things went better or worse than expected for those missing. The band is the { $level }% interval, as wide as for the pairs
report-tipping-caption-mark = { $caption }. The diamond shows where the change vanishes
report-tipping-alt = Line with a band. { $points }. { $end }
report-tipping-point = at { $shift } standard deviations the mean change is { $mean } (interval { $lower } to { $upper })
report-tipping-crosses = The line passes zero at { $shift } standard deviations.
report-tipping-not-crossed = The line does not pass zero within the figure.
report-tipping-mark = vanishes at { $shift } SD
report-imputed-caption = Those missing, drawn many times (multiple imputation)
report-imputed-random = drawn around what their first answer leads one to expect
report-imputed-own-before = drawn around their own score before
report-imputed-mean-before = drawn around everyone's mean before
report-imputed-shifted = the first assumption, then { $shift } SD
report-imputed-fmi = Share of information missing
report-imputed-note = { $count } draws, normal around the pairs (seed { $seed }); pooled by Rubin's rules, degrees of freedom by Barnard and Rubin (1999). The assumptions cannot be tested, and these intervals decide no step: the steps are judged by the table above.
report-imputed-tips = The interval reaches zero if things went { $points } points ({ $sd } SD) differently than expected for those missing.
report-imputed-holds-zero = Even the interval under the first assumption includes zero.
report-imputed-not-offered = Multiple imputation is not shown: with so few pairs its interval has not been tried.
report-delta-sd = Shift, SD
report-delta-points = Shift, points
report-delta-note = SD = standard deviation before of those with a score both times, { $sd } points. The intervals are exactly as wide as for the pairs: filled-in values make nothing more certain.
report-delta-gates = * as the gates count: nobody missing who is expected to have gone the same way may outweigh anybody else.
report-services-together = The services together
report-services-below = Figures per service are not shown: there are too few data for them.
report-services-too-few = There are too few services with enough answers to put together.
report-services-pooled = { $count } services pooled: mean change { $mean } points, { $level }% interval { $interval } (REML, Hartung–Knapp, degrees of freedom { $df }).
report-services-prediction = Prediction interval: in a new, similar service the mean change is expected to lie from { $interval } points ({ $level }% interval, degrees of freedom { $df }). The spread between services is taken on the large side (tau = { $tau } points, the upper end of the middle half of the Q-profile), because it is often underestimated when services are small.
report-services-apart = How much the services differ: tau = { $tau } points (interval { $lower } to { $upper }), I² = { $share } of 100 (interval { $share_lower } to { $share_upper }); Q = { $q }, degrees of freedom { $df }, { $p }.
report-services-apart-alone = How far the services differ: tau = { $tau } points, I² = { $share } of 100; Q = { $q }, degrees of freedom { $df }. Their intervals are not shown: with so few pairs in each service they hold the truth too seldom.
report-services-less-apart = The services differ less than chance usually makes them: tau = { $tau } points, Q = { $q }, degrees of freedom { $df }.
report-services-without-each = With each service left out in turn the pooled change lies between { $least } and { $most } points, and { $zero ->
    [0] none of the intervals includes zero.
    [one] one of the intervals includes zero.
   *[other] { $zero } of the intervals include zero.
}
report-services-guard = The interval is widened so that it is never narrower than if the services were wholly alike.
report-services-withheld = The services are not shown one by one: one of them has fewer than { $count } pairs and could be computed from the others.
report-service-pairs = { $service } ({ $count } pairs)
report-service-all = Pooled ({ $count } services)
report-forest-caption = Services in the order of the alphabet, never by result. The line is the { $level }% interval. A long line says little: do not compare services two by two
report-forest-alt = Mean change per service in the order of the alphabet, and pooled. { $rows }.
report-forest-hidden =
    { $count ->
        [one] One service with fewer than { $smallest } pairs has no row of its own, but is in the pooled row.
       *[other] { $count } services with fewer than { $smallest } pairs have no row of their own, but are in the pooled row.
    }
report-forest-outside =
    { $count ->
        [one] One service with fewer than { $needed } pairs is not in it.
       *[other] { $count } services with fewer than { $needed } pairs are not in it.
    }
report-method = How it was done
report-method-who = Who:
report-method-who-text = all who answered before and have said yes to { $purpose }. Each client counts once, with the first contact in the study.
report-method-what = What:
report-method-what-text = { $outcome }. { $scale }
report-method-answers = A score needs at least { $least } of { $of } questions answered.
report-method-interval = Uncertainty:
report-method-interval-services = { $level }% confidence intervals of the mean change that let services differ: each service is a cluster (CR2 with Satterthwaite's degrees of freedom), never narrower than with the t-distribution and everyone independent. No figures on change are given below { $pairs } pairs.
report-method-interval-text = { $level }% confidence intervals from the t-distribution. No figures on change are given below { $pairs } pairs.
report-method-lost = Those missing:
report-method-lost-text = are counted in several ways, from unchanged to the ends of the scale. As expected: a straight line from their first answer (MAR, regression). On the first page those who answered both times never stand alone.
report-method-hidden = Protection:
report-method-hidden-text = counts from 1 to just under { $count } are not shown, nor figures from which they could be computed.
report-method-hidden-room = this edition also shows single persons and must stay in the room.
report-rivals = Four other explanations
report-rivals-intro = A change between before and after can have other reasons than the contact:
report-rival-mean = Regression to the mean:
report-rival-mean-text = people seek help when things are at their hardest. The next measure is then mostly closer to the usual.
report-rival-course = Natural course:
report-rival-course-text = life changes with time, without any contact too.
report-rival-loss = Uneven loss:
report-rival-loss-text = those who do not answer again may have had a harder time, or an easier one.
report-rival-wish = The wish to answer well:
report-rival-wish-text = it is easy to give a brighter answer to somebody one trusts.
report-limits = Limitations
report-limit-therapist = There is no record of who the therapist was. What differs between therapists can therefore not be taken into account.
report-limit-draft = The form is a draft until it has been piloted.
report-limit-gates = None of the gates sees regression to the mean or natural course.
report-limit-important = How large a change must be to be noticed in daily life is not known.
report-known-before = Known from before
report-again = How to compute it again
report-again-counted = Counted as of:
report-again-counted-text = { $week }, that is, all that had come in by then. It is not the day when the report was made: the sources may have been read later.
report-again-data = Digest of the data set:
report-again-program = Program:
report-again-plan = Digest of the plan:
report-again-seed = Seed of random draws:

# Knowledge
report-knowledge-subtitle = Register of services, conclusions and numbers, with source and date
report-knowledge-intro = Every fact in the tables and lists below has a source and a date. Reports and the study manual take their facts from here.
report-knowledge-services = Services in Sweden
report-knowledge-services-text = The services offer voluntary talks to people who want to stop buying sex or to break a sexual behaviour that harms.
report-services-caption = Towns in the register
report-town = Town
report-organisation = Who runs it, since when
report-services-note = As told by the source, which is not always fresh. Call the municipality for today's state.
report-status-announced = start not confirmed
report-status-listed = nothing more is known
report-map-note = Schematic map, approximate places
report-map-caption = Disc: existed, says the source. Diamond: start not confirmed, or nothing known
report-map-alt = Map of Sweden with { $count } towns: { $towns }.
report-coordinates = { $lat }° N { $lon }° E
report-knowledge-conclusions = Two reports, two halves
report-knowledge-conclusions-text = Neither half may stand without the other.
report-conclusions-caption = Conclusions of FoU i Väst
report-year = Year
report-half-known = What speaks for
report-half-unknown = What is not known
report-knowledge-similar = Similar services
report-knowledge-similar-text = Those tied to punishment are never counted together with voluntary help.
report-similar-caption = What they do, and what sets them apart from KAST
report-where-and-who = Where and what
report-what-and-apart = What they do, what sets them apart
report-compare = Comparable
report-similar-tied = no: tied to punishment
report-similar-free = as an example
report-knowledge-numbers = Published numbers
report-knowledge-unverified = { $count } facts in the register are unverified. They are not printed.

# Forbidden wording
report-forbidden = "{ $words }" ({ $place }): { $why }
report-forbidden-effect = an effect may only be named if the plan has a comparison group and the change is supported. Write "change during the contact".
report-forbidden-cause = the contact may not stand as a cause. Write what changed, not why.
report-forbidden-equal = that nothing differs cannot be shown like this. Write "no evidence of difference".
report-forbidden-recovered = words for being restored need a norm with a source.
report-forbidden-p = a p-value may not stand without its interval.
report-forbidden-share = a percentage must stand with the number it is a share of: "9 of 22".
report-forbidden-ranking = services and persons are not ordered against each other.
report-forbidden-basis = the data are too few for subgroups or such models.
report-forbidden-direction = with so few answers no direction may be named.
report-forbidden-count = the count is too small for this edition.
report-place-title = the title
report-place-subtitle = the line under the title
report-place-foot = the foot of the page
report-place-heading = the heading "{ $text }"
report-place-text = the text under "{ $text }"
report-place-table = the table "{ $text }"
report-place-caption = the caption of a figure
report-place-alternative = the text alternative of a figure
report-place-drawing = a word in a figure
report-place-box = a box

# Refusals
report-refused-analysis = The report cannot be made. { $reason }
report-refused-no-answers = There are no answers to report yet.
report-refused-fact = The report needs the fact "{ $id }" from the register, but it is not there or is unverified. See knowledge/numbers.toml.
report-refused-wording =
    { $count ->
        [one] The report is not printed: one place says more than the data support.
       *[other] The report is not printed: { $count } places say more than the data support.
    }
    { $list }
report-print-failed = The document could not be typeset as PDF: { $reason }
report-register-mistake = { $file }, line { $line }: { $what }
report-register-syntax = the file cannot be read: { $message }
report-register-twice = "{ $id }" is there twice. Give one of them another id.
report-register-source = there is no source "{ $id }". Add it to sources.toml or correct the name.
report-register-date = "{ $text }" is not a date. Write for example 2026-02-28.
report-register-place = the place of "{ $id }" must lie in Sweden and have at most one decimal.
report-register-empty = "{ $id }" lacks its words in one of the languages.
report-no-unit = There is no unit { $unit } in the study. Check the code.

# The year report.

report-year-title = Year report { $year }
report-year-foot = { $study } · { $version } · { $counted }
report-year-who = Who is in
report-year-complete = How much has come in
report-year-ended = How the contacts ended
report-year-work = Were the forms of use?
report-year-cost = The time it took
report-year-key-asked = were asked
report-year-key-accepted = said yes
report-year-key-before = answered before
report-year-key-ended = contacts ended in the year
report-year-step-after = answered after
report-year-step-follow-up = answered at follow-up
report-year-flow-caption = Persons whose contact began in { $year }
report-year-flow-note = Step by step, as far as it has come. Relatives are not counted.
report-year-reasons = Not asked: { $reasons }.
report-year-reasons-withheld = The reasons why somebody was not asked are not shown: a group is smaller than { $count } persons.
report-year-complete-caption = Forms of those who began in the year
report-year-occasion = Occasion
report-year-answered = Answered, of those whose time is over
report-year-lost = Missing
report-year-open = Still open
report-year-complete-note = Who can still answer counts as open, never as lost.
report-year-ended-none = No contact ended in the year.
report-year-ended-how = { $count } contacts ended in the year: { $how }.
report-year-ended-total = Contacts that ended in the year: { $count }. How they ended is not shown, because a group is smaller than { $least } persons.
report-year-contact-caption = How many agree, answers of the year
report-year-contact-few = Fewer than { $count } persons have answered about the contact in the year. The answers are not shown.
report-year-nobody-said = no answers from the year.
report-year-no-meter = The study does not ask about it.
report-year-value-client = Clients on the forms, at closing
report-year-value-staff = Therapists on the forms, at closing, all together
report-year-value-few-clients = Fewer than { $count } clients have answered whether the forms were of use. The answers are not shown.
report-year-value-few-staff = For fewer than { $count } contacts therapists have answered whether the forms were of use. The answers are not shown.
report-year-missing-months = { $count ->
    [one] The count of one month is missing. How many could be asked is therefore unknown.
   *[other] The counts of { $count } months are missing. How many could be asked is therefore unknown.
 }
report-year-unexplained = { $form }: { $count } have not come and no reason is noted.
report-year-consent = { $count } have given a form, but their yes or no has not been keyed. They are not counted in.
report-year-no-change = The report says nothing of how clients have fared. That stands in a report of its own, which first asks whether there are enough data.
report-year-cost-none = No forms came in during the year.
report-year-cost-hours = At most { $client } hours of all clients together and at most { $staff } hours of staff. The time is reckoned from the length of the forms, not measured.
report-year-small = Counts below { $count } persons are not shown, nor counts that would give one away.

# The use of the questions.

report-diet-rule-answered = Seldom answered: fewer than { $share } of the forms that put the question have an answer. Judged from { $least } forms on.
report-diet-rule-unchanged = Does not move: at least { $share } of those who answered both before and after gave the same answer. Judged from { $least } persons on.
report-diet-rule-same = Says the same as another question: weighted kappa at least { $kappa }, and at least { $share } of those who answered both gave the same answer. Judged from { $least } persons on.
report-diet-once = put once
report-diet-saved = { $client } / { $therapist } min
report-diet-kappa = kappa { $kappa }
report-diet-no-spread = all gave the same answer
report-diet-nobody = nobody yet
report-diet-too-few = { $figure } (too few)

# How often the reading is wrong
report-reading-none = No answers have been checked yet. The error is not known then.
report-reading-too-few = { $checked } answers checked, 0 errors. These are too few to say anything about the error.
report-reading-no-error = { $checked } answers checked, 0 errors: the error is below { $bound } %.
report-reading-errors = { $checked } answers checked on { $pages } pages, { $wrong } errors: { $share } % (95 % interval { $lower }–{ $upper } %).
report-reading-undecided = { $count ->
    [one] 1 of them waits for a third look and counts as an error until it is decided.
   *[other] { $count } of them wait for a third look and count as errors until they are decided.
}
report-reading-machine = The machine
report-reading-key-1 = First keying
report-reading-key-2 = Second keying
report-reading-per-10000 = { $rate } ({ $lower }–{ $upper })

## The plan
report-plan-title = The plan
report-plan-part = Part of the plan
report-plan-value = Decided
report-plan-none = none
report-plan-of-hundred = { $share } of 100
report-plan-nothing = nothing
report-plan-not-given = not given
report-plan-population = Whom the figures are about
report-plan-population-usual = all who started and answered before
report-plan-outcome = Primary outcome
report-plan-outcome-text = { $outcome }: the change from before to after, on the scale { $low }–{ $high }; { $better }
report-plan-higher = higher is better
report-plan-lower = lower is better
report-plan-summary = Summed up as
report-plan-mean-change = mean change
report-plan-reliably-changed = share with a change larger than the error of measurement
report-plan-events = Events on the way
report-plan-ended-early = the contact ends early
report-plan-legal-event = a legal event
report-plan-other-treatment = other help beside it
report-plan-strategy = If it happens
report-plan-strategy-treatment-policy = the answers count as they are, whatever happened
report-plan-secondary = Secondary outcomes
report-plan-subgroups = Divided by
report-plan-windows = When answers count as in time
report-plan-windows-text = Before: up to week { $before } from the first visit. After: when the contact ends, at the latest in week { $after }; late from { $late } weeks after that.
report-plan-follow-up-text = { $weeks } weeks after the after-form, give or take { $tolerance } weeks
report-plan-alpha = Intervals
report-plan-alpha-text = two-sided, error level { $alpha }
report-plan-sensitivity = Sensitivity to those lost
report-plan-sensitivity-text = from { $from } to { $to } standard deviations against the change
report-plan-describe = To describe takes
report-plan-describe-text = { $pairs } pairs
report-plan-indication = An indication takes
report-plan-indication-text = { $pairs } pairs, before-forms: { $share }, a half-width of at most { $half }, the same direction at { $delta } standard deviations against it
report-plan-supported = A supported change takes
report-plan-supported-text = { $pairs } pairs, before-forms: { $share }, a half-width of at most { $half }, an interval that excludes zero at { $delta } standard deviations against it, asked: { $asked }, { $services } services with { $each } pairs each
report-plan-thresholds = Smallest number in print
report-plan-thresholds-text = the board { $board }, the public { $public }
report-plan-sourced = { $value } ({ $source })
report-plan-reliability = Reliability of the outcome
report-plan-norm = Scores of others
report-plan-norm-text = mean { $mean }, standard deviation { $sd } ({ $source })
report-plan-entry = Limit for coming in
report-plan-course = Course without contact
report-plan-course-text = { $persons } persons, from { $before } to { $after } ({ $source }). Likeness: { $similarity }
report-plan-seed = Seed for draws
report-plan-never-frozen = The plan is not frozen. Nothing shows that it was made before the answers were seen, and so everything in the report is exploratory.
report-plan-frozen-before = The plan was frozen on { $on }. Kastanj had no after-form then and { $before } before-forms, and no after-form was filled in that week or earlier.
report-plan-frozen-answered = The plan was frozen on { $on }. Kastanj had no after-form then and { $before } before-forms, but { $earlier ->
    [one] one after-form or follow-up was filled in
   *[other] { $earlier } after-forms and follow-ups were filled in
} that week or earlier, or without a week: the outcome may have been seen on paper.
report-plan-frozen-after = The plan was frozen on { $on }. There were { $after } after-forms and follow-ups already, and { $before } before-forms: the outcome may have been seen.
report-plan-took-place = It is plan number { $number }. The one before was given up, for this reason: { $reason }
report-plan-dated = The receipt is dated by somebody outside: { $receipt }
report-plan-not-dated = The receipt is not dated by anybody outside. The day is the one that the computer's clock said.
report-plan-changed = { $count ->
    [one] One value has changed since. The report follows what holds today, and what hangs on the change is exploratory.
   *[other] { $count } values have changed since. The report follows what holds today, and what hangs on the changes is exploratory.
}
report-plan-changes-caption = What differs from the frozen plan
report-plan-changes-field = Value in the study file
report-plan-changes-frozen = Frozen
report-plan-changes-now = Today
report-plan-exploratory-here = The plan is not frozen or has changed: what is said here is exploratory.
report-plan-late-here = The plan was frozen when after-forms were there already or filled in: what is said here is exploratory.

## The receipt of a frozen plan
report-receipt-title = Receipt of a frozen plan
report-receipt-subtitle = { $study }, plan number { $number }
report-receipt-digest = Digest (SHA-256)
report-receipt-held = Frozen on { $on } by the computer's clock.
report-receipt-before = There were { $before } before-forms then and no after-form.
report-receipt-after = There were { $before } before-forms then, and { $after } after-forms and follow-ups already.
report-receipt-how = A digest shows that the plan is the same, but not when it was made. So let somebody outside the study date this page: a registrar, a public register, a registry of studies. Whoever wants to test it computes the digest anew with kastanj plan show and compares sign by sign.
report-receipt-stamp = Dated by somebody outside
report-receipt-where = File number or registry
report-receipt-day = Day
report-receipt-hand = Stamp and name
report-receipt-then = Then enter the number: kastanj plan dated "No 2026-123". It is printed in every report.
report-receipt-plan = What is decided
report-receipt-foot = { $study } · { $version }

## Checklists
report-on-page = p.
report-checklists = Checklists
report-checklists-intro = Two lists that journals ask for where nobody was randomised. For each item it says where the report answers, or that it does not. The topics are in our own words.
report-trend-caption = TREND: evaluations without drawing lots
report-strobe-caption = STROBE: studies that follow a group
report-item-number = Item
report-item-topic = Topic
report-item-place = Where
report-item-first = First page
report-item-manual = Not here: in the method description and the study manual
report-item-no-groups = Does not apply: there is no group to compare with
report-item-no-size = No number to reach: everyone who comes is asked. What each verdict takes is in the plan
report-item-not-blind = Does not apply: no comparison, and whoever answers knows of the contact
report-item-dates = In the line under the report's title
report-item-score-alone = The score before alone: the report has no age and no background
report-item-not-divided = No division in the plan, or too few answers
report-item-funding = Not here: write it in what is published
report-item-withheld = Not in this edition: too few answers to be shown
report-trend-1 = Title and summary say that nobody was randomised
report-trend-2 = Background: why, and what is known
report-trend-3 = Who could take part, how they were asked, where
report-trend-4 = What the contact consists of
report-trend-5 = Aims and questions
report-trend-6 = Outcomes: what is measured, and how
report-trend-7 = How many are needed
report-trend-8 = How persons come into groups
report-trend-9 = Whether anybody knew who got what
report-trend-10 = What is a unit of the analysis
report-trend-11 = Statistical methods
report-trend-12 = The flow from asked to analysed
report-trend-13 = When it was collected
report-trend-14 = What those who take part were like at first
report-trend-15 = Whether the groups were alike at first
report-trend-16 = How many each figure rests on
report-trend-17 = Outcomes: estimate and interval
report-trend-18 = Other analyses
report-trend-19 = Harms
report-trend-20 = Interpretation: other explanations
report-trend-21 = What it says about others
report-trend-22 = What is known altogether
report-strobe-1 = Title and summary say what kind of study it is
report-strobe-2 = Background
report-strobe-3 = Aims, with what was decided beforehand
report-strobe-4 = Design of the study
report-strobe-5 = Place and time
report-strobe-6 = Who takes part, and how they are followed
report-strobe-7 = Variables: outcomes and others
report-strobe-8 = How each is measured
report-strobe-9 = What may bias
report-strobe-10 = How the number was decided
report-strobe-11 = How numbers are handled
report-strobe-12a = Statistical methods
report-strobe-12b = Divisions
report-strobe-12c = Answers that are missing
report-strobe-12d = Those lost on the way
report-strobe-12e = Sensitivity
report-strobe-13 = Numbers at each step, with reasons and a figure
report-strobe-14 = What those who take part were like
report-strobe-15 = Outcomes, numbers and measures
report-strobe-16 = Main results with intervals
report-strobe-17 = Other analyses
report-strobe-18 = Main results in words
report-strobe-19 = Limitations
report-strobe-20 = A cautious interpretation
report-strobe-21 = What it says about others
report-strobe-22 = Who pays

## Editions
report-since = Since the last edition
report-since-same = Edition { $number } counted as of { $week }. The data are the same.
report-since-caption = The last edition beside this one
report-since-then = Edition { $number }, { $week }
report-since-now = Now
report-since-verdict = Conclusion
report-since-persons = Said yes
report-since-before = Answered before
report-since-pairs = Answered before and after
report-since-change = Mean change
report-since-later = The edition before counted up to a later week than this one: this one looks back.
report-since-note = The intervals hold for whoever looks once, at a time decided beforehand. Whoever looks often and stops when it looks good is deceived.
report-refused-too-few-new = Since edition { $number } fewer than { $needed } have answered before and after, or have been taken away. Whoever lays both editions side by side would see how it went for them. Use edition { $number }, or wait until at least { $needed } have come.

report-outcome = Outcome
report-mean-change = Mean change
report-of-persons = Of
report-secondary = Other outcomes
report-secondary-intro = The plan names these outcomes beside the primary one. They are tested together, so that none of them looks certain only because there are many.
report-secondary-none = The plan names no other outcomes. What stands here is exploratory: it may suggest something, it tests nothing.
report-secondary-caption = Secondary outcomes, after minus before
report-secondary-note = { $count ->
    [one] A single test: p is not adjusted.
   *[other] p is adjusted for { $count } tests (Holm 1979). The intervals are not.
 }
report-exploratory-caption = Exploratory outcomes, after minus before
report-exploratory-note = { $count ->
    [one] One outcome that the plan does not name. Therefore no p.
   *[other] { $count } outcomes that the plan does not name. Therefore no p.
}
report-p-holm = p (Holm)
report-individual = Each person's own change
report-individual-none = Cannot be computed: the plan does not say how reliably the form measures, with a source. Without that nobody knows what is the form's own error.
report-individual-caption = Change larger than the form's error (Jacobson and Truax 1991)
report-individual-recovered = reliably better and past the limit
report-individual-improved = reliably better
report-individual-unchanged = within the error
report-individual-deteriorated = reliably worse
report-individual-note = A person's score must change by more than { $points } to be more than error. Reliability { $reliability }, source: { $source }. The interval is of the share.
report-individual-no-norm = The plan has no norm with a source. Therefore nothing is said of whether anybody has come to where others are.
report-individual-norm = The limit between clients and others lies at { $cut } (the norm's mean { $mean }, standard deviation { $sd }; source: { $source }).
report-jacobson-caption = Every person as a point: on the line nothing has changed, between the broken lines lies the error
report-jacobson-alt = { $count } persons. Reliably better: { $better }. Reliably worse: { $worse }. The others within the error.
report-form = The form itself
report-form-few = Fewer than { $count } before-forms: too few to say anything of the form itself.
report-form-alpha = The questions of the score go together like this: alpha { $alpha } (from { $lower } to { $upper }).
report-form-omega = Omega is { $omega }.
report-form-negative = Some questions run the other way than the rest. Then alpha says nothing.
report-form-no-alpha = How the questions go together cannot be computed.
report-form-whole = The before-forms as a whole
report-form-forms = Forms
report-form-incomplete = at least one question without an answer
report-form-floor = lowest possible sum
report-form-ceiling = highest possible sum
report-form-note = Where many have the lowest or the highest possible sum, the form cannot show that it gets worse or better. The counts of floor and ceiling are of forms without gaps.
report-form-of = { $count } of { $of }
report-form-questions = Question by question
report-form-question = Question
report-form-missing = No answer
report-form-rest = Agreement with the rest
report-form-questions-note = Means in the numbers of the answers. Agreement with the rest is the correlation with the sum of the other questions.
report-model = All scores in one model
report-model-below = Done only from the step indication upwards: with so few pairs the calculation would borrow its certainty from assumptions.
report-model-intro = Here all scores count, also of those who answered only before. The model assumes that those who are missing changed as others did with the same score before. It does not rescue a large loss: compare the table of those lost.
report-model-caption = Mixed model, after minus before
report-model-head = Levels
report-model-client = Clients
report-model-service = Clients in services
report-model-df = Degrees of freedom
report-model-icc = Share between services
report-model-note = REML, time as a category. Kenward and Roger's adjustment below 50 groups, Satterthwaite's degrees of freedom otherwise. The share is the intraclass correlation of two clients of one service.
report-model-note-services = That services change by different amounts is not in the model: compare The services together.
report-model-singular = { $model }: the estimate lies on the boundary, a variance is zero. The model is larger than the data.
report-rtm-none = Regression to the mean cannot be computed. It takes a plan with a score from which on people come in, a norm and the form's reliability.
report-rtm = Whoever is let in at the limit { $limit } would on average change by { $points } without any cause (Davis 1976; source: { $source }).
report-course-none = The natural course is not known: the plan gives no measurements of people without the contact.
report-course = Without the contact { $count } persons changed by { $natural } on average; here by { $own }. The difference in standard deviations is { $d } ({ $interval }; Morris 2008, the least certain of the possible correlations). Source: { $source }. Likeness by the plan: { $similarity }. The groups were not randomised.
report-of-hundred = { $lower } to { $upper } of 100
report-of-hundred-head = Interval, of 100
report-form-complete = Of { $count } forms with all { $items } questions answered.
report-form-withheld = How many left questions empty is not shown: fewer than { $count } would be seen.
report-summary-title = What do we know about the talks?
report-summary-who = KAST offers talks to people who want to stop buying sex or break a sexual behaviour that does harm. Those who come may answer the same questions at the start and at the end. It is voluntary, and the answers carry no name.
report-summary-answer = Short answer
report-summary-how-many = How many it rests on
report-summary-persons = said yes to taking part
report-summary-before = answered at the start
report-summary-pairs = answered both at the start and at the end
report-summary-unknown = This is not known
report-summary-cause = What the talks themselves mean for how things go. There is no similar group without talks to compare with. People seek help when things are hardest, and some get better anyway.
report-summary-lost = How things went for those who did not answer at the end. They may have gone well or badly.
report-summary-beyond-follow-up = How things go later than at the follow-up.
report-summary-later = How things go in the long run.
report-summary-whole = The whole report with all figures, how they are computed and what is missing, can be had from the service.

# Groups by the answers before
report-subgroups = Change by answers before
report-subgroups-below = Done only from the step indication upwards: with so few pairs every part would say more about chance than about people.
report-subgroups-declared = The plan divides by these answers, and did so before anybody had answered afterwards.
report-subgroups-exploratory = Exploratory: the plan was not frozen with this division before anybody had answered afterwards.
report-subgroups-intro = The question is whether the change differs between groups. It is answered by one test of all groups at once. That one group's interval excludes zero and another's does not is no answer to it. Groups that begin at different levels can change by different amounts of themselves (regression to the mean): compare the scores before.
report-subgroups-caption = After minus before, by the answer before to the question: { $question }
report-subgroups-group = Answer before
report-subgroups-before = Mean before
report-subgroups-no-answer = no answer to the question
report-subgroups-withheld = { $question } Not shown: groups of fewer than { $count } would be seen.
report-subgroups-no-test = There are not two groups large enough to compare.
report-subgroups-differ = There is evidence that the change differs between the groups, not of what it is due to.
report-subgroups-no-evidence = The data do not settle whether the change differs between the groups. That does not mean that it is the same.
report-subgroups-undetermined = The data do not settle whether the change differs between the groups: differences between groups cannot be told from differences between services.
report-subgroups-welch = Welch
report-subgroups-services = services as clusters, CR2; never more certain than Welch
report-subgroups-services-several = Welch; p is the smallest of all comparisons two by two with services as clusters, CR2, by Bonferroni, never below Welch's
report-subgroups-two = Difference between the groups { $difference } points, { $level }% interval { $interval }; { $p } ({ $way }{ $count ->
    [one] {""}
   *[other] ; p is adjusted for { $count } divisions by Holm's method, the interval is not
 }).
report-subgroups-several = Test of the interaction of group and time: F({ $numerator }; { $denominator }) = { $f }, { $p } ({ $way }{ $count ->
    [one] {""}
   *[other] ; p is adjusted for { $count } divisions by Holm's method
 }); the intervals stand in the table.

# Three occasions
report-waves = Before, after and at follow-up
report-waves-few = Not shown: fewer than { $count } have a score on all three occasions, or a few would be seen.
report-waves-follow-up = Follow-up
report-waves-at-follow-up = Follow-up minus before
report-waves-since-after = Follow-up minus after
report-waves-caption = The { $count } who have a score on all three occasions
report-waves-note = Those who came to the follow-up may differ from those who did not: the figures are about those who came.
report-waves-services = The intervals let services differ (CR2) and are never narrower than without that.
report-waves-lines-caption = One line per person over three occasions, and the mean with its { $level }% interval
report-waves-means-caption = The mean of the same persons on three occasions, with its { $level }% interval
report-waves-alt = Three occasions, { $count } persons. Means: { $means }.

# Funnel
report-funnel-axis-pairs = Pairs in the service
report-funnel-caption = Each point is a service, in no order. The band is how far chance alone spreads means around the pooled one ({ $level }% interval): few pairs, much chance
report-funnel-outside = { $outside } of { $count } lie outside the band; of chance alone { $chance } would.
report-funnel-alt = Funnel plot. { $count } services by number of pairs, { $outside } outside the band around { $mean } points. Standard deviation within services { $sd } points.

# Watched over the editions
report-watch = If the report is made several times
report-watch-intro = A usual { $level }% interval holds for those who look once. Whoever makes the report again as answers come in, and stops when the figure looks good, is wrong more often. The interval here is wider than the usual one for the same people and holds however often one looks.
report-watch-caption = Mean change, valid however often one looks
report-watch-interval = Always valid ({ $level }% interval), points
report-watch-e = e-value
report-watch-now = This edition
report-watch-all = The { $count } editions for this reader that looked, together
report-watch-none = none yet
report-watch-e-large = above 10,000
report-watch-note = The e-value measures evidence against a mean change of zero: about 1 says nothing, { $limit } answers to the plan's error level however often one looks. It does not say what the change is due to. t-test with a mixture, spread { $rho } (Wang and Ramdas 2025); assumes changes that are normal and later clients who are like the earlier ones. No step of the verdict rests on it.
report-watch-note-services = The interval is as much wider as the confidence interval becomes when services may differ. The e-value is not shown: it takes everyone for independent of each other. t-test with a mixture, spread { $rho } (Wang and Ramdas 2025); assumes changes that are normal and later clients who are like the earlier ones. No step of the verdict rests on it.
report-watch-apart = The intervals of the editions come apart. Then something has changed between them: new clients, corrected answers or another way of collecting.

# The simulation behind the intervals
report-simulated = How reliable the intervals are when the truth is known
report-simulated-intro = The intervals have been tried on invented studies of which the answer is known. Of 100 intervals of level 95 about 95 should hold the true value. Where they seldom do they are not shown, or the report says what that is due to.
report-simulated-interval = Interval
report-simulated-under = Under what circumstances
report-simulated-caption = Of 100 intervals, how many hold the true value, by number of pairs (persons in each group; pairs in each service; forms for alpha)
report-simulated-note = 2,000 studies in each cell, seed 20260101; a cell of 95 has a standard error of 0.5. * below 90. – given in fewer than half of the studies. Tried at level 95. Loss that goes with how it went cannot be calculated away: hence the table about those missing.
report-simulated-interval-mean-change = mean change, t
report-simulated-interval-over-services = mean change, services may differ
report-simulated-interval-d-av = d_av, where it is shown
report-simulated-interval-d-z = d_z
report-simulated-interval-imputed = multiple imputation
report-simulated-interval-mixed = mixed calculation, change
report-simulated-interval-pooled = services pooled
report-simulated-interval-prediction = prediction for a further service
report-simulated-interval-tau = tau, how far services differ
report-simulated-interval-groups = difference of two groups
report-simulated-interval-always = always valid, all looks together
report-simulated-interval-benchmark = difference from the natural course
report-simulated-interval-alpha = alpha
report-simulated-interval-wilson = share, Wilson
report-simulated-under-normal = normal, nobody missing
report-simulated-under-skewed = skewed changes
report-simulated-under-floored = many at the end of the scale
report-simulated-under-clustered = services differ
report-simulated-under-lost-at-random = a third missing, by the score before
report-simulated-under-lost-not-at-random = a third missing, more often those who changed less
report-simulated-under-three-services = three services
report-simulated-under-five-services = five services
report-simulated-under-ten-services = ten services
report-simulated-under-twelve-uneven = twelve services, from 1 to 28 of 100 people
report-simulated-under-share-half = one half
report-simulated-under-share-tenth = one in ten
report-simulated-under-share-fiftieth = one in fifty
report-simulated-world = When the contact does nothing
report-simulated-better = for the better, { $people }
report-simulated-worse = for the worse, { $people }
report-simulated-verdict-caption = Of 100 studies in which the contact does nothing, how many reach the step supported change, by number of persons who answered before
report-simulated-verdict-note = Four services, 2,000 studies in each cell. The goal is at most 2.5 of 100 each way; * above it (a cell of 2.5 has a standard error of 0.35). Skewed changes reach the step more often away from their long tail. The last row is regression to the mean alone: the steps do not see it, and so the verdict on the first page says it.
report-simulated-world-no-change = all answer twice
report-simulated-world-skewed = skewed changes
report-simulated-world-floored = many at the end of the scale
report-simulated-world-clustered = services differ
report-simulated-world-lost-by-chance = a quarter missing by chance
report-simulated-world-lost-within-delta = 28 of 100 missing, half a standard deviation worse than expected
report-simulated-world-regression = nothing but regression to the mean: all come at a low point, and all improve by that
