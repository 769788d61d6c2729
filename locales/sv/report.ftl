# Words of kastanj: report

# The document
report-title-effect = Effektrapport
report-title-knowledge = Vad vi vet
report-synthetic = SYNTETISK – påhittade personer och verksamheter
report-synthetic-stamp = SYNTETISK
report-page = Sida
report-page-of = av
report-sources = Källor
report-foot = { $study } · { $version } · data { $digest } · { $counted }
report-edition-room = Utgåva för rummet: får inte lämna verksamheten
report-edition-board = Utgåva för nämnd och ledning
report-edition-public = Utgåva för allmänheten
report-scope-all =
    { $count ->
        [one] en verksamhet
       *[other] { $count } verksamheter tillsammans
    }
report-period = första besök { $from } till { $to }
report-week = vecka { $number }, { $year }
report-counted = räknat per { $week }
report-and = { $first } och { $last }
report-source-checked = Kontrollerad { $date }.
report-source-reported = Uppgift ur annan källa, läst { $date }.
report-source-unverified = Obekräftad.
report-unknown = okänt
report-not-shown = visas inte
report-fewer-than = färre än { $count }
report-from-to = { $lower } till { $upper }
report-of = { $count } av { $of }
report-hidden-of = – av { $of }
report-persons = Personer
report-interval = { $level } % intervall
report-points = { $value } poäng
report-before = Före
report-after = Efter

# The verdict
report-verdict-label = Bedömning av underlaget: { $step }
report-verdict-label-exploratory = Utforskande bedömning av underlaget: { $step }
report-headline-none = Vi kan inte säga något om förändring ännu
report-headline-describe = Underlaget räcker inte för en slutsats
report-headline-indication-better = Det finns tecken på förbättring, men underlaget är ännu osäkert
report-headline-indication-worse = Det finns tecken på försämring, men underlaget är ännu osäkert
report-headline-supported-better = En förbättring under kontakten har stöd i underlaget
report-headline-supported-worse = En försämring under kontakten har stöd i underlaget
report-headline-withheld = Den här utgåvan visar inte hur det har gått
report-too-few-pairs = Färre än { $needed } personer har poäng både före och efter kontakten. Med så få lämnar vi inga siffror om hur det har gått. Det är varken ett bra eller ett dåligt resultat. Det betyder att vi inte vet.
report-withheld-for-edition = Färre än { $needed } personer har poäng både före och efter kontakten. Då visar den här utgåvan inga siffror om hur det har gått, för att ingen ska kunna kännas igen.
report-answered-twice-of = { $pairs } av { $persons } personer har poäng både före och efter kontakten.
report-answered-twice = { $pairs } personer har poäng både före och efter kontakten.
report-mean-same = De skattar i genomsnitt samma poäng efteråt som före.
report-mean-higher-good = De skattar i genomsnitt { $size } poäng högre efteråt, alltså åt det bättre hållet.
report-mean-higher-bad = De skattar i genomsnitt { $size } poäng högre efteråt, alltså åt det sämre hållet.
report-mean-lower-good = De skattar i genomsnitt { $size } poäng lägre efteråt, alltså åt det bättre hållet.
report-mean-lower-bad = De skattar i genomsnitt { $size } poäng lägre efteråt, alltså åt det sämre hållet.
report-scale = Skalan går från { $lower } till { $upper }; { $better }.
report-scale-open = På skalan gäller: { $better }.
report-higher-is-better = högre är bättre
report-lower-is-better = lägre är bättre
report-mean-uncertain = Siffran är osäker: för alla som liknar dem kan den genomsnittliga förändringen vara allt mellan { $lower } och { $upper } poäng ({ $level } % konfidensintervall).
report-mean-uncertain-public = Siffran är osäker: för alla som liknar dem kan den genomsnittliga förändringen vara allt mellan { $lower } och { $upper } poäng. Så räknade gränser håller i omkring { $level } fall av 100.
report-mean-uncertain-services = Siffran är osäker: för alla som liknar dem, i verksamheter som liknar de här, kan den genomsnittliga förändringen vara allt mellan { $lower } och { $upper } poäng ({ $level } % konfidensintervall, där verksamheterna får skilja sig åt).
report-mean-uncertain-services-public = Siffran är osäker: för alla som liknar dem, i verksamheter som liknar de här, kan den genomsnittliga förändringen vara allt mellan { $lower } och { $upper } poäng. Så räknade gränser håller i omkring { $level } fall av 100.
report-mean-predicted = I en enskild ny verksamhet kan den vara mellan { $lower } och { $upper }.
report-individual-sentence = Av { $of } personer blev { $better } säkert bättre och { $worse } säkert sämre: deras poäng ändrades mer än formulärets mätfel, { $points } poäng.
report-measured = Poängen räknas av { $count } frågor i delarna { $parts }.
report-others-unknown = Hur det har gått för de andra { $count } vet vi inte: de svarade inte före, saknas (har inte poäng båda gångerna) eller har en kontakt som pågår. De kan skilja sig från dem som har poäng båda gångerna.
report-others-from-before = Hur det har gått för de andra { $count } vet vi inte: de saknas (har inte poäng båda gångerna) eller har en kontakt som pågår. De kan skilja sig från dem som har poäng båda gångerna.
report-others-untold = De andra { $count } är inte med: de svarade inte före, saknas (har inte poäng båda gångerna), har en kontakt som pågår eller har inte sagt ja till { $purpose }. De kan skilja sig från dem som har poäng båda gångerna.
report-others-where = Hur det har gått för de andra { $count } vet vi inte: { $parts }. De kan skilja sig från dem som har poäng båda gångerna.
report-others-never = { $count } svarade inte före
report-others-lost = { $count } svarade före men saknas (har inte poäng båda gångerna)
report-others-open = { $count } har en kontakt som pågår
report-kept-out = { $count } av dem som tackade ja svarade före men har inte sagt ja till { $purpose }. Deras svar räknas inte med.
report-kept-out-few = Färre än { $count } av dem som tackade ja svarade före men har inte sagt ja till { $purpose }. Deras svar räknas inte med.
report-kept-out-withheld = Några av dem som tackade ja svarade före men har inte sagt ja till { $purpose }. Deras svar räknas inte med. Hur många visas inte, eftersom färre än { $count } då kunde räknas fram.
report-use-local = verksamhetens egen uppföljning
report-use-national = den nationella studien
report-no-comparison = Det finns ingen grupp att jämföra med. Därför vet vi inte vad kontakten i sig betyder för hur det går.
report-rivals-indication = Det här är en förändring under kontakten. Vi vet inte vad den beror på. Många söker hjälp när det är som svårast, och då brukar det vända ändå (regression mot medelvärdet). Livet ändras också med tiden (naturligt förlopp). Det finns ingen grupp att jämföra med.
report-rivals-indication-public = Det här är en förändring under kontakten. Vi vet inte vad den beror på. Många söker hjälp när det är som svårast, och då brukar det vända ändå. Livet ändras också med tiden. Det finns ingen grupp att jämföra med.
report-rivals-supported = Det betyder inte att kontakten är orsaken. Många söker hjälp när det är som svårast, och då brukar det vända ändå (regression mot medelvärdet): i påhittade studier där ingenting annat hände nådde { $least } av 100 samma bedömning som här med { $few } personer, och { $most } av 100 med { $many }. Livet ändras också med tiden, även utan kontakt (naturligt förlopp). Utan en grupp att jämföra med går det inte att skilja åt.
report-rivals-supported-public = Det betyder inte att kontakten är orsaken. Många söker hjälp när det är som svårast, och då brukar det vända ändå: i påhittade studier där ingenting annat hände nådde { $least } av 100 samma bedömning som här med { $few } personer, och { $most } av 100 med { $many }. Livet ändras också med tiden, även utan kontakt. Utan en grupp att jämföra med går det inte att skilja åt.

# The flow
report-flow-caption = Hur många personer som kom vidare, från att kunna tillfrågas till att ha poäng före, efter och vid uppföljning
report-flow-alt = Flödet i steg. { $steps }.
report-gone-asked = { $count } tillfrågades inte
report-gone-persons = { $count } tackade inte ja
report-gone-before = { $count } svarade inte före
report-gone-kept-local = { $count } utan ja till uppföljning
report-gone-kept-national = { $count } utan ja till studien
report-gone-before-or-kept = { $count } svarade inte före eller utan ja
report-gone-lost = { $count } saknas
report-gone-open = { $count } pågår ännu
report-gone-follow = { $count } utan poäng då
report-gone-follow-open = { $count } har tid kvar
report-gone-some = { $count } saknas eller pågår ännu
report-step-eligible = kunde tillfrågas
report-step-asked = tillfrågades
report-step-persons = tackade ja
report-step-before = svarade före
report-step-pairs = poäng både före och efter
report-step-follow = poäng även vid uppföljning
report-who = Vilka som är med
report-who-caption = Hur många som kom vidare i varje steg
report-step = Steg
report-of-the-step-before = Av steget före
report-interval-wilson = { $level } % intervall (Wilson)
report-share = { $count } av { $of } ({ $percent })
report-pairs-of-all = poäng både före och efter, av alla som tackade ja
report-follow-of-pairs = poäng även vid uppföljning, av dem med poäng både före och efter
report-lost-meaning = Saknas: svarade före och kontakten är över, men det finns inte poäng båda gångerna. Antingen kom inget svar efter, eller så var för få frågor besvarade.
report-open-contacts = { $count } kontakter pågår ännu. De räknas varken som par eller som saknade.
report-later-episodes = Därutöver finns { $count } senare kontakter hos personer som redan är med. De ingår varken i stegen här eller i analysen.
report-service = Verksamhet
report-accepted-head = Tackade ja
report-answered-before-head = Svarade före
report-by-service-caption = Verksamheterna i bokstavsordning, antal personer
report-by-service-withheld = Hur många som tackade ja och svarade i varje verksamhet visas inte, eftersom någon ruta eller skillnad gäller färre än { $count } personer. Summorna står ovan.
report-reason = Skäl
report-not-asked-caption = Varför { $count } personer inte tillfrågades
report-not-asked-total = { $count } personer tillfrågades inte. Skälen visas inte, eftersom något skäl gäller för få personer.
report-reason-crisis = klienten var i kris
report-reason-forgot = det glömdes
report-reason-unsuitable = bedömdes olämpligt
report-reason-language = inget gemensamt språk
report-reason-other = annat
report-ending = Så slutade kontakten
report-endings-caption = Hur kontakterna slutade, för dem som har poäng båda gångerna och för dem som saknas
report-endings-note = Om de som saknas oftare slutade i förtid kan siffrorna om förändring se ljusare ut än de är.
report-endings-withheld = Hur kontakterna slutade visas inte, eftersom någon ruta gäller för få personer.
report-ending-planned = som planerat
report-ending-faded = slutade komma
report-ending-moved = flyttade
report-ending-referred = gick vidare till annan hjälp
report-ending-other = annat
report-answered-twice-head = Poäng båda gångerna
report-lost-head = Saknas

# Pairs and those lost
report-sensitivity-caption = Förändringen under kontakten, och vad de som saknas kan betyda för den ({ $outcome })
report-sensitivity-none = Ingen tabell om förändring visas: för få personer har poäng båda gångerna.
report-sensitivity-sum = De { $all } är de { $pairs } som har poäng båda gångerna och de { $lost } som saknas.
report-sensitivity-open = De { $count } vars kontakt pågår är inte med.
report-assumption = Om vi antar …
report-change-points = Förändring, poäng
report-assume-completers = Bara de som har poäng båda gångerna
report-assume-random = De som saknas ändrades som väntat utifrån första svaret
report-assume-unchanged = De som saknas är oförändrade
report-assume-low-end = De som saknas hamnade vid skalans ogynnsamma ände
report-assume-high-end = De som saknas hamnade vid skalans gynnsamma ände
report-assume-completers-short = Poäng båda gångerna
report-assume-random-short = Saknade: som väntat
report-assume-unchanged-short = Saknade: oförändrade
report-assume-low-end-short = Saknade: ogynnsam ände
report-assume-high-end-short = Saknade: gynnsam ände
report-without-late = Bara de som svarade i tid
report-sensitivity-words = Saknas = svarade före, kontakten är över, men det finns inte poäng båda gångerna. Hur många de är visas inte, eftersom färre än { $count } personer då kunde räknas fram. Därför står bara om riktningen håller.
report-direction-holds = riktningen håller
report-direction-falls = riktningen håller inte
report-tipping-lower = Förändringen försvinner om de som saknas i genomsnitt ligger { $size } poäng lägre än väntat ({ $sd } standardavvikelser).
report-tipping-higher = Förändringen försvinner om de som saknas i genomsnitt ligger { $size } poäng högre än väntat ({ $sd } standardavvikelser).
report-tipping-nobody = Ingen saknas: alla som svarade före och vars tid har gått ut har poäng båda gångerna.
report-tipping-none = Inga möjliga poäng hos dem som saknas tar bort förändringen.
report-tipping-interval = Intervallet rymmer noll redan när de som saknas ligger { $size } poäng från det väntade, åt andra hållet.
report-tipping-interval-none = Inga möjliga poäng hos dem som saknas får intervallet att rymma noll.
report-tipping-interval-already = Redan utan det rymmer intervallet noll.

# The contact
report-contact = Vad klienterna säger om kontakten
report-contact-none = Inga svar om kontakten finns ännu.
report-contact-few = Färre än { $count } personer har svarat om kontakten. Svaren visas inte.
report-contact-who = { $count } personer svarade efteråt på frågor om kontakten.
report-contact-others = Här räknas alla som svarade på dem, även den som saknar poäng före eller efter.
report-contact-caption = Hur många som instämmer
report-question = Fråga
report-agrees = Instämmer
report-contact-note = Instämmer = något av de två högsta svaren. Det är klienternas egen bild av kontakten. Den ingår inte i bedömningen av underlaget.
report-contact-hidden = Streck: någon grupp är mindre än { $count } personer.
report-contact-full = Klienternas svar om kontakten
report-contact-full-caption = Alla svar, antal personer
report-declined = Vill inte svara

# What is needed
report-needed = Hur många till som behövs
report-needed-full = Hur många till som behövs, i flera steg
report-needed-caption = Så många behövs för ett säkrare svar
report-needed-full-caption = Par och personer för olika osäkerhet
report-uncertainty = Osäkerhet
report-pairs = Par
report-pairs-expected = Par, väntat
report-pairs-assured = Par, säkrare
report-persons-now-short = Personer, som nu
report-persons-now = Personer, om andelen som svarar igen blir som nu
report-persons-seventy = Personer, om 7 av 10 svarar igen
report-needed-note-av = Par = en person som har poäng både före och efter. Osäkerhet i standardavvikelser. Väntat: om spridningen blir som nu. Säkrare: når målet i 9 försök av 10. Personer räknas på det säkrare.
report-needed-note-change = Par = en person som har poäng både före och efter. Osäkerhet i förändringens standardavvikelser. Väntat: om spridningen blir som planerat. Säkrare: når målet i 9 försök av 10. Personer räknas på det säkrare.
report-needed-short-av = Par = en person som har poäng både före och efter. Så många par når målet i 9 försök av 10. Osäkerheten räknas i standardavvikelser: ±{ $goal } är ±{ $points } poäng.
report-needed-short-change = Par = en person som har poäng både före och efter. Så många par når målet i 9 försök av 10. Osäkerheten räknas i förändringens standardavvikelser.
report-needed-retention = Att fler svarar en andra gång är värt mer än att samla in längre: det ger fler par och minskar det vi inte vet.
report-needed-reached = Målet { $goal } är nått.
report-needed-services = Räknat som om verksamheterna liknade varandra. Går de isär behövs fler verksamheter, inte bara fler personer.
report-needed-still = Nu finns { $now } par. Till målet { $goal } fattas { $more } par.
report-needed-still-persons = Nu finns { $now } par. Till målet { $goal } fattas { $more } par. Om andelen som svarar igen blir som nu är det { $persons } personer till.
report-curve-now = nu: { $pairs } par
report-curve-goal = mål: { $pairs } par (säkrare)
report-curve-caption = Osäkerheten krymper när fler svarar två gånger. Kurvan gäller om spridningen blir som nu. Romben är målet med det säkrare antalet par, därför ligger den till höger om kurvan.
report-curve-alt = Kurva. Med { $pairs } par är osäkerheten ±{ $now } standardavvikelser, { $now_points } poäng. Målet ±{ $goal }, { $goal_points } poäng, nås säkrare med { $goal_pairs } par.
report-axis-pairs = Antal par
report-axis-half-width = Osäkerhet, standardavvikelser

# What is missing
report-missing = Vad som saknas
report-missing-asked = Hur många som kunde ha tillfrågats, eller tillfrågades, är inte känt.
report-missing-after = { $count } som svarade före har inte poäng båda gångerna.
report-missing-follow-up = Ingen har följts upp efter kontakten.
report-missing-comparison = Det finns ingen grupp att jämföra med.
report-missing-plan = Planen är inte fryst.
report-missing-receipt = Ingen utomstående har intygat när planen skrevs.
report-missing-services = Minst tre verksamheter med tillräckligt många par.

# The details
report-details = Detaljer bakom första sidan
report-details-intro = Här står allt som bedömningen vilar på, så att den kan granskas.
report-gates = Kraven bakom bedömningen
report-gates-caption = Varje krav, dess värde och utfall. Bedömning: { $verdict }
report-gate = Krav
report-gate-for = Gäller för
report-gate-value = Värde
report-gate-threshold = Krävs
report-gate-outcome = Utfall
report-gate-pass = uppfyllt
report-gate-fail = ej uppfyllt
report-gate-not-applicable = gäller ej
report-gate-known = ska vara känt
report-at-least = minst { $value }
report-at-least-services = minst { $value } med { $pairs } par var
report-at-least-in-ten = minst { $value } av 10
report-at-least-in-hundred = minst { $value } av 100
report-at-most = högst { $value }
report-more-than-zero = mer än 0
report-gate-shifted-mean = Medelförändringen håller om de som saknas avviker { $shift } SD åt andra hållet
report-gate-shifted-end = Intervallets gräns närmast noll håller om de som saknas avviker { $shift } SD åt andra hållet
report-gate-unchanged-end = Intervallets gräns närmast noll håller om de som saknas är oförändrade
report-gate-half-width-services = Osäkerheten åt vardera hållet, där verksamheterna får skilja sig åt
report-gates-note = Ett steg kräver också allt som de lägre stegen kräver; det lägsta står först. I kraven om dem som saknas är plus åt det håll förändringen gick.
report-gates-sd = SD = standardavvikelse: i osäkerheten den sammanvägda före och efter, { $both } poäng, i kraven om dem som saknas den före, { $before } poäng.
report-gates-before-data = Gränserna är Kastanjs egna, satta i planen före data; de är inga publicerade normer.
report-gates-late = Gränserna är Kastanjs egna, och här visar ingenting att de sattes före data; de är inga publicerade normer.
report-change = Före och efter
report-change-caption = De som har poäng båda gångerna ({ $outcome })
report-change-after-before = Förändring, efter minus före
report-mean = Medelvärde
report-sd = Standardavvikelse
report-change-note = Sambandet mellan före och efter: r = { $r }. { $scale }
report-change-services-differ = Intervallet låter { $count } verksamheter skilja sig åt (CR2, frihetsgrader { $df }).
report-change-services-agree = De { $count } verksamheterna skiljer sig inte mer åt än personerna: intervallet är Students t, som är bredare än det som räknar med verksamheter (CR2, frihetsgrader { $df }).
report-standardised-services = d_z visas utan intervall: det skulle ta alla för oberoende av varandra, fast de delar verksamhet.
report-test-t-services = t-test där verksamheterna får skilja sig åt (CR2)
report-widened = Intervallen är aldrig smalare än parens över verksamheterna; där de breddats så står inga frihetsgrader.
report-independent = Intervallen här tar alla för oberoende av varandra; skiljer sig verksamheterna åt är de för smala.
report-tests-services = Rangtesten och permutationstestet tar alla för oberoende av varandra, fast de delar verksamhet: där verksamheter skiljer sig åt är deras p för litet.
report-change-rounded = Medelvärdena är avrundade var för sig, så skillnaden mellan dem kan avvika från förändringen i sista decimalen.
report-lines-caption = En linje per person, från före till efter; den tjocka linjen är medelvärdet. Får bara visas i rummet.
report-lines-alt = { $count } linjer från före till efter: { $up } går uppåt, { $down } nedåt och { $same } ligger stilla.
report-axis-persons = antal personer
report-bin-much-lower = mer än { $far } poäng lägre
report-bin-lower = { $near }–{ $far } poäng lägre
report-bin-near = inom { $near } poäng
report-bin-higher = { $near }–{ $far } poäng högre
report-bin-much-higher = mer än { $far } poäng högre
report-bin-not-higher = lägre eller oförändrat
report-bin-any-higher = högre
report-bins-caption = Så fördelar sig förändringen
report-bins-alt = Antal personer per förändring. { $bins }.
report-bins-withheld = Hur förändringen fördelar sig visas inte, eftersom någon grupp är mindre än { $count } personer.
report-other-measures = Förändringen i andra mått
report-standardised-caption = Standardiserad förändring: medelförändringen delad med olika mått på spridning
report-divided-by = Delad med
report-hedges = g (med Hedges J)
report-d-av = spridningen före och efter (d_av), huvudmått
report-d-av-arithmetic = medelvärdet av de två standardavvikelserna
report-d-z = spridningen i förändringen (d_z)
report-d-rm = som d_av men via sambandet r (d_rm)
report-d-before = spridningen före (Glass)
report-approximate = { $interval } (ungefärligt)
report-standardised-note = d är utan och g med korrigering för få personer. Måtten säger hur stor förändringen är jämfört med spridningen, inte vad den beror på.
report-tests-caption = Test av förändringen, som komplement till intervallet
report-test = Test
report-test-about = Uppgift
report-mean-and-interval = Medelförändring och intervall
report-mean-with-interval = { $mean }, intervall { $interval }
report-mean-with-interval-at = { $mean }, { $level } % intervall { $interval }
report-test-t = Parat t-test
report-test-t-about = t = { $t }, frihetsgrader { $df }
report-test-wilcoxon = Wilcoxons teckenrangtest, nollor bort
report-test-pratt = Wilcoxons teckenrangtest, nollor kvar (Pratt)
report-test-rank-about = V = { $v }, { $n } förändringar skilda från noll
report-test-flip = Teckenbyte (permutation)
report-test-flip-floor = alla teckenbyten; lägsta möjliga { $floor }
report-test-flip-drawn = { $draws } dragningar, frö { $seed }
report-tests-note = Ett litet p säger inte att förändringen är stor eller vad den beror på. Hodges–Lehmanns median av förändringen: { $median } poäng.
report-lost = De som saknas
report-lost-withheld = Hur många som saknas visas inte, eftersom färre än { $count } personer då kunde räknas fram. Mer om dem visas inte.
report-baseline-withheld = Hur de två grupperna låg vid starten visas inte, eftersom någon av dem är för liten.
report-baseline-no-variation = Alla låg på samma poäng vid starten.
report-baseline-caption = Poäng före, för dem som har poäng båda gångerna och för dem som saknas
report-baseline-note = Standardiserad skillnad vid starten (poäng båda gångerna minus saknas): { $difference }, { $level } % intervall { $interval }.
report-baseline-without = { $count } av de { $of } som saknas svarade på för få frågor före och har inga poäng.
report-baseline-some-without = Några av dem som saknas svarade på för få frågor före och har inga poäng. De är för få för att antalet ska visas.
report-intervals-caption = Medelförändring under olika antaganden om dem som saknas. Strecket är { $level } % intervall, lodlinjen är noll
report-intervals-alt = Medelförändring med intervall under olika antaganden. { $rows }.
report-axis-change = Förändring, poäng (efter minus före)
report-delta-caption = Om det gick annorlunda än väntat för dem som saknas
report-axis-shift = Så mycket annorlunda gick det för dem som saknas, standardavvikelser
report-tipping-caption = Medelförändring för alla med svar före, om det gick bättre eller sämre för dem som saknas än väntat. Bandet är { $level } % intervall, lika brett som för paren
report-tipping-caption-mark = { $caption }. Romben visar var förändringen försvinner
report-tipping-alt = Linje med band. { $points }. { $end }
report-tipping-point = vid { $shift } standardavvikelser är medelförändringen { $mean } (intervall { $lower } till { $upper })
report-tipping-crosses = Linjen går genom noll vid { $shift } standardavvikelser.
report-tipping-not-crossed = Linjen går inte genom noll inom figuren.
report-tipping-mark = försvinner vid { $shift } SD
report-imputed-caption = De som saknas, dragna många gånger (multipel imputering)
report-imputed-random = dragna kring det väntade utifrån deras första svar
report-imputed-own-before = dragna kring sin egen poäng före
report-imputed-mean-before = dragna kring allas medel före
report-imputed-shifted = det första antagandet, sedan { $shift } SD
report-imputed-fmi = Andel information som saknas
report-imputed-note = { $count } dragningar, normalfördelade kring paren (frö { $seed }); sammanvägda enligt Rubin, frihetsgrader enligt Barnard och Rubin (1999). Antagandena går inte att pröva, och de här intervallen avgör inga steg: stegen prövas mot tabellen ovan.
report-imputed-tips = Intervallet når noll om det gick { $points } poäng ({ $sd } SD) annorlunda för dem som saknas än väntat.
report-imputed-holds-zero = Redan det första antagandets intervall innehåller noll.
report-imputed-not-offered = Multipel imputering visas inte: med så få par är dess intervall inte prövat.
report-delta-sd = Avvikelse, SD
report-delta-points = Avvikelse, poäng
report-delta-note = SD = standardavvikelsen före hos dem som har poäng båda gångerna, { $sd } poäng. Intervallen är precis så breda som för paren: att värden fylls i gör oss inte säkrare.
report-delta-gates = * så som kraven räknar: ingen som saknas och väntas ha gått åt samma håll får väga upp någon annan.
report-services-together = Verksamheterna tillsammans
report-services-below = Siffror per verksamhet visas inte: underlaget räcker inte till det.
report-services-too-few = Det finns för få verksamheter med tillräckligt många svar för att slå ihop dem.
report-services-pooled = { $count } verksamheter sammanvägda: medelförändring { $mean } poäng, { $level } % intervall { $interval } (REML, Hartung–Knapp, frihetsgrader { $df }).
report-services-prediction = Prediktionsintervall: i en ny liknande verksamhet väntas medelförändringen ligga från { $interval } poäng ({ $level } % intervall, frihetsgrader { $df }). Spridningen mellan verksamheter är räknad på den stora sidan (tau = { $tau } poäng, övre änden av den mittersta halvan av Q-profilen), eftersom den ofta underskattas när verksamheterna är små.
report-services-apart = Hur mycket verksamheterna skiljer sig åt: tau = { $tau } poäng (intervall { $lower } till { $upper }), I² = { $share } av 100 (intervall { $share_lower } till { $share_upper }); Q = { $q }, frihetsgrader { $df }, { $p }.
report-services-apart-alone = Hur mycket verksamheterna skiljer sig åt: tau = { $tau } poäng, I² = { $share } av 100; Q = { $q }, frihetsgrader { $df }. Intervall för dem visas inte: med så få par i varje verksamhet täcker de sanningen för sällan.
report-services-less-apart = Verksamheterna skiljer sig mindre åt än slumpen brukar göra: tau = { $tau } poäng, Q = { $q }, frihetsgrader { $df }.
report-services-without-each = När en verksamhet i taget tas bort ligger det sammanvägda mellan { $least } och { $most } poäng, och { $zero ->
    [0] inget av intervallen rymmer noll.
    [one] ett av intervallen rymmer noll.
   *[other] { $zero } av intervallen rymmer noll.
}
report-services-guard = Intervallet är breddat så att det inte blir smalare än när verksamheterna antas likna varandra helt.
report-services-withheld = Verksamheterna visas inte var för sig: någon har färre än { $count } par och kunde räknas fram ur de andra.
report-service-pairs = { $service } ({ $count } par)
report-service-all = Sammanvägt ({ $count } verksamheter)
report-forest-caption = Verksamheter i bokstavsordning, aldrig efter resultat. Strecket är { $level } % intervall. Ett långt streck säger lite: jämför inte verksamheterna två och två
report-forest-alt = Medelförändring per verksamhet i bokstavsordning, och sammanvägt. { $rows }.
report-forest-hidden =
    { $count ->
        [one] En verksamhet med färre än { $smallest } par har ingen egen rad, men räknas in i det sammanvägda.
       *[other] { $count } verksamheter med färre än { $smallest } par har ingen egen rad, men räknas in i det sammanvägda.
    }
report-forest-outside =
    { $count ->
        [one] En verksamhet med färre än { $needed } par är inte med.
       *[other] { $count } verksamheter med färre än { $needed } par är inte med.
    }
report-method = Så är det gjort
report-method-who = Vilka:
report-method-who-text = alla som svarade före och har sagt ja till { $purpose }. Varje klient räknas en gång, med sin första kontakt i studien.
report-method-what = Vad:
report-method-what-text = { $outcome }. { $scale }
report-method-answers = Poängen räknas bara om minst { $least } av { $of } frågor är besvarade.
report-method-interval = Osäkerhet:
report-method-interval-services = { $level }{ "\u00A0" }% konfidensintervall för medelförändringen, där verksamheterna får skilja sig åt: varje verksamhet är ett kluster (CR2 med Satterthwaites frihetsgrader), aldrig smalare än med t-fördelning och alla oberoende av varandra. Inga siffror om förändring lämnas under { $pairs } par.
report-method-interval-text = { $level }{ "\u00A0" }% konfidensintervall med t-fördelning. Inga siffror om förändring lämnas under { $pairs } par.
report-method-lost = De som saknas:
report-method-lost-text = räknas med på flera sätt, från oförändrade till skalans ändar. Som väntat: rät linje från deras första svar (MAR, regression). På första sidan står de som svarade båda gångerna aldrig ensamma.
report-method-hidden = Skydd:
report-method-hidden-text = antal från 1 och under { $count } visas inte, och inte heller siffror som de kan räknas fram ur.
report-method-hidden-room = den här utgåvan visar också enskilda personer och ska stanna i rummet.
report-rivals = Fyra andra förklaringar
report-rivals-intro = En förändring mellan före och efter kan ha andra skäl än kontakten:
report-rival-mean = Regression mot medelvärdet:
report-rival-mean-text = man söker hjälp när det är som svårast. Nästa mätning ligger då oftast närmare det vanliga.
report-rival-course = Naturligt förlopp:
report-rival-course-text = livet ändras med tiden, också utan kontakt.
report-rival-loss = Snett bortfall:
report-rival-loss-text = de som inte svarar igen kan ha haft det svårare, eller lättare.
report-rival-wish = Önskan att svara väl:
report-rival-wish-text = det är lätt att ge ett ljusare svar till någon som man har förtroende för.
report-limits = Begränsningar
report-limit-therapist = Ingen uppgift om behandlare finns. Skillnader mellan behandlare kan därför inte räknas in.
report-limit-draft = Formuläret är ett utkast tills det är prövat.
report-limit-gates = Inget av kraven ser regression mot medelvärdet eller naturligt förlopp.
report-limit-important = Hur stor en förändring måste vara för att märkas i vardagen är inte känt.
report-known-before = Känt sedan tidigare
report-again = Så kan det räknas om
report-again-counted = Räknat per:
report-again-counted-text = { $week }, det vill säga allt som hade kommit in då. Det är inte dagen då rapporten gjordes: källorna kan vara lästa senare.
report-again-data = Datamängdens kontrollsumma:
report-again-program = Program:
report-again-plan = Planens kontrollsumma:
report-again-seed = Frö för slumpdragning:

# Knowledge
report-knowledge-subtitle = Register över verksamheter, slutsatser och siffror, med källa och datum
report-knowledge-intro = Varje uppgift i tabeller och listor nedan har en källa och ett datum. Rapporter och studiemanual hämtar sina uppgifter härifrån.
report-knowledge-services = Mottagningar i Sverige
report-knowledge-services-text = Mottagningarna erbjuder frivilliga samtal till den som vill sluta köpa sex eller bryta ett sexuellt beteende som skadar.
report-services-caption = Orter i registret
report-town = Ort
report-organisation = Vem som driver, sedan när
report-services-note = Uppgift från källan, som inte alltid är färsk. Ring kommunen för dagens läge.
report-status-announced = start ej bekräftad
report-status-listed = i övrigt inga uppgifter
report-map-note = Schematisk karta, ungefärligt läge
report-map-caption = Rund prick: fanns enligt källan. Romb: start ej bekräftad, eller inga uppgifter
report-map-alt = Karta över Sverige med { $count } orter: { $towns }.
report-coordinates = { $lat }° N { $lon }° Ö
report-knowledge-conclusions = Två rapporter, två halvor
report-knowledge-conclusions-text = Ingen av halvorna får stå utan den andra.
report-conclusions-caption = Slutsatser från FoU i Väst
report-year = År
report-half-known = Det som talar för
report-half-unknown = Det som inte är känt
report-knowledge-similar = Liknande verksamheter
report-knowledge-similar-text = De som hör ihop med straff räknas aldrig ihop med frivillig hjälp.
report-similar-caption = Vad de gör, och vad som skiljer dem från KAST
report-where-and-who = Var och vad
report-what-and-apart = Vad de gör, vad som skiljer
report-compare = Kan jämföras
report-similar-tied = nej: hör ihop med straff
report-similar-free = som exempel
report-knowledge-numbers = Publicerade siffror
report-knowledge-unverified = { $count } uppgifter i registret är obekräftade. De skrivs inte ut.

# Forbidden wording
report-forbidden = "{ $words }" ({ $place }): { $why }
report-forbidden-effect = effekt får bara nämnas om planen har en jämförelsegrupp och förändringen har stöd. Skriv "förändring under kontakten".
report-forbidden-cause = kontakten får inte stå som orsak. Skriv vad som ändrades, inte varför.
report-forbidden-equal = att inget skiljer kan inte visas så här. Skriv "inga belägg för skillnad".
report-forbidden-recovered = ord för att vara återställd kräver en norm med källa.
report-forbidden-p = ett p-värde får inte stå utan sitt intervall.
report-forbidden-share = en procentsats måste stå med antalet den räknas av: "9 av 22".
report-forbidden-ranking = verksamheter och personer jämförs inte inbördes.
report-forbidden-basis = underlaget räcker inte för undergrupper eller sådana modeller.
report-forbidden-direction = med så få svar får ingen riktning nämnas.
report-forbidden-count = antalet är för litet för den här utgåvan.
report-place-title = rubriken överst
report-place-subtitle = raden under rubriken
report-place-foot = sidfoten
report-place-heading = rubriken "{ $text }"
report-place-text = texten under "{ $text }"
report-place-table = tabellen "{ $text }"
report-place-caption = en figurtext
report-place-alternative = en figurs textalternativ
report-place-drawing = ett ord i en figur
report-place-box = en ruta

# Refusals
report-refused-analysis = Rapporten kan inte göras. { $reason }
report-refused-no-answers = Det finns inga svar att rapportera ännu.
report-refused-fact = Rapporten behöver uppgiften "{ $id }" ur registret, men den finns inte eller är obekräftad. Se knowledge/numbers.toml.
report-refused-wording =
    { $count ->
        [one] Rapporten trycks inte: ett ställe säger mer än underlaget bär.
       *[other] Rapporten trycks inte: { $count } ställen säger mer än underlaget bär.
    }
    { $list }
report-print-failed = Dokumentet kunde inte sättas till PDF: { $reason }
report-register-mistake = { $file }, rad { $line }: { $what }
report-register-syntax = filen går inte att läsa: { $message }
report-register-twice = "{ $id }" finns två gånger. Ge den ena ett annat id.
report-register-source = källan "{ $id }" finns inte. Lägg till den i sources.toml eller rätta namnet.
report-register-date = "{ $text }" är inget datum. Skriv till exempel 2026-02-28.
report-register-place = läget för "{ $id }" ska ligga i Sverige och ha högst en decimal.
report-register-empty = "{ $id }" saknar text på ett av språken.
report-no-unit = Verksamheten { $unit } finns inte i studien. Kontrollera koden.

# Årsrapport.

report-year-title = Årsrapport { $year }
report-year-foot = { $study } · { $version } · { $counted }
report-year-who = Vilka som är med
report-year-complete = Hur mycket som har kommit in
report-year-ended = Hur kontakterna slutade
report-year-work = Var formulären till nytta?
report-year-cost = Tiden det tog
report-year-key-asked = tillfrågades
report-year-key-accepted = tackade ja
report-year-key-before = svarade före
report-year-key-ended = kontakter slutade under året
report-year-step-after = svarade efter
report-year-step-follow-up = svarade vid uppföljningen
report-year-flow-caption = Personer vars kontakt började { $year }
report-year-flow-note = Steg för steg, så långt som det har hunnit komma. Anhöriga räknas inte.
report-year-reasons = Inte tillfrågade: { $reasons }.
report-year-reasons-withheld = Skälen till att någon inte tillfrågades visas inte: någon grupp är mindre än { $count } personer.
report-year-complete-caption = Formulär för dem som började under året
report-year-occasion = Tillfälle
report-year-answered = Svarade, av dem vars tid har gått ut
report-year-lost = Saknas
report-year-open = Pågår ännu
report-year-complete-note = Den som ännu kan svara räknas som pågående, aldrig som förlorad.
report-year-ended-none = Ingen kontakt slutade under året.
report-year-ended-how = { $count } kontakter slutade under året: { $how }.
report-year-ended-total = Kontakter som slutade under året: { $count }. Hur de slutade visas inte, för någon grupp är mindre än { $least } personer.
report-year-contact-caption = Hur många som instämmer, svar från året
report-year-contact-few = Färre än { $count } personer har svarat om kontakten under året. Svaren visas inte.
report-year-nobody-said = inga svar från året.
report-year-no-meter = Studien frågar inte om det.
report-year-value-client = Klienterna om formulären, vid avslut
report-year-value-staff = Behandlarna om formulären, vid avslut, alla tillsammans
report-year-value-few-clients = Färre än { $count } klienter har svarat på om formulären var till nytta. Svaren visas inte.
report-year-value-few-staff = För färre än { $count } kontakter har behandlare svarat på om formulären var till nytta. Svaren visas inte.
report-year-missing-months = { $count ->
    [one] Räkningen för en månad saknas. Hur många som kunde tillfrågas är därför okänt.
   *[other] Räkningen för { $count } månader saknas. Hur många som kunde tillfrågas är därför okänt.
 }
report-year-unexplained = { $form }: { $count } har inte kommit och skälet är inte antecknat.
report-year-consent = { $count } har lämnat formulär, men deras ja eller nej är inte inknappat. De räknas inte med.
report-year-no-change = Rapporten säger inget om hur det har gått för klienterna. Det står i en egen rapport, som först prövar om underlaget räcker.
report-year-cost-none = Inga formulär har kommit in under året.
report-year-cost-hours = Högst { $client } timmar för alla klienter tillsammans och högst { $staff } timmar för personalen. Tiden är beräknad av formulärens längd, inte uppmätt.
report-year-small = Antal under { $count } personer visas inte, och inte heller antal som skulle avslöja ett sådant.

# Frågornas nytta.

report-diet-rule-answered = Besvaras sällan: färre än { $share } av de formulär som ställde frågan har ett svar. Bedöms från { $least } formulär.
report-diet-rule-unchanged = Rör sig inte: minst { $share } av dem som svarade både före och efter gav samma svar. Bedöms från { $least } personer.
report-diet-rule-same = Säger detsamma som en annan fråga: viktat kappa minst { $kappa } och minst { $share } av dem som svarade på båda gav samma svar. Bedöms från { $least } personer.
report-diet-once = ställs en gång
report-diet-saved = { $client } / { $therapist } min
report-diet-kappa = kappa { $kappa }
report-diet-no-spread = alla gav samma svar
report-diet-nobody = ingen ännu
report-diet-too-few = { $figure } (för få)

# How often the reading is wrong
report-reading-none = Inga svar är kontrollerade ännu. Då är felet inte känt.
report-reading-too-few = { $checked } svar kontrollerade, 0 fel. Det är för få för att säga något om felet.
report-reading-no-error = { $checked } svar kontrollerade, 0 fel: felet är under { $bound } %.
report-reading-errors = { $checked } svar kontrollerade på { $pages } sidor, { $wrong } fel: { $share } % (95 % intervall { $lower }–{ $upper } %).
report-reading-undecided = { $count ->
    [one] 1 av dem väntar på en tredje blick och räknas som fel tills det är avgjort.
   *[other] { $count } av dem väntar på en tredje blick och räknas som fel tills de är avgjorda.
}
report-reading-machine = Maskinen
report-reading-key-1 = Första inmatningen
report-reading-key-2 = Andra inmatningen
report-reading-per-10000 = { $rate } ({ $lower }–{ $upper })

## The plan
report-plan-title = Planen
report-plan-part = Del av planen
report-plan-value = Bestämt
report-plan-none = inga
report-plan-of-hundred = { $share } av 100
report-plan-nothing = ingenting
report-plan-not-given = inte angivet
report-plan-population = Vilka siffrorna gäller
report-plan-population-usual = alla som började och svarade före
report-plan-outcome = Primärt mått
report-plan-outcome-text = { $outcome }: förändringen från före till efter, på skalan { $low }–{ $high }; { $better }
report-plan-higher = högre är bättre
report-plan-lower = lägre är bättre
report-plan-summary = Sammanfattas som
report-plan-mean-change = medelförändring
report-plan-reliably-changed = andel med en förändring som är större än mätfelet
report-plan-events = Händelser på vägen
report-plan-ended-early = kontakten tar slut i förtid
report-plan-legal-event = en rättslig händelse
report-plan-other-treatment = annan hjälp vid sidan av
report-plan-strategy = Om det händer
report-plan-strategy-treatment-policy = svaren räknas som de är, vad som än hände
report-plan-secondary = Sekundära mått
report-plan-subgroups = Delas upp efter
report-plan-windows = När svaren räknas som i tid
report-plan-windows-text = Före: till och med vecka { $before } från första besöket. Efter: när kontakten slutar, senast vecka { $after }; sent från { $late } veckor efter det.
report-plan-follow-up-text = { $weeks } veckor efter efterformuläret, { $tolerance } veckor mer eller mindre
report-plan-alpha = Intervall
report-plan-alpha-text = tvåsidiga, felnivå { $alpha }
report-plan-sensitivity = Känslighet för dem som föll bort
report-plan-sensitivity-text = från { $from } till { $to } standardavvikelser mot förändringen
report-plan-describe = Beskriva kräver
report-plan-describe-text = { $pairs } par
report-plan-indication = Antydan kräver
report-plan-indication-text = { $pairs } par, före-formulär: { $share }, halvbredd högst { $half }, samma riktning vid { $delta } standardavvikelser mot
report-plan-supported = Stödd förändring kräver
report-plan-supported-text = { $pairs } par, före-formulär: { $share }, halvbredd högst { $half }, intervall utan noll vid { $delta } standardavvikelser mot, tillfrågade: { $asked }, { $services } verksamheter med { $each } par var
report-plan-thresholds = Minsta antal som trycks
report-plan-thresholds-text = nämnden { $board }, allmänheten { $public }
report-plan-sourced = { $value } ({ $source })
report-plan-reliability = Måttets tillförlitlighet
report-plan-norm = Andras poäng
report-plan-norm-text = medel { $mean }, standardavvikelse { $sd } ({ $source })
report-plan-entry = Gräns för att komma med
report-plan-course = Utveckling utan kontakt
report-plan-course-text = { $persons } personer, från { $before } till { $after } ({ $source }). Likhet: { $similarity }
report-plan-seed = Frö för slumpdragning
report-plan-never-frozen = Planen är inte fryst. Ingenting visar att den gjordes innan svaren sågs, och därför är allt i rapporten utforskande.
report-plan-frozen-before = Planen frystes { $on }. Då hade Kastanj inget efterformulär och { $before } före-formulär, och inget efterformulär är ifyllt den veckan eller tidigare.
report-plan-frozen-answered = Planen frystes { $on }. Då hade Kastanj inget efterformulär och { $before } före-formulär, men { $earlier ->
    [one] ett efterformulär eller en uppföljning är ifyllt
   *[other] { $earlier } efterformulär och uppföljningar är ifyllda
} den veckan eller tidigare, eller utan vecka: utfallet kan ha setts på papper.
report-plan-frozen-after = Planen frystes { $on }. Då fanns redan { $after } efterformulär och uppföljningar, och { $before } före-formulär: utfallet kan ha setts.
report-plan-took-place = Det är plan nummer { $number }. Den förra gavs upp, med skälet: { $reason }
report-plan-dated = Kvittot är daterat av någon utomstående: { $receipt }
report-plan-not-dated = Kvittot är inte daterat av någon utomstående. Dagen är den som datorns klocka sade.
report-plan-changed = { $count ->
    [one] Ett värde har ändrats sedan dess. Rapporten följer det som gäller i dag, och det som hänger på ändringen är utforskande.
   *[other] { $count } värden har ändrats sedan dess. Rapporten följer det som gäller i dag, och det som hänger på ändringarna är utforskande.
}
report-plan-changes-caption = Vad som skiljer från den frysta planen
report-plan-changes-field = Värde i studiefilen
report-plan-changes-frozen = Fryst
report-plan-changes-now = I dag
report-plan-late-here = Planen frystes när efterformulär redan fanns eller var ifyllda: det som sägs här är utforskande.
report-plan-exploratory-here = Planen är inte fryst eller har ändrats: det som sägs här är utforskande.

## The receipt of a frozen plan
report-receipt-title = Kvitto på en fryst plan
report-receipt-subtitle = { $study }, plan nummer { $number }
report-receipt-digest = Kontrollsumma (SHA-256)
report-receipt-held = Fryst { $on } enligt datorns klocka.
report-receipt-before = Då fanns { $before } före-formulär och inget efterformulär.
report-receipt-after = Då fanns { $before } före-formulär, och redan { $after } efterformulär och uppföljningar.
report-receipt-how = En kontrollsumma visar att planen är densamma, men inte när den gjordes. Låt därför någon utanför studien datera sidan: en registrator, ett diarium, ett studieregister. Den som vill pröva räknar om kontrollsumman med kastanj plan show och jämför tecken för tecken.
report-receipt-stamp = Daterat av någon utomstående
report-receipt-where = Diarienummer eller register
report-receipt-day = Dag
report-receipt-hand = Stämpel och namn
report-receipt-then = Skriv sedan in numret: kastanj plan dated "Dnr 2026-123". Det trycks i varje rapport.
report-receipt-plan = Det som är bestämt
report-receipt-foot = { $study } · { $version }

## Checklists
report-on-page = s.
report-checklists = Checklistor
report-checklists-intro = Två listor som tidskrifter ber om när det inte finns någon lottning. För varje punkt står var rapporten svarar, eller att den inte gör det. Ämnena är skrivna med våra ord.
report-trend-caption = TREND: utvärderingar utan lottning
report-strobe-caption = STROBE: studier som följer en grupp
report-item-number = Punkt
report-item-topic = Ämne
report-item-place = Var
report-item-first = Första sidan
report-item-manual = Inte här: i metodbeskrivningen och studiemanualen
report-item-no-groups = Gäller inte: det finns ingen jämförelsegrupp
report-item-no-size = Inget antal att nå: den som kommer får frågan. Vad varje bedömning kräver står i planen
report-item-not-blind = Gäller inte: ingen jämförelse, och den som svarar vet om kontakten
report-item-dates = I raden under rapportens titel
report-item-score-alone = Bara poängen före: rapporten har ingen ålder och ingen bakgrund
report-item-not-divided = Ingen uppdelning i planen, eller för få svar
report-item-funding = Inte här: skriv det i det som publiceras
report-item-withheld = Inte i den här utgåvan: för få svar för att visas
report-trend-1 = Titel och sammanfattning säger att det inte är en jämförelse med lottning
report-trend-2 = Bakgrund: varför, och vad som är känt
report-trend-3 = Vilka som kunde vara med, hur de tillfrågades, var
report-trend-4 = Vad kontakten består av
report-trend-5 = Mål och frågor
report-trend-6 = Utfall: vad som mäts och hur
report-trend-7 = Hur många som behövs
report-trend-8 = Hur personer hamnar i grupper
report-trend-9 = Om någon visste vem som fick vad
report-trend-10 = Vad som är en enhet i beräkningen
report-trend-11 = Statistiska metoder
report-trend-12 = Flödet från tillfrågad till analyserad
report-trend-13 = När det samlades in
report-trend-14 = Hur de som är med såg ut vid början
report-trend-15 = Om grupperna var lika vid början
report-trend-16 = Hur många varje beräkning bygger på
report-trend-17 = Utfall: skattning och intervall
report-trend-18 = Andra analyser
report-trend-19 = Skador
report-trend-20 = Tolkning: andra förklaringar
report-trend-21 = Vad det säger om andra
report-trend-22 = Vad som är känt sammantaget
report-strobe-1 = Titel och sammanfattning säger vilken sorts studie det är
report-strobe-2 = Bakgrund
report-strobe-3 = Mål, med det som bestämts i förväg
report-strobe-4 = Studiens upplägg
report-strobe-5 = Plats och tid
report-strobe-6 = Vilka som är med, och hur de följs
report-strobe-7 = Variabler: utfall och annat
report-strobe-8 = Hur var och en mäts
report-strobe-9 = Vad som kan snedvrida
report-strobe-10 = Hur antalet bestämdes
report-strobe-11 = Hur tal hanteras
report-strobe-12a = Statistiska metoder
report-strobe-12b = Uppdelningar
report-strobe-12c = Svar som saknas
report-strobe-12d = De som föll bort
report-strobe-12e = Känslighet
report-strobe-13 = Antal i varje steg, med skäl och figur
report-strobe-14 = Hur de som är med såg ut
report-strobe-15 = Utfall, antal och mått
report-strobe-16 = Huvudresultat med intervall
report-strobe-17 = Andra analyser
report-strobe-18 = Huvudresultat i ord
report-strobe-19 = Begränsningar
report-strobe-20 = Försiktig tolkning
report-strobe-21 = Vad det säger om andra
report-strobe-22 = Vem som betalar

## Editions
report-since = Sedan förra utgåvan
report-since-same = Utgåva { $number } räknade per { $week }. Uppgifterna är desamma.
report-since-caption = Förra utgåvan bredvid den här
report-since-then = Utgåva { $number }, { $week }
report-since-now = Nu
report-since-verdict = Slutsats
report-since-persons = Sa ja
report-since-before = Svarade före
report-since-pairs = Svarade före och efter
report-since-change = Medelförändring
report-since-later = Den förra utgåvan räknade till en senare vecka än den här: den här ser alltså bakåt.
report-since-note = Intervallen gäller den som tittar en gång, vid en tid som bestämts i förväg. Den som tittar ofta och slutar när det ser bra ut lurar sig själv.
report-refused-too-few-new = Sedan utgåva { $number } har färre än { $needed } svarat före och efter, eller tagits bort. Den som lägger båda utgåvorna bredvid varandra skulle se hur det gick för dem. Använd utgåva { $number }, eller vänta tills det har kommit minst { $needed }.

report-outcome = Utfall
report-mean-change = Medelförändring
report-of-persons = Av
report-secondary = Andra utfall
report-secondary-intro = Planen nämner de här utfallen vid sidan av det primära. De prövas tillsammans, så att ett av dem inte ser säkert ut bara för att de är många.
report-secondary-none = Planen nämner inga andra utfall. Det som står här är utforskande: det kan ge uppslag, men prövar ingenting.
report-secondary-caption = Sekundära utfall, efter minus före
report-secondary-note = { $count ->
    [one] En enda prövning: p är inte justerat.
   *[other] p är justerat för { $count } prövningar (Holm 1979). Intervallen är det inte.
 }
report-exploratory-caption = Utforskande utfall, efter minus före
report-exploratory-note = { $count ->
    [one] Ett utfall som planen inte nämner. Därför inget p.
   *[other] { $count } utfall som planen inte nämner. Därför inget p.
}
report-p-holm = p (Holm)
report-individual = Varje persons egen förändring
report-individual-none = Går inte att räkna: planen anger inte hur tillförlitligt formuläret mäter, med källa. Utan det vet ingen vad som är formulärets eget mätfel.
report-individual-caption = Förändring större än formulärets mätfel (Jacobson och Truax 1991)
report-individual-recovered = säkert bättre och över gränsen
report-individual-improved = säkert bättre
report-individual-unchanged = inom mätfelet
report-individual-deteriorated = säkert sämre
report-individual-note = En persons poäng måste ändras mer än { $points } för att det ska vara mer än mätfel. Tillförlitlighet { $reliability }, källa: { $source }. Intervallet gäller andelen.
report-individual-no-norm = Planen har ingen norm med källa. Därför sägs inte om någon har nått samma läge som andra.
report-individual-norm = Gränsen mellan klienter och andra ligger vid { $cut } (normens medel { $mean }, standardavvikelse { $sd }; källa: { $source }).
report-jacobson-caption = Varje person som en punkt: på linjen har inget ändrats, mellan de streckade ryms mätfelet
report-jacobson-alt = { $count } personer. Säkert bättre: { $better }. Säkert sämre: { $worse }. Övriga inom mätfelet.
report-form = Formuläret självt
report-form-few = Färre än { $count } före-formulär: för få för att säga något om formuläret självt.
report-form-alpha = Frågorna i poängen hänger ihop så här: alfa { $alpha } (från { $lower } till { $upper }).
report-form-omega = Omega är { $omega }.
report-form-negative = Några frågor går åt andra hållet än de övriga. Då säger alfa ingenting.
report-form-no-alpha = Hur frågorna hänger ihop går inte att räkna.
report-form-whole = Före-formulären som helhet
report-form-forms = Formulär
report-form-incomplete = minst en fråga utan svar
report-form-floor = lägsta möjliga summa
report-form-ceiling = högsta möjliga summa
report-form-note = När många har lägsta eller högsta möjliga summa kan formuläret inte visa att det blir sämre eller bättre. Antalen för golv och tak gäller formulär utan luckor.
report-form-of = { $count } av { $of }
report-form-questions = Fråga för fråga
report-form-question = Fråga
report-form-missing = Utan svar
report-form-rest = Samband med resten
report-form-questions-note = Medel i svarsstegens egna siffror. Samband med resten är korrelationen med summan av de andra frågorna.
report-model = Alla poäng i samma uträkning
report-model-below = Görs först från steget indikation. Med så få par skulle uträkningen låna sin säkerhet av antaganden.
report-model-intro = Här räknas alla poäng, också från dem som bara svarade före. Uträkningen antar att de som saknas har ändrats som andra med samma poäng före. Den räddar inte ett stort bortfall: jämför med tabellen över dem som saknas.
report-model-caption = Blandad modell, efter minus före
report-model-head = Nivåer
report-model-client = Klienter
report-model-service = Klienter i verksamheter
report-model-df = Frihetsgrader
report-model-icc = Andel mellan verksamheter
report-model-note = REML, tiden som kategori. Kenward–Rogers justering där grupperna är färre än 50, annars Satterthwaites frihetsgrader. Andelen är intraklasskorrelationen mellan två klienter i samma verksamhet.
report-model-note-services = Att verksamheter ändras olika mycket är inte med i modellen: jämför Verksamheterna tillsammans.
report-model-singular = { $model }: skattningen ligger på gränsen, en varians är noll. Modellen är större än underlaget.
report-rtm-none = Återgången mot medelvärdet går inte att räkna. Det kräver att planen anger en poänggräns för att komma in, en norm och formulärets tillförlitlighet.
report-rtm = Den som släpps in vid gränsen { $limit } skulle i snitt ändras { $points } av sig själv, utan någon orsak (Davis 1976; källa: { $source }).
report-course-none = Det naturliga förloppet är inte känt: planen anger inga mätningar av människor utan kontakt.
report-course = Utan kontakt ändrades { $count } personer i snitt { $natural }; här { $own }. Skillnaden i standardavvikelser är { $d } ({ $interval }; Morris 2008, den osäkraste av möjliga korrelationer). Källa: { $source }. Likhet enligt planen: { $similarity }. Grupperna är inte lottade.
report-of-hundred = { $lower } till { $upper } av 100
report-of-hundred-head = Intervall, av 100
report-form-complete = Räknat på { $count } formulär med alla { $items } frågor besvarade.
report-form-withheld = Hur många som har lämnat frågor tomma visas inte: färre än { $count } skulle synas.
report-summary-title = Vad vet vi om samtalen?
report-summary-who = KAST är samtal för den som vill sluta köpa sex eller bryta ett sexuellt beteende som skadar. De som kommer får svara på samma frågor i början och i slutet. Det är frivilligt, och svaren bär inget namn.
report-summary-answer = Kort svar
report-summary-how-many = Hur många det bygger på
report-summary-persons = sa ja till att vara med
report-summary-before = svarade i början
report-summary-pairs = svarade både i början och i slutet
report-summary-unknown = Det här vet vi inte
report-summary-cause = Vad samtalen i sig betyder för hur det går. Ingen liknande grupp utan samtal finns att jämföra med. Människor söker hjälp när det är som svårast, och en del blir bättre ändå.
report-summary-lost = Hur det gick för dem som inte svarade i slutet. Det kan ha gått bra eller dåligt för dem.
report-summary-beyond-follow-up = Hur det blir längre fram än vid uppföljningen.
report-summary-later = Hur det blir på längre sikt.
report-summary-whole = Hela rapporten med alla siffror, hur de är räknade och vad som saknas finns hos verksamheten.

# Groups by the answers before
report-subgroups = Förändring efter svar före
report-subgroups-below = Görs först från steget indikation. Med så få par skulle varje del säga mer om slump än om personerna.
report-subgroups-declared = Planen delar upp efter de här svaren, och gjorde det innan någon hade svarat efteråt.
report-subgroups-exploratory = Utforskande: planen frystes inte med den här uppdelningen innan någon hade svarat efteråt.
report-subgroups-intro = Frågan är om förändringen skiljer sig mellan grupper. Den avgörs av ett test av alla grupper på en gång. Att en grupps intervall utesluter noll och en annan grupps inte gör det besvarar den inte. Grupper som börjar på olika nivå kan ändras olika mycket av sig själva (regression mot medelvärdet): jämför poängen före.
report-subgroups-caption = Efter minus före, efter svaret före på frågan: { $question }
report-subgroups-group = Svar före
report-subgroups-before = Medel före
report-subgroups-no-answer = inget svar på frågan
report-subgroups-withheld = { $question } Visas inte: grupper med färre än { $count } skulle synas.
report-subgroups-no-test = Det finns inte två grupper som är stora nog att jämföra.
report-subgroups-differ = Det finns belägg för att förändringen skiljer sig mellan grupperna, inte för vad det beror på.
report-subgroups-no-evidence = Underlaget avgör inte om förändringen skiljer sig mellan grupperna. Det betyder inte att den är lika.
report-subgroups-undetermined = Underlaget avgör inte om förändringen skiljer sig mellan grupperna: skillnader mellan grupper går inte att skilja från skillnader mellan verksamheter.
report-subgroups-welch = Welch
report-subgroups-services = verksamheter som kluster, CR2; aldrig säkrare än Welch
report-subgroups-services-several = Welch; p är det minsta av alla jämförelser två och två med verksamheter som kluster, CR2, enligt Bonferroni, aldrig mindre än Welchs
report-subgroups-two = Skillnad mellan grupperna { $difference } poäng, { $level } % intervall { $interval }; { $p } ({ $way }{ $count ->
    [one] {""}
   *[other] ; p är justerat för { $count } uppdelningar enligt Holm, intervallet inte
 }).
report-subgroups-several = Test av samspelet mellan grupp och tid: F({ $numerator }; { $denominator }) = { $f }, { $p } ({ $way }{ $count ->
    [one] {""}
   *[other] ; p är justerat för { $count } uppdelningar enligt Holm
 }); intervallen står i tabellen.

# Three occasions
report-waves = Före, efter och vid uppföljning
report-waves-few = Visas inte: färre än { $count } har poäng vid alla tre tillfällena, eller så skulle några få synas.
report-waves-follow-up = Uppföljning
report-waves-at-follow-up = Uppföljning minus före
report-waves-since-after = Uppföljning minus efter
report-waves-caption = De { $count } som har poäng vid alla tre tillfällena
report-waves-note = De som kom till uppföljningen kan skilja sig från dem som inte gjorde det: siffrorna gäller dem som kom.
report-waves-services = Intervallen låter verksamheterna skilja sig åt (CR2) och är aldrig smalare än utan det.
report-waves-lines-caption = En linje per person över tre tillfällen, och medelvärdet med { $level } % intervall
report-waves-means-caption = Medelvärdet vid tre tillfällen för samma personer, med { $level } % intervall
report-waves-alt = Tre tillfällen, { $count } personer. Medelvärden: { $means }.

# Funnel
report-funnel-axis-pairs = Par i verksamheten
report-funnel-caption = Varje punkt är en verksamhet, utan ordning. Bandet är så mycket som slumpen ensam sprider medelvärden kring det sammanvägda ({ $level } % intervall): få par, stor slump
report-funnel-outside = { $outside } av { $count } ligger utanför bandet; av slumpen ensam väntas { $chance }.
report-funnel-alt = Trattfigur. { $count } verksamheter efter antal par, { $outside } utanför bandet kring { $mean } poäng. Standardavvikelse inom verksamheter { $sd } poäng.

# Watched over the editions
report-watch = Om rapporten görs om flera gånger
report-watch-intro = Ett vanligt { $level } % intervall gäller för den som tittar en gång. Den som gör om rapporten när nya svar kommer, och slutar när siffran ser bra ut, har oftare fel. Intervallet här är bredare än det vanliga för samma personer och gäller hur ofta man än tittar.
report-watch-caption = Medelförändring, så att man får titta när som helst
report-watch-interval = Gäller alltid ({ $level } % intervall), poäng
report-watch-e = e-värde
report-watch-now = Den här utgåvan
report-watch-all = De { $count } utgåvor för samma läsare som har tittat, tillsammans
report-watch-none = ännu inget
report-watch-e-large = över 10 000
report-watch-note = e-värdet mäter belägg mot att medelförändringen är noll: omkring 1 säger ingenting, { $limit } svarar mot planens felnivå hur ofta man än tittar. Det säger inte vad förändringen beror på. t-test med blandning, spridning { $rho } (Wang och Ramdas 2025); antar normalfördelade förändringar och att de som kommer till senare liknar de tidigare. Inget steg i bedömningen bygger på det.
report-watch-note-services = Intervallet är så mycket bredare som konfidensintervallet blir när verksamheterna får skilja sig åt. e-värdet visas inte: det tar alla för oberoende av varandra. t-test med blandning, spridning { $rho } (Wang och Ramdas 2025); antar normalfördelade förändringar och att de som kommer till senare liknar de tidigare. Inget steg i bedömningen bygger på det.
report-watch-apart = Utgåvornas intervall går isär. Då har något ändrats mellan dem: nya klienter, rättade svar eller ett annat sätt att samla in.

# The simulation behind the intervals
report-simulated = Hur säkra intervallen är när sanningen är känd
report-simulated-intro = Intervallen är prövade på påhittade studier där man vet svaret. Av 100 intervall med nivån 95 ska omkring 95 täcka det sanna värdet. Där de gör det sällan visas de inte, eller så säger rapporten vad det beror på.
report-simulated-interval = Intervall
report-simulated-under = Under vilka förhållanden
report-simulated-caption = Av 100 intervall täcker så många det sanna värdet, efter antal par (personer i varje grupp; par i varje verksamhet; formulär för alfa)
report-simulated-note = 2 000 studier i varje ruta, frö 20260101; en ruta med 95 har medelfelet 0,5. * under 90. – ges i färre än hälften av studierna. Prövat för nivån 95. Bortfall som hänger ihop med hur det gick går inte att räkna bort: därför tabellen över dem som saknas.
report-simulated-interval-mean-change = medelförändring, t
report-simulated-interval-over-services = medelförändring, verksamheter får skilja sig åt
report-simulated-interval-d-av = d_av, där det visas
report-simulated-interval-d-z = d_z
report-simulated-interval-imputed = multipel imputering
report-simulated-interval-mixed = blandad uträkning, förändring
report-simulated-interval-pooled = verksamheter sammanvägda
report-simulated-interval-prediction = prediktion för en ny verksamhet
report-simulated-interval-tau = tau, hur mycket verksamheter skiljer sig åt
report-simulated-interval-groups = skillnad mellan två grupper
report-simulated-interval-always = gäller alltid, alla tittar tillsammans
report-simulated-interval-benchmark = skillnad mot naturligt förlopp
report-simulated-interval-alpha = alfa
report-simulated-interval-wilson = andel, Wilson
report-simulated-under-normal = normalfördelat, ingen saknas
report-simulated-under-skewed = sneda förändringar
report-simulated-under-floored = många vid skalans ände
report-simulated-under-clustered = verksamheter skiljer sig åt
report-simulated-under-lost-at-random = en tredjedel saknas, efter poängen före
report-simulated-under-lost-not-at-random = en tredjedel saknas, oftare de som ändrats mindre
report-simulated-under-three-services = tre verksamheter
report-simulated-under-five-services = fem verksamheter
report-simulated-under-ten-services = tio verksamheter
report-simulated-under-twelve-uneven = tolv verksamheter, från 1 till 28 av 100 personer
report-simulated-under-share-half = hälften
report-simulated-under-share-tenth = en av tio
report-simulated-under-share-fiftieth = en av femtio
report-simulated-world = När kontakten inte gör något
report-simulated-better = till det bättre, { $people }
report-simulated-worse = till det sämre, { $people }
report-simulated-verdict-caption = Av 100 studier där kontakten inte gör något når så många steget stödd förändring, efter antal personer med svar före
report-simulated-verdict-note = Fyra verksamheter, 2 000 studier i varje ruta. Högst 2,5 av 100 är målet åt vardera hållet; * över det (en ruta med 2,5 har medelfelet 0,35). Sneda förändringar når oftare steget åt motsatt håll mot den långa svansen. Den sista raden är regression mot medelvärdet ensam: stegen ser den inte, och därför står den i bedömningen på första sidan.
report-simulated-world-no-change = alla svarar två gånger
report-simulated-world-skewed = sneda förändringar
report-simulated-world-floored = många vid skalans ände
report-simulated-world-clustered = verksamheter skiljer sig åt
report-simulated-world-lost-by-chance = en fjärdedel saknas av en slump
report-simulated-world-lost-within-delta = 28 av 100 saknas, en halv standardavvikelse sämre än väntat
report-simulated-world-regression = ingenting annat än regression mot medelvärdet: alla kommer i en svacka och alla blir bättre av det
