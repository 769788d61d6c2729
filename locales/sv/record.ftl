# Words of kastanj: record

## Who comes, how and why
record-client-own = egen kontakt
record-client-relative = anhörig
record-way-own-initiative = tog kontakt själv
record-way-someone-close = någon nära tipsade
record-way-care-or-authority = vård eller myndighet
record-target-buying = köp av sex
record-target-pornography = porr
record-target-chat-or-cam = chatt eller cam
record-target-clubs = klubbar
record-target-other-compulsive = annat som är svårt att styra

## Occasions
record-occasion-before = före
record-occasion-after = efter
record-occasion-follow-up = uppföljning

## How a contact ends, and why someone was not asked
record-end-planned = avslut enligt plan
record-end-faded = kom inte mer
record-end-moved = flyttade
record-end-referred = gick vidare till annan hjälp
record-end-other = annat
record-not-asked-crisis = i kris
record-not-asked-forgot = glömdes bort
record-not-asked-judged-unsuitable = bedömdes olämpligt
record-not-asked-language = språk
record-not-asked-other = annat
record-loss-not-asked = tillfrågades inte
record-loss-declined = tackade nej
record-loss-form-missing = formuläret kommer inte

## Consent
record-consent-care-support = svaren får användas i samtalen
record-consent-local-follow-up = verksamhetens egen uppföljning
record-consent-national-study = nationell studie
record-consent-interview = får tillfrågas om intervju

## Answers
record-missing-declined = vill inte svara
record-missing-blank = inget svar
record-missing-unreadable = går inte att läsa
record-missing-page-not-received = sidan kom aldrig in
record-missing-not-asked = frågan fanns inte med
record-missing-not-applicable = gäller inte
record-mode-keyed = inmatat
record-mode-scanned = avläst
record-mode-screen = på skärm

## Session report
record-session-room = på plats
record-session-phone = telefon
record-session-video = video
record-session-mail-or-chat = mejl eller chatt
record-session-no-show = kom inte
record-session-cancelled = avbokat
record-who-client = klienten
record-who-client-and-partner = klienten och partner
record-who-relative = anhörig
record-length-up-to-30 = högst 30 min
record-length-up-to-45 = 31–45 min
record-length-up-to-60 = 46–60 min
record-length-up-to-90 = 61–90 min
record-length-over-90 = mer än 90 min
record-theme-way-in = vägen hit, kris efter polis
record-theme-behaviour = beteendet och dess mönster
record-theme-triggers = utlösare och känslor
record-theme-urges = sug och plan
record-theme-shame = skam och skuld
record-theme-partner = partner, att berätta
record-theme-children = barn, föräldraskap
record-theme-loneliness = ensamhet, närhet
record-theme-sexuality = sexualitet, lust, sexuell hälsa
record-theme-pornography = porr, nätet
record-theme-trauma = egna trauman eller utsatthet
record-theme-substances = alkohol, droger
record-theme-work-money-law = arbete, pengar, rättsprocess
record-theme-responsibility = de som säljer, ansvar, värderingar
record-technique-listening = lyssna, stödja
record-technique-psychoeducation = psykoedukation
record-technique-functional-analysis = funktions- eller kedjeanalys
record-technique-impulse-skills = färdigheter för sug och impulser
record-technique-alternatives = alternativ, aktivering
record-technique-values = värderingar, mål
record-technique-motivation = motivation
record-technique-thoughts = arbete med tankar
record-technique-life-history = livshistoria, mönster
record-technique-emotions = arbete med känslor
record-technique-compassion = medkänsla vid skam
record-technique-other-perspective = ansvar, den andres perspektiv
record-technique-relapse-plan = plan för återfall
record-technique-practical-help = praktisk hjälp, lotsning, nätverks- eller parsamtal
record-next-booked = ny tid är bokad
record-next-open = öppet, klienten hör av sig
record-next-closing = kontakten avslutas
record-next-referred = vidare till annan hjälp
## How losses are kept
record-losses-tally = räkning per månad
record-losses-per-person = skäl per person
## Taking answers in
record-capture-refused = Formuläret togs inte in. Inget är ändrat.
record-capture-wrong-questionnaire = Formuläret hör till { $found }, men { $expected } väntades. Välj rätt formulär.
record-capture-unknown-form = Formuläret { $form } finns inte. Se efter med ”kastanj form list”.
record-capture-wrong-occasion = { $form } används inte vid tillfället ”{ $occasion }”. Välj rätt tillfälle eller rätt formulär.
record-capture-stays-at-service = { $questionnaire } stannar i verksamheten och tas inte emot på ett studiekontor. Lämna bladet till verksamheten.
record-capture-unknown-page = Formuläret har ingen sida { $page }.
record-capture-no-page = Ingen sida har kommit in. Ange minst en.
record-capture-unknown-item = Frågan { $item } sparas inte från det här formuläret. Kontrollera frågans kod.
record-capture-answered-twice = Frågan { $item } har två svar. Behåll ett.
record-capture-page-absent = Frågan { $item } har ett svar men står på sida { $page }, som inte har kommit in.
record-capture-unknown-code = Frågan { $item } har inget svar med koden { $code }.
record-capture-takes-one = Frågan { $item } tar bara ett svar. Välj ett, eller skriv att det inte går att läsa.
record-capture-code-twice = Frågan { $item } har koden { $code } två gånger.
record-capture-provenance = Frågan { $item }: ett avläst svar behöver sin avläsning, och bara ett sådant har en.
record-capture-conflict = Frågan { $item } har redan ett annat svar. Någon behöver titta på bladet och bestämma.
record-capture-other-sheet = Sidorna hör inte till samma formulär, tillfälle och blad.
## Faults in a study file
record-study-ends-first = Slutmånaden kommer före startmånaden.
record-study-ends-first-hint = Rätta ”starts” eller ”ends”.
record-study-unknown-instrument = Formuläret { $instrument } finns inte.
record-study-unknown-instrument-hint = Se efter namn och version med ”kastanj form list”.
record-study-occasions = Både ”before” och ”after” måste vara med.
record-study-occasions-hint = Skriv occasions = ["before", "after"] eller lägg till "follow_up".
record-study-not-neutral = Ordet ”{ $word }” får inte stå i ett namn som klienter ser.
record-study-not-neutral-hint = Välj ett namn som inte säger något, till exempel Formulär eller Frågor.
record-study-unit-twice = Verksamheten { $unit } står två gånger.
record-study-unit-twice-hint = Ge varje verksamhet en egen kod.
record-study-tolerance = Uppföljningens marginal är lika lång som väntan eller längre.
record-study-tolerance-hint = Välj ett mindre ”follow_up_tolerance” än ”follow_up_after”.
record-study-thresholds = Gränsen för allmänheten är lägre än den för nämnden.
record-study-thresholds-hint = Sätt ”public_threshold” till minst ”board_threshold”.
record-study-not-in-use = Planen nämner ”{ $instrument }”, som studien inte använder.
record-study-not-in-use-hint = Studien använder: { $known }.
record-study-unknown-score = { $questionnaire } har ingen poäng som heter ”{ $score }”.
record-study-unknown-score-hint = Det här finns: { $known }.
record-study-direction = Planen och formuläret är oense om vad som är bättre på ”{ $score }”.
record-study-direction-hint = Ta bort ”direction” ur planen eller rätta den.
record-study-range = Planens ”range” är inte den som ”{ $score }” har.
record-study-range-hint = Skriv range = [{ $low }, { $high }] eller ta bort raden.
record-study-twice-in-plan = ”{ $name }” står två gånger i planen.
record-study-twice-in-plan-hint = Låt det stå en gång. Det primära måttet hör inte till de sekundära.
record-study-no-subgroup = ”{ $name }” är ingen fråga i före-formuläret som går att dela upp efter.
record-study-no-subgroup-hint = Frågor med svarsalternativ i före-formuläret: { $known }.
record-study-no-reliability = Planen vill räkna säkert förändrade, men säger inte hur tillförlitlig poängen är.
record-study-no-reliability-hint = Skriv [plan.reliability] med value och source, eller ta bort share_reliably_changed.
record-study-half-approval = Ett godkännande behöver både ”approved_by” och ”approved_on”.
record-study-half-approval-hint = Skriv vem och vilken dag, eller ta bort raden. Då trycks texterna med UTKAST.
## Sheets without a contact
record-unassigned-stock = lagerblad, skrivet ut utan klient
record-unassigned-invalid-code = kontrollsiffran stämmer inte
record-unassigned-doubtful-code = ingen kod är ifylld, eller så går den inte att läsa
record-unassigned-unknown-code = ingen pågående kontakt har koden
record-unassigned-first-match = första bladet med koden, bekräfta kontakten
record-unassigned-unknown-serial = bladets nummer är okänt här
## The worklist
record-urgency-late = sent
record-urgency-due = dags
record-urgency-soon = snart
record-next-action-ask-and-give-before = Fråga och lämna före-formuläret, eller anteckna varför inte.
record-next-action-plan-after = Planera för efter-formuläret.
record-next-action-give-after = Lämna efter-formuläret.
record-next-action-try-after = Försök en gång med efter-formuläret, eller anteckna skälet.
record-next-action-plan-follow-up = Planera för uppföljningen.
record-next-action-give-follow-up = Lämna eller skicka uppföljningen.
record-next-action-note-reason = Anteckna varför formuläret inte kom. Kommer det sent tas det ändå emot.
record-next-action-key-consent = Mata in klientens ja eller nej. Tills dess räknas svaren inte med.
record-next-action-see-withdrawal = Läs vad som gäller nu, och säg att du har sett det.
record-next-action-key-pack-slip = Mata in följesedeln: veckan för första besöket saknas.
record-next-action-find-page = Leta efter sidan som saknas.
record-next-action-settle-doubts = Avgör de tveksamma markeringarna.
record-next-action-assign-sheet = Hitta rätt kontakt för bladet.
record-next-action-key-tally = Räkna månaden: hur många som kunde tillfrågas, tillfrågades och sa ja.
## Faults in the flow
record-tally-asked = { $asked } tillfrågade är fler än { $eligible } möjliga. Rätta räkningen.
record-tally-accepted = { $accepted } ja är fler än { $asked } tillfrågade. Rätta räkningen.
record-tally-reasons = Skälen summerar till { $reasons }, men { $missing } tillfrågades inte. Rätta räkningen.
record-flow-both-kept = { $unit } har både en räkning för { $month } och en förlust för kontakten { $episode } samma månad. Behåll en av dem.
record-flow-loss-without-month = Kontakten { $episode } på { $unit } har en förlust men ingen vecka för första besöket. Mata in följesedeln.
record-flow-tally-twice = { $unit } har två räkningar för { $month }. Ta bort en.
record-flow-tally = Räkningen för { $unit }, { $month }: { $fault }
record-dataset-wrong-questionnaire = Planen gäller { $expected }, men { $found } lästes in. Använd planens version.
record-dataset-unknown-score = { $questionnaire } har ingen poäng ”{ $score }”. Rätta planen.
## Faults on a pack slip
record-slip-first-visit = första besöket
record-slip-sheet = formuläret { $occasion }
record-slip-end = avslutet
record-slip-no-pack = Följesedeln saknar nummer. Skriv de tio tecknen från kuvertet.
record-slip-no-text-version = Ett ja eller nej behöver informationsbladets version. Den står längst ner på bladet.
record-slip-no-consent-week = Ett ja eller nej behöver en vecka. Skriv veckan för första besöket.
record-slip-not-asked-and-declined = Den som inte tillfrågades kan inte ha tackat nej. Behåll det ena.
record-slip-came-and-missing = Formuläret { $occasion } står både som inkommet och som förlorat. Behåll det ena.
record-slip-weeks = Veckan för { $later } kommer före veckan för { $earlier }. Rätta veckorna.
## Faults in bulk input
record-bulk-not-json = tecken { $character }: här är raden inte JSON. Leta efter ett citattecken, kommatecken eller en klammer som saknas.
record-bulk-broken-off = raden tar slut mitt i. Varje post ska stå på en rad, från { "{" } till { "}" }.
record-bulk-not-an-object = raden ska vara ett objekt inom klamrar, { "{" }…{ "}" }.
record-bulk-no-type = fältet ”type” saknas. Det här finns: { $known }.
record-bulk-unknown-type = fältet ”type”: { $found } finns inte. Det här finns: { $known }.
record-bulk-unknown-field = fältet ”{ $field }” finns inte här. Det här finns: { $known }.
record-bulk-missing-field = fältet ”{ $field }” saknas.
record-bulk-field-twice = fältet ”{ $field }” har samma sak två gånger. Ta bort den ena.
record-bulk-value = fältet ”{ $field }”: { $found } går inte. Skriv { $expected }.
record-bulk-unreadable = raden går inte att läsa. docs/jsonl.md visar hur den ska se ut.
record-bulk-expects-list = en lista inom hakparenteser, [ ]
record-bulk-expects-object = ett objekt inom klamrar, { "{ }" }
record-bulk-expects-week = en vecka som finns, till exempel "2026-W07"
record-bulk-expects-month = en månad, till exempel "2026-03"
record-bulk-expects-unit = verksamhetens kod, till exempel "EX-A"
record-bulk-expects-pack = ett kuvertnummer, tio tecken, till exempel "HJKMNPQRST"
record-bulk-expects-episode = en kontaktkod med rätt kontrolltecken, fyra tecken, bindestreck, två tecken
record-bulk-expects-label = c och 1–7 siffror, till exempel "c1"
record-bulk-expects-text = text inom citattecken
record-bulk-expects-flag = true eller false
record-bulk-expects-count = ett heltal från 0, utan citattecken
record-bulk-expects-page = ett sidnummer, ett heltal från 0 till 255
record-bulk-expects-short-code = ett heltal från 1 till 999
record-bulk-expects-answer = en kod, en lista av koder, "declined", "blank", "unreadable" eller "not_applicable"
record-bulk-expects-code = något av { $codes }
record-bulk-content = Rad { $line }: { $fault }
record-bulk-which-contact = Ange kontakten med antingen ”episode” eller ”pack”.
record-bulk-questionnaire = ”{ $found }” är inget formulär med version. Skriv till exempel del-1@1.
record-bulk-scanned = Avlästa svar tas in med ”kastanj scan take”.
record-bulk-loss-not-asked = ”not_asked” ska ha ”reason” och inget ”occasion”.
record-bulk-loss-declined = ”declined” ska varken ha ”reason” eller ”occasion”.
record-bulk-loss-form-missing = ”form_missing” ska ha både ”reason” och ”occasion”.
record-bulk-reason = Skälet ”{ $found }” finns inte. Det här finns: { $allowed }.
record-bulk-more-than-five = ”{ $field }” får ha högst fem.
record-bulk-twice = ”{ $field }” har samma sak två gånger.
record-bulk-number = Löpnumret börjar på 1.
record-bulk-empty = ”{ $field }” är tomt.
record-bulk-kind = ”kind” står där klienten först nämns. Ta bort det här.
record-bulk-week-to-come = fältet ”{ $field }”: veckan { $week } har inte varit än. Senast kan { $latest } stå här.
record-bulk-month-outside = fältet ”month”: { $month } ligger utanför verksamhetens tid i studien. Här kan stå { $first } till { $last }.
record-bulk-no-session-reports = studien tar inte in sessionsrapporter: session_reports är avstängt i studiefilen.
record-bulk-short-code = En kortkod är ett tal från 1 till 999.

## The conversation view
record-movement-more = mer än förra gången
record-movement-same = ungefär som förra gången
record-movement-less = mindre än förra gången

## Closing
record-after-given = ifylld
record-after-coming = kommer senare eller på papper
record-after-not-coming = kommer inte

## The added-value meter
record-value-client = klienten
record-value-therapist = behandlaren
record-value-matters = Frågorna hjälpte oss att prata om det som är viktigt.
record-value-hard-things = Frågorna gjorde det lättare att ta upp det svåra.
record-value-change = Frågorna visade vad som hade ändrats.
record-value-worth-the-time = Frågorna var värda tiden de tog.
record-value-0 = stämmer inte alls
record-value-1 = stämmer lite
record-value-2 = stämmer delvis
record-value-3 = stämmer mycket
record-value-4 = stämmer helt

# Aliasregistret
record-alias-number = Texten innehåller ett nummer som kan vara ett personnummer eller ett telefonnummer. Välj ett påhittat ord i stället. Ingenting har sparats.
record-alias-address = Texten ser ut som en adress. Välj ett påhittat ord i stället. Ingenting har sparats.
record-alias-short = Skriv minst { $minimum } bokstäver eller siffror.
record-alias-long = Skriv högst { $maximum } tecken.

record-week = v. { $number } { $year }
