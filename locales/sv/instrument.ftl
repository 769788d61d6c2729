# Words of kastanj: instrument

instrument-diagnostic = { $place }: { $message }
    Gör så här: { $hint }

instrument-not-toml = Här går filen inte att läsa som TOML: något i raden följer inte formatet.
instrument-not-toml-hint = Se på raden och den före. En rad ser ut så här: namn = "text", namn = 3, namn = ["a", "b"] eller { "namn = { sv = \"…\", en = \"…\" }" }; rubriker står i [ ] eller [[ ]]. Ofta saknas ett citattecken, ett kommatecken, en klammer eller ett likhetstecken.
instrument-missing-field = I { $table } saknas fältet { $field }.
instrument-missing-field-hint = Lägg till { $field }. Vad fältet betyder står i { $guide }.
instrument-unknown-field = I { $table } finns inget fält som heter { $field }.
instrument-unknown-field-hint = Rätta stavningen eller ta bort raden. Fälten här är: { $known }.
instrument-reversed = En fråga får inte vara omvänd.
instrument-reversed-hint = Skriv om frågan så att ett högre svar alltid är bättre, och ta bort raden.
instrument-wrong-kind = Fältet { $field } har fel slags värde.
instrument-wrong-kind-hint = Skriv det så här: { $wanted }.
instrument-empty = Fältet { $field } är tomt.
instrument-empty-hint = Skriv något i { $field }, eller ta bort fältet om det får saknas.
instrument-whole-number = Fältet { $field } ska vara ett heltal från { $low } till { $high }.
instrument-whole-number-hint = Skriv ett tal utan decimaler och citattecken, från { $low } till { $high }.
instrument-number = Fältet { $field } ska vara ett tal från { $low } till { $high }.
instrument-number-hint = Skriv ett tal inom gränserna, med punkt som decimaltecken.
instrument-order = I fältet { $field } ska det lägre talet stå först.
instrument-order-hint = Skriv till exempel [0, 100].
instrument-missing-language = I { $field } saknas texten på språket { $lang }.
instrument-missing-language-hint = Varje text behövs på svenska och engelska: sv = "…" och en = "…".
instrument-unknown-choice = { $field } kan inte vara ”{ $word }”.
instrument-unknown-choice-hint = Välj ett av: { $known }.
instrument-example-hint = Det här passar: { $example }.
instrument-answer-kind = En fråga ska ha exakt ett av one, many och open. Här finns { $found }.
instrument-answer-kind-hint = Skriv one = "skala" för ett svar, many = "skala" för flera svar, eller open = 3 för tre skrivrader.
instrument-name-shape = Namnet ”{ $name }” ({ $kind }) har fel form.
instrument-name-shape-hint = Använd a–z, siffror och enkla bindestreck inne i namnet, högst { $most } tecken.
instrument-duplicate = Namnet ”{ $name }” ({ $kind }) finns redan.
instrument-duplicate-hint = Varje namn får finnas en gång. Byt namn på den ena eller ta bort den.
instrument-file-name = Mappen heter { $folder } men formuläret { $name }.
instrument-file-name-hint = Låt mappen och fältet id ha samma namn.
instrument-file-version = Filen heter { $file } men säger version { $version }.
instrument-file-version-hint = Låt filens namn och fältet version säga samma sak. Ny text får en ny fil.
instrument-option-count = Skalan { $scale } har { $count } svar.
instrument-option-count-hint = En skala har 1 till { $most } svar.
instrument-duplicate-code = Skalan { $scale } har koden { $code } två gånger.
instrument-duplicate-code-hint = Ge varje svar en egen kod. Ändra aldrig en kod som redan har använts.
instrument-uneven-steps = Stegen i skalan { $scale } ökar inte med ett i taget.
instrument-uneven-steps-hint = En skala med measure = "steps" har koder som 0, 1, 2, 3, 4. Använd "ordinal" för ojämna steg.
instrument-empty-section = Avsnittet { $section } har inga frågor.
instrument-empty-section-hint = Lägg till [[section.item]] eller ta bort avsnittet.
instrument-unknown-scale = Skalan { $scale } finns inte.
instrument-unknown-scale-hint = Skalorna i filen är: { $known }.
instrument-strip-travels = Frågan { $item } står på en remsa som viks av, men svaret ska sparas.
instrument-strip-travels-hint = På remsan är allt travels = "never". Flytta frågan till ett annat avsnitt om svaret behövs.
instrument-never-outside-strip = Frågan { $item } har rutor som aldrig läses, men står inte på en remsa.
instrument-never-outside-strip-hint = Sätt fold_off = true på avsnittet, eller låt svaret stanna i verksamheten med travels = "service".
instrument-may-not-leave = Svaret på { $item } får inte lämna verksamheten.
instrument-may-not-leave-hint = Skriv travels = "service". Bara frågor med rutor i Del I får ha "hub".
instrument-unused = ”{ $name }” används inte.
instrument-unused-scale-hint = Ta bort skalan, eller låt en fråga använda den.
instrument-unused-section-hint = Ta bort avsnittet, eller skriv det i pages i en variant.
instrument-no-variant = Formuläret har ingen variant, så inget kan skrivas ut.
instrument-no-variant-hint = Lägg till minst en [[variant]] med title, intro, occasions och pages.
instrument-no-occasion = Varianten { $variant } har inget tillfälle.
instrument-no-occasion-hint = Skriv occasions = ["before"], eller after eller follow_up.
instrument-empty-page = Varianten { $variant } har en tom sida, eller ingen sida alls.
instrument-empty-page-hint = Skriv pages = [["avsnitt", "avsnitt"], ["avsnitt"]]: en lista för varje A4-sida.
instrument-unknown-section = Avsnittet { $section } finns inte.
instrument-unknown-section-hint = Avsnitten i filen är: { $known }.
instrument-section-twice = Avsnittet { $section } står två gånger i varianten { $variant }.
instrument-section-twice-hint = Samma fråga får inte ställas två gånger. Ta bort det ena.
instrument-strip-not-last = Remsan { $section } står inte sist på sin sida.
instrument-strip-not-last-hint = Det som viks av måste vara längst ned. Flytta det sist i sidans lista.
instrument-tag-collision = { $one } och { $other } får samma märke i sidkoden.
instrument-tag-collision-hint = Byt namn på varianten.
instrument-second-primary = Både { $first } och { $second } är huvudpoäng.
instrument-second-primary-hint = Låt bara ett poäng ha primary = true.
instrument-unknown-item = Frågan { $item } i poänget { $score } finns inte.
instrument-unknown-item-hint = Rätta namnet, eller ta bort det ur listan items.
instrument-scored-strip = Frågan { $item } räknas i ett poäng men står på en remsa som aldrig läses.
instrument-scored-strip-hint = Flytta frågan till ett avsnitt som läses, eller ta bort den ur poänget.
instrument-scored-not-steps = Frågan { $item } kan inte räknas i ett poäng.
instrument-scored-not-steps-hint = Bara frågor med one = "…" på en skala med measure = "steps" får räknas. Ojämna steg får aldrig ett medelvärde.
instrument-least-answered = Poänget { $score } kräver { $least } svar av { $items } frågor.
instrument-least-answered-hint = least_answered ska vara från 1 till antalet frågor, { $items }.
instrument-mixed-scales = Frågorna i poänget { $score } har skalor med olika ändar.
instrument-mixed-scales-hint = Låt alla frågor i ett poäng ha samma lägsta och högsta kod.
instrument-score-range = Poänget { $score } kan inte ha den range som står här.
instrument-score-range-hint = Med frågornas koder och factor blir range = [{ $low }, { $high }]. Faktorn ska vara större än noll.
instrument-score-incomplete = Varianten { $variant } har bara en del av frågorna i poänget { $score }: { $item } saknas.
instrument-score-incomplete-hint = Ta med alla frågor i poänget eller ingen, annars går poänget inte att jämföra.
instrument-long-stem = Frågan { $item } har { $count } ord ({ $lang }).
instrument-long-stem-hint = Skriv högst { $most } ord, och en tanke i taget.
instrument-forbidden-word = Ordet ”{ $word }” får inte stå i det som en klient kan se.
instrument-forbidden-word-hint = Skriv på annat sätt. Listan finns i instruments/forbidden-words.txt.

instrument-library-other-text = Formuläret { $id } finns redan med en annan text. Ge den nya texten ett nytt versionsnummer.
instrument-library-tag-collision = { $new } och { $old } får samma märke i sidkoden. Byt namn på varianten i { $new }.

instrument-published-changed = { $id } är publicerat och får inte ändras, men texten är en annan.
instrument-published-changed-hint = Ta tillbaka ändringen, eller spara den nya texten som en ny version (v2.toml, version = 2).

instrument-burden-reading = Klienten läser så här fort
instrument-burden-information-words = Informationsbladet är så här långt
instrument-burden-one = Att välja och kryssa ett svar på en kort skala
instrument-burden-row = Att välja och kryssa ett svar på en lång rad (0–10)
instrument-burden-many = Varje alternativ i en fråga med flera svar
instrument-burden-line = Varje rad som klienten skriver för hand
instrument-burden-screen = Tillägg per fråga på skärm
instrument-burden-information = Terapeuten informerar och antecknar samtycke, en gång
instrument-burden-hand-over = Terapeuten hämtar, lämnar och tar emot, per tillfälle
instrument-burden-look-through = Terapeuten läser igenom svaren, per tillfälle
instrument-burden-key-sheet = Att öppna ett blad för att knappa in det och skriva numret
instrument-burden-key-question = Att knappa in en fråga
instrument-burden-key-option = Att knappa in ett alternativ i en fråga med flera svar
instrument-burden-compare = Att reda ut skillnader efter en andra inknappning, per blad
instrument-burden-scan-page = Att skanna en sida och se att skanningen raderas
instrument-burden-review-share = Andel rutor som en person måste titta på
instrument-burden-review-box = Att avgöra en tveksam ruta
instrument-burden-pack-slip = Att fylla i och knappa in följesedeln, en gång per kontakt
instrument-burden-session-report = En sessionsrapport
instrument-burden-meter-client = Klientens tid för mervärdesmätaren, en gång
instrument-burden-meter-therapist = Terapeutens tid för mervärdesmätaren, en gång
instrument-burden-not-measured = Kastanjs antagande, inte mätt
instrument-burden-counted = Räknat på bladet
instrument-burden-reading-source = Kastanjs antagande, satt klart under medelvärdet 238 ord i minuten för vuxnas tysta läsning av sakprosa på engelska (Brysbaert 2019, Journal of Memory and Language 109:104047)
instrument-burden-reader-bound = Gränsen som avläsningen hålls till, inte verksamhetens egen mätning
instrument-burden-unit-words-per-minute = { $value } ord i minuten
instrument-burden-unit-words = { $value } ord
instrument-burden-unit-second = 1 sekund
instrument-burden-unit-seconds = { $value } sekunder
