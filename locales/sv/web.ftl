# Sidornas ord, för dem som arbetar i verksamheten.

web-skip = Hoppa till innehållet
web-menu = Meny
web-menu-today = Att göra
web-menu-contacts = Kontakter
web-other-language = In English
web-other-language-code = en
web-lock-mine = Lås ({ $person })
web-unknown = inte känt än

web-serving-port = Port { $port } går inte att använda: { $why }. Är programmet redan i gång? Välj annars en annan med --port.
web-serving-system = Sidorna kan inte visas: { $why }.

web-trouble-title = Det gick inte
web-trouble-back = Till början
web-trouble-absent = Sidan finns inte. Koden kan vara felskriven, eller så har den tagits bort.
web-trouble-forbidden = Det här får du inte göra med ditt konto.
web-trouble-bad-form = Det som skickades går inte att förstå. Sidan kan vara gammal: gå tillbaka, ladda om den och försök igen. Inget har ändrats.
web-trouble-stale = Någon annan har hunnit ändra det här, eller så skickades det två gånger. Ladda om sidan och se hur det står nu. Inget har ändrats av det du gjorde.
web-trouble-locked = Det är låst. Lås upp med din lösenfras.
web-trouble-too-large = Filen är för stor. Skanna i flera omgångar, eller med 300 punkter per tum.

web-unlock-title = Lås upp
web-unlock-who = Vem är du?
web-unlock-one = Konto: { $person }
web-unlock-passphrase = Lösenfras
web-unlock-button = Lås upp

web-today-title = Att göra
web-today-week = Vecka { $week }
web-today-nothing = Inget väntar. Allt som har kommit in är omhändertaget.
web-today-contact = Kontakt
web-today-what = Vad
web-today-next = Nästa steg
web-today-due = Vecka
web-today-copy = kopierat blad
web-task-consent = Samtycke
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
web-contact-open = pågår
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
web-form-code = Ge en kod
web-code-title = Kod
web-code-how = Klienten skriver koden på sidan /f i sin egen webbläsare.
web-code-until = Koden öppnar bladet en gång, inom femton minuter. En ny kod gör den gamla ogiltig.
web-code-back = Till kontakten
web-strip-title = Vill prata om
web-strip-once = Det här visas en gång och sparas inte. Läs det nu.

# Det klienten ser.

web-client-title = Frågor
web-client-direction = ltr
web-client-exit = Lämna sidan
web-client-exit-region = Lämna snabbt
web-client-door = Skriv koden
web-client-door-code = Sex siffror
web-client-door-go = Fortsätt
web-client-door-refused = Koden stämmer inte, eller så gäller den inte längre. Be om en ny.
web-client-intro-how = { $count ->
    [one] Det är en fråga.
   *[other] Det är { $count } frågor, en i taget.
 } Du kan låta bli att svara på vilken du vill och pausa när du vill. Den du pratar med ser svaren. Inget sparas i den här webbläsaren.
web-client-begin = Börja
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
web-client-paused = Pausat
web-client-paused-words = Det du har svarat är sparat och visas inte igen. Fortsätt här, eller be om en ny kod en annan gång.
web-client-thanks = Tack, du är klar
web-client-thanks-words = Svaren är sparade. Lämna tillbaka skärmen, eller stäng sidan.
web-client-close = Stäng
web-client-weather = Vädret
web-client-weather-words = Det finns ingen prognos att visa just nu.

# Första starten.

web-start-title = Kom i gång
web-start-intro = Svara på det här en gång, tillsammans. Det tar ett par minuter. Allt utom lösenfraserna går att ändra sedan. Allt sparas krypterat på den här datorn och skickas ingenstans.
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
web-start-who = Vem som svarar
web-start-number = Nummer
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
web-start-practice = Bara öva: alla blad och sidor märks SYNTETISK
web-start-button = Skapa
web-start-same-person = De två kontona behöver olika namn.
web-start-needs-name = Skriv vad ni kallar verksamheten.
web-start-needs-controller = Skriv vilken nämnd som är personuppgiftsansvarig.
web-start-needs-code = Skriv en kort kod med stora bokstäver, siffror och bindestreck.
web-start-needs-number = Minst ett nummer att ringa vid kris behövs.
web-start-clock = Datorns klocka går fel. Ställ den och försök igen.
web-start-person = "{ $name }" går inte som kontonamn: små bokstäver, siffror, punkt eller bindestreck.
web-start-short = Lösenfrasen är för kort: minst { $minimum } tecken.
web-start-differ = Lösenfraserna är olika. Skriv dem igen.
web-recovery-title = Er nyckel på papper
web-recovery-why = Skriv ut eller skriv av nyckeln nu: den visas bara den här gången. Lås in den. Den öppnar om båda har glömt sina lösenfraser, och utan den finns det då ingen väg in.
web-recovery-folder = Registret ligger i mappen { $folder }. Säkerhetskopiera det till en annan plats.
web-recovery-done = Jag har nyckeln på papper
