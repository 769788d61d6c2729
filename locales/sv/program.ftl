# Programmets ord på kommandoraden.

program-help = Kastanj: från ett pennstreck på papper till ärlig kunskap
program-help-usage = Skriv så här
program-help-commands = Kommandon
program-help-options = Val
program-help-arguments = Anges
program-help-help = Visa den här hjälpen
program-help-any-store = Mappen där uppgifterna ligger (annars kastanj-store)
program-help-any-person = Vem du är: ditt konto (annars person-1)
program-help-any-passphrase-file = Fil med lösenfrasen på första raden; annars frågar programmet
program-help-any-lang = Språk: sv eller en
program-help-any-study = Studiefilen study.toml (annars den som hör till mappen, eller exempelstudien)
program-help-any-unit = Verksamhetens kod, till exempel EX-A
program-help-any-out = Vart det skrivs
program-help-any-json = Skriv JSON i stället för text
program-help-any-today = Räkna som om det vore den här veckan, till exempel 2026-W07
program-help-any-week = Veckan då bladen fylldes i, till exempel 2026-W07
program-help-any-files = Filer
program-help-any-file = Fil
program-help-any-episode = Kontaktkoden, sex tecken, till exempel 7KQ4-HN
program-help-any-seed = Frö för slumpen: samma frö ger samma resultat

program-help-form = Formulären: granska, visa, räkna på bördan, skriv ut
program-help-form-check = Granska formulärfiler: fel med fil, rad och råd
program-help-form-list = Lista formulären med version, läge och sidor
program-help-form-show = Visa ett formulär fråga för fråga
program-help-form-show-form = Formuläret, till exempel del-1 eller del-1/before, eller en egen fil som slutar på .toml
program-help-form-burden = Minuter för klient och terapeut per kontakt, på papper och skärm
program-help-form-diet = Frågor som kunde utgå: ingen svarar, inget rör sig, en annan säger detsamma
program-help-form-diet-unit = En enhet (annars alla)
program-help-form-diet-json = Skriv JSON
program-help-form-print = Skriv ut ett formulär som PDF
program-help-form-print-form = Formuläret, till exempel del-1/before eller del-2; en egen fil som slutar på .toml skrivs ut som utkast
program-help-form-print-occasion = Tillfälle: before, after eller follow_up
program-help-form-print-copyable = Kopieringsupplagan, med rutnät för kod
program-help-form-print-stock = Så många lagerblad med eget nummer, 1 till 2000
program-help-form-print-large = Stor stil, 16 punkter; läses inte av maskin, svaren knappas in
program-help-kit = Pappersutrustningen: en mapp som räcker med en skrivare
program-help-kit-packs = Antal kuvert, 0 till 2000 (annars 10)
program-help-kit-seed = Frö för kuvertnumren, 32 hexadecimala tecken; annars dras ett och skrivs upp
program-help-manual = Studiemanualen som PDF
program-help-scan = Läs skannade blad
program-help-scan-read = Läs och visa; inget sparas
program-help-scan-take = Läs och spara i mappen
program-help-scan-watch = Håll ögonen på en mapp: det som skannern lägger där läses och sparas
program-help-scan-watch-dir = Mappen som skannern skriver till; med flera enheter en undermapp för varje, med enhetens kod som namn
program-help-scan-watch-once = Titta en gång, ta in det som ligger stilla och sluta
program-help-scan-watch-remove = Ta bort en fil ur mappen när alla dess sidor är klara
program-help-scan-audit = Visa hur ofta avläsningen har fel, mätt här
program-help-scan-audit-unit = Enhetens kod; annars alla
program-help-scan-audit-answers = Så många procent av svaren läses en gång till från och med nu
program-help-scan-audit-sheets = Så många procent av bladen matas in av en person också från och med nu
program-help-scan-audit-json = Skriv som JSON
program-audit-range = Ange procent som ett tal från 0 till 100.
program-audit-shares = { $unit }: { $answers } % av svaren och { $sheets } % av bladen kontrolleras.
program-audit-compared = Maskinen och två personer, { $count } blad. Fel per 10 000 svar (95 % intervall):
program-audit-line = {"    "}{ $name }: { $wrong } fel av { $fields } svar, { $rate }
program-audit-third = Två läsningar skiljer sig i { $count } frågor. Avgör dem på sidan Blad i webbläsaren.
program-help-key = Knappa in ett blad, en följesedel eller en månad
program-help-key-sheet = Sidkod, kuvertnummer eller, för ett blad utan nummer, kontaktens kod; eller orden slip eller tally
program-help-key-number = Kuvertets nummer, efter slip
program-help-key-month = Månaden, efter tally, till exempel 2026-03
program-help-key-second = En annan person knappar bladet en gång till och avgör vad som gäller där det skiljer
program-help-init = Börja: skapa en krypterad mapp för en studie
program-help-init-recovery-out = Skriv återställningsnyckeln till en fil i stället för på skärmen
program-help-person = De som kan öppna mappen
program-help-person-add = Lägg till en person
program-help-person-add-name = Kontots namn
program-help-person-add-new-passphrase-file = Fil med den nya personens lösenfras
program-help-person-list = Lista kontona
program-help-unit-list = Lista verksamheterna
program-help-unit = Studiens enheter
program-help-unit-add = Lägg till verksamheter: JSON-rader på standard in
program-help-client = Klienter
program-help-client-add = Ny klient med en ny kontakt
program-help-client-add-relative = Klienten är anhörig
program-help-client-erase = Radera en klient för gott: nyckeln förstörs
program-help-client-erase-yes = Ja, jag vet att det inte går att ångra
program-help-episode = Kontakterna: lista, visa, lägg till, koppla ett blad
program-help-episode-add = Lägg till kontakter: JSON-rader på standard in
program-help-episode-list = Lista kontakterna
program-help-episode-show = Visa en kontakt
program-help-episode-assign = Koppla ett blad utan ägare till en kontakt
program-help-episode-assign-sheet = Bladets sidkod eller nummer, eller numret som scan take skrev
program-help-episode-assign-to = Kontaktkoden
program-help-assess = Självskattningar
program-help-assess-add = Lägg till självskattningar: JSON-rader på standard in
program-help-assess-show = Visa en kontakts självskattningar
program-help-session = Sessionsrapporter
program-help-session-add = Lägg till sessionsrapporter: JSON-rader på standard in
program-help-tally = Månadens rader
program-help-tally-add = Lägg till månadens rader: JSON-rader på standard in
program-help-consent = Samtycken
program-help-consent-add = Lägg till samtycken: JSON-rader på standard in
program-help-loss = Bortfall
program-help-loss-add = Lägg till bortfall: JSON-rader på standard in
program-help-flow = Inklusionsflödet: hur många som frågades, sa ja och svarade
program-help-worklist = Arbetslistan: vems tur det är
program-help-backup = Säkerhetskopiera till en krypterad fil
program-help-restore = Återställ en säkerhetskopia till en ny mapp
program-help-verify = Kontrollera mappen, eller en säkerhetskopia
program-help-export = Ta ut tabeller, kodbok och blad
program-help-analyze = Analysera en tabell
program-help-analyze-paired = Förändring mellan före och efter i en CSV-fil
program-help-analyze-paired-file = CSV-filen
program-help-analyze-paired-before = Kolumnen med värdet före
program-help-analyze-paired-after = Kolumnen med värdet efter
program-help-analyze-paired-lower-is-better = Lägre värde är bättre
program-help-analyze-paired-range = Skalans lägsta och högsta värde, till exempel 0,100
program-help-analyze-paired-eligible = Hur många som kunde tillfrågas
program-help-analyze-paired-asked = Hur många som tillfrågades
program-help-analyze-paired-persons = Hur många som sa ja
program-help-analyze-paired-service = Kolumnen med verksamhet
program-help-analyze-paired-alpha = Tvåsidig felnivå för alla intervall, över 0 och under 0,5 (annars 0,05; för en utgåva planens)
program-help-analyze-paired-assumes =
    Förutsätter: en rad per person (personens första kontakt), samma skala före och efter, raderna oberoende av varandra inom en verksamhet. Tom cell betyder saknas: före utan efter räknas som bortfallen, så ta bara med personer vars tid för efterblad är slut. t-intervallet antar att medelförändringen är ungefär normalfördelad; vid få par och sneda värden se teckenbytestestet och Wilcoxon. Använd inte kommandot för frekvenser i band, för ja/nej-frågor eller för fler än två tillfällen. Ingen jämförelsegrupp finns: en förändring är inte en effekt. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze paired tabell.csv --before före --after efter --id id --service verksamhet --range 0,100
# the methods of analyze
program-help-any-before = Kolumnen med värdet före
program-help-any-after = Kolumnen med värdet efter
program-help-any-id = Kolumnen med person: ingen får stå på två rader
program-help-any-lower-is-better = Lägre värde är bättre
program-help-any-range = Skalans lägsta och högsta värde, till exempel 0,100; allt utanför nämns med rad
program-help-any-sep = Tecknet mellan cellerna. Annars läser programmet det ur rubrikraden (semikolon, tabb eller komma, det som står där flest gånger) och säger vilket
program-help-any-decimal = Decimaltecknet. Annars läser programmet det ur talen och säger vilket; en fil som blandar komma och punkt avvisas. Vad kolumner, ord och rader betyder gissas aldrig
program-help-any-service = Kolumnen med verksamhet
program-help-any-outcome = Kolumnen som ska förklaras
program-help-any-fixed = Kolumner med tal som förklarar, skilda med komma
program-help-any-interaction = Samspel mellan två av kolumnerna som förklarar, skrivna A:B och skilda med komma; i mmrm kan den ena vara kolumnen med tillfällen
program-help-any-edition = Data från en utgåva av effektrapporten i stället för en fil; kolumnerna heter before, after, follow_up, service, after_late, sedan delpoängen som namn_before, namn_after; i mixed och mmrm en rad per tillfälle med client, service, occasion (before, after, follow_up), after (0 eller 1), score och delpoängen med sina namn
program-help-any-factor = Kolumner med kategorier som förklarar, skilda med komma; vilken nivå de andra jämförs med, se --reference
program-help-any-reference = Nivån som de andra i en kolumn jämförs med, skriven KOLUMN=NIVÅ, till exempel occasion=before; en gång för varje kolumn. Annars det minsta talet, det tidigaste tillfället i en utgåva eller det första ordet i alfabetet
program-help-any-client = Kolumnen med klient
program-help-any-ml = Full maximum likelihood i stället för REML
program-help-any-df = Frihetsgrader: kenward-roger eller satterthwaite (annars kenward-roger vid REML och färre än 50 grupper)
program-help-any-imputations = Antal imputeringar (annars 50)
program-help-any-yes = Ordet för ja (annars 1)
program-help-any-no = Ordet för nej (annars 0)
program-help-any-items = Kolumnerna, skilda med komma
program-help-any-reversed = Frågor som går åt andra hållet; de vänds inom --range
program-help-any-categories = Svaren i ordning, skilda med komma, till exempel aldrig,ibland,ofta
program-help-any-n = Antal par
program-help-any-mean-before = Medel före
program-help-any-sd-before = Standardavvikelse före
program-help-any-mean-after = Medel efter
program-help-any-sd-after = Standardavvikelse efter
program-help-any-r = Korrelationen mellan före och efter; är den okänd visas 0,3, 0,5 och 0,7
program-help-any-label = Kolumnen med namn: inget får stå två gånger
program-help-analyze-individual = Förändring person för person: tillförlitlig och kliniskt betydelsefull
program-help-analyze-individual-reliability = Formulärets reliabilitet, 0–1 (helst test–retest)
program-help-analyze-individual-reliability-source = Var reliabiliteten kommer ifrån
program-help-analyze-individual-norm-mean = Normens medel
program-help-analyze-individual-norm-sd = Normens standardavvikelse
program-help-analyze-individual-norm-source = Var normen kommer ifrån
program-help-analyze-individual-clinical-mean = Klienternas medel, om det inte ska tas ur filen
program-help-analyze-individual-clinical-sd = Klienternas standardavvikelse
program-help-analyze-individual-assumes =
    Förutsätter: en rad per person, samma skala båda gångerna, ett mätfel som är lika stort på hela skalan, och en reliabilitet från liknande personer. Jacobson–Truax (RCI, gränserna a, b och c) och Hageman–Arrindell. Använd inte metoden utan källa för reliabiliteten, för formulär med golv eller tak, eller för att jämföra verksamheter. Utan norm med källa sägs aldrig att någon är återställd. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze individual data.csv --before före --after efter --reliability 0.88 --reliability-source "Manualen 2019"
program-help-analyze-subgroups = Om förändringen skiljer sig mellan grupper
program-help-analyze-subgroups-by = Kolumner vars ord delar upp paren, var för sig; p justeras enligt Holm
program-help-analyze-subgroups-service = Kolumnen med verksamhet: intervallen låter verksamheterna skilja sig åt
program-help-analyze-subgroups-alpha = Tvåsidig felnivå för alla intervall, över 0 och under 0,5 (annars 0,05; för en utgåva planens)
program-help-analyze-subgroups-assumes =
    Förutsätter: en rad per person, oberoende personer (eller verksamheter, med --service), och grupper som är bestämda av något före kontakten och innan man sett förändringarna. Welchs test av alla grupper på en gång, utan att spridningen antas lika; med minst tre verksamheter räknas de som kluster (CR2), och då är intervall och p aldrig säkrare än utan; grupper under fem par har inga siffror och är inte med. Använd inte metoden för grupper som bildats av hur det gick, och läs inte av skillnader genom att ett intervall utesluter noll och ett annat inte. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze subgroups data.csv --before före --after efter --by målgrupp,boende
program-help-analyze-wilcoxon = Rang- och teckenbytestest av parade värden, med Hodges–Lehmann
program-help-analyze-wilcoxon-assumes =
    Förutsätter: en rad per person, oberoende personer, förändringar som är symmetriska kring sitt centrum. Exakta p-värden med delade ranger; teckenbyten räknas alla upp till 20 förändringar, sedan dras de med --seed. Använd inte metoden för ja/nej-frågor, för personer som delar grupp, eller som enda uppgift: ett p-värde säger inget om hur stor förändringen är. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze wilcoxon data.csv --before före --after efter
program-help-analyze-bootstrap = BCa-intervall genom omdragning av par
program-help-analyze-bootstrap-statistic = Vad som räknas: mean-change, median-change, d-z, d-av, glass eller rate-ratio (annars mean-change)
program-help-analyze-bootstrap-resamples = Antal omdragningar (annars 10000)
program-help-analyze-bootstrap-quantile = R:s kvantiltyp, 6 eller 7 (annars 7)
program-help-analyze-bootstrap-assumes =
    Förutsätter: en rad per person, oberoende personer, och att paren liknar dem man vill säga något om. Använd inte metoden under omkring 20 par: intervallet blir då för smalt. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze bootstrap data.csv --before före --after efter --statistic d-av --seed 7
program-help-analyze-yes-no = Parade ja/nej-svar: McNemar och Newcombe
program-help-analyze-yes-no-assumes =
    Förutsätter: en rad per person och samma fråga båda gångerna. Mid-p är den att visa. Använd inte metoden för svar med fler än två steg (se ordinal) eller för olika personer före och efter. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze yes-no data.csv --before före --after efter --yes ja --no nej
program-help-analyze-ordinal = Parade svar i ordnade steg: Stuart–Maxwell, Bhapkar, förskjutning
program-help-analyze-ordinal-assumes =
    Förutsätter: en rad per person, samma svar att välja mellan båda gångerna. Stuart–Maxwell och Bhapkar jämför fördelningarna och bryr sig inte om ordningen; förskjutningen gör det. Använd inte metoden för få par i många steg. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze ordinal data.csv --before före --after efter --categories aldrig,ibland,ofta
program-help-analyze-ordinal-model = Kumulativ logit för ordnade svar (clm; med --client clmm)
program-help-analyze-ordinal-model-client = Kolumnen med klient: en egen nivå för varje klient
program-help-analyze-ordinal-model-nodes = Noder i kvadraturen; 1 är Laplace (annars 10)
program-help-analyze-ordinal-model-assumes =
    Förutsätter: samma oddskvot vid alla trösklar (provas utan --client), oberoende rader utan --client. Använd inte metoden när någon har flera rader och --client saknas, eller när ett svar aldrig valts. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze ordinal-model lång.csv --outcome svar --categories aldrig,ibland,ofta --factor tillfälle --client id
program-help-analyze-counts = Antal före och efter: kvot med robust intervall
program-help-analyze-counts-assumes =
    Förutsätter: en rad per person, lika lång tid före och efter. Intervallet att visa är CR2; det naiva är nästan alltid för smalt. Använd inte metoden för svar i band (använd ordinal) eller för olika lång tid (använd count-model --exposure). JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze counts data.csv --before före --after efter
program-help-analyze-count-model = Regression för antal: Poisson, negativ binomial, nollinflaterad, hurdle
program-help-analyze-count-model-model = poisson, negative-binomial, zero-inflated-poisson, zero-inflated-negative-binomial, hurdle-poisson eller hurdle-negative-binomial (annars negative-binomial)
program-help-analyze-count-model-zero = Kolumner bland --fixed som förklarar nollorna (annars alla)
program-help-analyze-count-model-exposure = Kolumnen med tid eller annan exponering, större än noll
program-help-analyze-count-model-assumes =
    Förutsätter: oberoende rader och ett samband som är rakt på logskala. Använd inte Poisson när antalen varierar mer än medelvärdet, och ingen av modellerna när samma person har flera rader. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze count-model data.csv --outcome antal --fixed ålder --model negative-binomial
program-help-analyze-mixed = Linjär blandad modell: klienter, lutningar, verksamheter
program-help-analyze-mixed-slope = Kolumnen, också bland --fixed, vars lutning skiljer mellan klienter
program-help-analyze-mixed-wave = Kolumnen med tillfälle: en klient som står på två rader vid samma tillfälle avvisas. Utan den nämns rader som modellen inte kan skilja åt
program-help-analyze-mixed-service = Kolumnen med verksamhet; klienter ligger i verksamheter
program-help-analyze-mixed-profile = Räkna profilintervall (tar längre tid)
program-help-analyze-mixed-assumes =
    Förutsätter: en rad per mätning, rester och klientnivåer som är normalfördelade, bortfall som beror på det som finns i modellen (MAR). Tid som kategori: --factor; som tal: --fixed. Använd inte modellen för att rädda ett bortfall på hälften eller mer, eller med färre än fem verksamheter i --service. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze mixed lång.csv --outcome värde --client id --factor tillfälle --service verksamhet
program-help-analyze-mmrm = Upprepade mätningar med kovarians mellan tillfällena (MMRM)
program-help-analyze-mmrm-wave = Kolumnen med tillfälle
program-help-analyze-mmrm-waves = Tillfällena i ordning, skilda med komma; det första är jämförelsen
program-help-analyze-mmrm-covariance = by-cells, unstructured eller compound-symmetry (annars by-cells: ostrukturerad, utom när färre än tio har två tillfällen)
program-help-analyze-mmrm-assumes =
    Förutsätter: en rad per klient och tillfälle, två till sex tillfällen, normalfördelade rester, bortfall som beror på det som finns i modellen (MAR). Använd inte modellen för mätningar vid olika tider (använd mixed) eller för att rädda ett bortfall på hälften eller mer. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze mmrm lång.csv --outcome värde --client id --wave tillfälle --waves före,efter,uppföljning
program-help-analyze-regression = Minsta kvadrat med robusta medelfel
program-help-analyze-regression-robust = hc0, hc1, hc2 eller hc3 (annars hc3)
program-help-analyze-regression-cluster = Kolumnen med kluster, till exempel verksamhet
program-help-analyze-regression-cluster-robust = cr0, cr1 eller cr2 (annars cr2)
program-help-analyze-regression-assumes =
    Förutsätter: ett rakt samband, oberoende rader (eller oberoende kluster). Under omkring fyra frihetsgrader går ett klusterrobust p inte att lita på. Använd inte metoden för upprepade mätningar av samma person (använd mixed) eller för orsaker: ett samband är inget mer. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze regression data.csv --outcome efter --fixed före --cluster verksamhet
program-help-analyze-ancova = Kovariansanalys: förändringen vid samma utgångsvärde (HC3, CR2)
program-help-analyze-ancova-by-service = Egen nivå för varje verksamhet
program-help-analyze-ancova-assumes =
    Förutsätter: en rad per person, ett rakt samband mellan före och efter. Ger förändringen vid medel för dem som svarade två gånger, och vid medel för alla. Använd inte metoden som bevis för vad kontakten gjorde: ingen jämförelsegrupp finns. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze ancova data.csv --before före --after efter --service verksamhet
program-help-analyze-logistic = Logistisk regression: oddskvoter för ja
program-help-analyze-logistic-assumes =
    Förutsätter: oberoende rader och minst omkring tio ja och tio nej per kolumn. Använd inte metoden när en kolumn ensam skiljer ja från nej (det nekas), eller när samma person har flera rader. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze logistic data.csv --outcome klar --fixed ålder --yes ja --no nej
program-help-analyze-attrition = Vilka som föll bort: odds och standardiserade skillnader
program-help-analyze-attrition-start-week = Kolumnen med vecka då kontakten började, räknad från studiens start
program-help-analyze-attrition-assumes =
    Förutsätter: en rad per person som svarade före; tom cell efter betyder bortfallen, så ta bara med dem vars tid är slut. Använd inte resultatet som bevis för att bortfallet är ofarligt: det som inte mättes syns inte. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze attrition data.csv --before före --after efter --service verksamhet
program-help-analyze-missing-data = Förändringen under olika antaganden om de bortfallna
program-help-analyze-missing-data-delta-sd = Den största förskjutning som hålls för rimlig, i SD före (annars 0,5; för en utgåva planens)
program-help-analyze-missing-data-assumes =
    Förutsätter: en rad per person som svarade före, och att planen sa vilken förskjutning som är rimlig. Siffran för dem som svarade två gånger står aldrig ensam. Använd inte en enda rad ur tabellen: den gäller tillsammans. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze missing-data data.csv --before före --after efter --range 0,100
program-help-analyze-impute = Multipel imputering med delta och tippunkt
program-help-analyze-impute-auxiliary = Fler kolumner med tal som hjälper till att fylla luckorna, skilda med komma
program-help-analyze-impute-method = norm (Bayesiansk regression) eller pmm (värden från liknande personer) (annars norm)
program-help-analyze-impute-iterations = Varv över kolumnerna (annars 10)
program-help-analyze-impute-donors = Antal liknande personer för pmm (annars 5)
program-help-analyze-impute-assumes =
    Förutsätter: att bortfallet beror på det som står i kolumnerna (MAR) och att sambanden är raka. Samma frö ger samma tal, hur många trådar datorn än har. Använd inte imputering för att rädda ett bortfall på hälften eller mer, och visa aldrig resultatet utan tippunkten. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze impute data.csv --before före --after efter --method pmm --seed 7
program-help-analyze-pool = Metaanalys över verksamheter eller studier
program-help-analyze-pool-estimate = Kolumnen med skattningen
program-help-analyze-pool-se = Kolumnen med medelfelet
program-help-analyze-pool-variance = Kolumnen med variansen, i stället för --se
program-help-analyze-pool-estimator = tau²: reml, dl, pm, ml, he, sj eller fe (annars reml); alla visas
program-help-analyze-pool-test = hartung-knapp, hartung-knapp-guarded eller wald (annars hartung-knapp)
program-help-analyze-pool-k-minus-2 = Prediktionsintervall med k − 2 frihetsgrader
program-help-analyze-pool-moderator = Kolumner med tal som kan förklara skillnader, skilda med komma
program-help-analyze-pool-cluster = Kolumnen med kluster: effekter som hör ihop (tre nivåer, CR2)
program-help-analyze-pool-assumes =
    Förutsätter: en rad per verksamhet eller studie, oberoende skattningar åt samma håll, kända medelfel. En ensam verksamhet nekas; under fem ges inget p; Egger och trim and fill kräver tio. Använd inte metoden för att rangordna verksamheter. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze pool verksamheter.csv --estimate förändring --se medelfel --label verksamhet
program-help-analyze-reliability = Ett formulärs reliabilitet: alfa, omega, frågorna
program-help-analyze-reliability-assumes =
    Förutsätter: en rad per person och ifyllnad, frågor som mäter samma sak åt samma håll. Går de åt olika håll nämns kolumnerna. Använd inte alfa som bevis för att frågorna mäter en enda sak, eller för formulär med två frågor. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze reliability formulär.csv --items f1,f2,f3 --range 0,4 --reversed f2
program-help-analyze-icc = Sex intraklasskorrelationer
program-help-analyze-icc-items = Kolumnerna med bedömare eller tillfällen, skilda med komma
program-help-analyze-icc-assumes =
    Förutsätter: en rad per person, en kolumn per bedömare eller tillfälle, normalfördelade rester. För test–retest: ICC(2,1) eller ICC(3,1). Använd inte metoden när personerna inte skiljer sig åt. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze icc test.csv --items första,andra
program-help-analyze-cfa = Konfirmatorisk faktoranalys med en eller två faktorer
program-help-analyze-cfa-second-factor = Frågor som hör till en andra faktor, skilda med komma
program-help-analyze-cfa-assumes =
    Förutsätter: minst omkring 200 personer, svar som kan behandlas som tal (fem steg eller fler), normalfördelning för p och RMSEA. Använd inte en lösning som inte får tolkas (Heywood). JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze cfa formulär.csv --items f1,f2,f3,f4 --second-factor f3,f4
program-help-analyze-efa = Explorativ faktoranalys
program-help-analyze-efa-factors = Antal faktorer (annars 1)
program-help-analyze-efa-extraction = ml (maximum likelihood) eller minres (minsta residualer; annars ml)
program-help-analyze-efa-rotation = none, varimax eller oblimin (annars oblimin)
program-help-analyze-efa-assumes =
    Förutsätter: minst omkring 200 personer och svar som kan behandlas som tal; ml och p också att de är normalfördelade, minres ingen fördelning. Använd inte metoden för att bekräfta en teori på samma data som gav den (använd cfa på nya). JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze efa formulär.csv --items f1,f2,f3,f4,f5,f6 --factors 2
program-help-analyze-summary = Förändring ur en publicerad tabell: n, medel, SD, r
program-help-analyze-summary-assumes =
    Förutsätter: samma personer före och efter, siffror för paren och inte för alla. Är r okänt visas hur det blir vid 0,3, 0,5 och 0,7: välj inte den rad som passar. Använd inte metoden när före och efter har olika n. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze summary --n 29 --mean-before 21.4 --sd-before 6.2 --mean-after 17.9 --sd-after 6.8
program-help-analyze-benchmark = Den egna förändringen mot ett naturligt förlopp (d_ppc2)
program-help-analyze-benchmark-natural-n = Naturligt förlopp: antal par
program-help-analyze-benchmark-natural-mean-before = Naturligt förlopp: medel före
program-help-analyze-benchmark-natural-sd-before = Naturligt förlopp: SD före
program-help-analyze-benchmark-natural-mean-after = Naturligt förlopp: medel efter
program-help-analyze-benchmark-natural-sd-after = Naturligt förlopp: SD efter
program-help-analyze-benchmark-natural-r = Naturligt förlopp: korrelationen före–efter
program-help-analyze-benchmark-natural-source = Var det naturliga förloppet är publicerat
program-help-analyze-benchmark-similarity = Hur lika grupperna är: low, moderate eller high
program-help-analyze-benchmark-assumes =
    Förutsätter: samma skala och ungefär samma tid i båda grupperna, och en källa. Grupperna är inte lottade: skillnaden är ett riktmärke, inget bevis. Använd inte metoden när grupperna togs in på olika sätt. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze benchmark --n 20 --mean-before 21 --sd-before 6 --mean-after 17 --sd-after 6 --natural-n 67 --natural-mean-before 20 --natural-sd-before 6 --natural-mean-after 19 --natural-sd-after 6 --natural-source "Väntelista 2019" --similarity moderate
program-help-analyze-rtm = Regression mot medelvärdet: vad som väntas utan kontakt
program-help-analyze-rtm-mean = Medel i befolkningen som personerna kom från
program-help-analyze-rtm-sd = Dess standardavvikelse
program-help-analyze-rtm-r = Korrelationen mellan två mätningar utan kontakt
program-help-analyze-rtm-cut-off = Värdet som släppte in personerna
program-help-analyze-rtm-entry = Vilka som släpptes in: above (över) eller below (under)
program-help-analyze-rtm-assumes =
    Förutsätter: normalfördelning i befolkningen och en känd gräns för att komma in. Är r eller gränsen okänd går talet inte att räkna, och det sägs. Använd inte metoden när personerna kom av andra skäl än sitt värde. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze rtm --mean 12 --sd 6 --r 0.7 --cut-off 18 --entry above
program-help-analyze-precision = Hur många par som behövs för precision och styrka
program-help-analyze-precision-pairs = Par hittills (annars 0)
program-help-analyze-precision-persons = Hur många som sa ja
program-help-analyze-precision-asked = Hur många som tillfrågades
program-help-analyze-precision-half-width = En egen halv bredd, i SD för förändringen
program-help-analyze-precision-d-z = Ett eget planerat d_z
program-help-analyze-precision-assumes =
    Förutsätter: normalfördelade förändringar. "Väntat" räcker i hälften av fallen; "90 % säkert" håller i nio av tio. Använd inte styrkan efteråt, på det d_z som blev. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze precision --pairs 9 --persons 22 --asked 29 --r 0.6
program-help-analyze-multiplicity = Flera p-värden tillsammans: Holm och Benjamini–Hochberg
program-help-analyze-multiplicity-p = Kolumnen med p-värden
program-help-analyze-multiplicity-assumes =
    Förutsätter: att alla test som gjordes står i filen, också de som inte gav något. Benjamini–Hochberg antar dessutom oberoende eller positivt beroende test. Använd inte metoden på den primära frågan: den står för sig. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze multiplicity test.csv --p p --label test
program-help-analyze-monitor = Löpande uppföljning: intervall och e-värde som alltid gäller
program-help-analyze-monitor-sd = Standardavvikelse för en förändring, bestämd före data
program-help-analyze-monitor-rho = Priorns bredd i samma enhet (annars 0,5)
program-help-analyze-monitor-alpha = Risk att någonsin missa medelvärdet (annars 0,05)
program-help-analyze-monitor-assumes =
    Förutsätter: par i den ordning de kom, en spridning som bestämdes i förväg, samma medelförändring hela tiden. Använd inte en spridning som skattats ur samma data. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze monitor data.csv --before före --after efter --sd 6
program-help-analyze-bayes = Bayesiansk analys av få par: skeptisk, neutral och egen prior, JZS
program-help-analyze-bayes-rscale = Bredden på JZS-priorn (annars 0,707)
program-help-analyze-bayes-prior-mean = Egen prior: medel, i skalans poäng
program-help-analyze-bayes-prior-sd = Egen prior: standardavvikelse
program-help-analyze-bayes-assumes =
    Förutsätter: en rad per person, normalfördelade förändringar, en prior som bestämdes före data. Priorn visas alltid för sig. Använd inte bayesfaktorn som huvudresultat: den beror på priorns bredd. JSON-nycklarna står i docs/json.md.
    Exempel: kastanj analyze bayes data.csv --before före --after efter
# end of the methods
program-help-report = Rapporter
program-help-report-effect = Effektrapporten: först om underlaget räcker, sedan siffrorna
program-help-report-effect-audience = Läsare: room (rummet), board (nämnden) eller public (alla) (annars board)
program-help-knowledge = Det som är känt: källbelagda uppgifter, karta
program-help-serve = Sidorna i webbläsaren, på den här datorn
program-help-serve-port = Porten på den här datorn (annars 8517)
program-help-serve-watch = En mapp som skannern skriver till: det som läggs där tas in av sig självt
program-help-serve-watch-remove = Ta bort en fil ur mappen när alla dess sidor är klara
program-serve-anew = Registret är låst och nycklarna är borta, men programmet kunde inte starta om: { $why }. Starta det igen.
program-serve-ready = Öppna { $address } i webbläsaren på den här datorn. Avsluta med Ctrl+C.
program-serve-network =
    Öppet på { $address } för andra datorer.
    Personal: { $address }/unlock
    Klienter: { $address }/f
    Tjänsten är låst tills någon skriver sin lösenfras. Avsluta med Ctrl+C.
program-help-demo = Visa allt på påhittade klienter: utrustning, blad, läsning, rapport
program-help-demo-out = Mappen som skapas (annars kastanj-demo)
program-help-demo-no-serve = Avsluta efter rapporten, utan sidorna i webbläsaren

program-cannot-read = Kan inte läsa { $file }: { $why }.
program-cannot-write = Kan inte skriva { $file }: { $why }. Inget har ändrats.
program-why-not-found = filen finns inte
program-why-no-permission = du har inte rätt till den
program-why-exists = den finns redan
program-why-full = disken är full
program-why-folder = det är en mapp
program-why-not-text = den är inte text i UTF-8
program-wrong-arguments = { $what }
    Se { $help }

program-table-tab = tabb
program-table-not-text = Filen är inte text i UTF-8, UTF-16 eller windows-1252. Spara tabellen som CSV (UTF-8) i kalkylprogrammet och försök igen.
program-table-windows-1252 = Tecknen är inte UTF-8 och läses som windows-1252, som kalkylprogram ofta sparar. Är å, ä och ö fel: spara som CSV UTF-8.
program-table-utf-16 = Tecknen läses som UTF-16.
program-table-in-file = { $file }: { $what }
program-table-outside-range = Rad { $line }, kolumn "{ $column }": { $value } ligger utanför skalan { $lower } till { $upper }. Rätta värdet eller ange en annan --range.
program-table-too-large = Rad { $line }, kolumn "{ $column }": talet är för stort att räkna med (över 1e100). Kontrollera cellen.
program-paired-wilcoxon-approximate = {"  "}Wilcoxon, normalapproximation: V = { $v }, { $p }
program-paired-sign-flip-low = {"  "}Teckenbyte: { $p }
program-paired-sign-flip-approximate = {"  "}Teckenbyte, normalapproximation: { $p }
program-table-dialect = Filen läses med { $separator } mellan cellerna och { $decimal } som decimaltecken. Är det fel: ange --sep och --decimal.
program-table-empty = Filen har ingen rad under rubrikraden.
program-table-broken = Rad { $line } går inte att läsa. Kontrollera radens citattecken.
program-table-no-column = Kolumnen "{ $name }" finns inte. Filen har: { $known }.
program-table-column-twice = Två kolumner heter "{ $name }". Döp om den ena.
program-table-same-column = Före och efter är samma kolumn, "{ $name }".
program-table-swapped = Kolumnerna ser omkastade ut: före är "{ $before }" och efter är "{ $after }". Byt plats på dem, eller döp om dem om det är rätt.
program-table-not-a-number = Rad { $line }, kolumn "{ $column }": "{ $cell }" är inget tal med "{ $sign }" som decimaltecken. Skriv ett tal eller lämna cellen tom. Inget har räknats.
program-table-mixed-decimals = Filen blandar decimalkomma och decimalpunkt. Rätta filen, eller ange --decimal.
program-table-bad-separator = "{ $sign }" kan inte stå mellan celler.
program-table-bad-decimal = "{ $sign }" är inget decimaltecken. Ange . eller ,
program-table-sign-twice = Samma tecken kan inte både skilja celler och vara decimaltecken.

program-paired-bad-range = "{ $range }" är ingen skala. Skriv lägsta och högsta värde, till exempel --range 0,100
program-verdict-no-statement = ingen slutsats
program-verdict-describe-only = endast beskrivning
program-verdict-indication = tecken på förändring
program-verdict-supported-change = förändring med stöd
program-paired-verdict-no-statement = BEDÖMNING: INGEN SLUTSATS. Färre än fem par: inget medelvärde lämnar programmet.
program-paired-verdict-describe-only = BEDÖMNING: ENDAST BESKRIVNING. Underlaget bär ingen slutsats utöver dem som svarade två gånger.
program-paired-verdict-indication = BEDÖMNING: TECKEN PÅ FÖRÄNDRING under kontakten. Vad de beror på vet vi inte.
program-paired-verdict-supported-change = BEDÖMNING: FÖRÄNDRING MED STÖD under kontakten. Att de som mår sämst ofta mår bättre med tiden, och annat som hände, är inte uteslutet.
program-paired-flow = Före-formulär: { $before }. Par: { $pairs }. Bortfallna: { $lost }.
program-paired-asked-of-eligible = tillfrågade av dem som kunde tillfrågas
program-paired-pairs-of-before = par av före-formulär
program-paired-pairs-of-persons = par av alla som sa ja
program-paired-withheld = Inget medelvärde visas vid färre än fem par.
program-paired-means = Par: { $n }. Före { $before } (SD { $sdbefore }). Efter { $after } (SD { $sdafter }).
program-paired-change = Förändring, medel ({ $level } %)
program-paired-over-services = Förändring, { $count } verksamheter får skilja sig åt ({ $level } %)
program-paired-always-valid = Förändring, gäller hur ofta man än tittar ({ $level } %)
program-paired-d-av = d_av: förändring / rot av medelvariansen (ung.)
program-paired-d-z = d_z: förändring / SD för förändringen
program-paired-g-av = g_av: d_av med Hedges J
program-paired-d-rm = d_rm: d_z · √(2(1−r))
program-paired-glass = Glass: förändring / SD före
program-paired-hodges-lehmann = Hodges–Lehmann
program-paired-wilcoxon = {"  "}Wilcoxon, exakt: V = { $v }, { $p }
program-paired-sign-flip = {"  "}Teckenbyte: { $p } (kan inte bli lägre än { $floor })
program-paired-sensitivity = Förändringen om de bortfallna …
program-paired-completers = … räknas bort (bara de som svarade igen)
program-paired-at-random = … följer regressionen från före
program-paired-lost-unchanged = … inte förändrades alls
program-paired-lost-worst = … hamnade längst ned på skalan
program-paired-lost-best = … hamnade högst upp på skalan
program-paired-tipping-nobody-lost = Ingen är bortfallen.
program-paired-tipping-within = Medelförändringen blir noll om de bortfallna ligger { $delta } från det väntade.
program-paired-tipping-none = Ingen rimlig avvikelse gör medelförändringen till noll (det krävs { $delta }).
program-paired-tipping-unknown = Medelförändringen blir noll vid { $delta } från det väntade. Ange --range för att få veta om det är rimligt.
program-paired-gates = Kraven
program-gate-pass = uppfyllt
program-gate-fail = EJ UPPFYLLT
program-gate-not-applicable = inte aktuellt
program-gate-unknown = okänt, därför inte uppfyllt ({ $option })
program-gate-pairs = par
program-gate-after-per-before = par / före-formulär
program-gate-half-width = intervallets halva bredd / SD_av
program-gate-lost-shifted = håller om de bortfallna gick emot
program-gate-lost-unchanged = håller om de bortfallna inte förändrades
program-gate-asked-known = tillfrågade och möjliga är kända
program-gate-asked-share = tillfrågade / möjliga
program-gate-services = verksamheter med minst fem par
program-paired-planner = Hur många par som behövs (halv bredd i SD för förändringen)
program-paired-planner-row = {"  "}{ $half }: väntat { $pairs } par, med 90 % säkerhet { $assured } par; personer som ska säga ja: { $persons }
program-mistake-unknown = Valet { $argument } finns inte.
program-mistake-unknown-meant = Valet { $argument } finns inte. Menar du { $meant }?
program-mistake-command = Kommandot { $command } finns inte.
program-mistake-missing = Det saknas: { $argument }.
program-mistake-missing-example = Det saknas: { $argument }. { $example }
program-help-example = Exempel:
program-mistake-no-command = Skriv också vad som ska göras.
program-mistake-value = "{ $value }" går inte för { $argument }. { $hint }
program-mistake-conflict = { $argument } går inte ihop med { $other }.
program-burden-title = Minuter per kontakt i { $study }
program-burden-door-keyed = Papper som knappas in
program-burden-door-scanned = Papper som skannas
program-burden-door-screen = På skärm
program-burden-client = klient
program-burden-therapist = terapeut
program-burden-total = Hela kontakten
program-burden-assumptions = Antagandena
program-form-sound = { $file }: { $form } är felfri, { $pages } sidor
program-language-sound = { $file }: { $name }, alla { $count } texter finns.
program-language-missing = { $file }: { $count } texter saknas och visas på svenska. De står här nedanför som rader att översätta.
program-language-unknown = { $file }: ingen text heter "{ $key }". Kontrollera stavningen.
program-language-tag = { $file }: "{ $tag }" kan inte vara ett nytt språk. Döp filen efter språkets kod, till exempel ar.ftl.
program-language-no-name = { $file }: raden language-name saknas. Skriv vad språket heter på språket självt.
program-language-no-direction = { $file }: skriv language-direction = ltr eller language-direction = rtl.
program-language-damaged = { $file }: { $count } rader går inte att läsa. Varje text skrivs som nyckel = text.
program-form-faults = { $count ->
    [one] Ett fel.
   *[other] { $count } fel.
 } Inget har tagits in.
program-form-variant = {"    "}{ $variant }: { $title } – sidor: { $pages }, frågor: { $questions }, LIX { $without } (med svarsalternativ { $with })
program-form-state-draft = utkast
program-form-state-pilot = prövas
program-form-state-published = fastställt
program-form-unknown = Formuläret "{ $form }" finns inte. Det finns: { $known }.
program-written = Skrev { $file }
program-print-wrong-occasion = { $form } är inte till för tillfället { $occasion }, så svaren skulle inte kunna tas in. Välj ett annat tillfälle eller ett annat formulär.
program-print-sample = Provutskrift utan nummer: den kan varken läsas av maskin eller kopplas till någon. Blad till klienter skrivs ut med --episode, --stock eller --copyable, eller i kuvert.
program-print-large-keyed = Stor stil läses inte av maskin: knappa in svaren när bladen kommer tillbaka (kastanj key, eller Blad i webbläsaren).
program-folder-not-empty = Mappen { $folder } är inte tom. Ange en ny mapp; inget har skrivits.
program-kit-bad-seed = "{ $seed }" är inget frö. Skriv 32 hexadecimala tecken.
program-kit-done = Klart: { $packs } kuvert. Det som klienter kan se ligger i client, resten i staff. Skriv ut i 100 procent.
program-study-no-unit = Studien har ingen verksamhet. Lägg till en [[unit]] i studiefilen.
program-study-which-unit = Studien har flera verksamheter. Ange en av dem med --unit: { $units }.
program-help-scan-take-week = Veckan då bladen fylldes i; annars följer den av följesedeln
program-help-init-office = Mappen är ett studiekontor: den tar emot flera verksamheters papper och sparar inget som ska stanna hos dem
program-bad-person = "{ $name }" går inte som kontonamn: högst 32 små bokstäver, siffror, punkter eller bindestreck.
program-no-passphrase = Lösenfrasen behövs. Ange --passphrase-file FIL när ingen sitter vid tangentbordet.
program-ask-passphrase = Lösenfras för { $person }:{" "}
program-ask-new-passphrase = Välj en lösenfras för { $person }, minst { $least } tecken:{" "}
program-ask-passphrase-again = En gång till:{" "}
program-passphrases-differ = De två lösenfraserna är inte lika. Inget har skapats.
program-store-without-study = Mappen har ingen studie. Skapa en ny med kastanj init --study FIL.
program-not-for-real-clients = Detta är en version att pröva, ännu inte för riktiga klienter: kör den på påhittade.
program-init-done = Skapade { $folder }. Konto: { $person }.
program-init-recovery = Återställningsnyckel. Skriv av den på papper och lås in den; den visas bara nu:
    { $key }
program-init-recovery-file = Återställningsnyckeln ligger i { $file }. Skriv ut den, lås in den, radera filen.
program-scan-no-pages = { $file } har ingen sida.
program-scan-too-long = { $file }: Filen tog för lång tid att öppna. Ingen sida ur den har använts. Skanna om med 300 punkter per tum, som TIFF eller PDF.
program-scan-too-heavy = { $file }: Filen behöver mer minne än en skanning får ta. Ingen sida ur den har använts. Skanna om med 200 eller 300 punkter per tum, som TIFF eller PDF.
program-scan-lost = { $file }: Läsningen av filen avbröts. Ingen sida ur den har använts. Försök en gång till. Händer det igen, skanna om bladen.
program-scan-no-worker = { $file }: Filen lästes inte, eftersom programmet inte kunde starta den del som öppnar filer. Försök igen om en stund. Hjälper det inte, starta om programmet.
program-scan-page = { $file } s. { $page }: { $form } sida { $formpage }, blad { $sheet }, { $questions } frågor{ $doubtful ->
    [0] {""}
    [one] , en tveksam
   *[other] , { $doubtful } tveksamma
 }
program-scan-no-number = utan nummer
program-scan-grid-read = {"    "}Kod i rutnätet: { $code }
program-scan-grid-empty = {"    "}Rutnätet för koden är tomt: säg vems bladet är när det tas in.
program-scan-grid-unclear = {"    "}Koden i rutnätet går inte att läsa: det finns inte ett tydligt kryss i varje rad. Säg vems bladet är när det tas in.
program-scan-grid-contradicts = {"    "}Koden i rutnätet stämmer inte med sin kontrollsiffra: en siffra är felkryssad. Säg vems bladet är när det tas in.
program-table-name = namn
program-table-question = fråga
program-table-answer = svar
program-table-box = ruta
program-table-mark = märke
program-table-sure = sannolikhet
program-table-ink = bläck
program-scan-refused = { $file } s. { $page }: LÄSES INTE – { $why }
program-scan-beside = { $file } s. { $page }: { $why }
program-scan-sheet-complete = helt
program-scan-sheet-missing = saknar sida { $pages }
program-scan-sheet-unmarked = inget kryss syns
program-scan-sheet-double = sida { $page } finns { $times } gånger ({ $places })
program-scan-sheet-conflict = sida { $page } finns { $times } gånger med olika kryss, en person måste välja ({ $places })
program-scan-place = { $file } s. { $page }
program-scan-copy = kopia { $number }
program-scan-total-sheets = { $count } blad
program-scan-total-refused = { $count ->
    [one] en sida som inte läses
   *[other] { $count } sidor som inte läses
 }
program-scan-total-blank = { $count ->
    [one] en tom sida eller baksida
   *[other] { $count } tomma sidor eller baksidor
 }
program-scan-total-slip = { $count ->
    [one] en följesedel som knappas in
   *[other] { $count } följesedlar som knappas in
 }
program-scan-total-tally = { $count ->
    [one] en månadsräkning som knappas in
   *[other] { $count } månadsräkningar som knappas in
 }
program-scan-reason-clear = tydligt
program-scan-reason-corrected = rättat
program-scan-reason-empty = tomt
program-scan-reason-several = flera kryss
program-scan-reason-lone-filled = en ensam fylld ruta
program-scan-reason-faint = ett svagt märke, eller något bredvid rutorna
program-scan-reason-lettered = det ser ut som bokstäver eller siffror i rutan
program-scan-reason-struck-through = ett streck går genom krysset: menat eller ändrat?
program-scan-reason-drawn-through = ett streck går genom rutan och långt förbi den
program-scan-reason-declined-and-answered = det ser ut som märken både i ett svar och i Vill inte svara
program-scan-reason-box-unsure = rutan syns inte säkert
program-scan-reason-fill-writer = fyller i stället för att kryssa
program-scan-refusal-blank-page = tom sida
program-scan-refusal-foreign-page = ingen sida som maskinen läser: en baksida, ett annat papper, eller ett blad i stor stil, som knappas in. Titta på sidan innan pappret slängs. En följesedel eller månadsräkning från en äldre utskrift knappas också in
program-scan-refusal-code-unreadable = sidan är vår, men koden går inte att läsa: skanna om skarpt och hela sidan, eller knappa in bladet
program-scan-refusal-unknown-form = ett formulär eller en version som programmet inte har: uppdatera programmet, eller knappa in bladet
program-scan-refusal-corners-missing = för få hörnmärken syns: lägg hela sidan på skannern med hörnen utvikta och skanna om utan att beskära
program-scan-refusal-geometry-unverified = på en del av sidan står annat än formulärets tryck: något ligger över, sidan är vikt, eller två papper har skannats ihop. Skanna om sidan för sig, eller knappa in den
program-scan-refusal-uneven = trycket ligger upp till { $residual } mm fel: pappret är vikt, skrynkligt eller buktar. Släta ut det och skanna om, eller knappa in sidan
program-scan-refusal-unlike = för lite av formulärets tryck syns: sidan är täckt, suddig, blek eller skadad. Skanna om, eller knappa in sidan
program-scan-refusal-mirrored = bilden är spegelvänd: stäng av spegelvändning i skannern eller kameran och skanna om
program-scan-refusal-too-coarse = för låg upplösning: skanna med 200–300 punkter per tum
program-scan-refusal-pack-slip = följesedeln till ett kuvert: den läses inte av maskinen, knappa in den
program-scan-refusal-month-tally = månadsräkningen: den läses inte av maskinen, knappa in den
program-scan-refusal-trial-sheet = provbladet för skrivare och skanner, ingens svar: läs det med kastanj scan trial read
program-scan-refusal-codes-disagree = sidans två koder säger olika saker: kontrollera att två papper inte har legat på varandra, och skanna om
program-take-done = { $file }: { $told }.{ $doubtful ->
    [0] {""}
   *[other] {" "}Frågor att titta på: { $doubtful }.
 }
program-take-part-stored = { $count ->
    [one] 1 sida sparad
   *[other] { $count } sidor sparade
 }{ $sheets ->
    [0] {""}
    [one] {" "}från ett blad
   *[other] {" "}från { $sheets } blad
 }
program-take-part-known = { $count } fanns redan
program-take-part-unassigned = { $count } väntar på en ägare
program-take-part-conflicts = { $count } säger emot det som finns
program-take-part-unsure = { $count } som finns redan, med tveksamma märken
program-take-part-practice = { $count } från övningsblad
program-take-part-elsewhere = { $count } från en annan verksamhet
program-take-part-empty = { $count } utan kryss
program-take-part-backs = { $count } tomma eller inte våra
program-take-part-own = { $count } som knappas in i stället
program-take-part-refused = { $count } gick inte att läsa
program-take-part-left = { $count } stannar på papper
program-take-part-trial = { $count } provblad
program-take-elsewhere = { $file } s. { $page }: bladet hör till en annan verksamhet och togs inte in.
program-take-begun = { $file }: en ny kontakt började, { $contact }. Kuvertet är inte utskrivet här. Hör bladet inte hit: kastanj client erase --episode { $contact } --yes
program-take-doubtful-next = Titta på dem: { $command }
program-take-delete-scan = Radera skanningen när allt är bekräftat: handstil kan peka ut en person.
program-take-unknown-form = formuläret { $form } finns inte här
program-take-refused = { $file } s. { $page } tas inte in: { $why }
    Inget av filen har sparats.
program-key-declined = v vill inte svara · x oläsligt · mellanslag tomt · b bakåt · q avsluta utan att spara
program-key-unknown = Tangenten { $key } betyder inget här.
program-answer-declined = vill inte svara
program-answer-blank = tomt
program-answer-waits = väntar på granskning
program-answers-wait = { "    " }{ $count ->
    [one] En fråga väntar på att en person tittar
   *[other] { $count } frågor väntar på att en person tittar
 }: i webbläsaren under Frågor att titta på.
program-answers-wait-key = { "    " }{ $count ->
    [one] En fråga väntar på att en person tittar
   *[other] { $count } frågor väntar på att en person tittar
 }: { $key }, eller i webbläsaren under Frågor att titta på.
program-answer-unreadable = oläsligt
program-answer-not-applicable = inte aktuellt
program-help-export-episode-codes = Skriv ut kontaktkoderna; annars får varje kontakt ett nummer som bara gäller i filerna
program-help-key-occasion = Tillfälle, när bladet inte säger det: before, after eller follow_up
program-assign-none = Inget blad utan ägare har numret { $sheet }, eller så pekar dess kod på en annan kontakt. Se kastanj worklist.
program-assign-done = { $pages ->
    [one] Kopplade en sida till { $episode }.
   *[other] Kopplade { $pages } sidor till { $episode }.
 }
program-audit-head = Loggens huvud (skriv upp det): { $head }
program-backup-done = Säkerhetskopierade till { $file } ({ $bytes } byte).
program-bad-week = "{ $week }" är ingen vecka som går att datera.
program-bulk-done = { $lines ->
    [0] Inget nytt togs in.
    [one] En rad togs in.
   *[other] { $lines } rader togs in.
 }
program-bulk-known = { $lines ->
    [one] En rad fanns redan. Den har inte ändrat något.
   *[other] { $lines } rader fanns redan. De har inte ändrat något.
 }
program-bulk-stdin = standard in
program-bulk-faults = Standard in, inget har tagits in:
    { $faults }
program-bulk-not-text = Rad { $line }: tecknen är inte UTF-8. Spara indata som UTF-8 och försök igen.
program-bulk-beside = samma formulär finns med samma svar men med en annan vecka, ett annat blad eller en annan uppgift om terapeuten. Rätta raden, eller knappa bladet en andra gång.
program-bulk-label = Klienten { $label } har ingen egen rad tidigare i indata.
program-bulk-refused = Rad { $line }: { $why }
program-bulk-unit = Verksamheten { $unit } finns inte i studien.
program-client-added = Ny klient. Kontaktkod: { $episode }
program-client-erase-sure = Raderingen går inte att ångra: klientens nyckel förstörs och svaren kan aldrig läsas igen. Skriv kommandot en gång till med --yes.
program-client-erased = Raderat för gott: { $episodes } kontakter, { $assessments } självskattningar, { $consents } samtycken. En återställning av en äldre säkerhetskopia raderar dem igen, så länge listan över raderade ligger bredvid den.
program-demo-mark = SYNTETISK demonstration. Alla människor här är påhittade. Mappen får raderas.
program-demo-welcome = Kastanj visar hela vägen på påhittade människor. Allt är SYNTETISKT.
program-demo-step-store = Skapar ett krypterat studiekontor med en påhittad studie
program-demo-store-done = { $units } verksamheter, { $episodes } kontakter, { $forms } formulär, { $losses } bortfall med skäl
program-demo-step-kit = Skriver pappersutrustningen för en verksamhet
program-demo-kit-done = { $files } filer i mappen { $folder }
program-demo-step-print = Skriver ut en veckas blad
program-demo-print-done = { $sheets } blad, personliga och ur kuvert
program-demo-step-pen = Fyller i med penna och skannar
program-demo-pen-done = { $pages } sidor i en TIFF och en PDF, en av dem tom
program-demo-step-read = Läser skanningarna, jämför med facit och sparar
program-demo-read-done = { $accepted } av { $pages } sidor lästa, { $hostile } tom sida avvisad; { $boxes } rutor, { $misread } fel (högst { $bound } på 10 000 med 95 % säkerhet, räknat per sida), { $review } rutor till en människa; { $doubtful ->
        [one] { $doubtful } tveksam fråga
       *[other] { $doubtful } tveksamma frågor
    }
program-demo-step-reports = Räknar och skriver rapporterna
program-demo-small = {"     "}{ $unit }, som har 29, 22 och 9: { $verdict }
program-demo-open = Öppna de här filerna:
program-demo-store-open = Pröva vidare: { $command }
program-demo-laptop = Nu visas en verksamhets egen dator i webbläsaren: { $unit }, { $contacts } påhittade kontakter. Lösenfras: { $passphrase }
program-help-demo-port = Porten på den här datorn (annars 8517)
program-demo-cost = Det tog { $seconds } sekunder och som mest { $memory } MiB minne.
program-episode-head = Kontakt { $episode }, { $unit }, första besök { $first }
program-episode-late = (sent)
program-episode-total = { $count } kontakter.
program-export-done = Allt ligger i { $folder }. CSV-filerna är inte krypterade: förvara dem därefter.
program-export-file = {"  "}{ $file }: { $rows } rader
program-export-counted-only = { $contacts ->
    [one] En kontakt räknas med utan svar och uppgifter: klienten har inte sagt ja till uppföljning eller forskning. Hela journalen tas ut med --everything.
   *[other] { $contacts } kontakter räknas med utan svar och uppgifter: klienterna har inte sagt ja till uppföljning eller forskning. Hela journalen tas ut med --everything.
}
program-flow-eligible = kunde frågas
program-flow-asked = frågades
program-flow-accepted = sa ja
program-flow-all = Alla
program-flow-not-asked = ej frågad, { $reason }
program-flow-lost = { $form } kom inte, { $reason }
program-flow-unexplained = { $form } kom inte, skäl saknas
program-key-slip-differs = Det här är knappat på ett annat sätt förut (förut / nu):
    { $differences }
    Inget har ändrats. Kör kommandot igen med --second och välj vad som gäller.
program-key-already = Bladet finns redan och inget är tveksamt. Lägg till --second för att knappa det en gång till.
program-key-conflict = Bladet säger något annat än det som redan är sparat. Båda finns kvar tills någon avgör.
program-key-copyable = Kopieringsupplagan har inget nummer. Ange kontaktens kod i stället: kastanj key KOD --occasion TILLFÄLLE
program-key-nobodys = Bladet är inte kopplat till någon kontakt här. Ange kontaktens kod i stället: kastanj key KOD --occasion TILLFÄLLE
program-key-differences = { $count } skillnader av { $of } frågor. De är avgjorda.
program-key-done = Sparat för kontakt { $episode }.
program-key-leave = b bakåt · q avsluta utan att spara
program-key-needs-choice = Välj en av siffrorna.
program-key-left = Avslutat. Inget har sparats.
program-key-needs-unit = Ange --unit: kuvertet har inte synts förut.
program-key-new-pack = Inget är känt om kuvert { $pack }: inget blad, ingen följesedel. Ett felskrivet nummer skulle öppna en kontakt som inte finns.
program-key-new-pack-again = Skriv numret en gång till:
program-key-new-pack-differs = Numren är olika: "{ $first }" och "{ $second }". Inget har sparats. Jämför med kuvertet och börja om.
program-key-no-difference = Inga skillnader på { $count } frågor.
program-key-not-understood = "{ $line }" går inte att förstå. En gång till.
program-key-occasion = Vilket blad i kuvertet?
program-key-picture = {"      "}bild: { $file }
program-key-settled =
    { $count ->
        [one] { $count } tveksam fråga avgjord.
       *[other] { $count } tveksamma frågor avgjorda.
    }
program-key-slip-done = Följesedeln för { $pack } är sparad.
program-key-slip-refused = Följesedeln går inte ihop:
    { $why }
    Inget har sparats.
program-key-stays-on-paper = Det här bladet sparas inte här: det stannar på papper.
program-key-tally-done = Månadens rad för { $unit } { $month } är sparad.
program-key-tally-needs = Ange --unit och --month.
program-key-unknown-sheet = "{ $sheet }" är inget bladnummer som finns här. Skriv de nitton tecknen vid koden, eller kuvertets tio.
program-key-week-hint = 41 eller 2026-41, Enter om okänd
program-key-own = Du har själv knappat in det här bladet. Den andra läsningen måste göras av någon annan, annars kontrollerar du bara dig själv. Ingenting har sparats.
program-key-rest = Det mesta av bladet finns redan. Här är det som saknas: sida { $pages }.
program-key-neither = inget av dem
program-key-differences-wait = Inmatningen är sparad. Det som skiljer väntar: kör kommandot igen, eller avgör på sidan Blad i webbläsaren.
program-key-which-holds = Vilket gäller?
program-person-added = { $person } kan nu öppna mappen.
program-print-which-form = Ange vilket blad: till exempel del-1/before, eller --occasion.
program-client-erased-list = Listan över raderade ligger bredvid säkerhetskopiorna: { $file }
program-list-unreached = Mappen { $folder }, där en säkerhetskopia ligger, går inte att nå. Listan över raderade klienter där kan vara gammal. Sätt i stickan och gör en ny säkerhetskopia, eller kasta den gamla.
program-restore-known-until = Raderingar är kända till och med vecka { $week }. Den som raderades senare har kommit tillbaka: radera igen.
program-restore-unread = Filen { $file } ser ut som en säkerhetskopia men gick inte att fråga om raderade klienter.
program-help-restore-erased = Var det syns vilka som har raderats sedan dess: mappen där registret låg, en nyare säkerhetskopia eller listan erased-…
program-help-restore-nobody-erased-since = Du vet att ingen klient har raderats sedan säkerhetskopian gjordes
program-restore-done = Återställt till { $folder }. Klienter som raderats sedan dess och raderats igen: { $again }.
program-verified = {"  "}{ $clients } klienter, { $episodes } kontakter, { $assessments } självskattningar, { $sealed } förseglade värden öppnade.
program-verify-sound = Allt är helt.
program-worklist-sheet = blad
program-worklist-total = { $count } att göra, vecka { $week }.
program-take-known = { $file } s. { $page }: finns redan. Inget har ändrats.{ $unsure ->
    [0] {""}
    [one] { " " }En fråga är tveksam i den här skanningen och har inte kunnat jämföras.
   *[other] { " " }{ $unsure } frågor är tveksamma i den här skanningen och har inte kunnat jämföras.
 }{ $overruled ->
    [0] {""}
    [one] { " " }En fråga som en människa har avgjort läses annorlunda nu; det som bestämdes gäller.
   *[other] { " " }{ $overruled } frågor som en människa har avgjort läses annorlunda nu; det som bestämdes gäller.
 }
program-take-unsure = { $file } s. { $page }: samma sida igen, med tveksamma märken. Ingenting säkert stämmer med det som finns. Båda behålls tills någon har tittat på båda: kastanj episode conflicts
program-take-practice = { $file } s. { $page }: bladet är ett övningsblad och togs inte in.
program-key-practice = Det är ett övningsblad. Det knappas inte in bland riktiga klienter.
program-take-empty-whose = KONTAKTENS-KOD --occasion TILLFÄLLE
program-take-empty = { $file } s. { $page }: skannern ser inget kryss på bladet. Det tas inte in. Syns det kryss på papperet: skanna i gråskala och mörkare. Om en klient har lämnat det tomt: { $command }
program-take-conflict = { $file } s. { $page }: säger något annat än det som finns. Båda behålls tills någon avgör.
program-watch-begins = Väntar på filer i { $dir }. Avsluta med Ctrl+C.
program-watch-no-folder = Mappen { $dir } går inte att läsa. Kontrollera att den finns, och att du får läsa den.
program-watch-beside = { $file }: Filen ligger utanför enheternas mappar, så ingen vet vilken enhet den hör till. Den har inte lästs. Flytta den till enhetens mapp: { $folders }. Finns mappen inte, skapa den.
program-watch-done = { $count ->
    [0] Inga nya filer låg stilla i mappen.
    [one] En fil ur mappen är genomgången.
   *[other] { $count } filer ur mappen är genomgångna.
 }
program-watch-open = { $count ->
    [one] En fil i mappen är inte färdig
   *[other] { $count } filer i mappen är inte färdiga
}: { $names }. En sådan fil växer ännu, gick inte att läsa, eller har sidor som någon behöver se på. Läs meddelandena ovan. Kör kommandot en gång till om en fil var på väg in.
program-take-not-all = { $count ->
    [one] En sida tillförde inget; den nämns ovan.
   *[other] { $count } sidor tillförde inget; de nämns ovan.
 }
program-scan-not-all = Allt kunde inte läsas: { $what }. Det nämns ovan.
program-scan-unread-pages = { $count ->
    [one] en sida
   *[other] { $count } sidor
 }
program-scan-unread-files = { $count ->
    [one] en hel fil
   *[other] { $count } hela filer
 }
program-mistake-twice = { $argument } kan bara anges en gång, med ett värde.
program-help-any-options = val
program-help-any-command = kommando
program-take-parked = { $file } s. { $page }: väntar på en ägare. Säg vems den är: kastanj episode assign { $number } --to { $to }
program-bulk-conflict = samma formulär finns med andra svar. Rätta genom att knappa bladet en andra gång.
program-table-cells = Rad { $line } har { $found } celler, men rubrikraden har { $expected }. Leta efter ett skiljetecken som saknas eller är ett för mycket.
program-file-exists = { $file } finns redan. Ange en annan fil; inget har skapats.
program-key-slip-needs-reason = Här behövs en orsak. Om den inte är känd, välj "annat".
program-key-slip-no-end-week = Avslutet sparas inte: veckan saknas.
program-key-slip-no-loss = Orsaken sparas inte: inget blad är angivet som uteblir.
program-help-any-version = Visa versionen
program-help-report-effect-out = Mappen det skrivs till (annars den här)
program-help-report-year = Årsrapporten till nämnden: vad som gjordes, vad som kom in, vad som saknas
program-help-report-year-year = Året, till exempel 2026
program-help-report-year-audience = Läsare: room (rummet), board (nämnden) eller public (alla) (annars board)
program-help-report-year-unit = En enhet (annars alla)
program-help-report-year-out = Mappen det skrivs till (annars den här)
program-help-export-data-only = Bara uppgifterna, utan bladen
program-help-export-everything = Ta med allas svar, också utan ja; för att flytta journalen till ett annat system
program-help-export-second = En annan person som får ta ut uppgifter; behövs där roller har delats ut
program-help-export-second-passphrase-file = Fil med den andra personens lösenfras
program-export-second-needed = I det här registret delar flera personer på arbetet, och därför krävs två för ett uttag. Ange den andra med --second PERSON: en samordnare eller någon med alla rättigheter, som skriver sin egen lösenfras. Ingenting har skrivits ut.
program-help-episode-unassign = Ta tillbaka en koppling: bladet väntar igen
program-help-episode-unassign-sheet = Bladets sidkod eller nummer
program-help-episode-unassign-from = Kontaktkoden som bladet kopplades till
program-help-episode-conflicts = Visa blad som kommit in två gånger med olika svar
program-help-episode-settle = Avgör vilket av två svar som gäller
program-help-episode-settle-number = Numret i listan från episode conflicts
program-help-episode-settle-keep = stored: det sparade gäller; incoming: det som kom senare gäller
program-help-person-recover = Öppna med återställningsnyckeln och välj en ny lösenfras
program-help-person-recover-recovery-file = Fil med återställningsnyckeln på första raden
program-help-person-recover-new-passphrase-file = Fil med den nya lösenfrasen
program-unassign-none = Inget blad { $sheet } är kopplat till { $episode } för hand.
program-assign-elsewhere = Obs: bladet kom in hos { $from }, och kontakten hör till { $unit }. Blev det fel: { $back }
program-unassign-done = { $pages ->
    [one] En sida väntar igen på rätt kontakt.
   *[other] { $pages } sidor väntar igen på rätt kontakt.
 }
program-conflict-total = { $count } att avgöra. Avgör med kastanj episode settle NUMMER --keep stored eller incoming
program-conflict-row = {"      "}{ $item }: sparat { $first }, kom senare { $second }
program-conflict-none = Inget väntande { $number }. Se kastanj episode conflicts.
program-conflict-settled = Avgjort. Det andra svaret finns kvar i historiken om det var sparat.
program-recovered = { $person } har en ny lösenfras.
program-week-to-come = Veckan { $week } har inte varit än. Kontrollera --week; inget har sparats.
program-take-none-of-files = Ingen av de { $count } filerna har tagits in. Ta bort eller rätta filen och kör kommandot igen.
program-backup-damaged = Säkerhetskopian { $file } är skadad och går inte att använda. Inget har ändrats. Ta fram en annan säkerhetskopia, eller kopiera filen en gång till från där den ligger.
program-print-own-draft = En egen formulärfil skrivs bara ut som utkast: programmet kan inte läsa eller spara bladen. Ta bort --episode, --stock eller --copyable.
program-report-before-study = { $week } ligger före studiens första månad, { $month }: då fanns inget att räkna. Ange en senare vecka.
program-report-as-of = Räknat som i { $week }: kontakter, svar, samtycken, avslut och månader från senare veckor är inte med. Bortfall och svar utan vecka är med.
program-flow-missing-months = {"  "}{ $unit } saknar månadens rad: { $months } ({ $count ->
    [one] en månad
   *[other] { $count } månader
 })

# Gallring och konton
program-help-retention = Ta bort det som är gammalt enligt regeln
program-help-retention-preview = Visa vad som är dags att ta bort; ändrar ingenting
program-help-retention-preview-today = Räkna som om det vore den här veckan
program-help-retention-run = Ta bort det som är dags
program-help-retention-run-today = Veckan i dag; ska stämma med datorns klocka
program-help-retention-run-yes = Ja, jag vet att det inte går att ångra
program-help-person-remove = Ta bort en persons konto
program-help-person-remove-name = Kontots namn
program-help-person-passphrase = Byt din egen lösenfras
program-help-person-passphrase-new-passphrase-file = Fil med den nya lösenfrasen
program-help-person-key = Gör en ny återställningsnyckel; den gamla slutar gälla
program-help-person-key-recovery-out = Fil för den nya nyckeln; skriv av den på papper och förstör filen
program-help-plan = Planen för analysen: visa, frys, datera
program-help-plan-show = Visa planen, dess kontrollsumma och vad som skiljer från den frysta
program-help-plan-freeze = Frys planen innan svaren ses, och skriv ut ett kvitto att datera
program-help-plan-freeze-because = Varför en tidigare fryst plan ges upp
program-help-plan-freeze-out = Mappen för kvittot
program-help-plan-dated = Skriv in var kvittot är daterat: diarienummer eller register
program-help-plan-dated-reference = Diarienummer eller register, som det står på kvittot
program-help-plan-change = Byt studiefil i mappen; säger vad som skiljer från den frysta planen
program-help-plan-change-file = Den nya studiefilen
program-plan-study-changed = Studiefilen är bytt mot { $file }. Den förra finns kvar i mappen.
program-plan-not-changed =
    { $file } kan inte ta den förra studiefilens plats. Ingenting har ändrats.
    { $why }
program-plan-other-study = - Det är en annan studie: id skiljer.
program-plan-synthetic = - Påhittade klienter kan inte bli riktiga, eller tvärtom.
program-plan-unit-gone = - Verksamheten { $unit } saknas.
program-plan-form-gone = - Formuläret { $form } saknas, eller har en annan version.
program-help-report-editions = Alla utgåvor av effektrapporten som har gjorts
program-help-report-reproduce = Gör en utgåva igen, tecken för tecken, eller säg varför det inte går
program-help-report-reproduce-number = Utgåvans nummer
program-help-report-reproduce-out = Mappen för filerna
program-edition-number = Utgåva { $number }.
program-edition-reproduced = Utgåva { $number } blev densamma, tecken för tecken.
program-editions-none = Ingen effektrapport har gjorts.
program-edition-line = { $number }  gjord { $made }  per { $week }  { $audience }  { $unit }  { $language }  PDF { $pdf }
program-edition-unknown = Det finns ingen utgåva { $number }. Se kastanj report editions.
program-edition-unreadable = Det som sparats om utgåva { $number } går inte att läsa. Kontrollera mappen med kastanj verify.
program-edition-data-changed =
    Utgåva { $number } går inte att göra igen: svar har kommit till, rättats eller raderats sedan dess.
    Kontrollsumma då:   { $then }
    Kontrollsumma i dag: { $now }
    Återställ en säkerhetskopia från den dagen i en ny mapp och pröva där.
program-edition-other-bytes = Uppgifterna är desamma, men utgåva { $number } blir inte densamma. Den gjordes av { $then }, det här är { $now }. Pröva med samma version.
program-plan-digest = Planens kontrollsumma: { $digest }
program-plan-frozen-digest = Den frysta planens (nummer { $number }): { $digest }
program-plan-change = - { $field }: fryst { $frozen }, i dag { $now }
program-plan-dated = Inskrivet: kvittot på plan nummer { $number } är daterat som { $reference }.
program-plan-dated-already = Kvittot är redan daterat som { $reference }, och det ändras inte i efterhand. Är numret fel: frys planen på nytt (plan freeze --because "fel nummer på kvittot"), låt datera det nya kvittot och skriv in det.
program-plan-next = Låt någon utanför studien datera kvittot. Skriv sedan in numret med kastanj plan dated.
program-plan-unreadable = Den frysta planen går inte att läsa. Kontrollera mappen med kastanj verify.
program-retention-none = Ingen regel finns. Ingenting tas bort av sig självt. Skriv [retention] i studiefilen, eller bestäm en regel på sidan Huset.
program-retention-preview = { $week }: att ta bort: klienter: { $clients }, kontakter vars rapporter tas bort: { $sessions }, ord att hittas igen med: { $aliases }, bilder från blad: { $pictures }. Klienter med en kontakt som inte är avslutad: { $open }; för dem räknas ingen tid.
program-retention-clock = Du skrev { $said }, men datorns klocka säger { $clock }. Ingenting har tagits bort. Kontrollera klockan.
program-retention-sure = Det som tas bort kommer inte tillbaka. Se först vad det är med kastanj retention preview, och lägg sedan till --yes.
program-retention-done = Borttaget för gott. Klienter: { $clients }.
program-retention-backups = Säkerhetskopior som är äldre än i dag ska vara slängda inom { $days } dagar.
program-person-removed = { $person } kan inte längre öppna mappen. Den som har en gammal säkerhetskopia kan fortfarande öppna den.
program-person-changed = Lösenfrasen för { $person } är bytt. Gör en ny säkerhetskopia: äldre kopior öppnas med den gamla.
program-person-key = Den nya återställningsnyckeln står i { $file }. Skriv av den på papper och förstör filen. Den gamla nyckeln gäller inte längre.
program-diet-title = Frågornas nytta. { $count } personer har svarat. Tre regler, bestämda i förväg:
program-diet-line = besvarad { $answered } · samma svar före och efter { $unchanged } · sparar klient/personal { $saved }
program-diet-none = Ingen fråga pekas ut.
program-diet-out = Frågor att tänka på: { $questions }
program-report-no-year = Året { $year } ligger utanför studien: välj { $first } till { $last }.
# Roller
program-help-person-add-role = Roll: every-right (alla rättigheter), therapist (behandlare), coordinator (samordnare), administrator eller auditor (granskare)
program-help-person-add-unit = Verksamhet som personen ser; kan anges flera gånger, annars alla
program-help-person-role = Ge en person en annan roll eller andra verksamheter
program-help-person-role-name = Kontots namn
program-help-person-role-role = every-right, therapist, coordinator, administrator eller auditor
program-help-person-role-unit = Verksamhet som personen ser; kan anges flera gånger, annars alla
program-person-role = { $person } är nu { $standing }.

# Server
program-help-serve-listen = Nås av andra datorer på den här adressen; kräver TLS eller en proxy
program-help-serve-host = Namn som webbläsare frågar efter; kan anges flera gånger
program-help-serve-tls-cert = Certifikatkedjan (PEM)
program-help-serve-tls-key = Certifikatets nyckel (PEM)
program-help-serve-behind-proxy = En proxy framför sköter TLS

# Formulär som andra har tryckt
program-help-scan-template = Mallar för formulär som andra har tryckt
program-help-scan-template-from-pdf = Hitta rutorna i ett tomt formulär och skriv dem som en mall att redigera
program-help-scan-template-from-pdf-file = Det tomma formuläret som PDF
program-help-scan-template-from-pdf-out = Mallen som skrivs, TOML
program-help-scan-template-from-pdf-again = Mallen finns redan: för över namn och frågor, ruta för ruta, till det som hittas nu
program-help-scan-read-template = Läs ett formulär som andra har tryckt, efter den här mallen
program-help-scan-read-blank = Det tomma formuläret, PDF eller skanning; annars det som mallen nämner
program-help-scan-read-points = Mallens fyra referenspunkter i skanningens pixlar, åtta tal; annars hittas sidan på sitt tryck
program-template-written = { $file }: { $boxes } rutor i { $questions } frågor på { $pages } sidor. Gå igenom filen och namnge frågorna; sedan: kastanj scan read --template { $file } SKANNINGAR…
program-template-several = Flera rutor får kryssas i: { $questions }. I alla andra frågor får en. Stämmer det inte med formuläret, ändra one i filen.
program-template-fonts = Observera: typsnitt som formuläret använder finns inte i PDF-filen ({ $fonts }). Trycket ser då annorlunda ut här än på papper, och skanningar kan vägras. Skanna ett tomt formulär och läs med den skanningen: kastanj scan read --template { $file } --blank TOM-SKANNING SKANNINGAR… Eller spara PDF-filen med typsnitten inbäddade (PDF/A) och gör om mallen.
program-template-fonts-refused = { $why } Det tomma formulärets typsnitt ({ $fonts }) finns inte i dess PDF-fil, så trycket kan se annorlunda ut på papper: skanna ett tomt formulär och ange skanningen med --blank.
program-template-exists = { $file } finns redan, och ingenting har skrivits. Lägg till --again för att föra över dina namn och frågor till rutorna som hittas nu, eller välj ett annat namn med --out.
program-template-renewed = { $kept } rutor står kvar på sina platser och behåller namn och fråga, { $added } är nya, { $gone } finns inte längre. Den tidigare mallen ligger kvar som { $file }.
program-template-no-text = { $file } är ingen mall: filen är inte text i UTF-8.
program-template-points = Eller peka ut fyra ställen med --points.
program-template-other-blank = { $file } har ändrats sedan mallen gjordes. Gör om mallen, eller ange den tomma blanketten med --blank om trycket är detsamma.
program-template-four-points = --points tar åtta tal: x och y i pixlar för övre vänstra, övre högra, nedre högra och nedre vänstra punkten.
program-template-too-large = { $file } är för stor för en mall (högst 1 MB).
program-template-no-blank = { $file } säger inte var det tomma formuläret finns. Ange det med --blank.
program-template-page = { $file } s. { $page }: formulärets sida { $formpage }, avvikelse { $residual } mm, korrelation { $correlation }
program-template-doubtful = tveksamt: { $reason } ({ $guesses })
program-template-no-mark = inget kryss
program-template-class-marked = kryssad
program-template-class-cancelled = ångrad
program-template-class-uncertain = oklar

program-help-form-print-duplex = För dubbelsidig utskrift: blad med udda antal sidor får en tom baksida
program-help-scan-trial = Provbladet: prova skrivaren och skannern
program-help-scan-trial-print = Skriv provbladet som PDF
program-help-scan-trial-print-out = Vart det skrivs
program-help-scan-trial-read = Läs det skannade provbladet och säg vad som bör ändras
program-help-scan-trial-read-file = Skanningen
program-help-scan-trial-read-json = Skriv alla mått som JSON
program-trial-written = Skrev { $file }. Skriv ut det i 100 %, skanna det så som ni skannar formulär, och kör: kastanj scan trial read SKANNING
program-trial-good-unsized = Bra, så långt det går att se. Utskriftens storlek går inte att mäta: filen säger inte sin upplösning. Mät linjalen på pappret innan du skannar formulär.
program-trial-none = { $file }: { $why }
program-trial-other = Det är inte provbladet utan ett annat blad ({ $code }). Skriv ut provbladet med kastanj scan trial print, skanna det och kör kommandot på den skanningen.
program-trial-unseen = Där finns inget provblad, eller så är det så suddigt eller beskuret att det inte känns igen. Lägg hela provbladet på skannern, med den tryckta sidan rätt, och skanna om med minst 200 punkter per tum.
program-trial-blank = Sidan är tom. Skanna provbladets tryckta sida.
program-trial-coarse = Bilden är för grov för att bedömas. Skanna provbladet med minst 150 punkter per tum, helst 300.
program-trial-mirrored = Det är provbladet, men bilden är spegelvänd. Stäng av spegelvändning i skannern eller kameran och skanna om.
program-trial-code = Sidan är en av våra, men rutkoden går inte att läsa: bilden är suddig, för ljus eller för mörk, eller beskuren. Är det provbladet, skanna om hela bladet skarpt. Syns koden inte då heller duger inte skannerns inställning för formulär.
program-trial-corners = Det är provbladet, men för få av dess hörnmärken syns: bilden är beskuren, eller så är hörnen vikta. Skanna om hela bladet.
program-trial-uneven = Det är provbladet, men trycket ligger upp till { $residual } mm fel: pappret är vikt eller buktar, eller så drar skannern det ojämnt. Släta ut det och skanna om, helst på glaset.
program-trial-unlike = Det är provbladet, men för lite av dess tryck syns: bilden är suddig, för ljus eller för mörk. Torka av glaset, ställ in skärpa och kontrast och skanna om.
program-trial-damaged = Det är provbladet, men något ligger över trycket, eller så är bladet skadat. Skriv ut ett nytt och skanna det.
program-trial-seen = { $file } s. { $page }: provbladet. { $fitness }
program-trial-size = Tryckets storlek
program-trial-size-unknown = filen säger inte vilken upplösning den har; mät linjalen på pappret
program-trial-resolution = Upplösning
program-trial-mode = Färg
program-trial-one-bit = svartvitt
program-trial-grey = gråskala
program-trial-levels = Gråvärde för svart / papper (0–255)
program-trial-edge = Kanternas suddighet
program-trial-finest = Finaste linjer som syns
program-trial-skew = Bladet låg snett
program-trial-residual = Trycket ligger fel med högst (95 %)
program-trial-crosses = Kryss som från { $pen }
program-trial-strength = { $right } av { $all } lästa
