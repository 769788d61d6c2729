# Words of kastanj: store

# Vad registret innehåller, i bestämd form
store-noun-store = registret
store-noun-account = kontot
store-noun-setting = inställningen
store-noun-study = studien
store-noun-unit = verksamheten
store-noun-client = klienten
store-noun-episode = kontakten
store-noun-pack = kuvertet
store-noun-sheet = bladet
store-noun-assessment = självskattningen
store-noun-conflict = konflikten
store-noun-loss = bortfallet
store-noun-tally = månadsräkningen
store-noun-consent = samtycket
store-noun-session = sessionsrapporten
store-noun-screen-draft = påbörjade svar
store-noun-closing = avslutsrapport
store-noun-added-value = frågorna om nytta
store-noun-talked-about = samtalade ämnen
store-noun-alias = aliaset
store-noun-card = kortet
store-noun-withdrawal = raden om att ett ja tagits tillbaka
store-noun-scan = skanningen
store-noun-unassigned = det oplacerade bladet
store-noun-row-picture = bilden av raden
store-noun-reading-check = kontrollen av ett avläst svar
store-noun-ruling = beslutet om ett avläst svar
store-noun-keying = en inmatning till av ett blad
store-noun-audit-entry = loggraden
store-noun-backup = säkerhetskopian
store-noun-export = exporten
store-noun-export-request = begäran om uttag
store-noun-passkey = passnyckeln
store-noun-second-step = telefonen för det andra steget
store-noun-passphrase = lösenfrasen
store-noun-paper-key = nyckeln på papper
store-noun-wrong-tries = misslyckade försök att logga in

# Fel vid öppning
store-not-a-store = I mappen { $dir } finns inget register. Kontrollera sökvägen, eller skapa ett nytt med kastanj init.
store-already-a-store = I mappen { $dir } finns redan ett register. Det skrivs aldrig över. Välj en annan mapp.
store-not-empty = Mappen { $dir } är inte tom. Välj en ny eller tom mapp.
store-in-use = Registret i { $dir } är öppet i ett annat program. Stäng det och försök igen.
store-wrong-passphrase = Lösenfrasen för { $person } stämmer inte. Ingenting har ändrats. Försök igen, eller använd återställningsnyckeln på papper.
store-unknown-person = { $person } har inget konto i det här registret. Kontrollera stavningen, eller be en kollega lägga till kontot.
store-person-exists = { $person } har redan ett konto. Byt lösenfras om den är glömd.
store-last-person = { $person } har det sista kontot, och det kan inte tas bort. Lägg först till en annan person.
store-last-keeper = Ingen annan än { $person } har alla rättigheter och sköter kontona för hela arkivet. Ge först någon annan alla rättigheter.
store-weak-passphrase = Lösenfrasen är för kort. Använd minst { $minimum } tecken, till exempel fyra ord.
store-wrong-recovery-key = Återställningsnyckeln hör inte till det här registret. Kontrollera att du har rätt papper; en nyare nyckel ersätter en äldre.
store-recovery-key-shape = Grupp { $group } i återställningsnyckeln är felskriven eller saknas. Nyckeln har fem grupper med åtta tecken. Jämför gruppen med papperet.
store-unusable-key-cost = Inställningarna för lösenfrasen ligger utanför det tillåtna. Ingenting har ändrats.

# Skadade filer
store-missing-file = Filen { $file } saknas. Återställ den från en säkerhetskopia.
store-erasures-unknown = Ingen vet vilka klienter som har raderats efter att { $file } gjordes: en återställning kunde få tillbaka dem. Peka ut mappen där registret låg, en nyare säkerhetskopia eller listan erased-… med --erased. Om du vet att ingen har raderats: --nobody-erased-since. Inget har återställts.
store-file-exists = Filen { $file } finns redan och skrivs inte över. Välj ett annat namn.
store-damaged-truncated = Filen { $file } är avklippt: slutet saknas. Ingenting har ändrats. Ta en kopia av mappen och återställ från den senaste säkerhetskopian.
store-damaged-content = Filen { $file } är skadad: innehållet stämmer inte med sitt sigill. Ingenting har ändrats. Ta en kopia av mappen och återställ från den senaste säkerhetskopian.
store-damaged-foreign = Filen { $file } är inte en fil av rätt slag. Kontrollera att du valde rätt fil.
store-damaged-outdated = Filen { $file } är äldre än registret den ligger i. Lägg tillbaka den nyaste filen, eller återställ hela säkerhetskopian.
store-damaged-other-store = Filen { $file } hör till ett annat register. Kontrollera att du valde rätt fil.
store-newer-store = Registret är skrivet av en nyare version av programmet (steg { $number }). Uppdatera programmet. Ingenting har ändrats.
store-changed-migration = Registrets uppbyggnad (steg { $number }) skiljer sig från den som programmet känner till. Använd samma version som förut. Ingenting har ändrats.
store-broken-audit = Loggen är ändrad eller trasig vid rad { $entry }. Spara mappen orörd och jämför med en säkerhetskopia.
store-truncated-audit = Loggen har tappat rader: den slutar vid rad { $entry }, men en senare rad har skrivits ut. Spara mappen orörd och jämför med en säkerhetskopia.
store-seal-broken = Det som hör till { $noun } ({ $id }) går inte att öppna. Nyckeln saknas eller så är innehållet skadat. Återställ från en säkerhetskopia.
store-unreadable = I { $noun } ({ $id }) står något som programmet inte förstår. Uppdatera programmet, eller återställ från en säkerhetskopia.

# Fel i det som lämnas in
store-not-found = Hittar inte { $noun } "{ $id }". Kontrollera stavningen.
store-exists = Det finns redan något annat sparat för { $noun } "{ $id }". Ingenting har ändrats. Använd rättelse om det nya gäller.
store-refused = Det gick inte att spara { $noun } "{ $id }": { $rule } Ingenting har ändrats.
store-rule-tally-adds-up = talen går inte ihop. Tillfrågade får inte vara fler än de som kunde tillfrågas, de som tackade ja inte fler än de tillfrågade, och skälen ska bli lika många som de ej tillfrågade.
store-rule-tally-or-persons = månaden har redan den andra sortens uppgifter. Välj antingen månadsräkning eller skäl per person, aldrig båda.
store-rule-sheet-taken = bladet eller kuvertet hör redan till en annan kontakt.
store-rule-short-code-taken = en annan kontakt i verksamheten har den sifferkoden.
store-rule-unit-of-client = klienten hör till en annan verksamhet.
store-rule-end-after-start = slutet ligger före första besöket.
store-rule-changed-since = svaren har ändrats efteråt. Rätta i stället svaren.
store-rule-already-settled = det är redan avgjort.
store-rule-out-of-range = ett tal eller en lista ligger utanför det tillåtna.
store-rule-other-episode = det hör till en annan kontakt eller ett annat blad.
store-rule-withdrawn = klienten som kuvertet hör till har raderats. Lägg bladet åt sidan och följ verksamhetens regler.
store-rule-no-export-right = rollen får inte ta ut uppgifter. Be en samordnare, eller någon med alla rättigheter.
store-rule-own-request = den som ber om ett uttag kan inte själv svara på det. En annan person svarar.
store-rule-request-over = det går inte längre: begäran är besvarad, återtagen, hämtad eller för gammal. Be om ett nytt uttag.
store-rule-more-than-own = bara den som har alla rättigheter kan ge dem till någon. Välj en annan roll.
store-at-line = Rad { $line }: { $problem } Inga rader har sparats.

# Fel i maskinen
store-stopped = En tidigare skrivning till disken misslyckades. Starta om programmet, så kontrolleras registret på nytt.
store-no-randomness = Datorn ger inga slumptal. Starta om datorn. Ingenting har ändrats.
store-io = Filen { $file } gick inte att läsa eller skriva: { $problem }. Kontrollera diskutrymme och behörighet.
store-database-full = Disken är full. Frigör utrymme och försök igen. Ingenting har ändrats.
store-database-busy = Registret är upptaget av ett annat program. Försök igen om en stund.
store-database-damaged = Databasen { $file } är skadad. Ingenting har ändrats. Ta en kopia av mappen och återställ från den senaste säkerhetskopian.
store-database = Databasen svarade med ett fel: { $problem }. Ingenting har ändrats. Kör kastanj verify.

# Aliasregistrets logg
store-broken-alias-log = Aliasregistrets logg är ändrad eller har tappat rader vid rad { $entry }. Spara mappen orörd och jämför med en säkerhetskopia.

# Vad en radering tog bort
store-erased-episodes = Kontakter
store-erased-assessments = Ifyllda formulär
store-erased-answer-states = Svar, med alla rättade versioner
store-erased-drafts = Påbörjade formulär på skärm
store-erased-sessions = Sessionsrapporter
store-erased-notes = Avslutsrapporter och anteckningar om samtal
store-erased-consents = Ja och nej till samtycke
store-erased-losses = Skäl till bortfall
store-erased-pictures = Bilder av rader på blad
store-erased-checks = Kontroller, beslut om avläsningar och inmatningar en gång till
store-erased-sheets = Blad som placerats för hand, och andra versioner
store-erased-scans = Uppgifter om skannade sidor
store-erased-aliases = Ord att hittas igen med
store-erased-cards = Kort att svara hemifrån med
store-erased-packs = Kuvertnummer som spärrats för sena blad
# Roller
store-role-every-right = alla rättigheter
store-role-therapist = behandlare
store-role-coordinator = samordnare
store-role-administrator = administratör (läser inga klienter)
store-role-auditor = granskare (läser bara loggen)
