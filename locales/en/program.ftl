# The program's words on the command line.

program-help = Kastanj: from a pen mark on paper to honest knowledge
program-help-usage = Usage
program-help-commands = Commands
program-help-options = Options
program-help-arguments = Arguments
program-help-help = Show this help
program-help-any-store = The folder that holds the data (else kastanj-store)
program-help-any-person = Who you are: your account (else person-1)
program-help-any-passphrase-file = File with the passphrase on its first line; else the program asks
program-help-any-lang = Language: sv or en
program-help-any-study = The study file study.toml (else that of the folder, or the example study)
program-help-any-unit = The unit's code, such as EX-A
program-help-any-out = Where to write
program-help-any-json = Write JSON instead of text
program-help-any-today = Reckon as if it were this week, such as 2026-W07
program-help-any-week = The week when the sheets were filled in, such as 2026-W07
program-help-any-files = Files
program-help-any-file = File
program-help-any-episode = The episode's code, six symbols, such as 7KQ4-HN
program-help-any-seed = Seed of chance: the same seed gives the same result

program-help-form = The forms: check, show, reckon the burden, print
program-help-form-check = Check questionnaire files: mistakes with file, line and advice
program-help-form-list = List the forms with version, state and pages
program-help-form-show = Show a form question by question
program-help-form-show-form = The form, such as del-1 or del-1/before, or a file of your own that ends in .toml
program-help-form-burden = Minutes for client and therapist per contact, on paper and screen
program-help-form-diet = Questions that could go: nobody answers, nothing moves, another says the same
program-help-form-diet-unit = One unit (else all)
program-help-form-diet-json = Write JSON
program-help-form-print = Print a form as PDF
program-help-form-print-form = The form, such as del-1/before or del-2; a file of your own that ends in .toml is printed as a draft
program-help-form-print-occasion = Occasion: before, after or follow_up
program-help-form-print-copyable = The copyable edition, with a grid for a code
program-help-form-print-stock = So many stock sheets with a number of their own, 1 to 2000
program-help-form-print-large = Large print, 16 points; no machine reads it, the answers are keyed
program-help-kit = The kit: one folder that works with nothing but a printer
program-help-kit-packs = Number of packs, 0 to 2000 (10 if left out)
program-help-kit-seed = Seed of the pack numbers, 32 hexadecimal digits; else one is drawn and recorded
program-help-manual = The study manual as PDF
program-help-scan = Read scanned sheets
program-help-scan-read = Read and show; nothing is stored
program-help-scan-take = Read and store
program-help-scan-watch = Watch a folder: what the scanner leaves there is read and stored
program-help-scan-watch-dir = The folder into which the scanner writes; with several units one folder inside for each, named by its code
program-help-scan-watch-once = Look once, take in what lies still, and end
program-help-scan-watch-remove = Remove a file from the folder when all its pages are done with
program-help-scan-audit = Show how often the reading is wrong, measured here
program-help-scan-audit-unit = The code of the unit; otherwise all
program-help-scan-audit-answers = So many per cent of the answers are read once more from now on
program-help-scan-audit-sheets = So many per cent of the sheets are keyed by a person as well from now on
program-help-scan-audit-json = Print as JSON
program-audit-range = Give per cent as a number from 0 to 100.
program-audit-shares = { $unit }: { $answers } % of the answers and { $sheets } % of the sheets are checked.
program-audit-compared = The machine and two people, { $count } sheets. Errors per 10,000 answers (95 % interval):
program-audit-line = {"    "}{ $name }: { $wrong } errors in { $fields } answers, { $rate }
program-audit-third = Two readings differ in { $count } questions. Decide them on the page Sheets in the browser.
program-help-key = Key a sheet, a pack slip or a month
program-help-key-sheet = Page code, pack number or, for a sheet without a number, the contact's code; or the words slip or tally
program-help-key-number = The pack number, after slip
program-help-key-month = The month, after tally, such as 2026-03
program-help-key-second = Another person keys the sheet once more and decides what holds where it differs
program-help-init = Begin: make an encrypted folder for a study
program-help-init-recovery-out = Write the recovery key to a file instead of the screen
program-help-person = The people who can open the folder
program-help-person-add = Add a person
program-help-person-add-name = The account's name
program-help-person-add-new-passphrase-file = File with the new person's passphrase
program-help-person-list = List the accounts
program-help-unit-list = List the units
program-help-unit = The units of the study
program-help-unit-add = Add units: JSON Lines on standard input
program-help-client = Clients
program-help-client-add = New client with a new episode
program-help-client-add-relative = The client is a relative
program-help-client-erase = Erase a client for good: the key is destroyed
program-help-client-erase-yes = Yes, I know that it cannot be undone
program-help-episode = The episodes: list, show, add, assign a sheet
program-help-episode-add = Add episodes: JSON Lines on standard input
program-help-episode-list = List the episodes
program-help-episode-show = Show an episode
program-help-episode-assign = Assign a sheet without an owner to an episode
program-help-episode-assign-sheet = The sheet's page code or number, or the number that scan take printed
program-help-episode-assign-to = The episode's code
program-help-assess = Self-ratings
program-help-assess-add = Add self-ratings: JSON Lines on standard input
program-help-assess-show = Show the self-ratings of an episode
program-help-session = Session reports
program-help-session-add = Add session reports: JSON Lines on standard input
program-help-tally = Monthly tallies
program-help-tally-add = Add monthly tallies: JSON Lines on standard input
program-help-consent = Consents
program-help-consent-add = Add consents: JSON Lines on standard input
program-help-loss = Losses
program-help-loss-add = Add losses: JSON Lines on standard input
program-help-flow = The inclusion flow: how many were asked, said yes and answered
program-help-worklist = The worklist: whose turn it is
program-help-backup = Back up to an encrypted file
program-help-restore = Restore a backup into a new folder
program-help-verify = Verify the folder, or a backup
program-help-export = Take out tables, codebook and sheets
program-help-analyze = Analyse a table
program-help-analyze-paired = Change between before and after in a CSV file
program-help-analyze-paired-file = The CSV file
program-help-analyze-paired-before = The column with the score before
program-help-analyze-paired-after = The column with the score after
program-help-analyze-paired-lower-is-better = Lower is better
program-help-analyze-paired-range = Lowest and highest value of the scale, such as 0,100
program-help-analyze-paired-eligible = How many could be asked
program-help-analyze-paired-asked = How many were asked
program-help-analyze-paired-persons = How many said yes
program-help-analyze-paired-service = The column with the service
program-help-analyze-paired-alpha = Two-sided error level of every interval, above 0 and below 0.5 (else 0.05; for an edition the plan's)
program-help-analyze-paired-assumes =
    Assumes: one row per person (that person's first contact), the same scale before and after, rows independent of one another within a service. An empty cell means missing: before without after counts as lost, so include only persons whose time for the after-form is over. The t-interval assumes that the mean change is roughly normal; with few pairs and skewed values look at the sign-flip test and Wilcoxon. Do not use it for frequencies in bins, for yes/no questions or for more than two occasions. There is no comparison group: a change is not an effect. The JSON keys are documented in docs/json.md.
    Example: kastanj analyze paired table.csv --before before --after after --id id --service unit --range 0,100
# the methods of analyze
program-help-any-before = The column with the value before
program-help-any-after = The column with the value after
program-help-any-id = The column that names the person: nobody on two lines
program-help-any-lower-is-better = A lower value is better
program-help-any-range = Lowest and highest value of the scale, for example 0,100; anything outside is named with its line
program-help-any-sep = The sign between cells. Otherwise the program takes it from the header (semicolon, tab or comma, whichever stands there most) and says which
program-help-any-decimal = The decimal sign. Otherwise the program takes it from the numbers and says which; a file that mixes comma and point is refused. What columns, words and rows mean is never inferred
program-help-any-service = The column with the service
program-help-any-outcome = The column to be explained
program-help-any-fixed = Columns of numbers that explain, separated by commas
program-help-any-interaction = Interactions of two of the columns that explain, written A:B and separated by commas; in mmrm one can be the column of waves
program-help-any-edition = The data of an edition of the effect report instead of a file; the columns are before, after, follow_up, service, after_late, then the other scores as name_before, name_after; in mixed and mmrm a row per occasion with client, service, occasion (before, after, follow_up), after (0 or 1), score and the other scores by name
program-help-any-factor = Columns of categories that explain, separated by commas; see --reference for the level that the others are compared with
program-help-any-reference = The level that the others of a column are compared with, written COLUMN=LEVEL, for example occasion=before; once for each column. Otherwise the smallest number, the earliest occasion of an edition, or the first word of the alphabet
program-help-any-client = The column with the client
program-help-any-ml = Full maximum likelihood instead of REML
program-help-any-df = Degrees of freedom: kenward-roger or satterthwaite (otherwise kenward-roger under REML with fewer than 50 groups)
program-help-any-imputations = Number of imputations (otherwise 50)
program-help-any-yes = The word for yes (otherwise 1)
program-help-any-no = The word for no (otherwise 0)
program-help-any-items = The columns, separated by commas
program-help-any-reversed = Items that run the other way; they are turned within --range
program-help-any-categories = The answers in order, separated by commas, for example never,sometimes,often
program-help-any-n = Number of pairs
program-help-any-mean-before = Mean before
program-help-any-sd-before = Standard deviation before
program-help-any-mean-after = Mean after
program-help-any-sd-after = Standard deviation after
program-help-any-r = The correlation between before and after; where it is not known .3, .5 and .7 are shown
program-help-any-label = The column with names: none may stand twice
program-help-analyze-individual = Change person by person: reliable and clinically significant
program-help-analyze-individual-reliability = Reliability of the form, 0–1 (rather test–retest)
program-help-analyze-individual-reliability-source = Where the reliability comes from
program-help-analyze-individual-norm-mean = Mean of the norm
program-help-analyze-individual-norm-sd = Standard deviation of the norm
program-help-analyze-individual-norm-source = Where the norm comes from
program-help-analyze-individual-clinical-mean = The clients' mean, if it should not come from the file
program-help-analyze-individual-clinical-sd = The clients' standard deviation
program-help-analyze-individual-assumes =
    Assumes: one row per person, the same scale both times, a measurement error that is alike over the whole scale, and a reliability from similar people. Jacobson–Truax (RCI, cut-offs a, b and c) and Hageman–Arrindell. Do not use it without a source of the reliability, for forms with floor or ceiling, or to compare services. Without a sourced norm nobody is ever called recovered. The JSON keys stand in docs/json.md.
    Example: kastanj analyze individual data.csv --before before --after after --reliability 0.88 --reliability-source "Manual 2019"
program-help-analyze-subgroups = Whether the change differs between groups
program-help-analyze-subgroups-by = Columns by whose words the pairs are divided, each apart; p is adjusted by Holm
program-help-analyze-subgroups-service = Column of the service: the intervals let services differ
program-help-analyze-subgroups-alpha = Two-sided error level of every interval, above 0 and below 0.5 (else 0.05; for an edition the plan's)
program-help-analyze-subgroups-assumes =
    Assumes: one row per person, independent people (or services, with --service), and groups that are settled by something before the contact and before anybody saw the changes. Welch's test of all groups at once, spreads not assumed equal; from three services on they count as clusters (CR2), and intervals and p are never more certain than without; groups below five pairs have no figures and are not in it. Do not use it for groups that were formed by how it went, and do not read differences off one interval that excludes zero beside one that does not. The JSON keys are documented in docs/json.md.
    Example: kastanj analyze subgroups data.csv --before before --after after --by group,housing
program-help-analyze-wilcoxon = Rank and sign-flip tests of paired values, with Hodges–Lehmann
program-help-analyze-wilcoxon-assumes =
    Assumes: one row per person, independent people, changes that are symmetric around their centre. Exact p-values with shared ranks; sign flips are all counted up to 20 changes, then drawn with --seed. Do not use it for yes/no questions, for people who share a group, or alone: a p-value does not say how large a change is. The JSON keys stand in docs/json.md.
    Example: kastanj analyze wilcoxon data.csv --before before --after after
program-help-analyze-bootstrap = BCa interval by resampling of pairs
program-help-analyze-bootstrap-statistic = What is computed: mean-change, median-change, d-z, d-av, glass or rate-ratio (otherwise mean-change)
program-help-analyze-bootstrap-resamples = Number of resamples (otherwise 10000)
program-help-analyze-bootstrap-quantile = R's type of quantile, 6 or 7 (otherwise 7)
program-help-analyze-bootstrap-assumes =
    Assumes: one row per person, independent people, and pairs that are like those one wants to speak of. Do not use it below about 20 pairs: the interval is then too narrow. The JSON keys stand in docs/json.md.
    Example: kastanj analyze bootstrap data.csv --before before --after after --statistic d-av --seed 7
program-help-analyze-yes-no = Paired yes/no answers: McNemar and Newcombe
program-help-analyze-yes-no-assumes =
    Assumes: one row per person and the same question both times. Mid-p is the one to show. Do not use it for answers with more than two steps (see ordinal) or for different people before and after. The JSON keys stand in docs/json.md.
    Example: kastanj analyze yes-no data.csv --before before --after after --yes yes --no no
program-help-analyze-ordinal = Paired answers in ordered steps: Stuart–Maxwell, Bhapkar, shift
program-help-analyze-ordinal-assumes =
    Assumes: one row per person, the same answers to choose from both times. Stuart–Maxwell and Bhapkar compare the distributions and ignore the order; the shift does not. Do not use it for few pairs in many steps. The JSON keys stand in docs/json.md.
    Example: kastanj analyze ordinal data.csv --before before --after after --categories never,sometimes,often
program-help-analyze-ordinal-model = Cumulative logit of ordered answers (clm; with --client clmm)
program-help-analyze-ordinal-model-client = The column with the client: a level of its own for each client
program-help-analyze-ordinal-model-nodes = Nodes of the quadrature; 1 is Laplace (otherwise 10)
program-help-analyze-ordinal-model-assumes =
    Assumes: the same odds ratio at every threshold (tested without --client), independent rows without --client. Do not use it when somebody has several rows and --client is missing, or when an answer was never chosen. The JSON keys stand in docs/json.md.
    Example: kastanj analyze ordinal-model long.csv --outcome answer --categories never,sometimes,often --factor wave --client id
program-help-analyze-counts = Counts before and after: ratio with a robust interval
program-help-analyze-counts-assumes =
    Assumes: one row per person, equally long before and after. The interval to show is CR2; the naive one is nearly always too narrow. Do not use it for answers in bands (use ordinal) or for unequal time (use count-model --exposure). The JSON keys stand in docs/json.md.
    Example: kastanj analyze counts data.csv --before before --after after
program-help-analyze-count-model = Regression of counts: Poisson, negative binomial, zero-inflated, hurdle
program-help-analyze-count-model-model = poisson, negative-binomial, zero-inflated-poisson, zero-inflated-negative-binomial, hurdle-poisson or hurdle-negative-binomial (otherwise negative-binomial)
program-help-analyze-count-model-zero = Columns among --fixed that explain the zeros (otherwise all)
program-help-analyze-count-model-exposure = The column with time or other exposure, above zero
program-help-analyze-count-model-assumes =
    Assumes: independent rows and a relation that is straight on the log scale. Do not use Poisson when counts vary more than their mean, nor any of the models when a person has several rows. The JSON keys stand in docs/json.md.
    Example: kastanj analyze count-model data.csv --outcome count --fixed age --model negative-binomial
program-help-analyze-mixed = Linear mixed model: clients, slopes, services
program-help-analyze-mixed-slope = The column, also among --fixed, whose slope differs between clients
program-help-analyze-mixed-wave = The column with the occasion: a client who stands on two lines of one occasion is refused. Without it lines that the model cannot tell apart are named
program-help-analyze-mixed-service = The column with the service; clients lie in services
program-help-analyze-mixed-profile = Compute profile intervals (takes longer)
program-help-analyze-mixed-assumes =
    Assumes: one row per measurement, normal residuals and client levels, loss that depends on what is in the model (MAR). Time as category: --factor; as number: --fixed. Do not use it to rescue a loss of half or more, or with fewer than five services in --service. The JSON keys stand in docs/json.md.
    Example: kastanj analyze mixed long.csv --outcome score --client id --factor wave --service unit
program-help-analyze-mmrm = Repeated measures with a covariance between waves (MMRM)
program-help-analyze-mmrm-wave = The column with the wave
program-help-analyze-mmrm-waves = The waves in order, separated by commas; the first is the reference
program-help-analyze-mmrm-covariance = by-cells, unstructured or compound-symmetry (otherwise by-cells: unstructured, unless fewer than ten have two of the waves)
program-help-analyze-mmrm-assumes =
    Assumes: one row per client and wave, two to six waves, normal residuals, loss that depends on what is in the model (MAR). Do not use it for measurements at different times (use mixed) or to rescue a loss of half or more. The JSON keys stand in docs/json.md.
    Example: kastanj analyze mmrm long.csv --outcome score --client id --wave wave --waves before,after,followup
program-help-analyze-regression = Least squares with robust standard errors
program-help-analyze-regression-robust = hc0, hc1, hc2 or hc3 (otherwise hc3)
program-help-analyze-regression-cluster = The column with the cluster, for example the service
program-help-analyze-regression-cluster-robust = cr0, cr1 or cr2 (otherwise cr2)
program-help-analyze-regression-assumes =
    Assumes: a straight relation, independent rows (or independent clusters). Below about four degrees of freedom a cluster-robust p cannot be trusted. Do not use it for repeated measurements of a person (use mixed) or for causes: a relation is no more than that. The JSON keys stand in docs/json.md.
    Example: kastanj analyze regression data.csv --outcome after --fixed before --cluster unit
program-help-analyze-ancova = Analysis of covariance: the change at the same starting score (HC3, CR2)
program-help-analyze-ancova-by-service = A level of its own for each service
program-help-analyze-ancova-assumes =
    Assumes: one row per person, a straight relation of after to before. Gives the change at the mean of those who answered twice, and at the mean of everyone. Do not use it as proof of what the contact did: there is no comparison group. The JSON keys stand in docs/json.md.
    Example: kastanj analyze ancova data.csv --before before --after after --service unit
program-help-analyze-logistic = Logistic regression: odds ratios of yes
program-help-analyze-logistic-assumes =
    Assumes: independent rows and at least about ten yes and ten no per column. Do not use it when one column alone tells yes from no (it is refused), or when a person has several rows. The JSON keys stand in docs/json.md.
    Example: kastanj analyze logistic data.csv --outcome done --fixed age --yes yes --no no
program-help-analyze-attrition = Who was lost: odds and standardised differences
program-help-analyze-attrition-start-week = The column with the week in which the contact began, counted from the start of the study
program-help-analyze-attrition-assumes =
    Assumes: one row per person who answered before; an empty cell after means lost, so include only those whose time is over. Do not use the result as proof that loss is harmless: what was not measured does not show. The JSON keys stand in docs/json.md.
    Example: kastanj analyze attrition data.csv --before before --after after --service unit
program-help-analyze-missing-data = The change under different assumptions about those lost
program-help-analyze-missing-data-delta-sd = The largest shift held plausible, in SD before (otherwise 0.5; for an edition the plan's)
program-help-analyze-missing-data-assumes =
    Assumes: one row per person who answered before, and a plan that said which shift is plausible. The figure of those who answered twice never stands alone. Do not use a single row of the table: it holds together. The JSON keys stand in docs/json.md.
    Example: kastanj analyze missing-data data.csv --before before --after after --range 0,100
program-help-analyze-impute = Multiple imputation with delta and tipping point
program-help-analyze-impute-auxiliary = Further columns of numbers that help to fill the holes, separated by commas
program-help-analyze-impute-method = norm (Bayesian regression) or pmm (values of similar people) (otherwise norm)
program-help-analyze-impute-iterations = Rounds over the columns (otherwise 10)
program-help-analyze-impute-donors = Number of similar people for pmm (otherwise 5)
program-help-analyze-impute-assumes =
    Assumes: loss that depends on what stands in the columns (MAR), and straight relations. The same seed gives the same numbers, however many threads the computer has. Do not use imputation to rescue a loss of half or more, and never show the result without the tipping point. The JSON keys stand in docs/json.md.
    Example: kastanj analyze impute data.csv --before before --after after --method pmm --seed 7
program-help-analyze-pool = Meta-analysis over services or studies
program-help-analyze-pool-estimate = The column with the estimate
program-help-analyze-pool-se = The column with the standard error
program-help-analyze-pool-variance = The column with the variance, instead of --se
program-help-analyze-pool-estimator = tau²: reml, dl, pm, ml, he, sj or fe (otherwise reml); all are shown
program-help-analyze-pool-test = hartung-knapp, hartung-knapp-guarded or wald (otherwise hartung-knapp)
program-help-analyze-pool-k-minus-2 = Prediction interval with k − 2 degrees of freedom
program-help-analyze-pool-moderator = Columns of numbers that may explain differences, separated by commas
program-help-analyze-pool-cluster = The column with the cluster: estimates that belong together (three levels, CR2)
program-help-analyze-pool-assumes =
    Assumes: one row per service or study, independent estimates in the same direction, known standard errors. A single service is refused; below five no p is given; Egger and trim and fill need ten. Do not use it to rank services. The JSON keys stand in docs/json.md.
    Example: kastanj analyze pool services.csv --estimate change --se se --label unit
program-help-analyze-reliability = Reliability of a form: alpha, omega, the items
program-help-analyze-reliability-assumes =
    Assumes: one row per person and occasion, items that measure the same in the same direction. Where they run in different directions the columns are named. Do not use alpha as proof that the items measure one thing, or for forms of two items. The JSON keys stand in docs/json.md.
    Example: kastanj analyze reliability form.csv --items q1,q2,q3 --range 0,4 --reversed q2
program-help-analyze-icc = Six intraclass correlations
program-help-analyze-icc-items = The columns of raters or occasions, separated by commas
program-help-analyze-icc-assumes =
    Assumes: one row per person, one column per rater or occasion, normal residuals. For test–retest: ICC(2,1) or ICC(3,1). Do not use it when people do not differ. The JSON keys stand in docs/json.md.
    Example: kastanj analyze icc test.csv --items first,second
program-help-analyze-cfa = Confirmatory factor analysis with one or two factors
program-help-analyze-cfa-second-factor = Items of a second factor, separated by commas
program-help-analyze-cfa-assumes =
    Assumes: at least about 200 people, answers that can be taken as numbers (five steps or more), normality for p and RMSEA. Do not use an improper solution (Heywood). The JSON keys stand in docs/json.md.
    Example: kastanj analyze cfa form.csv --items q1,q2,q3,q4 --second-factor q3,q4
program-help-analyze-efa = Exploratory factor analysis
program-help-analyze-efa-factors = Number of factors (otherwise 1)
program-help-analyze-efa-extraction = ml (maximum likelihood) or minres (minimum residuals; otherwise ml)
program-help-analyze-efa-rotation = none, varimax or oblimin (otherwise oblimin)
program-help-analyze-efa-assumes =
    Assumes: at least about 200 people and answers that can be taken as numbers; ml and p also that they are normal, minres no distribution. Do not use it to confirm a theory on the data that gave it (use cfa on new data). The JSON keys stand in docs/json.md.
    Example: kastanj analyze efa form.csv --items q1,q2,q3,q4,q5,q6 --factors 2
program-help-analyze-summary = Change from a published table: n, mean, SD, r
program-help-analyze-summary-assumes =
    Assumes: the same people before and after, figures of the pairs and not of everyone. Where r is not known .3, .5 and .7 are shown: do not choose the row that suits. Do not use it when before and after have different n. The JSON keys stand in docs/json.md.
    Example: kastanj analyze summary --n 29 --mean-before 21.4 --sd-before 6.2 --mean-after 17.9 --sd-after 6.8
program-help-analyze-benchmark = One's own change against a natural course (d_ppc2)
program-help-analyze-benchmark-natural-n = Natural course: number of pairs
program-help-analyze-benchmark-natural-mean-before = Natural course: mean before
program-help-analyze-benchmark-natural-sd-before = Natural course: SD before
program-help-analyze-benchmark-natural-mean-after = Natural course: mean after
program-help-analyze-benchmark-natural-sd-after = Natural course: SD after
program-help-analyze-benchmark-natural-r = Natural course: the correlation before–after
program-help-analyze-benchmark-natural-source = Where the natural course is published
program-help-analyze-benchmark-similarity = How alike the groups are: low, moderate or high
program-help-analyze-benchmark-assumes =
    Assumes: the same scale and about the same time in both groups, and a source. The groups were not randomised: the difference is a benchmark, no proof. Do not use it when the groups were let in differently. The JSON keys stand in docs/json.md.
    Example: kastanj analyze benchmark --n 20 --mean-before 21 --sd-before 6 --mean-after 17 --sd-after 6 --natural-n 67 --natural-mean-before 20 --natural-sd-before 6 --natural-mean-after 19 --natural-sd-after 6 --natural-source "Waitlist 2019" --similarity moderate
program-help-analyze-rtm = Regression to the mean: what is expected without contact
program-help-analyze-rtm-mean = Mean of the population that people came from
program-help-analyze-rtm-sd = Its standard deviation
program-help-analyze-rtm-r = The correlation of two measurements without contact
program-help-analyze-rtm-cut-off = The score that let people in
program-help-analyze-rtm-entry = Who was let in: above or below
program-help-analyze-rtm-assumes =
    Assumes: a normal population and a known rule of entry. Where r or the cut-off is not known the number cannot be computed, and that is said. Do not use it when people came for other reasons than their score. The JSON keys stand in docs/json.md.
    Example: kastanj analyze rtm --mean 12 --sd 6 --r 0.7 --cut-off 18 --entry above
program-help-analyze-precision = How many pairs it takes for precision and power
program-help-analyze-precision-pairs = Pairs so far (otherwise 0)
program-help-analyze-precision-persons = How many said yes
program-help-analyze-precision-asked = How many were asked
program-help-analyze-precision-half-width = A half-width of one's own, in SD of the change
program-help-analyze-precision-d-z = A planned d_z of one's own
program-help-analyze-precision-assumes =
    Assumes: normal changes. "Expected" suffices in half of the cases; "assured 90%" holds in nine of ten. Do not use power afterwards, on the d_z that came out. The JSON keys stand in docs/json.md.
    Example: kastanj analyze precision --pairs 9 --persons 22 --asked 29 --r 0.6
program-help-analyze-multiplicity = Several p-values together: Holm and Benjamini–Hochberg
program-help-analyze-multiplicity-p = The column with p-values
program-help-analyze-multiplicity-assumes =
    Assumes: that every test that was made stands in the file, also those that gave nothing. Benjamini–Hochberg also assumes independent or positively dependent tests. Do not use it on the primary question: that stands by itself. The JSON keys stand in docs/json.md.
    Example: kastanj analyze multiplicity tests.csv --p p --label test
program-help-analyze-monitor = Monitoring: interval and e-value that hold at all times
program-help-analyze-monitor-sd = Standard deviation of one change, declared before the data
program-help-analyze-monitor-rho = Spread of the mixture in the same unit (otherwise 0.5)
program-help-analyze-monitor-alpha = Chance of ever missing the mean (otherwise 0.05)
program-help-analyze-monitor-assumes =
    Assumes: pairs in the order in which they came, a spread declared in advance, the same mean change all the time. Do not use a spread estimated from the same data. The JSON keys stand in docs/json.md.
    Example: kastanj analyze monitor data.csv --before before --after after --sd 6
program-help-analyze-bayes = Bayesian analysis of few pairs: sceptical, neutral and own prior, JZS
program-help-analyze-bayes-rscale = Scale of the JZS prior (otherwise 0.707)
program-help-analyze-bayes-prior-mean = A prior of one's own: mean, in points of the scale
program-help-analyze-bayes-prior-sd = A prior of one's own: standard deviation
program-help-analyze-bayes-assumes =
    Assumes: one row per person, normal changes, a prior declared before the data. The prior is always shown alone. Do not use the Bayes factor as main result: it depends on the scale of the prior. The JSON keys stand in docs/json.md.
    Example: kastanj analyze bayes data.csv --before before --after after
# end of the methods
program-help-report = Reports
program-help-report-effect = The effect report: first whether the basis is large enough, then the figures
program-help-report-effect-audience = Readers: room, board or public (board if left out)
program-help-knowledge = What is known: sourced facts, map
program-help-serve = The pages in the browser, on this machine
program-help-serve-port = The port on this machine (otherwise 8517)
program-help-serve-watch = A folder the scanner writes to: what is put there is taken in by itself
program-help-serve-watch-remove = Remove a file from the folder when all its pages are done with
program-serve-anew = The record is locked and the keys are gone, but the program could not start again: { $why }. Start it once more.
program-serve-ready = Open { $address } in the browser on this machine. End with Ctrl+C.
program-serve-network =
    Open at { $address } for other machines.
    Staff: { $address }/unlock
    Clients: { $address }/f
    The service is locked until somebody types a passphrase. End with Ctrl+C.
program-help-demo = Show everything on invented clients: kit, sheets, reading, report
program-help-demo-out = The folder that is made (kastanj-demo if left out)
program-help-demo-no-serve = End after the report, without the pages in the browser

program-cannot-read = Cannot read { $file }: { $why }.
program-cannot-write = Cannot write { $file }: { $why }. Nothing has been changed.
program-why-not-found = the file does not exist
program-why-no-permission = you have no right to it
program-why-exists = it exists already
program-why-full = the disk is full
program-why-folder = it is a folder
program-why-not-text = it is not text in UTF-8
program-wrong-arguments = { $what }
    See { $help }

program-table-tab = tab
program-table-not-text = The file is not text in UTF-8, UTF-16 or windows-1252. Save the table as CSV (UTF-8) in the spreadsheet and try again.
program-table-windows-1252 = The characters are not UTF-8 and are read as windows-1252, which spreadsheets often save. If letters look wrong, save as CSV UTF-8.
program-table-utf-16 = The characters are read as UTF-16.
program-table-in-file = { $file }: { $what }
program-table-outside-range = Line { $line }, column "{ $column }": { $value } lies outside the scale { $lower } to { $upper }. Correct the value or give another --range.
program-table-too-large = Line { $line }, column "{ $column }": the number is too large to compute with (above 1e100). Check the cell.
program-paired-wilcoxon-approximate = {"  "}Wilcoxon, normal approximation: V = { $v }, { $p }
program-paired-sign-flip-low = {"  "}Sign-flip: { $p }
program-paired-sign-flip-approximate = {"  "}Sign-flip, normal approximation: { $p }
program-table-dialect = The file is read with { $separator } between cells and { $decimal } as decimal sign. If that is wrong, give --sep and --decimal.
program-table-empty = The file has no row below its header.
program-table-broken = Line { $line } cannot be read. Check its quotation marks.
program-table-no-column = There is no column "{ $name }". The file has: { $known }.
program-table-column-twice = Two columns are called "{ $name }". Rename one of them.
program-table-same-column = Before and after are the same column, "{ $name }".
program-table-swapped = The columns look swapped: before is "{ $before }" and after is "{ $after }". Exchange them, or rename them if this is right.
program-table-not-a-number = Line { $line }, column "{ $column }": "{ $cell }" is not a number with "{ $sign }" as decimal sign. Write a number or leave the cell empty. Nothing was computed.
program-table-mixed-decimals = The file mixes decimal commas and decimal points. Mend the file, or give --decimal.
program-table-bad-separator = "{ $sign }" cannot stand between cells.
program-table-bad-decimal = "{ $sign }" is no decimal sign. Give . or ,
program-table-sign-twice = The same sign cannot both separate cells and be the decimal sign.

program-paired-bad-range = "{ $range }" is no scale. Write the lowest and the highest value, such as --range 0,100
program-verdict-no-statement = no statement
program-verdict-describe-only = describe only
program-verdict-indication = indication
program-verdict-supported-change = supported change
program-paired-verdict-no-statement = VERDICT: NO STATEMENT. Fewer than five pairs: no mean leaves the program.
program-paired-verdict-describe-only = VERDICT: DESCRIBE ONLY. The basis carries no conclusion beyond those who answered twice.
program-paired-verdict-indication = VERDICT: INDICATION. There are signs of change during the contact. Why, we do not know.
program-paired-verdict-supported-change = VERDICT: SUPPORTED CHANGE during the contact. That those who feel worst often feel better with time, and other things that happened, are not ruled out.
program-paired-flow = Before-forms: { $before }. Pairs: { $pairs }. Lost: { $lost }.
program-paired-asked-of-eligible = asked of those who could be asked
program-paired-pairs-of-before = pairs of before-forms
program-paired-pairs-of-persons = pairs of all who said yes
program-paired-withheld = No mean is shown with fewer than five pairs.
program-paired-means = Pairs: { $n }. Before { $before } (SD { $sdbefore }). After { $after } (SD { $sdafter }).
program-paired-change = Mean change ({ $level }%)
program-paired-over-services = Mean change, letting { $count } services differ ({ $level }%)
program-paired-always-valid = Mean change, valid however often one looks ({ $level }%)
program-paired-d-av = d_av: change / root of the mean variance (approx.)
program-paired-d-z = d_z: change / SD of the change
program-paired-g-av = g_av: d_av with Hedges' J
program-paired-d-rm = d_rm: d_z · √(2(1−r))
program-paired-glass = Glass: change / SD before
program-paired-hodges-lehmann = Hodges–Lehmann
program-paired-wilcoxon = {"  "}Wilcoxon, exact: V = { $v }, { $p }
program-paired-sign-flip = {"  "}Sign-flip: { $p } (cannot be lower than { $floor })
program-paired-sensitivity = The change if those lost …
program-paired-completers = … are left out (only those who answered again)
program-paired-at-random = … follow the regression from before
program-paired-lost-unchanged = … did not change at all
program-paired-lost-worst = … ended at the bottom of the scale
program-paired-lost-best = … ended at the top of the scale
program-paired-tipping-nobody-lost = Nobody is lost.
program-paired-tipping-within = The mean change becomes zero if those lost lie { $delta } from the expected.
program-paired-tipping-none = No plausible deviation makes the mean change zero (it would take { $delta }).
program-paired-tipping-unknown = The mean change becomes zero at { $delta } from the expected. Give --range to learn whether that is plausible.
program-paired-gates = The gates
program-gate-pass = passed
program-gate-fail = NOT PASSED
program-gate-not-applicable = not applicable
program-gate-unknown = not known, so not passed ({ $option })
program-gate-pairs = pairs
program-gate-after-per-before = pairs / before-forms
program-gate-half-width = half-width of the interval / SD_av
program-gate-lost-shifted = holds if those lost went against it
program-gate-lost-unchanged = holds if those lost did not change
program-gate-asked-known = asked and eligible are known
program-gate-asked-share = asked / eligible
program-gate-services = services with at least five pairs
program-paired-planner = How many pairs are needed (half-width in SD of the change)
program-paired-planner-row = {"  "}{ $half }: expected { $pairs } pairs, with 90% assurance { $assured } pairs; persons who must say yes: { $persons }
program-mistake-unknown = There is no option { $argument }.
program-mistake-unknown-meant = There is no option { $argument }. Do you mean { $meant }?
program-mistake-command = There is no command { $command }.
program-mistake-missing = Missing: { $argument }.
program-mistake-missing-example = Missing: { $argument }. { $example }
program-help-example = Example:
program-mistake-no-command = Say what is to be done, too.
program-mistake-value = "{ $value }" will not do for { $argument }. { $hint }
program-mistake-conflict = { $argument } does not go with { $other }.
program-burden-title = Minutes per contact in { $study }
program-burden-door-keyed = Paper that is keyed
program-burden-door-scanned = Paper that is scanned
program-burden-door-screen = On screen
program-burden-client = client
program-burden-therapist = therapist
program-burden-total = The whole contact
program-burden-assumptions = The assumptions
program-form-sound = { $file }: { $form } is sound, { $pages } pages
program-language-sound = { $file }: { $name }, all { $count } texts are there.
program-language-missing = { $file }: { $count } texts are missing and are shown in Swedish. They stand below as lines to translate.
program-language-unknown = { $file }: no text is called "{ $key }". Check the spelling.
program-language-tag = { $file }: "{ $tag }" cannot be a new language. Name the file by the code of the language, for example ar.ftl.
program-language-no-name = { $file }: the line language-name is missing. Write what the language is called in itself.
program-language-no-direction = { $file }: write language-direction = ltr or language-direction = rtl.
program-language-damaged = { $file }: { $count } lines cannot be read. Each text is written as key = text.
program-form-faults = { $count ->
    [one] One fault.
   *[other] { $count } faults.
 } Nothing was taken in.
program-form-variant = {"    "}{ $variant }: { $title } – pages: { $pages }, questions: { $questions }, LIX { $without } (with options { $with })
program-form-state-draft = draft
program-form-state-pilot = pilot
program-form-state-published = published
program-form-unknown = There is no form "{ $form }". There are: { $known }.
program-written = Wrote { $file }
program-print-wrong-occasion = { $form } is not for the occasion { $occasion }, so its answers could not be taken in. Choose another occasion or another form.
program-print-sample = A sample without a number: it can neither be read by machine nor belong to anybody. Sheets for clients are printed with --episode, --stock or --copyable, or in packs.
program-print-large-keyed = No machine reads large print: key the answers when the sheets come back (kastanj key, or Sheets in the browser).
program-folder-not-empty = The folder { $folder } is not empty. Name a new one; nothing was written.
program-kit-bad-seed = "{ $seed }" is no seed. Write 32 hexadecimal digits.
program-kit-done = Done: { $packs } packs. What clients may see lies in client, the rest in staff. Print at 100 per cent.
program-study-no-unit = The study has no unit. Add a [[unit]] to the study file.
program-study-which-unit = The study has several units. Name one of them with --unit: { $units }.
program-help-scan-take-week = The week when the sheets were filled in; else it follows from the pack slip
program-help-init-office = The folder is a study office: it receives paper from several units and stores nothing that is to stay with them
program-bad-person = "{ $name }" will not do as an account: at most 32 lower-case letters, digits, points or hyphens.
program-no-passphrase = The passphrase is needed. Give --passphrase-file FILE when nobody sits at the keyboard.
program-ask-passphrase = Passphrase of { $person }:{" "}
program-ask-new-passphrase = Choose a passphrase for { $person }, at least { $least } characters:{" "}
program-ask-passphrase-again = Once more:{" "}
program-passphrases-differ = The two passphrases are not the same. Nothing was made.
program-store-without-study = The folder has no study. Make a new one with kastanj init --study FILE.
program-not-for-real-clients = This is a version to try out, not yet for real clients: run it on invented ones.
program-init-done = Made { $folder }. Account: { $person }.
program-init-recovery = Recovery key. Copy it onto paper and lock it away; it is shown only now:
    { $key }
program-init-recovery-file = The recovery key lies in { $file }. Print it, lock it away, delete the file.
program-scan-no-pages = { $file } has no page.
program-scan-too-long = { $file }: The file took too long to open. No page of it has been used. Scan again at 300 dots per inch, as TIFF or PDF.
program-scan-too-heavy = { $file }: The file needs more memory than a scan may take. No page of it has been used. Scan again at 200 or 300 dots per inch, as TIFF or PDF.
program-scan-lost = { $file }: Reading the file was interrupted. No page of it has been used. Try once more. If it happens again, scan the sheets anew.
program-scan-no-worker = { $file }: The file was not read, because the program could not start the part of it that opens files. Try again in a while. If that does not help, start the program anew.
program-scan-page = { $file } p. { $page }: { $form } page { $formpage }, sheet { $sheet }, { $questions } questions{ $doubtful ->
    [0] {""}
    [one] , one doubtful
   *[other] , { $doubtful } doubtful
 }
program-scan-no-number = without a number
program-scan-grid-read = {"    "}Code in the grid: { $code }
program-scan-grid-empty = {"    "}The grid for the code is empty: say whose the sheet is when it is taken in.
program-scan-grid-unclear = {"    "}The code in the grid cannot be read: there is not one clear cross in every row. Say whose the sheet is when it is taken in.
program-scan-grid-contradicts = {"    "}The code in the grid does not fit its check digit: a figure is crossed wrongly. Say whose the sheet is when it is taken in.
program-table-name = name
program-table-question = question
program-table-answer = answer
program-table-box = box
program-table-mark = mark
program-table-sure = probability
program-table-ink = ink
program-scan-refused = { $file } p. { $page }: NOT READ – { $why }
program-scan-beside = { $file } p. { $page }: { $why }
program-scan-sheet-complete = complete
program-scan-sheet-missing = lacks page { $pages }
program-scan-sheet-unmarked = no mark is seen
program-scan-sheet-double = page { $page } is there { $times } times ({ $places })
program-scan-sheet-conflict = page { $page } is there { $times } times with different marks, a person must choose ({ $places })
program-scan-place = { $file } p. { $page }
program-scan-copy = copy { $number }
program-scan-total-sheets = { $count ->
    [one] one sheet
   *[other] { $count } sheets
 }
program-scan-total-refused = { $count ->
    [one] one page that is not read
   *[other] { $count } pages that are not read
 }
program-scan-total-blank = { $count ->
    [one] one blank page or back
   *[other] { $count } blank pages or backs
 }
program-scan-total-slip = { $count ->
    [one] one slip of a pack, to be keyed
   *[other] { $count } slips of packs, to be keyed
 }
program-scan-total-tally = { $count ->
    [one] one count of the month, to be keyed
   *[other] { $count } counts of the month, to be keyed
 }
program-scan-reason-clear = clear
program-scan-reason-corrected = corrected
program-scan-reason-empty = empty
program-scan-reason-several = several marks
program-scan-reason-lone-filled = a single filled box
program-scan-reason-faint = a faint mark, or something beside the boxes
program-scan-reason-lettered = it looks like letters or figures in the box
program-scan-reason-struck-through = a line runs through the cross: meant, or taken back?
program-scan-reason-drawn-through = a line runs through the box and far beyond it
program-scan-reason-declined-and-answered = there seem to be marks both in an answer and in Prefer not to answer
program-scan-reason-box-unsure = the box cannot be located
program-scan-reason-fill-writer = fills instead of crossing
program-scan-refusal-blank-page = blank page
program-scan-refusal-foreign-page = no page that the machine reads: a back, another paper, or a sheet in large print, which is keyed. Look at the page before the paper is thrown away. A slip or a month tally from an older print is keyed, too
program-scan-refusal-code-unreadable = the page is ours, but its code cannot be read: scan it again, sharp and whole, or key the sheet
program-scan-refusal-unknown-form = a form or version that the program does not hold: update the program, or key the sheet
program-scan-refusal-corners-missing = too few corner marks: lay the whole page on the scanner, corners unfolded, and scan again without cropping
program-scan-refusal-geometry-unverified = on a part of the page something else stands than the form's print: something lies over it, the page is folded, or two papers were scanned together. Scan the page by itself, or key it
program-scan-refusal-uneven = the print lies up to { $residual } mm aside: the paper is folded, crumpled or curls. Smooth it and scan again, or key the page
program-scan-refusal-unlike = too little of the form's print can be seen: the page is covered, blurred, pale or damaged. Scan again, or key the page
program-scan-refusal-mirrored = the picture is mirrored: turn mirroring off in the scanner or camera and scan again
program-scan-refusal-too-coarse = too coarse: scan at 200–300 dots per inch
program-scan-refusal-pack-slip = the slip of a pack: the machine does not read it, key it in
program-scan-refusal-month-tally = the month tally: the machine does not read it, key it in
program-scan-refusal-trial-sheet = the trial sheet for printer and scanner, nobody's answers: read it with kastanj scan trial read
program-scan-refusal-codes-disagree = the page's two codes say different things: check that two papers did not lie on one another, and scan again
program-take-done = { $file }: { $told }.{ $doubtful ->
    [0] {""}
   *[other] {" "}Questions to look at: { $doubtful }.
 }
program-take-part-stored = { $count ->
    [one] 1 page stored
   *[other] { $count } pages stored
 }{ $sheets ->
    [0] {""}
    [one] {" "}from one sheet
   *[other] {" "}from { $sheets } sheets
 }
program-take-part-known = { $count } stored before
program-take-part-unassigned = { $count } waiting for an owner
program-take-part-conflicts = { $count } contradicting what is stored
program-take-part-unsure = { $count } that are stored already, with doubtful marks
program-take-part-practice = { $count } of practice sheets
program-take-part-elsewhere = { $count } of another unit
program-take-part-empty = { $count } without a mark
program-take-part-backs = { $count } blank or none of ours
program-take-part-own = { $count } to be keyed instead
program-take-part-refused = { $count } could not be read
program-take-part-left = { $count } staying on paper
program-take-part-trial = { $count } trial sheet
program-take-elsewhere = { $file } p. { $page }: the sheet belongs to another unit and was not taken in.
program-take-begun = { $file }: a new contact began, { $contact }. The pack was not printed here. If the sheet does not belong here: kastanj client erase --episode { $contact } --yes
program-take-doubtful-next = Look at them: { $command }
program-take-delete-scan = Delete the scan when all is confirmed: handwriting can point at a person.
program-take-unknown-form = there is no form { $form } here
program-take-refused = { $file } p. { $page } is not taken in: { $why }
    Nothing of the file was stored.
program-key-declined = d declined · x unreadable · space blank · b back · q quit without saving
program-key-unknown = The key { $key } means nothing here.
program-answer-declined = declined
program-answer-blank = blank
program-answer-waits = waits for review
program-answers-wait = { "    " }{ $count ->
    [one] One question waits for a person to look
   *[other] { $count } questions wait for a person to look
 }: in the browser under Questions to look at.
program-answers-wait-key = { "    " }{ $count ->
    [one] One question waits for a person to look
   *[other] { $count } questions wait for a person to look
 }: { $key }, or in the browser under Questions to look at.
program-answer-unreadable = unreadable
program-answer-not-applicable = not applicable
program-help-export-episode-codes = Write the episode codes; else each contact has a number that holds in these files only
program-help-key-occasion = Occasion, where the sheet does not tell: before, after or follow_up
program-assign-none = No sheet without an owner has the number { $sheet }, or its code points at another contact. See kastanj worklist.
program-assign-done = { $pages ->
    [one] Assigned one page to { $episode }.
   *[other] Assigned { $pages } pages to { $episode }.
 }
program-audit-head = Head of the log (write it down): { $head }
program-backup-done = Backed up to { $file } ({ $bytes } bytes).
program-bad-week = "{ $week }" is no week that can be dated.
program-bulk-done = { $lines ->
    [0] Nothing new was taken in.
    [one] One line was taken in.
   *[other] { $lines } lines were taken in.
 }
program-bulk-known = { $lines ->
    [one] One line was known already. It has changed nothing.
   *[other] { $lines } lines were known already. They have changed nothing.
 }
program-bulk-stdin = standard input
program-bulk-faults = Standard input, nothing has been taken in:
    { $faults }
program-bulk-not-text = Line { $line }: the characters are not UTF-8. Save the input as UTF-8 and try again.
program-bulk-beside = the same form is there with the same answers but with another week, another sheet or another word about the therapist. Correct the line, or key the sheet a second time.
program-bulk-label = The client { $label } has no line of its own earlier in the input.
program-bulk-refused = Line { $line }: { $why }
program-bulk-unit = The unit { $unit } is not in the study.
program-client-added = New client. Episode code: { $episode }
program-client-erase-sure = The erasure cannot be undone: the client's key is destroyed and the answers can never be read again. Give the command once more with --yes.
program-client-erased = Erased for good: { $episodes } episodes, { $assessments } self-ratings, { $consents } consents. A restore of an older backup erases them again, as long as the list of erased clients lies beside it.
program-demo-mark = SYNTHETIC (SYNTETISK) demonstration. All people here are invented. The folder may be deleted.
program-demo-welcome = Kastanj shows the whole way on invented people. Everything is SYNTHETIC.
program-demo-step-store = Making an encrypted study office with an invented study
program-demo-store-done = { $units } units, { $episodes } episodes, { $forms } forms, { $losses } losses with reasons
program-demo-step-kit = Writing the kit of one unit
program-demo-kit-done = { $files } files in the folder { $folder }
program-demo-step-print = Printing a week's sheets
program-demo-print-done = { $sheets } sheets, personal and from packs
program-demo-step-pen = Filling in by pen and scanning
program-demo-pen-done = { $pages } pages in one TIFF and one PDF, one of them blank
program-demo-step-read = Reading the scans, comparing with the truth and storing
program-demo-read-done = { $accepted } of { $pages } pages read, { $hostile } blank page refused; { $boxes } boxes, { $misread } wrong (at most { $bound } in 10,000 with 95% confidence, clustered by page), { $review } boxes to a human; { $doubtful ->
        [one] { $doubtful } doubtful question
       *[other] { $doubtful } doubtful questions
    }
program-demo-step-reports = Computing and writing the reports
program-demo-small = {"     "}{ $unit }, shaped 29, 22 and 9: { $verdict }
program-demo-open = Open these files:
program-demo-store-open = Try on: { $command }
program-demo-laptop = Now a service's own machine is shown in the browser: { $unit }, { $contacts } invented contacts. Passphrase: { $passphrase }
program-help-demo-port = The port on this machine (otherwise 8517)
program-demo-cost = It took { $seconds } seconds and { $memory } MiB of memory at most.
program-episode-head = Episode { $episode }, { $unit }, first visit { $first }
program-episode-late = (late)
program-episode-total = { $count } episodes.
program-export-done = Everything lies in { $folder }. The CSV files are not encrypted: keep them accordingly.
program-export-file = {"  "}{ $file }: { $rows } rows
program-export-counted-only = { $contacts ->
    [one] One contact is counted without answers and facts: the client has not said yes to follow-up or research. The whole record is taken out with --everything.
   *[other] { $contacts } contacts are counted without answers and facts: the clients have not said yes to follow-up or research. The whole record is taken out with --everything.
}
program-flow-eligible = eligible
program-flow-asked = asked
program-flow-accepted = accepted
program-flow-all = All
program-flow-not-asked = not asked, { $reason }
program-flow-lost = { $form } did not come, { $reason }
program-flow-unexplained = { $form } did not come, no reason noted
program-key-slip-differs = This was keyed differently before (before / now):
    { $differences }
    Nothing has changed. Run the command again with --second and choose which holds.
program-key-already = The sheet is there already and nothing is in doubt. Add --second to key it once more.
program-key-conflict = The sheet says something else than what is stored. Both are kept until someone decides.
program-key-copyable = The copyable edition has no number. Give the contact's code instead: kastanj key CODE --occasion OCCASION
program-key-nobodys = The sheet belongs to no contact here. Give the contact's code instead: kastanj key CODE --occasion OCCASION
program-key-differences = { $count } differences in { $of } questions. They are settled.
program-key-done = Stored for episode { $episode }.
program-key-leave = b back · q leave without saving
program-key-needs-choice = Choose one of the digits.
program-key-left = Ended. Nothing was stored.
program-key-needs-unit = Give --unit: the pack has not been seen before.
program-key-new-pack = Nothing is known of pack { $pack }: no sheet, no slip. A miswritten number would open a contact that does not exist.
program-key-new-pack-again = Write the number once more:
program-key-new-pack-differs = The numbers differ: "{ $first }" and "{ $second }". Nothing was stored. Compare with the pack and start again.
program-key-no-difference = No differences in { $count } questions.
program-key-not-understood = "{ $line }" cannot be understood. Once more.
program-key-occasion = Which sheet of the pack?
program-key-picture = {"      "}picture: { $file }
program-key-settled =
    { $count ->
        [one] { $count } doubtful question settled.
       *[other] { $count } doubtful questions settled.
    }
program-key-slip-done = The slip of { $pack } is stored.
program-key-slip-refused = The slip does not hold together:
    { $why }
    Nothing was stored.
program-key-stays-on-paper = This sheet is not stored here: it stays on paper.
program-key-tally-done = The monthly row of { $unit } { $month } is stored.
program-key-tally-needs = Give --unit and --month.
program-key-unknown-sheet = "{ $sheet }" is no sheet number known here. Write the nineteen symbols beside the code, or the pack's ten.
program-key-week-hint = 41 or 2026-41, Enter if unknown
program-key-own = You have keyed this sheet yourself. The second reading has to be made by somebody else, or you would only check yourself. Nothing has been stored.
program-key-rest = Most of the sheet is here already. This is what is missing: page { $pages }.
program-key-neither = neither of them
program-key-differences-wait = What was keyed is stored. What differs waits: run the command again, or decide on the page Sheets in the browser.
program-key-which-holds = Which one holds?
program-person-added = { $person } can open the folder from now on.
program-print-which-form = Say which sheet: for example del-1/before, or --occasion.
program-client-erased-list = The list of erased clients lies beside the backups: { $file }
program-list-unreached = The folder { $folder }, where a backup lies, cannot be reached. The list of erased clients there may be old. Put the stick in and make a new backup, or throw the old one away.
program-restore-known-until = Erasures are known up to week { $week }. Whoever was erased later has come back: erase again.
program-restore-unread = The file { $file } looks like a backup but could not be asked for erased clients.
program-help-restore-erased = What tells who was erased since: the folder where the store was, a newer backup, or the list erased-…
program-help-restore-nobody-erased-since = You know that no client has been erased since the backup was made
program-restore-done = Restored to { $folder }. Clients erased since then and erased again: { $again }.
program-verified = {"  "}{ $clients } clients, { $episodes } episodes, { $assessments } self-ratings, { $sealed } sealed values opened.
program-verify-sound = All is sound.
program-worklist-sheet = sheet
program-worklist-total = { $count } to do, week { $week }.
program-take-known = { $file } p. { $page }: is stored already. Nothing was changed.{ $unsure ->
    [0] {""}
    [one] { " " }One question is doubtful in this scan and could not be compared.
   *[other] { " " }{ $unsure } questions are doubtful in this scan and could not be compared.
 }{ $overruled ->
    [0] {""}
    [one] { " " }One question that a person has decided is read differently now; the decision holds.
   *[other] { " " }{ $overruled } questions that a person has decided are read differently now; the decision holds.
 }
program-take-unsure = { $file } p. { $page }: the same page again, with doubtful marks. Nothing certain agrees with what is stored. Both are kept until someone has looked at both: kastanj episode conflicts
program-take-practice = { $file } p. { $page }: the sheet is a practice sheet and was not taken in.
program-key-practice = It is a practice sheet. It is not keyed among real clients.
program-take-empty-whose = CONTACT-CODE --occasion OCCASION
program-take-empty = { $file } p. { $page }: the scanner sees no mark on the sheet. It is not taken in. If there are marks on the paper: scan in greys, and darker. If a client has left it empty: { $command }
program-take-conflict = { $file } p. { $page }: says something else than what is stored. Both are kept until someone decides.
program-watch-begins = Waiting for files in { $dir }. End with Ctrl+C.
program-watch-no-folder = The folder { $dir } cannot be read. Check that it exists and that you may read it.
program-watch-beside = { $file }: The file lies outside the units' folders, so nobody knows which unit it belongs to. It has not been read. Move it into the unit's folder: { $folders }. If the folder is not there, make it.
program-watch-done = { $count ->
    [0] No new files lay still in the folder.
    [one] One file of the folder has been gone through.
   *[other] { $count } files of the folder have been gone through.
 }
program-watch-open = { $count ->
    [one] One file in the folder is not finished
   *[other] { $count } files in the folder are not finished
}: { $names }. Such a file is still growing, could not be read, or has pages that somebody has to look at. Read the messages above. Run the command once more if a file was on its way in.
program-take-not-all = { $count ->
    [one] One page brought nothing; it is named above.
   *[other] { $count } pages brought nothing; they are named above.
 }
program-scan-not-all = Not everything could be read: { $what }. See above.
program-scan-unread-pages = { $count ->
    [one] one page
   *[other] { $count } pages
 }
program-scan-unread-files = { $count ->
    [one] one whole file
   *[other] { $count } whole files
 }
program-mistake-twice = { $argument } may be given once only, with one value.
program-help-any-options = options
program-help-any-command = command
program-take-parked = { $file } p. { $page }: waits for an owner. Say whose it is: kastanj episode assign { $number } --to { $to }
program-bulk-conflict = the same form is stored with other answers. Correct it by keying the sheet a second time.
program-table-cells = Line { $line } has { $found } cells, but the header has { $expected }. Look for a missing or superfluous separator.
program-file-exists = { $file } exists already. Name another file; nothing was made.
program-key-slip-needs-reason = A reason is needed here. If it is not known, choose "other".
program-key-slip-no-end-week = The end is not stored: its week is missing.
program-key-slip-no-loss = The reason is not stored: no form is named that will not come.
program-help-any-version = Show the version
program-help-report-effect-out = The folder to write to (this one if left out)
program-help-report-year = The year report for the board: what was done, what came in, what is missing
program-help-report-year-year = The year, for instance 2026
program-help-report-year-audience = Reader: room, board or public (else board)
program-help-report-year-unit = One unit (else all)
program-help-report-year-out = The folder to write to (else this one)
program-help-export-data-only = The data alone, without the sheets of the kit
program-help-export-everything = Everybody’s answers, also without a yes; to move the record to another system
program-help-export-second = Somebody else who may export; needed where roles have been given
program-help-export-second-passphrase-file = File with the second person’s passphrase
program-export-second-needed = Several people share this store, so that an export takes two. Name the other with --second PERSON: a coordinator or somebody with every right, who types the own passphrase. Nothing was written.
program-help-episode-unassign = Take an assignment back: the sheet waits again
program-help-episode-unassign-sheet = The sheet's page code or number
program-help-episode-unassign-from = The code of the contact that it was assigned to
program-help-episode-conflicts = Show sheets that came in twice with different answers
program-help-episode-settle = Decide which of two answers holds
program-help-episode-settle-number = The number in the list of episode conflicts
program-help-episode-settle-keep = stored: what is stored holds; incoming: what came later holds
program-help-person-recover = Open with the recovery key and choose a new passphrase
program-help-person-recover-recovery-file = File with the recovery key on its first line
program-help-person-recover-new-passphrase-file = File with the new passphrase
program-unassign-none = No sheet { $sheet } is assigned to { $episode } by hand.
program-assign-elsewhere = Note: the sheet came in at { $from }, and the contact belongs to { $unit }. If that was a slip: { $back }
program-unassign-done = { $pages ->
    [one] One page waits for the right contact again.
   *[other] { $pages } pages wait for the right contact again.
 }
program-conflict-total = { $count } to decide. Decide with kastanj episode settle NUMBER --keep stored or incoming
program-conflict-row = {"      "}{ $item }: stored { $first }, came later { $second }
program-conflict-none = Nothing waits as { $number }. See kastanj episode conflicts.
program-conflict-settled = Decided. The other answer stays in the history if it was stored.
program-recovered = { $person } has a new passphrase.
program-week-to-come = The week { $week } has not been yet. Check --week; nothing has been stored.
program-take-none-of-files = None of the { $count } files has been taken in. Remove or mend that file and run the command again.
program-backup-damaged = The backup { $file } is damaged and cannot be used. Nothing has changed. Find another backup, or copy the file once more from where it is kept.
program-print-own-draft = A questionnaire file of your own is printed as a draft only: the program cannot read or store its sheets. Remove --episode, --stock or --copyable.
program-report-before-study = { $week } lies before the first month of the study, { $month }: there was nothing to count. Give a later week.
program-report-as-of = Counted as in { $week }: contacts, answers, consents, ends and months of later weeks are left out. Losses and answers without a week are in.
program-flow-missing-months = {"  "}{ $unit } has no row for: { $months } ({ $count ->
    [one] one month
   *[other] { $count } months
 })

# Retention and accounts
program-help-retention = Remove what is old by the rule
program-help-retention-preview = Show what is due to go; changes nothing
program-help-retention-preview-today = Count as if it were this week
program-help-retention-run = Remove what is due
program-help-retention-run-today = This week; has to agree with the machine's clock
program-help-retention-run-yes = Yes, I know that it cannot be undone
program-help-person-remove = Remove a person's account
program-help-person-remove-name = The account's name
program-help-person-passphrase = Change your own passphrase
program-help-person-passphrase-new-passphrase-file = File with the new passphrase
program-help-person-key = Make a new recovery key; the old one stops working
program-help-person-key-recovery-out = File for the new key; copy it to paper and destroy the file
program-help-plan = The plan of the analysis: show, freeze, date
program-help-plan-show = Show the plan, its digest, and what differs from the frozen one
program-help-plan-freeze = Freeze the plan before the answers are seen, and print a receipt to be dated
program-help-plan-freeze-because = Why an earlier frozen plan is given up
program-help-plan-freeze-out = The folder for the receipt
program-help-plan-dated = Enter where the receipt is dated: file number or registry
program-help-plan-dated-reference = File number or registry, as it stands on the receipt
program-help-plan-change = Change the study file of the folder; tells what differs from the frozen plan
program-help-plan-change-file = The new study file
program-plan-study-changed = The study file is changed for { $file }. The earlier one stays in the folder.
program-plan-not-changed =
    { $file } cannot take the place of the earlier study file. Nothing has changed.
    { $why }
program-plan-other-study = - It is another study: the id differs.
program-plan-synthetic = - Invented clients cannot become real ones, or the other way round.
program-plan-unit-gone = - The unit { $unit } is missing.
program-plan-form-gone = - The form { $form } is missing, or has another version.
program-help-report-editions = Every edition of the effect report that was made
program-help-report-reproduce = Make an edition again, byte by byte, or say why that cannot be
program-help-report-reproduce-number = The number of the edition
program-help-report-reproduce-out = The folder for the files
program-edition-number = Edition { $number }.
program-edition-reproduced = Edition { $number } came out the same, byte by byte.
program-editions-none = No effect report has been made.
program-edition-line = { $number }  made { $made }  as of { $week }  { $audience }  { $unit }  { $language }  PDF { $pdf }
program-edition-unknown = There is no edition { $number }. See kastanj report editions.
program-edition-unreadable = What is kept of edition { $number } cannot be read. Check the folder with kastanj verify.
program-edition-data-changed =
    Edition { $number } cannot be made again: answers have come in, been corrected or been erased since.
    Digest then:  { $then }
    Digest today: { $now }
    Restore a backup of that day into a new folder and try there.
program-edition-other-bytes = The data are the same, but edition { $number } does not come out the same. It was made by { $then }, this is { $now }. Try with the same version.
program-plan-digest = Digest of the plan: { $digest }
program-plan-frozen-digest = That of the frozen one (number { $number }): { $digest }
program-plan-change = - { $field }: frozen { $frozen }, today { $now }
program-plan-dated = Entered: the receipt of plan number { $number } is dated as { $reference }.
program-plan-dated-already = The receipt is already dated as { $reference }, and that is not changed afterwards. If the number is wrong: freeze the plan again (plan freeze --because "wrong number on the receipt"), have the new receipt dated and enter that.
program-plan-next = Let somebody outside the study date the receipt. Then enter the number with kastanj plan dated.
program-plan-unreadable = The frozen plan cannot be read. Check the folder with kastanj verify.
program-retention-none = There is no rule. Nothing goes by itself. Write [retention] in the study file, or decide on a rule on the page House.
program-retention-preview = { $week }: to go: clients: { $clients }, contacts whose reports go: { $sessions }, words to be found again by: { $aliases }, pictures from sheets: { $pictures }. Clients with a contact that is not closed: { $open }; no time runs for them.
program-retention-clock = You said { $said }, but the machine's clock says { $clock }. Nothing has been removed. Check the clock.
program-retention-sure = What is removed does not come back. See first what it is with kastanj retention preview, then add --yes.
program-retention-done = Removed for good. Clients: { $clients }.
program-retention-backups = Backups older than today are to be thrown away within { $days } days.
program-person-removed = { $person } can no longer open the folder. Whoever has an old backup can still open that.
program-person-changed = The passphrase of { $person } is changed. Make a new backup: older copies open with the old one.
program-person-key = The new recovery key stands in { $file }. Copy it to paper and destroy the file. The old key no longer works.
program-diet-title = The use of the questions. { $count } persons have answered. Three rules, set beforehand:
program-diet-line = answered { $answered } · same answer before and after { $unchanged } · saves client/staff { $saved }
program-diet-none = No question is pointed out.
program-diet-out = Questions to think about: { $questions }
program-report-no-year = The year { $year } is outside the study: choose { $first } to { $last }.
# Roles
program-help-person-add-role = Role: every-right, therapist, coordinator, administrator or auditor
program-help-person-add-unit = A unit that the person sees; can be given several times, otherwise all
program-help-person-role = Give a person another role or other units
program-help-person-role-name = The account's name
program-help-person-role-role = every-right, therapist, coordinator, administrator or auditor
program-help-person-role-unit = A unit that the person sees; can be given several times, otherwise all
program-person-role = { $person } is now { $standing }.

# Server
program-help-serve-listen = Other machines reach it at this address; needs TLS or a proxy
program-help-serve-host = A name that browsers ask for; can be given several times
program-help-serve-tls-cert = The certificate chain (PEM)
program-help-serve-tls-key = The certificate's key (PEM)
program-help-serve-behind-proxy = A proxy before it has TLS

# Forms that others printed
program-help-scan-template = Templates of forms that others printed
program-help-scan-template-from-pdf = Find the boxes of a blank form and write them as a template to edit
program-help-scan-template-from-pdf-file = The blank form as PDF
program-help-scan-template-from-pdf-out = The template that is written, TOML
program-help-scan-template-from-pdf-again = The template is there already: carry names and questions, box by box, over to what is found now
program-help-scan-read-template = Read a form that others printed, by this template
program-help-scan-read-blank = The blank form, PDF or scan; else the one that the template names
program-help-scan-read-points = The template's four reference points in pixels of the scan, eight numbers; else the page is found by its print
program-template-written = { $file }: { $boxes } boxes in { $questions } questions on { $pages } pages. Look through the file and name the questions; then: kastanj scan read --template { $file } SCANS…
program-template-several = Several boxes may be marked in: { $questions }. In all other questions one. If that is not what the form says, change one in the file.
program-template-fonts = Note: fonts that the form uses are not in the PDF file ({ $fonts }). Its print then looks different here and on paper, and scans may be refused. Scan an empty form and read with that scan: kastanj scan read --template { $file } --blank EMPTY-SCAN SCANS… Or save the PDF file with its fonts embedded (PDF/A) and make the template anew.
program-template-fonts-refused = { $why } The fonts of the empty form ({ $fonts }) are not in its PDF file, so its print may look different on paper: scan an empty form and name the scan with --blank.
program-template-exists = { $file } is there already, and nothing has been written. Add --again to carry your names and questions over to the boxes that are found now, or choose another name with --out.
program-template-renewed = { $kept } boxes stand in their places and keep name and question, { $added } are new, { $gone } are there no longer. The earlier template is kept as { $file }.
program-template-no-text = { $file } is no template: the file is not text in UTF-8.
program-template-points = Or point out four places with --points.
program-template-other-blank = { $file } has changed since the template was made. Make the template anew, or name the blank with --blank if its print is the same.
program-template-four-points = --points takes eight numbers: x and y in pixels of the upper left, upper right, lower right and lower left point.
program-template-too-large = { $file } is too large for a template (1 MB at most).
program-template-no-blank = { $file } does not say where the blank form is. Name it with --blank.
program-template-page = { $file } p. { $page }: page { $formpage } of the form, residual { $residual } mm, correlation { $correlation }
program-template-doubtful = doubtful: { $reason } ({ $guesses })
program-template-no-mark = no mark
program-template-class-marked = marked
program-template-class-cancelled = cancelled
program-template-class-uncertain = uncertain

program-help-form-print-duplex = For printing on both sides: sheets with an odd number of pages get an empty back
program-help-scan-trial = The trial sheet: try the printer and the scanner
program-help-scan-trial-print = Write the trial sheet as PDF
program-help-scan-trial-print-out = Where it is written
program-help-scan-trial-read = Read the scanned trial sheet and say what to change
program-help-scan-trial-read-file = The scan
program-help-scan-trial-read-json = Write all measures as JSON
program-trial-written = Wrote { $file }. Print it at 100 %, scan it the way you scan forms, and run: kastanj scan trial read SCAN
program-trial-good-unsized = Good, as far as can be seen. The size of the print cannot be measured: the file does not state its resolution. Measure the ruler on the paper before you scan forms.
program-trial-none = { $file }: { $why }
program-trial-other = This is not the trial sheet but another sheet ({ $code }). Print the trial sheet with kastanj scan trial print, scan it and run the command on that scan.
program-trial-unseen = There is no trial sheet in it, or one so blurred or cropped that it is not recognised. Lay the whole trial sheet on the scanner, its printed side the right way, and scan again at 200 dots per inch or more.
program-trial-blank = The page is blank. Scan the printed side of the trial sheet.
program-trial-coarse = The picture is too coarse to be judged. Scan the trial sheet at 150 dots per inch or more, best at 300.
program-trial-mirrored = This is the trial sheet, but the picture is mirrored. Turn mirroring off in the scanner or camera and scan again.
program-trial-code = The page is one of ours, but its code cannot be read: the picture is blurred, too light, too dark or cropped. If it is the trial sheet, scan the whole of it again, sharp. If the code cannot be read then either, the scanner's setting will not do for forms.
program-trial-corners = This is the trial sheet, but too few of its corner marks can be seen: the picture is cropped, or corners are folded. Scan the whole sheet again.
program-trial-uneven = This is the trial sheet, but its print lies up to { $residual } mm aside: the paper is folded or curls, or the scanner feeds it unevenly. Smooth it and scan again, best on the glass.
program-trial-unlike = This is the trial sheet, but too little of its print can be seen: the picture is blurred, too light or too dark. Clean the glass, set sharpness and contrast, and scan again.
program-trial-damaged = This is the trial sheet, but something lies over the print, or the sheet is damaged. Print a new one and scan it.
program-trial-seen = { $file } p. { $page }: the trial sheet. { $fitness }
program-trial-size = Size of the print
program-trial-size-unknown = the file does not state its resolution; measure the ruler on the paper
program-trial-resolution = Resolution
program-trial-mode = Colour
program-trial-one-bit = black and white
program-trial-grey = greyscale
program-trial-levels = Grey of black / paper (0–255)
program-trial-edge = Blur of the edges
program-trial-finest = Finest lines that show
program-trial-skew = The sheet lay askew
program-trial-residual = Print is out of place by at most (95 %)
program-trial-crosses = Crosses as from { $pen }
program-trial-strength = { $right } of { $all } read
