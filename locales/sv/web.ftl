# Sidornas ord, för dem som arbetar i verksamheten.

web-skip = Hoppa till innehållet
web-menu = Meny
web-menu-today = Att göra
web-menu-contacts = Kontakter
web-other-language = In English
web-other-language-code = en
web-lock-all = Lås allt
web-lock-mine = Lås ({ $person })
web-unknown = inte känt än

web-serving-port = Port { $port } går inte att använda: { $why }. Är programmet redan i gång? Välj annars en annan med --port.
web-serving-listen = Adressen { $listen } går inte att använda: { $why }. Är ett annat program redan i gång på den? Välj annars en annan med --listen.
web-serving-system = Sidorna kan inte visas: { $why }.

web-trouble-title = Det gick inte
web-trouble-back = Till början
web-trouble-absent = Sidan finns inte. Koden kan vara felskriven, eller så har den tagits bort.
web-trouble-forbidden = Din roll ger inte rätt till det här. Fråga den som sköter kontona om du behöver det.
web-trouble-bad-form = Det som skickades går inte att förstå. Sidan kan vara gammal: gå tillbaka, ladda om den och försök igen. Inget har ändrats.
web-trouble-stale = Någon annan har hunnit ändra det här, eller så skickades det två gånger. Ladda om sidan och se hur det står nu. Inget har ändrats av det du gjorde.
web-changed-meanwhile = Någon har hunnit ändra det här medan sidan var öppen. Nu står det: { $now }. Det du har valt står kvar nedan. Spara igen om det är det som ska gälla.
web-trouble-locked = Det är låst. Lås upp med din lösenfras.
web-trouble-too-large = Filen är för stor. Skanna i flera omgångar, eller med 300 punkter per tum.

web-unlock-title = Lås upp
web-unlock-who = Vem är du?
web-unlock-one = Konto: { $person }
web-unlock-passphrase = Lösenfras
web-unlock-unread = Allt är låst. En klient vill prata om något som ingen har läst än. Det står först när du låser upp.
web-unlock-button = Lås upp

web-today-title = Att göra
web-today-week = { $week }
web-today-nothing = Inget väntar. Allt som har kommit in är omhändertaget.
web-today-contact = Kontakt
web-today-what = Vad
web-today-next = Nästa steg
web-today-due = Vecka
web-today-copy = kopierat blad
web-task-consent = Samtycke
web-task-withdrawal = Klienten har tagit tillbaka sitt ja
web-task-first-visit = Första besöket
web-task-page = En sida saknas, { $occasion }
web-task-doubts = { $count ->
    [one] En tveksam fråga
   *[other] { $count } tveksamma frågor
 }, { $occasion }

web-contacts-title = Kontakter
web-contacts-count = { $count ->
    [one] En kontakt
   *[other] { $count } kontakter
 }
web-contacts-new = Ny kontakt
web-contacts-search = Sök på kod eller kuvertnummer
web-contacts-search-button = Sök
web-contacts-none = Ingen kontakt passar.
web-contacts-first-visit = Första besöket
web-contacts-pack = Kuvert
web-contacts-state = Läge

web-contact-title = Kontakt { $code }
web-contact-go-on = Påbörjat på skärm. Lämna över igen: formuläret fortsätter där det slutade.
web-contact-open = pågår
web-contact-again = { $state } · ny kontakt för en klient som har varit med förut, räknas inte i flödet
web-contact-ended = avslutad { $week }, { $reason }
web-contact-next = Nästa steg
web-contact-forms = Blad
web-contact-facts = Det här vet vi
web-contact-consent = Samtycke till uppföljning
web-consent-yes = ja
web-consent-no = nej
web-consent-withdrawn = taget tillbaka
web-consent-not-keyed = inte registrerat
web-form-given = ifyllt { $week }
web-form-given-sometime = ifyllt, veckan är inte känd
web-form-not-given = inte ifyllt

web-form-here = Svara här
web-contact-here-hint = Svara här lämnar skärmen till klienten: du låses ut, och bara frågorna går att nå tills någon låser upp.
web-wrong-address = Sidorna finns inte under den här adressen. Öppna { $address } i stället.
web-form-code = Ge en kod
web-code-title = Kod
web-code-how = Klienten skriver adressen i sin egen webbläsare och sedan koden.
web-code-until = Koden öppnar bladet en gång, inom femton minuter. En ny kod gör den gamla ogiltig.
web-code-back = Till kontakten
web-card-title = Kort att ta med
web-card-how = Med kortet kan klienten svara hemifrån när ett blad är på tur, ett i taget, och ta tillbaka sitt ja. Det gäller så länge kontakten finns kvar i registret. Det som redan är svarat visas aldrig.
web-card-has = Klienten har ett kort. Ett nytt gör det gamla ogiltigt.
web-card-make = Gör ett kort
web-card-make-new = Gör ett nytt kort
web-card-waits = Ett formulär väntar redan: kortet öppnar det direkt.
web-card-with-week = Skriv nästa gång på kortet: { $week }
web-card-week = vecka { $week }, { $year }
web-card-next = Nästa gång: { $week }
web-card-back = Ta tillbaka kortet
web-card-back-what = Den som har kortet kommer inte in mer. Det som redan är svarat finns kvar.
web-card-taken-back = Kortet är taget tillbaka.
web-card-once = Koden visas bara nu. Skriv ut kortet, eller skriv av det för hand.
web-card-print-how = Bara kortet kommer med på utskriften, i ett visitkorts storlek.
web-card-print = Skriv ut
web-card-change = Ändra eller ta tillbaka
web-asked-title = Tillfrågad?
web-asked-link = Inte frågad, eller nej?
web-asked-how = Skälet räknas i flödet, så att det syns vilka som saknas. Inget annat antecknas.
web-asked-why = Tillfrågades inte:
web-asked-or = Eller tillfrågades och sa nej:
web-asked-not = Tillfrågades inte: { $reason }
web-asked-declined = Tackade nej
web-asked-saved = Antecknat. { $what }.
web-asked-undo = Ångra
web-asked-undone = Det är taget tillbaka.
web-asked-by-month = Här räknas bortfallet per månad. Räkna klienten där, så räknas ingen två gånger.
web-asked-to-month = Till månaden
web-asked-known = Det finns ett ja, ett nej eller ett formulär. Då syns det redan hur kontakten började.
web-strip-title = Vill prata om
web-strip-once = Det här hör inte till registret. Det ligger låst här tills någon har läst det, även om allt låses eller datorn startas om, och tas bort när du trycker på Läst. Det följer inte med i säkerhetskopior.
web-strip-read = Läst
web-today-unread = { $code }: klienten vill prata om något. Läs det först.

# Det klienten ser.

web-client-title = Frågor
web-client-exit = Lämna sidan
web-client-exit-region = Lämna snabbt
web-client-door = Skriv koden
web-client-door-back = Lämna tillbaka skärmen
web-client-door-have = Har du fått en kod?
web-client-door-code = Sex siffror
web-client-door-go = Fortsätt
web-client-door-refused = Koden stämmer inte, eller så gäller den inte längre. Titta på siffrorna och försök igen, eller be om en ny.
web-client-door-any = Sex siffror, eller koden på ditt kort
web-client-door-refused-any = Det gick inte. Koden kan vara fel skriven eller ha slutat gälla, eller så har det kommit många försök nyss. Titta på koden en gång till och vänta en minut. Be annars om en ny.
web-client-door-closed = Sidan är inte öppen just nu. Inget är fel med din kod. Försök igen en annan dag.
web-client-home-nothing = Inga frågor väntar just nu
web-client-home-next = Nästa frågor kommer omkring { $week }.
web-client-home-nothing-words = Du kan stänga sidan. Kortet fungerar en annan gång också.
web-client-withdraw = Ta tillbaka mitt ja
web-client-withdraw-title = Vill du ta tillbaka ditt ja?
web-client-withdraw-free = Du behöver inte säga varför. Du får samma stöd som förut.
web-client-withdraw-answers = Dina svar räknas inte längre med. Det som redan är räknat och klart ändras inte.
web-client-withdraw-kept = Svaren finns kvar en tid. Vill du att de raderas, så säg det till den du träffar.
web-client-withdraw-seen = Den du träffar får se att du har tagit tillbaka ditt ja. Du får inga fler frågor här.
web-client-withdraw-yes = Ja, ta tillbaka
web-client-withdraw-no = Nej, gå tillbaka
web-client-withdrawn = Ditt ja är taget tillbaka
web-client-withdrawn-words = Det gäller från och med nu. Du behöver inte göra något mer.
web-client-intro-how = { $count ->
    [one] Det är en fråga.
   *[other] Det är { $count } frågor, en i taget.
 } Du kan låta bli att svara på vilken du vill och pausa när du vill. Den du pratar med ser svaren. Inget sparas i den här webbläsaren.
web-client-begin = Börja
web-client-intro-unseen = Det finns ett undantag: en fråga mot slutet ses av ingen. Det står vid den.
web-client-intro-left = { $count ->
    [one] Det är en fråga kvar.
   *[other] Det är { $count } frågor kvar, en i taget.
 } Du kan låta bli att svara på vilken du vill och pausa när du vill. Den du pratar med ser svaren. Inget sparas i den här webbläsaren.
web-client-strip-home = Ingen ser det du svarar här, och det sparas inte. Svarar du ja får du veta vart du kan ringa nu.
web-client-go-on = Fortsätt
web-client-help = Om du mår mycket dåligt
web-client-progress = Så långt har du kommit
web-client-kept = Du har svarat på den här frågan. Svaret visas inte igen. Välj på nytt om du vill ändra det.
web-client-next = Nästa
web-client-skip = Nej, gå vidare
web-client-decline = Vill inte svara
web-client-back = Tillbaka
web-client-pause = Pausa
web-client-crisis = Du är inte ensam
web-client-crisis-words = Säg till den du pratar med redan i dag. Du kan också ringa, dygnet runt:
web-client-crisis-home = Du kan ringa nu, dygnet runt. Berätta också för den du träffar när ni ses.
web-client-paused = Pausat
web-client-paused-words = Det du har svarat är sparat och visas inte igen. Fortsätt här, eller be om en ny kod en annan gång.
web-client-paused-here = Det du har svarat är sparat och visas inte igen. Fortsätt här, eller en annan gång: säg till den du pratar med.
web-client-paused-home = Det du har svarat är sparat och visas inte igen. Fortsätt här, eller skriv kortets kod en annan gång.
web-client-thanks = Tack, du är klar
web-client-thanks-words = Svaren är sparade. Lämna tillbaka skärmen, eller stäng sidan.
web-client-thanks-home = Svaren är sparade. Du kan stänga sidan.
web-client-close = Stäng
web-client-weather = Vädret
web-client-weather-words = Det finns ingen prognos att visa just nu.

# Första starten.

web-start-title = Kom i gång
web-start-intro = Svara på det här en gång, tillsammans. Det tar ett par minuter. Allt utom enhetens kod, och om det bara är övning, går att ändra sedan, under Huset. Allt sparas krypterat på den här datorn och skickas ingenstans.
web-start-problems = Det här behöver ändras. Inget har sparats än; skriv lösenfraserna igen.
web-start-you = Du
web-start-account = Kontonamn
web-start-account-hint = Små bokstäver, utan mellanslag. Namnet står bara i loggen.
web-start-passphrase-hint = { $count } tecken eller fler. Flera vanliga ord är lätta att minnas och svåra att gissa.
web-start-again = Lösenfrasen en gång till
web-start-other = Din kollega
web-start-other-hint = Två personer ska kunna öppna: den ena kan vara ledig. Kollegan skriver själv sin lösenfras, nu eller senare.
web-start-service = Verksamheten
web-start-name = Vad ni kallar verksamheten
web-start-code = Kort kod
web-start-code-hint = Stora bokstäver, siffror och bindestreck, till exempel OST-1. Står på kuvert och filer, aldrig på det klienten tar med sig.
web-start-neutral = Vad klienten ser i stället för ert namn
web-start-neutral-hint = Något som inte säger var klienten har varit.
web-start-neutral-default = Formulär
web-start-controller = Personuppgiftsansvarig nämnd
web-start-crisis = Nummer att ringa vid kris
web-start-crisis-hint = De visas för klienten. Lägg gärna till ett eget.
web-start-number = Nummer
web-start-in-swedish = På svenska
web-start-in-english = På engelska
web-start-112 = Akut fara för livet
web-start-1177 = Sjukvårdsrådgivning, dygnet runt
web-start-later = Beslut och lokala regler (kan vänta)
web-start-identity = Beslut om att identiteten inte registreras
web-start-identity-hint = Nämndens beslutsnummer. Programmet har inget fält för vem klienten är.
web-start-rule = Er regel för dokumentation
web-start-decision = Beslutet bakom regeln
web-start-modules = Mer än det minsta
web-start-modules-hint = Låt det vara tomt om ni är osäkra: uppföljningen behöver inget av det här.
web-start-sessions = Sessionsrapport efter varje samtal
web-start-value = Fråga vid avslutet om bladen var till nytta
web-start-practice = Bara öva: fyll på med påhittade klienter. Allt märks SYNTETISK och går att kasta sedan
web-start-button = Skapa
web-start-same-person = De två kontona behöver olika namn.
web-start-needs-name = Skriv vad ni kallar verksamheten.
web-start-needs-controller = Skriv vilken nämnd som är personuppgiftsansvarig.
web-start-needs-code = Skriv en kort kod med stora bokstäver, siffror och bindestreck.
web-start-needs-number = Minst ett nummer att ringa vid kris behövs.
web-start-clock = Datorns klocka går fel. Ställ den och försök igen.
web-start-person = "{ $name }" går inte som kontonamn: små bokstäver, siffror, punkt eller bindestreck.
web-start-differ = Lösenfraserna är olika. Skriv dem igen.
web-recovery-title = Er nyckel på papper
web-recovery-why = Skriv ut eller skriv av nyckeln nu: den visas bara den här gången. Lås in den. Den öppnar om båda har glömt sina lösenfraser, och utan den finns det då ingen väg in.
web-recovery-folder = Registret ligger i mappen { $folder }. Säkerhetskopiera det till en annan plats.
web-recovery-done = Jag har nyckeln på papper

# Blad på väg in: uppladdning, tveksamma frågor, blad utan ägare, knappning.

web-menu-house = Huset
web-menu-sheets = Blad
web-choose = Välj
web-save = Spara
web-week-this = { $week } (den här veckan)
web-week-last = { $week } (förra veckan)
web-week-unknown = Vet inte, eller står på följesedeln
web-back-to-sheets = Till bladen
web-form-key = Knappa in

web-sheets-title = Blad
web-sheets-upload = Ta in skannade blad
web-sheets-unit = Verksamhet
web-sheets-files = Filer
web-sheets-files-hint = PDF, TIFF, PNG, JPEG eller WebP, flera på en gång. Du kan släppa filerna här. Högst 64 MB per fil.
web-sheets-week = Vecka då bladen fylldes i
web-sheets-upload-button = Läs bladen
web-sheets-not-kept = Filerna läses i minnet och sparas aldrig här. Bara svaren och bilder av rader att titta på och av egna ord sparas, låsta.
web-sheets-key = Knappa in ett blad
web-sheets-no-file = Ingen fil är vald. Välj en eller flera filer.
web-sheets-no-unit = Välj den verksamhet som bladen kommer från och välj filerna igen.
web-sheets-review = { $count ->
    [one] Titta på en fråga
   *[other] Titta på { $count } frågor
 }
web-sheets-nothing = Inget väntar. Alla blad är omhändertagna.
web-sheets-unassigned = Blad utan ägare
web-sheets-conflicts = Blad som säger emot
web-sheets-conflicts-how = Samma blad har kommit två gånger, med olika svar eller tveksamma märken. Båda finns kvar tills du väljer.
web-sheets-missing = Sidor som saknas
web-sheets-missing-how = Leta efter sidan och skanna den, eller knappa in den här.

web-sheets-named = { $occasion }, sida { $pages }
web-taken-title = Så gick det
web-taken-stored = { $count ->
    [0] Ingen sida sparades.
    [one] En sida är sparad.
   *[other] { $count } sidor är sparade.
 }
web-taken-too-large = Filen är för stor och lästes inte. Skanna i flera omgångar, eller med 300 punkter per tum i gråskala. Högst 64 MB per fil och 128 MB på en gång.
web-taken-gave-up = Filen gick inte att läsa. Inget av den är sparat. Skanna om bladen, eller knappa in dem.
web-taken-assign = { $count ->
    [one] Säg vems ett blad är
   *[other] Säg vems { $count } sidor är
 }
web-taken-conflicts = { $count ->
    [one] Avgör en sida som säger emot
   *[other] Avgör { $count } sidor som säger emot
 }
web-taken-more = Ta in fler
web-taken-page = Sida { $pages }
web-taken-done-pages = { $count ->
    [one] En sida är klar
   *[other] { $count } sidor är klara
 }
web-taken-known-pages = { $count ->
    [one] En sida fanns redan
   *[other] { $count } sidor fanns redan
 }
web-taken-foreign-pages = { $count ->
    [one] En sida är inget frågeblad
   *[other] { $count } sidor är inga frågeblad
 }
web-taken-blank-pages = { $count ->
    [one] En sida är tom
   *[other] { $count } sidor är tomma
 }
web-taken-originals = Filerna sparades inte här. Radera dem där de ligger när allt är klart: handstil kan peka ut en person. Om skannern skickar till mejl finns kopior i inkorgen, i papperskorgen och ibland i skannern.
web-fate-stored = sparad: { $contact }, { $occasion }, sida { $page }{ $doubtful ->
    [0] {""}
    [one] . En fråga att titta på.
   *[other] . { $doubtful } frågor att titta på.
 }
web-fate-known = fanns redan. Inget har ändrats.{ $unsure ->
    [0] {""}
    [one] { " " }En fråga är tveksam i den här skanningen och har inte kunnat jämföras. Det som är sparat gäller.
   *[other] { " " }{ $unsure } frågor är tveksamma i den här skanningen och har inte kunnat jämföras. Det som är sparat gäller.
 }{ $overruled ->
    [0] {""}
    [one] { " " }En fråga som någon av er har avgjort läses annorlunda nu. Det ni bestämde gäller.
   *[other] { " " }{ $overruled } frågor som någon av er har avgjort läses annorlunda nu. Det ni bestämde gäller.
 }
web-fate-unsure = är samma sida igen, med tveksamma märken: ingenting säkert stämmer med det som är sparat. Båda finns kvar tills någon har tittat på båda.
web-fate-unsure-next = Titta på båda
web-fate-waiting = väntar: det går inte att se vems den är.
web-fate-waiting-next = Säg vems den är
web-fate-left = stannar på papper: det här bladet sparas inte här.
web-fate-conflict = säger något annat än det som redan är sparat. Båda finns kvar.
web-fate-conflict-next = Avgör
web-fate-practice = övningsblad: det togs inte in.
web-key-practice = Det är ett övningsblad och hör inte hit. Ingenting har sparats.
web-fate-empty = tom: skannern ser inget kryss på bladet. Det är inte sparat. Syns det kryss på papperet: skanna i gråskala och mörkare.
web-fate-empty-next = Klienten lämnade det tomt: knappa in det
web-fate-refused = lästes inte: { $why }.
web-taken-begun = { $count ->
    [one] En ny kontakt började med ett kuvert som inte är utskrivet här. Kommer bladen från er? Annars har de lästs in på fel ställe: ta bort kontakten.
   *[other] { $count } nya kontakter började med kuvert som inte är utskrivna här. Kommer bladen från er? Annars har de lästs in på fel ställe: ta bort kontakterna.
 }
web-taken-begun-erase = Hör inte hit: ta bort
web-fate-elsewhere = hör till en annan verksamhet: det är inte sparat här. Ge bladet till den, eller skanna det där.
web-fate-slip-next = Knappa in följesedeln
web-fate-tally-next = Knappa in månaden
web-fate-refused-next = Knappa in bladet

web-review-title = Frågor att titta på
web-review-left = { $count ->
    [one] En kvar
   *[other] { $count } kvar
 }
web-review-picture = Frågans rad på pappret med raderna över och under
web-review-no-picture = Bilden av raden finns inte. Titta på pappret.
web-paper-title = Pappret
web-paper-page = Sida { $page }, papprets nummer: { $number }
web-paper-copy = Sida { $page } på en kopia utan nummer. Ifylld kod: { $code }
web-paper-plain = Sida { $page } på ett papper utan nummer
web-review-later = Lämna till senare
web-review-undo = Ångra det senaste
web-review-undone = Det senaste är ångrat. Här är frågan igen.
web-review-already = Frågan var redan avgjord. Inget har ändrats.
web-review-nothing = Inga frågor väntar längre.
web-key-space = mellanslag
web-review-marked = Så här är raden ifylld, med raderna över och under. Strecken på sidorna visar vilken rad det gäller.
web-review-blank = Underst: samma rader på ett tomt blad. Det som är skrivet utanför rutorna visas inte. Grått täcker text som går över rutorna; behöver du se den, titta på pappret.
web-review-blank-picture = Samma rader på ett tomt blad
web-review-likely = Troligast är ett av de här två svaren. Ordningen är lottad och säger inget.
web-third-two = De två läsningarna
web-review-all = Alla svar
web-review-no-mark = Inget kryss
web-review-cancelled = Struket kryss, inget nytt
web-review-mixed = Några av frågorna är kontroller: de visas fast maskinen var säker. Vilka det är syns inte, så att kontrollen blir rättvis.
web-third-title = Två läsningar skiljer sig
web-third-how = En fråga drogs till kontroll, och en person läste något annat än maskinen. Titta på raden och avgör vad som gäller.
web-third-person = Läst av { $person }
web-third-own = Den ena läsningen är din egen. Låt helst någon annan avgöra.
web-third-nothing = Inga läsningar skiljer sig.
web-third-decided = Frågan är avgjord.
web-sheets-differing = { $count ->
    [one] Två läsningar skiljer sig i 1 fråga
   *[other] Två läsningar skiljer sig i { $count } frågor
}
web-sheets-keyed = Inmatningar som skiljer sig
web-sheets-keyed-how = Två läsningar av samma blad säger olika. Ta fram pappret och avgör vad som gäller.
web-sheets-again-own = { $sheet } · behöver någon annan än du: du har själv knappat in bladet
web-sheets-again = Mata in en gång till
web-sheets-again-how = De här bladen ska matas in av någon som inte har gjort det förut. Ta fram pappret. Du ser inte vad som står sedan tidigare.
web-readings-title = Så kom svaren in
web-readings-nothing = Inga blad har kommit in.
web-readings-no-ruling = Ingen har behövt avgöra något på det här bladet.
web-readings-machine = Maskinen sa
web-readings-said = Personen läste
web-readings-on = Gällde
web-readings-who = Vem och när
web-readings-on-doubt = tveksam fråga
web-readings-on-second = kontroll
web-readings-on-third = tredje blick
web-readings-on-keying = inmatningar som skilde sig
web-readings-on-back = ångrat
web-readings-unsure = osäker: { $reason }, troligast { $guess }
web-readings-sure = { $words } · säker till { $percent } %
web-readings-most-sure = { $words } · säker till mer än 99 %
web-readings-not-sure = { $words } · maskinen vet inte, en person avgör
web-readings-words = Egna ord på bladet. Maskinen läser dem inte.
web-readings-words-picture = Handskriven text på bladet
web-readings-words-drop = Läst, ta bort bilden
web-readings-dropped = Bilden är borttagen.
web-readings-want = Låt någon annan mata in bladet en gång till
web-readings-want-hint = Den som matar in ser inte vad som står sedan tidigare. Skillnaderna visas efteråt och avgörs en för en.
web-readings-wanted = Bladet väntar på att matas in en gång till.
web-readings-unwant = Ångra: bladet behöver inte matas in igen
web-readings-unwanted = Bladet behöver inte matas in igen.
web-reading-title = Hur säker är avläsningen?
web-reading-error = Fel i svar som maskinen var säker på
web-reading-would-be-known = Det blir känt när några svar har lästs en gång till. Ta in blad: en del av svaren dras då till kontroll och väntar bland Frågor att titta på. Ungefär 300 kontrollerade svar utan fel visar att felet är under 1 %.
web-reading-how = En del av svaren som maskinen var säker på läses en gång till av en person som inte vet vad maskinen läste. Skiljer de sig avgör en tredje blick. Intervallet tar hänsyn till att svar på samma sida hör ihop.
web-reading-shares = { $unit }: { $answers } % av svaren och { $sheets } % av bladen kontrolleras.
web-reading-compared = Maskinen och två personer
web-reading-no-sheet = Inga blad har matats in en gång till ännu.
web-reading-sheets = { $count ->
    [one] 1 blad är inmatat utan att den som matade in såg vad som stod. Det som gäller till sist räknas som rätt.
   *[other] { $count } blad är inmatade utan att den som matade in såg vad som stod. Det som gäller till sist räknas som rätt.
}
web-reading-fields = Svar
web-reading-wrong = Fel
web-reading-rate = Fel per 10 000 (95 %)
web-reading-left = Lämnade till person
web-reading-compared-how = Välj blad på kontaktens sida under ”Så kom svaren in”, eller ange i inställningarna hur stor del som dras.
web-settings-looks = Kontroll av avläsningen
web-settings-looks-hint = Så stor del dras med lotten när blad läses in. Resultatet visas under Översikt.
web-settings-looks-answers = Procent av svaren som läses en gång till
web-settings-looks-sheets = Procent av bladen som matas in av en person också
web-settings-looks-range = { $field }: ange procent som ett tal från 0 till 100.

web-waiting-title = Vems är bladet?
web-waiting-why = Varför det väntar
web-waiting-is-it = Är det { $contact }?
web-waiting-suggested = Koden på bladet pekar hit.
web-waiting-has-one = Kontakten har redan ett sådant blad. Om svaren skiljer sig får du välja vilket som gäller.
web-waiting-yes = Ja, { $contact }
web-waiting-other = Någon annan
web-waiting-whose = Välj kontakt
web-waiting-without = Kontakter som saknar det här bladet, den nyaste först:
web-waiting-none = Ingen kontakt saknar det här bladet. Sök på koden, eller börja en ny kontakt.
web-waiting-new = Ny kontakt med det här bladet
web-waiting-more = Det finns fler. Sök på koden.
web-waiting-answers = Svaren på bladet
web-waiting-doubtful = tveksamt
web-waiting-assigned = Bladet är sparat för { $contact }.
web-waiting-conflict = Bladet säger något annat än det som redan är sparat för { $contact }. Båda finns kvar tills du väljer, under Blad som säger emot.
web-waiting-belongs = Bladet hör till { $contact }.
web-waiting-undo = Ångra: bladet hör inte dit
web-waiting-undone = Ångrat. Bladet väntar igen.
web-waiting-drop = Bladet ska inte in
web-waiting-drop-how = Ett förstört eller främmande blad kan kastas. Svaren tas bort och går inte att få tillbaka. Pappret rör vi inte.
web-waiting-drop-button = Kasta bladet
web-waiting-dropped = Bladet är kastat.

web-conflict-title = Samma blad två gånger
web-conflict-how = Samma blad har kommit två gånger. Här skiljer sig svaren, eller så är märkena tveksamma. Jämför med pappret.
web-conflict-question = Fråga
web-conflict-stored = Det som är sparat
web-conflict-incoming = Det som kom sist
web-conflict-keep-stored = Behåll det sparade
web-conflict-keep-incoming = Ta det som kom sist
web-conflict-row-stored = Sparat: { $answer }
web-conflict-row-incoming = Kom sist: { $answer }
web-conflict-whole = Eller hela bladet på en gång
web-conflict-settled = Avgjort.

web-key-title = Knappa in ett blad
web-key-number = Bladets eller kuvertets nummer
web-key-number-hint = De nitton tecknen vid sidans rutkod, eller kuvertets tio. Mellanslag gör inget.
web-key-go = Fortsätt
web-key-unknown = "{ $sheet }" är inget nummer som finns här. Jämför med bladet. Har kontakten en kod kan du öppna kontakten och knappa in bladet där.
web-key-copy = Kopieringsupplagan har inget nummer. Öppna kontakten och knappa in bladet där.
web-key-again = Numret en gång till
web-key-again-hint = Inget är känt om det här kuvertet. Ett felskrivet nummer skulle öppna en kontakt som inte finns.
web-key-again-differs = Numren är olika. Jämför med kuvertet.
web-key-which = Vilket blad?
web-key-how = En tangent per fråga går vidare till nästa. Retur lämnar frågan tom, b går bakåt. Det går lika bra att peka.
web-key-page = Sida { $count }
web-key-week = Vecka då bladet fylldes i
web-key-leave = Avbryt utan att spara
web-key-second = Bladet finns redan. Knappa in det en gång till utan att titta på de gamla svaren: sedan visas det som skiljer.
web-key-rest = Resten av bladet finns redan. Här är bara det som saknas. Ska bladet matas in en gång till gör någon annan det.
web-key-own = Du har själv knappat in det här bladet. Den andra läsningen måste göras av någon annan, annars kontrollerar du bara dig själv. Bladet väntar på sidan Blad tills en annan person är inne. Är ni bara en behöver det inte matas in igen.
web-key-compare = Jämför
web-key-empty = Inget är markerat. Har klienten lämnat hela bladet tomt? Kryssa då längst ner och spara igen.
web-key-sure = Ja, bladet är tomt
web-key-saved = Sparat för { $contact }.
web-key-conflict = Bladet säger något annat än det som redan är sparat. Båda finns kvar tills du väljer.
web-key-same = Inga skillnader på { $count } frågor.
web-key-differences = Två läsningar av ett blad
web-key-differences-how = { $count ->
    [one] De två läsningarna skiljer sig på en fråga. Titta på pappret och välj.
   *[other] De två läsningarna skiljer sig på { $count } frågor. Titta på pappret och välj.
 }
web-key-first-said = Sparat: { $answer }
web-key-second-said = Inmatat igen: { $answer }
web-key-differences-by = Inmatat igen av { $by }.
web-key-neither = Inget av dem
web-key-neither-these = De här:
web-key-differences-later = Avgör senare
web-key-no-differences = Inget skiljer sig längre.
web-key-drop = Det var fel blad som matades in
web-key-drop-how = Då kastas den andra inmatningen. Det som var sparat ändras inte.
web-key-drop-button = Kasta inmatningen
web-key-dropped = Inmatningen är kastad. Inget annat har ändrats.
web-key-dropped-wanted = Inmatningen är kastad. Inget annat har ändrats, och bladet väntar igen på att matas in en gång till.
web-key-settled = { $count ->
    [one] En skillnad är avgjord.
   *[other] { $count } skillnader är avgjorda.
 }

# Samtalet och det som kommer efter.

web-yes = ja
web-no = nej
web-without-saving = Tillbaka utan att spara
web-week-is = Samtalet var den här veckan, { $week }.
web-week-another = En annan vecka
web-week-which = Vilken vecka var samtalet?
web-week-impossible = Veckan går inte: skriv till exempel 41 eller v. 41 2026, inte före första besöket och inte efter den här veckan.

web-talk-title = Vårt samtal
web-talk-button = Till samtalet
web-talk-back = Klart
web-talk-print = Skriv ut med Ctrl + P: det blir ett A4.
web-talk-empty = Det finns inga svar att titta på än. De kommer när ett blad har fyllts i.
web-talk-goals = Det jag vill
web-talk-goals-on-paper = Det du skrev med egna ord står på ditt blad.
web-talk-marks = Vill prata om
web-talk-moved = Hur det har varit
web-talk-first = första gången, inget att jämföra med än
web-talk-more-true = Stämmer mer nu:
web-talk-less-true = Stämmer mindre nu:
web-talk-strengths = Det här stämmer
web-talk-harder = Det här är svårare just nu
web-talk-numbers = Siffror
web-talk-rule = Mer eller mindre står där svaren i snitt har flyttat sig minst ett halvt steg av fem, eller två steg på en rad från 0 till 10. Det säger inte varför. Det finns ingen gräns för vad som är bra nog.
web-talk-of = { $number } av { $highest }
web-talk-marked = markerat: { $occasion }
web-talk-goal-nearer = närmare än förra gången
web-talk-goal-same = ungefär lika nära som förra gången
web-talk-goal-farther = längre ifrån än förra gången
web-talk-row-higher = högre än förra gången
web-talk-row-same = ungefär som förra gången
web-talk-row-lower = lägre än förra gången
web-talk-point = { $occasion } { $number }
web-talk-no-point = { $occasion } inget svar
web-talk-ends = från { $low } till { $high }
web-talk-before = före
web-talk-after = efter
web-talk-follow-up = senare
web-talk-note = Det har vi pratat om
web-talk-note-of = Det har vi pratat om: { $subject }
web-talk-noted = Pratat om { $week }
web-talk-undo = Ångra
web-talk-undo-of = Ångra att vi har pratat om: { $subject }

web-session-title = Sessionsrapport
web-session-problems = Det här behöver ändras. Inget har sparats än.
web-session-format = Hur
web-session-not-met = Kom inte, eller avbokat: resten kan vara tomt.
web-session-to-the-end = Till slutet
web-session-who = Vilka
web-session-length = Hur länge
web-session-same = Samma fokus som förra gången
web-session-themes = Teman, högst fem
web-session-techniques = Arbetssätt, högst fem
web-session-safety = Säkerhet togs upp
web-session-safety-hint = Bara om det var aktuellt. Stannar i verksamheten.
web-session-next = Vad händer nu?
web-session-next-saves = Ditt val sparar rapporten.
web-session-needs-format = Välj hur ni träffades.
web-session-needs-who = Välj vilka som var med.
web-session-needs-length = Välj hur länge ni hördes.
web-session-many-themes = Välj högst fem teman; nu är det { $count }.
web-session-many-techniques = Välj högst fem arbetssätt; nu är det { $count }.
web-session-saved = Sessionsrapport { $number } är sparad.
web-session-saved-closing = Sessionsrapport { $number } är sparad. Kontakten står öppen tills du har avslutat den.

web-last-title = Kan vara sista gången
web-last-why = Många slutar komma utan att det var planerat. Låt klienten svara nu: då går det att se vad som har hänt, för klienten och för er. Sidan 1 räcker och tar ungefär tre minuter.
web-last-title-ended = Efter-formuläret
web-last-why-ended = Kontakten är avslutad. Efter-formuläret är inte helt inne än: klienten kan svara nu, eller så tas bladet emot när det kommer.
web-last-here = Svara här, på den här skärmen
web-last-here-hint = Du låses ut. Bara frågorna går att nå tills någon låser upp.
web-last-whole = Hela bladet
web-last-minimum = Bara sidan 1
web-last-code = Svara på en annan skärm, med en kod
web-last-paper = Eller på papper
web-last-paper-pack = Ta bladet Frågor 2 i kuvert { $pack }. Sidan 1 räcker.
web-last-paper-none = Ta bladet Frågor 2 ur klientens kuvert. Sidan 1 räcker.
web-last-given = Efter-formuläret är inne. Inget mer behövs.

web-close-title = Avsluta kontakten
web-close-change = Ändra avslutet
web-close-known = Kontakten är { $state }. Det du sparar här ersätter det.
web-close-open = Öppna kontakten igen
web-close-reason = Hur slutade kontakten?
web-close-week-is = Sista kontakten var den här veckan, { $week }.
web-close-week = Vilken vecka var sista kontakten?
web-close-after = Efter-formuläret
web-close-begun = { $count ->
    [one] Klienten har börjat på skärmen: en fråga är besvarad. Svaret räknas först när formuläret är genomgånget. Låt klienten fortsätta med Svara här, eller välj att det inte kommer.
   *[other] Klienten har börjat på skärmen: { $count } frågor är besvarade. Svaren räknas först när formuläret är genomgånget. Låt klienten fortsätta med Svara här, eller välj att det inte kommer.
}
web-close-goal = Hur nära är det som klienten ville nå, som du ser det?
web-close-goal-ends = 0 är långt ifrån, 10 är framme.
web-close-goal-none = går inte att säga
web-close-sessions = { $count ->
    [one] En sessionsrapport finns.
   *[other] { $count } sessionsrapporter finns.
 }
web-close-button = Avsluta
web-close-needs-reason = Välj hur kontakten slutade.
web-close-needs-after = Välj om efter-formuläret kommer eller inte.
web-close-needs-goal = Välj hur nära det är som klienten ville nå, eller att det inte går att säga.
web-close-saved = Kontakten är avslutad.
web-close-opened = Kontakten är öppen igen.

web-value-title = Var bladen till nytta?
web-value-client = Klientens del: svara här
web-value-why = Fyra frågor, en gång per kontakt. Klienten får samma frågor. Svaren ingår inte i några poäng.
web-value-button = Spara
web-value-needs-all = Svara på alla fyra. ”Vill inte svara” är också ett svar.
web-value-answered = Du har svarat. Frågorna ställs en gång per kontakt.
web-value-saved = Tack, svaren är sparade.
web-client-value-about = Till sist, fyra korta frågor om bladen du har fått:
web-client-value-enough = Sluta här

# Samtycke.

web-consent-title = Samtycke
web-consent-how = Klienten har läst eller hört informationsbladet. Det som sägs sist gäller, och det tidigare finns kvar i loggen.
web-consent-needs-one = Välj ja eller nej till något innan du sparar. Inget har ändrats.
web-consent-saved = Sparat: klientens ja och nej för { $code }.
web-consent-all = Ja till allt
web-consent-now = Nu: { $standing }
web-consent-save = Spara
web-consent-back-title = Ta tillbaka
web-consent-back-what = Svaren räknas inte längre med, varken här eller i den nationella studien. De finns kvar i registret tills de gallras eller raderas. Rapporter som redan är gjorda ändras inte.
web-consent-back = Ta tillbaka allt
web-consent-unseen = Klienten gjorde det hemifrån, med kortet. Svaren räknas inte längre med. Ta upp det vid nästa besök och fråga om allt ska raderas.
web-consent-seen = Jag har sett det

# Den bevakade mappen
web-folder-watched = Skanningar i mappen { $dir } tas in av sig själva.
web-folder-unreachable = Mappen { $dir } går inte att nå. Finns den, och är enheten inkopplad? Filer som ligger där tas in när den går att nå igen.
web-folder-arrivals = { $count ->
    [one] En fil har kommit
   *[other] { $count } filer har kommit
 }
web-folder-removed = { $file } (borttagen ur mappen)
web-folder-originals = Filerna ligger kvar i mappen tills någon tar bort dem: handstil kan peka ut en person. Om skannern skickar till mejl finns kopior i inkorgen, i papperskorgen och ibland i skannern.
web-folder-remove = { $count ->
    [one] Ta bort filen som är klar
   *[other] Ta bort de { $count } filer som är klara
 }
web-folder-gone = { $gone ->
    [0] Ingen fil togs bort.
    [one] En fil är borttagen ur mappen.
   *[other] { $gone } filer är borttagna ur mappen.
 }{ $stayed ->
    [0] {""}
   *[other] {" "}{ $stayed } gick inte att ta bort: de har ändrats, eller är låsta av något annat program.
 }{ $left ->
    [0] {""}
    [one] {" "}En fil ligger kvar.
   *[other] {" "}{ $left } filer ligger kvar.
 }
web-serving-folder = Mappen { $folder } går inte att bevaka: den finns inte. Skapa den, eller ange en annan efter --watch.

# Övning
web-practice-title = Kasta övningen
web-practice-what = { $count ->
    [one] En påhittad kontakt försvinner för gott
   *[other] { $count } påhittade kontakter försvinner för gott
 }, med sina svar, konton och lösenfraser.
web-practice-after = Sedan kommer sidan där ni börjar på riktigt. Blad som ni har skrivit ut under övningen går inte att läsa in efteråt: kasta dem också.
web-practice-away = Kasta övningen
web-practice-stay = Öva vidare
# Radera en klient
web-consent-erase-title = Vill klienten att allt raderas?
web-consent-erase-what = Att ta tillbaka ett ja stoppar användningen. En radering tar bort allt som finns om klienten.
web-erase-title = Radera klienten
web-erase-mistake = Skapad av misstag: ta bort
web-erase-what = Allt som finns om klienten tas bort för gott. Det kan inte ångras.
web-erase-contacts = { $count ->
    [one] Klienten har { $count } kontakt. Den raderas:
   *[other] Klienten har { $count } kontakter. Alla raderas:
}
web-erase-goes = Det här tas bort
web-erase-goes-forms = { $count ->
    [0] Formulär: inga har kommit in.
    [one] { $count } ifyllt formulär, med alla rättelser.
   *[other] { $count } ifyllda formulär, med alla rättelser.
}
web-erase-goes-talks = Sessionsrapporter, avslutsrapport och vad ni har talat om.
web-erase-goes-rest = Samtycken, veckor, skäl, bilder av rader och ord att hittas igen med.
web-erase-goes-key = Nyckeln som svaren är låsta med. Därför kan inte heller kopior av svaren läsas i det här registret.
web-erase-stays = Det här blir kvar
web-erase-stays-log = En rad i loggen: att en radering gjordes, när och av vem. Tidigare rader i loggen nämner kontaktens kod, men inget som klienten har svarat.
web-erase-stays-counts = Månadsräkningen, som bara är antal, och rapporter som redan är gjorda.
web-erase-stays-outside = Det som finns utanför programmet: papper, skanningar och uttag. Dem får ni förstöra själva.
web-erase-stays-backups = Äldre säkerhetskopior, tills ni slänger dem. Om en sådan läses tillbaka raderas klienten igen.
web-erase-type = Skriv koden { $code } för att radera
web-erase-no-way-back = Så vet vi att det inte är ett felklick.
web-erase-button = Radera för gott
web-erase-not = Nej, gå tillbaka
web-erase-other-code = Det du skrev är inte koden { $code }. Ingenting har raderats. Kontrollera att du är på rätt kontakt, och skriv koden igen.
web-erased-title = Intyg om radering
web-erased-empty = Kontakten { $code } är borttagen. Inget var känt om den.
web-erased-what = Det här har tagits bort för gott. Intyget innehåller bara antal och kan sparas.
web-erased-table = Borttaget
web-erased-kind = Uppgifter
web-erased-number = Antal
web-erased-clients = Klienter
web-erased-backups = Säkerhetskopior
web-erased-no-backups = Ingen mapp med säkerhetskopior är känd. Kopior som har laddats ner får ni slänga själva.
web-erased-renewed = I de här mapparna ligger nu en ny lista, så att ingen som har raderats kommer tillbaka ur en äldre kopia:
web-erased-unreached = De här mapparna gick inte att nå. Sätt i minnet och gör en ny säkerhetskopia där, så förnyas listan:
web-erased-gone-by = Säkerhetskopior som gjordes före i dag ska vara slängda senast { $date }.
web-erased-print = Skriv ut med webbläsarens utskrift, eller spara som PDF. Intyget försvinner när du låser.
web-erased-done = Till kontakterna

# Hittas igen
web-again-title = Ord att hittas igen med
web-again-why = Klienten kan välja ett påhittat ord, om kortet eller koden kommer bort. Båda fälten är frivilliga.
web-again-warning = Skriv aldrig ett riktigt namn, smeknamn, personnummer, telefonnummer eller en adress.
web-again-word = Ord som klienten väljer själv
web-again-word-hint = Något som ingen annan kopplar till klienten, till exempel ett djur och en färg.
web-again-hint = Ledtråd
web-again-hint-hint = Det som hjälper klienten att minnas ordet.
web-again-save = Spara
web-again-not = Tillbaka
web-again-saved = Sparat.
web-again-log = Den som skriver, söker eller läser här antecknas i en egen logg. Orden följer aldrig med i uttag eller rapporter.
web-find-title = Hitta en klient igen
web-find-how = Be klienten säga ordet. Stora och små bokstäver, prickar och mellanslag spelar ingen roll.
web-find-word = Klientens ord
web-find-button = Sök
web-find-nobody = Ingen har det ordet.
web-find-nobody-do = Fråga efter ett annat sätt att stava, eller börja en ny kontakt. Gissa inte.
web-find-found = Kan vara den här kontakten
web-find-confirm = Fråga klienten om ledtråden och om första besöket innan du öppnar kontakten. Är du osäker: börja en ny kontakt.
web-find-contact = Kontakt
web-find-link = Har klienten ingen kod med sig?

# Huset
web-house-title = Huset
web-house-backup = Spara allt i en krypterad fil.
web-house-backup-last = Mappar som har använts:
web-house-check = Kontrollera registret
web-house-check-what = Går igenom alla sidor, låsta svar och loggen. Ändrar ingenting.
web-house-people = Vem som kan låsa upp, lösenfraser och nyckeln på papper.
web-house-retention = När gamla uppgifter ska tas bort, och vad som är dags nu.
web-house-export = Ta ut svar
web-house-export-what = Tabeller och kodbok i en fil, för att räkna själv eller flytta.
web-house-log = Vem som har gjort vad, och om loggen är hel.
web-house-sound = Registret är helt. Klienter: { $clients }, kontakter: { $episodes }, formulär: { $assessments }. Loggens huvud: { $head }
web-house-file-week = { $week }
web-house-file-copy = kopia
web-house-file-list = lista
web-house-file-export = uttag
web-backup-title = Säkerhetskopia
web-backup-what = Kopian är krypterad. Den öppnas med en lösenfras eller nyckeln på papper, så som de är i dag. Förvara den inte bredvid nyckeln.
web-backup-here = I en mapp
web-backup-folder = Mapp på den här datorn, eller ett minne som sitter i
web-backup-folder-hint = Till exempel /media/minne. Bredvid kopian läggs en lista, så att ingen som har raderats kommer tillbaka.
web-backup-save = Spara kopian
web-backup-saved = Sparad och kontrollerad: { $file }. Skriv gärna upp loggens huvud: { $head }
web-backup-unreached = Mappen { $folder } gick inte att nå. Sätt i minnet och gör en kopia där, så förnyas listan över raderade.
web-backup-no-folder = Mappen ”{ $folder }” finns inte. Sätt i minnet, eller skriv sökvägen till en mapp som finns.
web-backup-carry = Som fil
web-backup-carry-what = Webbläsaren sparar filen där du brukar få hämtade filer. Hämta en ny lista över raderade varje gång någon har raderats, och förvara den med kopian.
web-backup-file = Hämta kopian
web-backup-list = Hämta listan över raderade
web-people-title = Personer
web-people-you = det är du
web-people-own-why = För allt här behövs din egen lösenfras en gång till.
web-people-own = Din egen lösenfras
web-people-add = Lägg till en person
web-people-add-hint = Personen väljer själv sin lösenfras och skriver den här.
web-people-new = Ny lösenfras, minst { $count } tecken
web-people-added = { $person } kan nu låsa upp.
web-people-change = Byt din lösenfras
web-people-changed = Lösenfrasen är bytt. Gör en ny säkerhetskopia: äldre kopior öppnas med den gamla.
web-people-remove = Ta bort en person
web-people-remove-what = Personen kan inte längre låsa upp och loggas ut genast. Den som har en gammal säkerhetskopia kan fortfarande öppna den.
web-people-removed = { $person } kan inte längre låsa upp.
web-people-key = Ny nyckel på papper
web-people-key-what = Den gamla nyckeln slutar gälla. Den nya visas en enda gång: ha papper och penna framme.
web-people-key-shown = Skriv av nyckeln för hand och lås in papperet. Den visas bara nu. Den gamla gäller inte längre.
web-retention-title = Gallring
web-retention-none = Ingen regel finns. Ingenting tas bort av sig självt.
web-retention-now = Dags att ta bort nu
web-retention-clients = Klienter, med allt som finns om dem
web-retention-sessions = Kontakter vars samtals- och avslutsrapporter tas bort
web-retention-aliases = Klienter vars ord att hittas igen med tas bort
web-retention-pictures = Bilder från blad som tas bort
web-retention-open = { $count ->
    [one] { $count } klient har en kontakt som inte är avslutad. För den räknas ingen tid.
   *[other] { $count } klienter har en kontakt som inte är avslutad. För dem räknas ingen tid.
}
web-retention-nothing = Ingenting är gammalt nog.
web-retention-type = Skriv vilken vecka det är
web-retention-type-hint = Datorns klocka säger { $week }. Stämmer det inte: rätta klockan först. Det som tas bort kommer inte tillbaka.
web-retention-run = Ta bort för gott
web-retention-week = Det du skrev är inte { $week }, som datorns klocka säger. Ingenting har tagits bort. Kontrollera klockan och skriv veckan igen.
web-retention-rule = Regeln
web-retention-decide-one = Studiefilen har ingen regel. Bestäm en egen här. Tomt fält betyder aldrig.
web-retention-own = Er egen regel gäller.
web-retention-study = Regeln i studiefilen gäller, tills ni bestämmer en egen. Tomt fält betyder aldrig.
web-retention-contacts-years = Allt om en klient, år efter att sista kontakten avslutats
web-retention-sessions-years = Samtals- och avslutsrapporter, år efter avslut
web-retention-aliases-years = Ord att hittas igen med, år efter att sista kontakten avslutats
web-retention-pictures-days = Bilder från blad, dagar efter att bladet lästes in
web-retention-backup-days = Säkerhetskopior, dagar tills de ska vara slängda
web-retention-decision = Beslut som regeln vilar på
web-retention-decide = Spara regeln
web-retention-decided = Regeln är sparad. Ingenting har tagits bort.
web-retention-numbers = Skriv hela år, 1 till 100, och dagar, 1 till 3650. Tomt betyder aldrig. Ingenting har sparats.

# Loggen
web-log-title = Logg
web-log-what = Loggen säger vem som gjort vad, men inget om vad någon har svarat. Tider enligt klockan på datorn där programmet körs.
web-log-holds = { $count ->
    [one] Loggen är hel: { $count } rad.
   *[other] Loggen är hel: { $count } rader.
}
web-log-when = När
web-log-person = Vem
web-log-did = Gjorde
web-log-older = Äldre
web-log-action-add = lade till
web-log-action-change = ändrade
web-log-action-read = läste
web-log-action-assign = placerade
web-log-action-undo = ångrade
web-log-action-erase = raderade
web-log-action-open = öppnade
web-log-action-export = skrev ut
# Månadens räkning och följesedeln.

web-menu-follow = Översikt
web-units = Enheter
web-today-month = { $month },
web-task-tally = { $count ->
    [one] Månadens räkning saknas
   *[other] Räkningen saknas för { $count } månader
 }
web-tally-title = Månadens räkning
web-tally-found = Registret vet om { $begun ->
    [0] ingen kontakt som började
    [one] en kontakt som började
   *[other] { $begun } kontakter som började
 } den här månaden. { $accepted ->
    [0] Ingen av dem har sagt ja.
    [one] En sa ja.
   *[other] { $accepted } sa ja.
 }
web-tally-how = Det är ifyllt nedan. Lägg till dem som bara finns på papperet, till exempel den som aldrig blev frågad. Stämmer det redan? Tryck Spara.
web-tally-record = Registret: { $count }
web-tally-sum = Kunde tillfrågas = tillfrågades + alla skäl. Tomt är noll.
web-tally-correct = Rätta
web-tally-problem = Räkningen går inte ihop:
web-tally-no-number = { $field }: skriv ett tal, högst 999.
web-tally-saved = { $month } är sparad.
web-tally-by-person = Den här månaden finns redan ett skäl per person i registret. En månad räknas antingen här eller per person, aldrig båda.
web-tally-before = Rättad, så stod det förut
web-tally-nothing = Ingen månad att räkna ännu.
web-tally-person = Den här enheten räknar varje kontakt för sig. Här behöver ingen räkna en gång till.
web-tally-all = Alla månader är räknade. Välj en månad om något ska rättas.
web-tally-months = Månaderna
web-tally-state = Varifrån
web-tally-missing = saknas
web-tally-unit-missing = { $count ->
    [one] { $unit }: en månad saknas
   *[other] { $unit }: { $count } månader saknas
}
web-tally-kept = räknad
web-tally-from-record = ur registret
web-slip-problem = Det här behöver rättas:
web-slip-how = En siffra väljer och går vidare, Retur hoppar över. Tomt betyder okänt. En vecka skrivs som 41 eller 2026-41.
web-slip-week-example = 41 eller 2026-41
web-slip-row = Rad { $number }, { $row }: { $words }
web-slip-known = Det som redan är känt står där.
web-slip-unknown = okänt
web-slip-no-week = ”{ $text }” är ingen vecka. Skriv till exempel 41 eller 2026-41.
web-slip-week-to-come = Veckan { $text } har inte varit ännu.
web-slip-needs-reason = Välj också skäl.
web-slip-only-reason = Här finns ett skäl men inte vad det gäller: fyll i det, eller ta bort skälet.
web-slip-saved = Följesedeln för { $pack } är sparad.
web-slip-differences = Följesedeln och registret skiljer sig
web-slip-differences-how = { $count ->
    [one] På en rad står det något annat i registret. Titta på papperet och välj.
   *[other] På { $count } rader står det något annat i registret. Titta på papperet och välj.
 }
web-slip-recorded = I registret: { $answer }
web-slip-now = Nu: { $answer }

# Översikten och frågornas nytta.

web-overview-title = Översikt
web-overview-all = Alla enheter
web-overview-years = År
web-overview-report = Årsrapport till nämnden (PDF)
web-overview-report-hint = Rapporten döljer små antal. Det gör inte den här sidan: den är för er som arbetar här.
web-overview-missing = { $count ->
    [one] Räkningen för en månad saknas. Därför är det okänt hur många som kunde tillfrågas.
   *[other] Räkningen för { $count } månader saknas. Därför är det okänt hur många som kunde tillfrågas.
 }
web-overview-way = Så långt har de kommit
web-overview-way-hint = De vars kontakt började det här året. Anhöriga räknas inte.
web-overview-unknown-hint = Frågetecken: alla månader är inte räknade än.
web-overview-not-keyed-hint = { $count } har lämnat ett formulär utan att ja eller nej är inknappat. De räknas inte som ja.
web-overview-eligible = Kunde tillfrågas
web-overview-asked = Tillfrågades
web-overview-accepted = Sa ja
web-overview-before = Svarade före
web-overview-after = Svarade efter
web-overview-follow-up = Svarade vid uppföljning
web-overview-of = { $count } av { $of }
web-overview-of-word = av
web-overview-losses = Vilka som saknas, och varför
web-overview-no-losses = Ingen har fallit bort.
web-overview-not-asked = Ej frågad: { $reason }
web-overview-declined = Sa nej
web-overview-unknown = Okänt om de tillfrågades
web-overview-not-keyed = Har svarat, men ja eller nej är inte inknappat
web-overview-withdrawn = Tog tillbaka sitt ja
web-overview-lost = { $form }: { $reason }
web-overview-unexplained = { $form }: kom inte, inget skäl antecknat
web-overview-complete = Hur mycket som har kommit in
web-overview-occasion = Tillfälle
web-overview-answered = Svarade, av dem vars tid har gått ut
web-overview-late = Varav sent
web-overview-lost-head = Kommer inte
web-overview-open = Kan ännu komma
web-overview-due = På tur
web-overview-overdue = Över tiden
web-overview-list = På listan i dag
web-overview-list-hint = Alla kontakter, även de som började ett annat år.
web-overview-months = Månad för månad
web-overview-month-missing = räkning saknas
web-overview-nothing = Ingen kontakt började det här året.
web-overview-small = Små antal kan peka ut en person. Visa inte den här sidan för någon utanför verksamheten. Här finns inget per behandlare.
web-questions-title = Frågornas nytta
web-questions-persons = { $count ->
    [0] Ingen har svarat ännu.
    [one] En person har svarat.
   *[other] { $count } personer har svarat.
 }
web-questions-about = En fråga som ingen har nytta av kostar ändå tid. Sidan pekar ut sådana efter tre regler. Den bestämmer inget: en fråga kan vara värd sin tid för en enda person.
web-questions-out = Frågor att tänka på
web-questions-none = Ingen fråga pekas ut. Antingen gör frågorna nytta, eller så är svaren för få.
web-questions-seldom = besvaras sällan: { $figure }
web-questions-still = rör sig inte: { $figure }
web-questions-saves = sparar { $minutes } per kontakt
web-questions-all = Alla frågor
web-questions-few-hint = (för få): svaren är för få för att säga något.
web-questions-question = Fråga
web-questions-answered = Besvarad
web-questions-unchanged = Samma svar före och efter
web-questions-saved = Sparad tid
web-questions-scored = i poängen
web-questions-saved-hint = Sparad tid: klientens och personalens minuter per kontakt, på papper som knappas in. Tas en fråga i poängen bort kan poängen inte längre jämföras med tidigare.
web-questions-pairs = De par som liknar varandra mest
web-questions-other = Den andra frågan
web-questions-same = Samma svar på båda
web-burden-title = Vad formulären kostar
web-burden-hint = Minuter per kontakt, från första formuläret till det sista. Beräknat, inte uppmätt.
web-burden-assumptions = Vad minuterna bygger på



# When something breaks
web-trouble-broken = Programmet avbröt det du gjorde. Försök igen. Händer det igen: starta om programmet.
web-client-trouble-old = Sidan var gammal. Inget av det du svarat är borta. Fortsätt där du var.
web-client-trouble-failed = Svaret kunde inte sparas. Det du har svarat tidigare finns kvar. Säg till den du träffar.
web-trouble-crowded = Det kommer för många försök på en gång. Vänta några sekunder och försök igen.
# Server: flera personer och klienters telefoner
web-serving-plain = { $listen } kan nås av andra datorer, och inget skyddar det som skickas. Ange --tls-cert och --tls-key, eller --behind-proxy om en proxy framför har TLS.
web-serving-no-host = Säg under vilket namn webbläsare frågar: --host namn.kommun.se. Andra namn får inget svar.
web-serving-certificate = { $file } går inte att använda: { $why }. Certifikatkedjan och nyckeln ska vara PEM-filer som hör ihop.
web-serving-no-store = { $folder } är inget arkiv än. Gör det först med ”kastanj init”: på ett nät kunde annars den som kommer först göra det.
web-trouble-too-many = För många försök på kort tid. Vänta en minut och försök igen.
web-trouble-not-let-in = Namn, lösenfras eller kod stämmer inte. En kod fungerar en gång: vänta på nästa om du nyss har använt den.
web-unlock-name = Namn på kontot
web-unlock-code = Sex siffror från telefonen
web-unlock-code-hint = Lämna tomt om du låser upp för första gången.
web-account-title = Mitt konto
web-account-second = Andra steget när du låser upp
web-account-needed = Här når flera personer samma program över nätet. Därför räcker inte lösenfrasen: du behöver också sex siffror som din telefon gör nya var trettionde sekund. Det tar två minuter att ordna, en gång.
web-account-app = Öppna en app för engångskoder i telefonen (till exempel den som kommunen redan använder).
web-account-scan = Läs av bilden med appen, eller skriv in texten under den.
web-account-picture = Bild som appen läser av; samma text står under den
web-account-write = Skriv de sex siffror som appen visar.
web-account-begin = Börja använda
web-account-on = Telefonen är kopplad till kontot. Dess sex siffror behövs varje gång du låser upp med lösenfrasen.
web-account-lost = Har du tappat eller bytt telefon? Be någon som sköter konton att ta bort kopplingen, eller öppna med återställningsnyckeln på papper.
web-account-others = Kollegor som har bytt eller tappat telefonen
web-account-others-why = När kopplingen är borta kopplar personen en ny telefon nästa gång. Det står i loggen.
web-account-away = Ta bort kopplingen för { $person }
web-account-remove = Ta bort
web-account-taken = Kopplingen är borta för { $person }. Personen kopplar en ny telefon nästa gång.
web-account-begun = Telefonen är kopplad. Från och med nu behövs dess sex siffror när du låser upp.
web-account-wrong-code = Koden stämmer inte. Kontrollera att telefonens klocka går rätt och skriv den kod som visas nu.
web-idle = Om en minut låses sidan, för att ingen annan ska kunna läsa. Det du har skrivit finns kvar om du fortsätter.
web-idle-stay = Fortsätt

# Tappad lösenfras, återställning, kontroll av en kopia
web-synthetic = SYNTETISK · alla klienter är påhittade
web-back = Tillbaka
web-unlock-lost = Har du tappat lösenfrasen? Kom in med nyckeln på papper.
web-unlock-other = Någon annan låser upp
web-unlock-wrong = Det stämmer inte. Försök igen.
web-recover-title = Ny lösenfras
web-recover-what = Nyckeln på papper ger ett konto en ny lösenfras. Den gamla slutar gälla, och det som kontot har öppet på andra ställen stängs. Är telefonen borta hjälper nyckeln också: kopplingen till den tas bort, och du kopplar en ny när du har kommit in.
web-recover-key = Nyckeln på papper
web-recover-key-hint = Fem grupper med åtta tecken. Streck, mellanslag och små bokstäver spelar ingen roll.
web-recover-new = Ny lösenfras
web-recover-button = Byt och kom in
web-start-restore = Har ni redan en säkerhetskopia? Återställ den här.
web-restore-title = Återställ från säkerhetskopia
web-restore-what = Allt blir som det var när kopian gjordes. Klienter som har raderats sedan dess kommer inte tillbaka. Stämmer något inte ändras ingenting.
web-restore-copy = Säkerhetskopian
web-restore-passphrase-hint = Lösenfrasen som gällde när kopian gjordes.
web-restore-with-key = Ingen minns lösenfrasen: öppna med nyckeln på papper
web-restore-erased = Har någon klient raderats sedan kopian gjordes?
web-restore-erased-hint = Välj listan över raderade, om ni har en. Programmet letar också själv där kopior brukar ligga.
web-restore-list = Lista över raderade
web-restore-nobody = Jag vet att ingen har raderats
web-restore-button = Återställ
web-restore-no-file = Välj filen med säkerhetskopian.
web-restore-unknown = Det går inte att se om någon klient har raderats sedan kopian gjordes, och ingen raderad får komma tillbaka. Välj listan över raderade, eller kryssa för att ingen har raderats. Välj också kopian igen. Ingenting har återställts.
web-restore-copy-name = säkerhetskopian
web-restore-list-name = listan över raderade
web-restored-title = Allt är tillbaka
web-restored-clients = Klienter
web-restored-forms = Besvarade blad
web-restored-erased = Raderade sedan dess, nu raderade igen
web-restored-until = Raderingar är kända till och med { $week }. Har någon raderats senare: radera igen.
web-restored-on = Kom in
web-backup-check = Kontrollera en kopia
web-backup-check-what = Kopian läses igenom som vid en återställning. Ingenting ändras.
web-backup-check-button = Kontrollera kopian
web-contact-no-use = Klienten har sagt nej till att svaren används. Inga blad ges.
web-talk-no = Klienten har sagt nej till att svaren används i samtalen. De visas inte.

# Klockan
web-clock-title = Stämmer datorns klocka?
web-clock-now = Datorn säger att det är
web-clock-before = Senast något sparades var det
web-clock-why = Veckorna i registret tas från datorns klocka. Går den fel blir besök och påminnelser fel.
web-clock-set = Nu har jag ställt klockan
web-clock-right = Ja, klockan stämmer
web-form-begun = { $count ->
    [one] påbörjat, en fråga besvarad
   *[other] påbörjat, { $count } frågor besvarade
}
# Uttag: två personer där flera delar på ett register.
web-menu-export = Ta ut svar
web-export-what = Du får tabeller och en kodbok i en fil, utan kontaktkoder och alias. Filen är inte krypterad: förvara den som en journal.
web-export-take = Hämta filen
web-export-extent = Vems svar ska följa med?
web-export-extent-told = Följer med:
web-export-agreed = Svar från dem som har sagt ja till uppföljning eller forskning
web-export-agreed-hint = Övriga kontakter räknas, och likaså bortfallet, utan svar och utan uppgifter om vems.
web-export-file-about = LÄS-MIG.txt
web-export-file-everything = uttag-ALLAS-SVAR
web-export-about-extent = Följer med: { $extent }.
web-export-about-counted = { $count ->
    [one] En kontakt utan ett ja räknas i contacts.csv, och bortfallet i losses.csv, utan namn på vems.
   *[other] { $count } kontakter utan ett ja räknas i contacts.csv, och bortfallet i losses.csv, utan namn på vems.
 }
web-export-about-numbers = Kontakternas nummer (K…) gäller bara i den här filen. Ett nytt uttag har andra nummer, så blanda inte tabeller från två uttag.
web-export-about-files = Vad varje kolumn betyder står i columns.csv, och vad varje kod betyder i codebook.csv. Filerna är semikolonavgränsad text i UTF-8. De är inte krypterade: förvara dem som en journal.
web-export-everything = Allas svar
web-export-everything-hint = För att flytta journalen till ett annat system. Varje rad säger om klienten har sagt ja, nej, tagit tillbaka sitt ja eller inte svarat. Svar utan ja får inte användas till uppföljning eller forskning.
web-export-sheets = Ta också med blanketter och handbok
web-export-sheets-hint = De sätts medan du väntar: räkna med en minut per verksamhet innan filen kommer.
web-export-how = Det krävs två: du ber, en annan person svarar inom { $days } dagar, och sedan kan du hämta filen i { $hours } timmar. Allt står i loggen.
web-export-ask-title = Be om ett uttag
web-export-purpose = Vad ska det användas till? (frivilligt)
web-export-purpose-hint = En rad för den som svarar, till exempel ”årsrapport till nämnden”. Skriv inget om någon klient.
web-export-ask = Be om uttaget
web-export-has-asked = Du har bett om uttaget. Säg till en av dem som kan svara.
web-export-own = Ditt uttag
web-export-own-waits = Uttag { $number } väntar på svar till { $until }.
web-export-own-approved = { $person } har sagt ja till uttag { $number }. Du kan hämta filen till { $until }, och igen om hämtningen bryts. Varje hämtning står i loggen.
web-export-who = Kan svara:
web-export-where = Den som svarar loggar in som vanligt och öppnar den här sidan.
web-export-nobody = Ingen annan får svara på ett uttag. Be den som sköter kontona att lägga till en samordnare.
web-export-here = Är någon av dem här i rummet?
web-export-here-what = Den andra personen skriver själv, utan att du ser på. Du förblir inloggad.
web-export-here-passphrase = Den personens lösenfras
web-export-here-code = Sex siffror från den personens telefon
web-export-back = Ta tillbaka begäran
web-export-withdrawn = Begäran är återtagen.
web-export-waits = Någon ber om ett uttag och väntar på ditt svar.
web-export-number = Uttag { $count } väntar på ditt svar
web-export-asked = { $person } bad { $at } om svar från { $units }. Svara senast { $until }. Säger du ja kan { $person } hämta filen.
web-export-all-units = alla verksamheter
web-export-purpose-told = Ändamål:
web-export-yes = Ja, låt filen hämtas
web-export-no = Nej
web-export-said-yes = Du har sagt ja. Den som bad kan hämta filen nu.
web-export-said-no = Du har sagt nej.
web-export-said-yes-here = { $person } har sagt ja. Du kan hämta filen nu.
web-export-over = Tidigare uttag
web-export-was-taken = Uttag { $number }: { $asker } hämtade filen, { $person } sade ja.
web-export-was-declined = Uttag { $number }: { $asker } bad, { $person } sade nej.
web-export-was-withdrawn = Uttag { $number }: { $asker } tog tillbaka sin begäran.
web-export-was-void = Uttag { $number } av { $asker } upphörde: tiden gick ut, eller ett konto eller en roll ändrades.
web-log-action-approve = sade ja till
web-log-action-decline = sade nej till
web-log-request-add = bad om uttag { $number }{ $extent }
web-log-request-approve = sade ja till uttag { $number } som { $person } bad om
web-log-request-decline = sade nej till uttag { $number } som { $person } bad om
web-log-request-undo = tog tillbaka sin begäran om uttag { $number }
web-log-request-export = hämtade uttag { $number } som { $person } sagt ja till
web-log-came-in = loggade in
web-log-export = hämtade ett uttag{ $extent }
web-log-read-many = läste { $noun }: { $count } stycken
web-log-which = Vilka
web-log-account-add = lade till kontot { $person } med rollen { $role } för { $units }
web-log-account-role = gav { $person } rollen { $role } för { $units }
web-log-second-add = kopplade en telefon till kontot { $person }
web-log-second-erase = tog bort telefonen från kontot { $person }
web-log-passphrase = gav kontot { $person } en ny lösenfras
web-log-paper-key = gjorde en ny nyckel på papper; den gamla slutade gälla
web-log-wrong-tries = { $count ->
    [one] någon skrev fel lösenfras eller kod för { $person } en gång
   *[other] någon skrev fel lösenfras eller kod för { $person } { $count } gånger
}
web-people-role = Roll
web-people-role-give = Spara rollen
web-people-role-given = { $person } har nu rollen { $role }.
web-people-units = Verksamheter
web-people-units-hint = Kryssa i dem som personen ska se.
web-people-units-all = Alla, också de som kommer till senare
web-people-removed-own = Ditt eget konto kan bara någon annan ta bort.
web-people-units-none = Kryssa i vilka verksamheter personen ska se, eller Alla. Inget har ändrats.
web-people-role-change = Ändra rollen för { $person }

# Passnycklar.
web-passkey-title = Passnyckel
web-passkey-what = Med en passnyckel kommer du in med fingeravtryck, ansikte eller pinkod på din telefon eller dator, i stället för lösenfras och sex siffror.
web-passkey-not-open = När hela tjänsten är låst behövs lösenfrasen ändå: passnyckeln kan inte öppna krypteringen.
web-passkey-script = Passnycklar behöver skript, och skript är avstängt i den här webbläsaren.
web-passkey-label = Vad ska passnyckeln heta?
web-passkey-label-hint = Så att du känner igen den, till exempel ”min telefon”.
web-passkey-label-length = Ge passnyckeln ett namn på högst { $maximum } tecken.
web-passkey-add = Lägg till passnyckel
web-passkey-added = Passnyckeln ”{ $label }” är tillagd. Nästa gång kan du komma in med den när tjänsten är öppen.
web-passkey-gone = Passnyckeln är borttagen och fungerar inte längre. Ta bort den även i telefonen eller datorn.
web-passkey-away = Ta bort ”{ $label }”
web-passkey-used = tillagd { $added }, senast använd { $used }
web-passkey-unused = tillagd { $added }, inte använd
web-passkey-or = Eller, om du har en passnyckel:
web-passkey-unlock = Kom in med passnyckel
web-passkey-locked = Tjänsten är låst. Nu behövs lösenfrasen, för en passnyckel kan inte öppna krypteringen. När någon har låst upp räcker passnyckeln.
web-passkey-failed = Det gick inte med passnyckeln. Försök igen, eller använd lösenfrasen.
web-passkey-no-name = Passnycklar fungerar inte här, eftersom adressen är en sifferadress och inte ett namn.
web-passkey-not-secret = Passnycklar fungerar inte här, eftersom anslutningen inte är krypterad.
web-passkey-other-name = Passnycklar fungerar bara under tjänstens första namn, och webbläsaren använder ett annat.
web-log-passkey-open = kom in med passnyckeln { $key }
web-client-door-over = Sidan har stängts eller startats om. Det du har svarat är sparat. Säg till den du pratar med, så fortsätter du där du var.
web-client-door-staff = Personal: lås upp
web-client-door-staff-far = Personal
web-client-keep = Behåll svaret och gå vidare

# Skriva ut papper.
web-print-title = Skriv ut kuvert
web-print-draft = Texterna är inte godkända än: informationen och klientens val får ordet UTKAST.
web-print-approve = Skriv in vem som har godkänt dem
web-print-packs = Hur många kuvert?
web-print-packs-hint = 1 till { $count }. Varje kuvert får ett eget nummer och alla blad till en klient.
web-print-how-many = Skriv ett antal kuvert från 1 till { $most }. Ingenting har skrivits ut.
web-print-language = Språk på papperet
web-print-swedish = svenska
web-print-english = engelska
web-print-order-button = Gör kuvert
web-print-ordered = { $packs ->
    [one] Ett kuvert är numrerat. Skriv ut det nu.
   *[other] { $packs } kuvert är numrerade. Skriv ut dem nu.
 }
web-print-orders = Kuvert att skriva ut
web-print-how = Skriv ut i 100 procent, på båda sidor. Bladen ligger i kuvertens ordning. Följesedlarna är era: lägg dem inte i kuverten.
web-print-order = { $packs ->
    [one] Ett kuvert
   *[other] { $packs } kuvert
 }, { $week }, { $language }
web-print-packs-pdf = Blad till kuverten (PDF)
web-print-large-pdf = I stor stil (PDF)
web-print-large-how = Stor stil har samma nummer som bladen i kuvertet: lägg i det ena eller det andra. Blad i stor stil läses inte av maskin, ni skriver in dem själva.
web-print-slips-pdf = Följesedlar (PDF)
web-print-once = Skriv ut en gång
web-print-information = Information till klienten
web-print-information-what = ges före första frågan
web-print-consent = Klientens val
web-print-consent-what = ja eller nej till varje ändamål, utan namn
web-print-manual = Studiemanual
web-print-manual-what = hur allt går till, för er
web-print-checklist = Checklista
web-print-checklist-what = ett samtal, steg för steg
web-print-copyable = Blad att kopiera
web-print-copyable-what = om kuverten tar slut
web-print-scoring = Räkna för hand
web-print-scoring-what = resultat utan dator
web-print-tally = Månadens rad
web-print-tally-what = räkna för hand hur många som tillfrågats
web-print-why = Varför vi frågar
web-print-why-what = en sida för den som undrar

# Inställningar.
web-house-settings = Namn, nummer att ringa, beslut, vem som har godkänt texterna och vad som är med.
web-settings-title = Inställningar
web-settings-what = Det här gäller från att ni sparar, för alla som är inne. Papper som redan är utskrivet ändras inte.
web-settings-kind = Slag
web-settings-practice = övning: alla klienter är påhittade
web-settings-real = riktiga klienter
web-settings-fixed = Koden och slaget kan inte ändras: de står på papper och i filer.
web-settings-problem = Ingenting har sparats. Det här behöver rättas:
web-settings-neutral-sv = Vad klienten ser i stället, på svenska
web-settings-neutral-en = Vad klienten ser i stället, på engelska
web-settings-crisis-hint = De visas för klienten. En tom rad tas bort.
web-settings-who-sv = Vem som svarar, på svenska
web-settings-who-en = Vem som svarar, på engelska
web-settings-half-number = ”{ $row }” behöver både vem som svarar och ett nummer.
web-settings-approval = Godkända texter
web-settings-draft = Ingen har godkänt texterna än: informationen och klientens val skrivs ut med ordet UTKAST. Skriv vem och när för att ta bort det.
web-settings-approved = Texterna är godkända. Töm båda fälten för att ta tillbaka det.
web-settings-approved-by = Vem som har godkänt dem
web-settings-approved-on = Vilken dag
web-settings-approved-day = Skriv en dag som har varit, till exempel 2026-02-28.
web-settings-half-approval = Skriv både vem som har godkänt texterna och vilken dag, eller ingetdera.
web-settings-decisions = Beslut och regler
web-settings-rule-sv = Er regel för dokumentation, på svenska
web-settings-rule-en = Er regel för dokumentation, på engelska
web-settings-modules-hint = Uppföljningen behöver inget av det här. Det som redan är sparat finns kvar om något tas bort.
web-settings-modules-all = Gäller alla enheter. Det som redan är sparat finns kvar om något tas bort.
web-settings-part-two = Lösa blad att prata om
web-settings-sheets = Lösa blad per kontakt, 0 till 6
web-settings-sheets-range = Skriv ett antal lösa blad från 0 till 6.
web-settings-saved = Sparat. Det gäller från och med nu.

# Ett kuvert till en kontakt som började på skärm.
web-pack-title = Koppla till ett kuvert
web-pack-has = Kontakten har kuvertet { $pack }.
web-pack-slip = Mata in följesedeln
web-pack-back = Till kontakten
web-pack-number = Kuvertets nummer
web-pack-hint = Tio tecken på följesedeln, eller hela koden på ett blad i kuvertet.
web-pack-again = Numret en gång till, så att det blir rätt
web-pack-bind = Koppla
web-pack-unknown = ”{ $sheet }” är inget kuvertnummer. Ingenting har ändrats. Skriv tio tecken, eller hela koden på ett blad.
web-pack-other-unit = Kuvertet hör till en annan enhet. Ingenting har ändrats.
web-pack-withdrawn = Kuvertet hör till en klient som har raderats. Ta ett nytt kuvert.
web-pack-taken = Kuvertet hör redan till en annan kontakt med uppgifter. Ingenting har ändrats. Titta där:
web-pack-join = Kuvertet har gjort en egen kontakt, { $other }, som är tom. Hör kuvertet i stället hit?
web-pack-join-button = Ja, koppla kuvertet hit
web-pack-look = Titta på { $other }
web-pack-bound = Kuvertet hör nu till den här kontakten.
web-pack-joined = Kuvertet hör nu till den här kontakten. Kontakten { $other } är tom: radera den om ingen behöver den.
web-recovery-print = Skriv av den eller skriv ut sidan med Ctrl + P. Tappar ni papperet gör ni en ny nyckel under Huset › Personer.
web-start-whose = { $whose }: { $problem }
web-start-later-account = Skriv lösenfrasen nu, eller lämna både konto och lösenfras tomma och lägg till kollegan sedan under Huset › Personer.
web-start-study = Studie och blad
web-start-study-what = Ni får den färdiga studien: frågor före, efter och vid uppföljning på två sidor var, och sex lösa blad att prata om. Vad som är med ändrar ni under Huset › Inställningar. Har ni en egen studiefil, börja med kommandot init --study.

web-undo = Ångra
web-change = Ändra
web-not-coming-title = Varför kommer inte formuläret?
web-not-coming-link = Kommer inte: anteckna varför
web-not-coming-link-late = Ange skäl
web-not-coming-how = Skälet räknas i flödet, så att det syns vilka som saknas. Inget annat antecknas. Kommer formuläret ändå tas det emot.
web-not-coming-again = Det här är en ny kontakt för en klient som har varit med förut. Flödet räknar bara den första, så att ingen räknas två gånger. Skälet syns här och i exporten.
web-not-coming-why = Skäl, { $form }:
web-not-coming-unasked = Anteckna här om klienten sa ja. Fick klienten aldrig frågan, eller sa nej, antecknas det på en annan sida:
web-not-coming = kommer inte: { $reason }
web-not-coming-saved = Antecknat. { $code }, { $form }, { $what }.
web-not-coming-undo = Ångra
web-not-coming-undone = Det är taget tillbaka för { $code }, { $form }. Formuläret väntas igen.
web-not-coming-came = Formuläret är inne. Då behövs inget skäl.
web-not-coming-not-started = Det är redan antecknat att klienten inte tillfrågades eller sa nej. Stämmer inte det ångrar du på kontaktens sida.
web-not-coming-nobody = Det här formuläret väntar ingen på.
web-first-visit-title = Första besöket
web-first-visit-now = Nu står { $week }.
web-first-visit-unknown = Veckan är inte känd.
web-first-visit-why = Från den räknas när varje formulär ska komma.
web-first-visit-which = Vilken vecka var första besöket? Ditt val sparar.
web-first-visit-saved = Första besöket är nu { $week }.
web-first-visit-to-come = Den veckan har inte varit ännu. Första besöket kan tidigast ändras när det har ägt rum.
web-first-visit-after-form = Det går inte: ett formulär ({ $form }) är ifyllt { $week }, alltså före den veckan. Välj den veckan eller en tidigare.
web-first-visit-after-session = Det går inte: det finns en sessionsrapport från { $week }, alltså före den veckan. Välj den veckan eller en tidigare, eller rätta rapporten först.
web-first-visit-after-end = Det går inte: kontakten är avslutad { $week }, alltså före den veckan. Välj den veckan eller en tidigare, eller ändra avslutet först.
web-first-visit-counted = Det går inte: { $month } räknas redan per månad, och för den här kontakten är ett eget skäl antecknat. Ångra skälet på kontaktens sida först, så räknas ingen två gånger.
web-session-closed = Kontakten är { $state }. En rapport kan ändå skrivas, till exempel om ett samtal som var före avslutet. Kontakten förblir avslutad.
web-session-sure = Ja, rapporten hör till den här kontakten
web-session-needs-sure = Kontakten är avslutad. Bekräfta att rapporten hör till den.
web-session-saved-closed = Sessionsrapport { $number } är sparad. Kontakten är fortfarande avslutad.
web-session-themes-kept = Teman
web-session-techniques-kept = Arbetssätt
web-session-correct = Rätta rapporten
web-session-correct-how = Det som står i rapporten är ifyllt. Det du sparar ersätter det. Att rapporten har rättats, och av vem, står i loggen.
web-session-correct-button = Spara rättelsen
web-session-corrected = Sessionsrapport { $number } är sparad som den står nu.
web-session-remove = Ta bort rapporten
web-session-remove-what = Rapporten försvinner ur registret och kommer inte tillbaka. Att den har tagits bort, och av vem, står i loggen.
web-session-remove-button = Ja, ta bort sessionsrapport { $count }
web-session-removed = Sessionsrapport { $number } är borttagen.
web-contact-sessions = Sessionsrapporter
web-contact-sessions-older = Tidigare rapporter
web-contact-closing = Avslutsrapport
web-contact-goal = { $goal } av 10, så nära det som klienten ville nå
web-contact-no-goal = hur nära målet går inte att säga
web-close-saved-not-coming = Kontakten är avslutad. Det är antecknat att efter-formuläret inte kommer.
web-value-unused = Inget blad har använts i den här kontakten. Då ställs inga frågor om nyttan.

# Provbladet
web-taken-trial-alone = Det här är provbladet. Det hör inte till någon, och inget sparas.
web-taken-trial = Provblad, sida { $count }
web-taken-trial-measures = Mått
web-print-trial = Provblad
web-print-trial-what = skriv ut, skanna och lämna på Blad: då får ni veta om skrivaren och skannern duger
web-sheets-trial = Ny skrivare eller skanner? Skriv ut provbladet

# Formulär som andra har tryckt
web-foreign-title = Formulär som andra har tryckt
web-foreign-intro = Gör en mall av ett tomt formulär. Sedan läses skanningar av formuläret efter mallen.
web-foreign-not-kept = Ingenting här hamnar hos någon kontakt, och ingenting sparas. Mallen och svaren finns i minnet tills du loggar ut: hämta dem som filer.
web-foreign-problem = Det gick inte. Ingenting har ändrats.
web-foreign-open = Mallen ”{ $name }” är öppen
web-foreign-counts = { $boxes ->
    [one] En ruta
   *[other] { $boxes } rutor
  } i { $questions ->
    [one] en fråga
   *[other] { $questions } frågor
  }.
web-foreign-go-on = Fortsätt med mallen
web-foreign-answers-last = Svaren som lästes sist
web-foreign-make = Gör en mall, eller fortsätt på en
web-foreign-blank-file = Det tomma formuläret
web-foreign-blank-hint = En PDF från programmet som formuläret gjordes i. I en skannad bild hittas inga rutor. Högst 16 MB och 40 sidor.
web-foreign-template-file = Mall som du har gjort förut
web-foreign-template-hint = Bara om du har en. Har formuläret ändrats följer namnen med till rutor på samma plats.
web-foreign-make-button = Hitta rutorna
web-foreign-read-title = Läs skanningar
web-foreign-read-by = Skanningarna läses efter mallen som är öppen: { $name }.
web-foreign-by-template = Mallen
web-foreign-by-blank = Det tomma formuläret som mallen gjordes av
web-foreign-scans = Skanningar av ifyllda formulär
web-foreign-read-button = Läs skanningarna
web-foreign-away-button = Lägg bort mallen och svaren
web-foreign-away = Mallen och svaren är borta.
web-foreign-gone = Mallen är inte öppen längre. Välj det tomma formuläret och mallen igen.
web-foreign-no-blank = Välj det tomma formuläret.
web-foreign-only-template = Välj också det tomma formuläret som { $file } gjordes av.
web-foreign-no-template = Välj också mallen, eller öppna den först.
web-foreign-too-large = { $file } är för stor. Här tas högst { $limit } MB emot.
web-foreign-other-blank = { $file } är inte det tomma formulär som mallen gjordes av. Öppna mallen tillsammans med det nya formuläret först: då följer namnen med.
web-foreign-found = { $boxes } rutor hittades, i { $questions } frågor. Gå igenom dem.
web-foreign-continued = { $kept } rutor står på sina platser och har kvar sina namn, { $added } är nya, { $gone } finns inte längre.
web-foreign-opened = Mallen är öppen. I filen hittades inga rutor, så de står där mallen säger.
web-foreign-template-title = Mall: { $name }
web-foreign-how = Varje ruta har sin bokstav, och rutor i samma fråga har ett streck mellan sig. Ge frågorna namn. Slå ihop eller dela frågor som har blivit fel, och lämna rutor utanför som inte är svar.
web-foreign-mend = Det här behöver rättas innan mallen kan användas:
web-foreign-double-name = Sida { $page }, fråga { $number }: namnet ”{ $name }” har en annan fråga eller ruta också.
web-foreign-double-option = Sida { $page }, fråga { $number }: två alternativ heter ”{ $name }”.
web-foreign-name = Formulärets namn
web-foreign-keep = Spara namnen
web-foreign-kept = Namnen är kvar så länge du är inne. Hämta mallen som fil för att behålla dem.
web-foreign-join = Slå ihop valda frågor
web-foreign-join-two = Välj minst två frågor på sidan att slå ihop. Namnen är sparade.
web-foreign-take = Hämta mallen som fil
web-foreign-take-hint = Filen går att ändra i för hand, och att fortsätta på här.
web-foreign-file = mall
web-foreign-pages = Formulärets sidor
web-foreign-page = Sida { $count }
web-foreign-picture = Formulärets sida { $page } med { $boxes } rutor i { $questions } frågor
web-foreign-no-questions = På sidan finns inga frågor.
web-foreign-question = Fråga { $count }
web-foreign-question-name = Namn
web-foreign-kind = Hur många kryss
web-foreign-one = Ett
web-foreign-many = Flera
web-foreign-option = Alternativ { $letter }
web-foreign-split = Dela här
web-foreign-out = Utanför
web-foreign-pick = Välj
web-foreign-out-all = Lämna hela utanför
web-foreign-left = Utanför
web-foreign-left-how = Rutor som inte är svar, till exempel för datum. Det som skrivs i dem stör inte läsningen. De är streckade på bilden.
web-foreign-back = Ta med igen
web-foreign-stale = Mallen har ändrats i ett annat fönster, eller så var sidan gammal. Ingenting har ändrats nu.
web-foreign-answers-title = Svar: { $name }
web-foreign-answers-file = svar
web-foreign-answers-not-kept = Svaren finns bara här, tills du loggar ut. De hör inte till någon kontakt. Hämta dem som fil om du ska använda dem.
web-foreign-read = { $read } av { $pages } sidor är lästa. { $doubts ->
    [0] Inget svar är tveksamt.
    [one] Ett svar är tveksamt: se efter på pappret.
   *[other] { $doubts } svar är tveksamma: se efter på pappret.
  }
web-foreign-too-many = Filen lästes inte: det blev för många sidor på en gång. Hämta svaren och läs den sedan för sig.
web-foreign-first = Här visas de första { $count } sidorna. Alla finns i filerna.
web-foreign-csv = Hämta som tabell (CSV)
web-foreign-json = Hämta som JSON
web-foreign-more = Läs fler
web-foreign-verified = Läst: formulärets sida { $page }. Att det är den sidan är kontrollerat; trycket ligger fel med högst { $off } mm (95 %).
web-foreign-not-read = Inte läst. { $why }
web-foreign-blank = inget kryss
web-foreign-doubtful = tveksamt: { $first } eller { $second }
web-foreign-doubtful-alone = tveksamt
web-foreign-look = titta själv
web-foreign-col-question = Fråga
web-foreign-col-answer = Svar
web-foreign-col-sure = Säkerhet
web-foreign-col-why = Varför
web-foreign-col-box = Ruta
web-foreign-col-option = Alternativ
web-foreign-col-class = Läst som
web-foreign-col-ink = Bläck
web-foreign-boxes = { $count ->
    [one] En ruta, en för en
   *[other] Alla { $count } rutor, en för en
  }
web-foreign-class-empty = tom
web-foreign-class-marked = kryssad
web-foreign-class-cancelled = ångrad
web-foreign-class-uncertain = oklar
web-session-left-out = Teman, arbetssätt och längd sparades inte, eftersom sessionen inte blev av.
web-session-number-taken = Sessionsrapport { $number } finns redan: { $what }. Inget är sparat två gånger. Är det här en session till? Spara då igen, det du valde står kvar.
web-log-client-screen = klienten, på skärm som { $person } öppnat
web-log-client-card = klienten, med kort
web-effect-title = Har det ändrats?
web-effect-what = Rapporten säger först om underlaget räcker för att säga något, sedan vad som har ändrats under kontakten, vad som saknas och vad som inte går att veta. Varje utgåva sparas, så att nästa kan säga vad som är nytt.
web-effect-room = För er själva. Varje person är en linje utan namn: visa den bara i rummet.
web-effect-board = För nämnden. Inga enskilda, och inga tal som kan peka ut någon.
web-effect-public = För alla. Bara det som bygger på många, och en sida i klartext.
web-effect-pdf = Hämta som PDF
web-effect-html = Hämta som webbsida
web-effect-summary = Hämta sidan i klartext
web-effect-editions = Utgåvor
web-effect-no-editions = Ingen har gjorts än.
web-effect-number = Nr
web-effect-day = Gjord
web-effect-reader = För
web-effect-week = Räknad per
