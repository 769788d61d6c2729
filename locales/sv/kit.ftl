# Pappersutrustningens ord.

kit-slip-title = Följesedel
kit-slip-number = Kuvertets nummer
kit-slip-about = En per kuvert. Din, inte klientens. Förvara den skilt från bladen. Knappas in i den här ordningen; en maskin läser den aldrig.
kit-slip-foot = Fyll i årets två sista siffror och veckans nummer. En vecka knappas in som den står här, till exempel { $week }. Tomt betyder okänt. Här står aldrig namn, nummer till klienten eller något om brott.
# Bokstaven före veckans nummer; den tas emot också när veckan knappas in.
kit-slip-week-letter = V
kit-slip-kind = Klient
kit-slip-kind-own = vill själv ändra något
kit-slip-kind-relative = anhörig (blad delas inte ut)
kit-slip-behaviour = Vad klienten vill ändra (flera går bra)
kit-slip-way-in = Väg in
kit-slip-yes = ja
kit-slip-no = nej
kit-slip-first-visit = Vecka för första besöket
kit-slip-before = Före: vecka
kit-slip-before-present = Före: var du med i rummet?
kit-slip-after = Efter: vecka
kit-slip-after-present = Efter: var du med i rummet?
kit-slip-follow-up = Uppföljning: vecka
kit-slip-follow-up-present = Uppföljning: var du med i rummet?
kit-slip-end-week = Kontakten slutade: vecka
kit-slip-end-reason = Hur kontakten slutade
kit-slip-loss = Blad som inte kommer
kit-slip-loss-none = inget
kit-slip-loss-before = före
kit-slip-loss-after = efter
kit-slip-loss-follow-up = uppföljning
kit-slip-loss-reason = Varför bladet inte kommer
kit-slip-loss-other = annat (ville inte, glömdes bort …)

kit-tally-title = Månadens rad
kit-tally-about = En rad i månaden, en minut. Räkna bara dem som kan tillfrågas: inte anhöriga. Skriv 0 när det är noll. En tom rad är en okänd månad.
kit-tally-foot = Kunde tillfrågas = tillfrågades + alla skäl. Den som sa nej syns som skillnaden mellan tillfrågades och sa ja. En månad räknas antingen här eller per person, aldrig båda.
kit-tally-year = År
kit-tally-eligible = Kunde tillfrågas
kit-tally-asked = Till­frågades
kit-tally-accepted = Sa ja
kit-tally-keyed = Inknappad

kit-month-1 = januari
kit-month-2 = februari
kit-month-3 = mars
kit-month-4 = april
kit-month-5 = maj
kit-month-6 = juni
kit-month-7 = juli
kit-month-8 = augusti
kit-month-9 = september
kit-month-10 = oktober
kit-month-11 = november
kit-month-12 = december

kit-scoring-title = Räkna för hand
kit-scoring-step-code = Varje kryss är värt ett tal: första rutan { $lowest }, sista rutan { $highest }. Vill inte svara och tomt räknas inte.
kit-scoring-step-sum = Räkna hur många frågor som är besvarade, och lägg ihop talen.
kit-scoring-step-least = Är för få besvarade, skriv ett streck. Gissa aldrig.
kit-scoring-step-table = Slå upp poängen i tabellen: summan på raden, antalet i kolumnen. För delområdena: summan delat med antalet, gånger 25. Avrunda till heltal, en halv uppåt (12,5 blir 13); så är tabellen gjord.
kit-scoring-area = Område
kit-scoring-items = Frågor
kit-scoring-least = Minst besvarade
kit-scoring-sum = Summa
kit-scoring-score = Poäng
kit-scoring-least-of = { $least } av { $all }
kit-scoring-table-title = Poäng för fråga { $questions } tillsammans
kit-scoring-sum-or-answered = Summa
kit-scoring-answered = { $count } svar
kit-scoring-foot = Poängen går från 0 till 100; högre är bättre. Ingen vet ännu hur stor en skillnad måste vara för att betyda något för klienten.

kit-check-title = Checklista för start
kit-check-about = Allt behöver inte vara klart, men allt ska ha en person och ett datum.
kit-check-what = Vad
kit-check-owner = Vem
kit-check-date = Klart
kit-check-proof = Hjälpte eller hindrade
kit-check-phase-explore = Ta reda på
kit-check-phase-prepare = Förbered
kit-check-phase-start = Börja
kit-check-phase-keep = Håll i
kit-check-explore-need = Vi vet ungefär hur många som kan komma första året
kit-check-explore-mandate = Nämnden har beslutat om anonym rådgivning och om dokumentation
kit-check-explore-others = Vi har pratat med kvinnojour, mottagning, polis och region
kit-check-explore-sister = Vi har en vänverksamhet att ringa
kit-check-prepare-people = Två personer kan arbetssättet och har handledning
kit-check-prepare-room = Rummet, telefonen och namnet på dörren är diskreta
kit-check-prepare-risk = Det finns en rutin vid självmordstankar, våld och barn som far illa
kit-check-prepare-information = Informationsbladet är läst och godkänt av någon med mandat
kit-check-prepare-manual = Studiemanualen är läst och de lokala reglerna ifyllda
kit-check-prepare-print = Kuverten är utskrivna enkelsidigt, i 100 procent, och provskannade
kit-check-prepare-large = Vi kan ta fram formuläret i stor stil åt den som behöver
kit-check-prepare-lock = Kuvert och följesedlar ligger låsta, på två ställen
kit-check-prepare-rehearse = En påhittad klient har gått hela vägen
kit-check-start-first = Första klienten har fått frågan
kit-check-start-tally = Månadens rad skrivs den första i varje månad
kit-check-start-talk = En kvart i månaden pratar vi om vad som hjälpt och hindrat
kit-check-start-strip = Remsan rivs av och läses innan klienten går, och förstörs efter samtalet, varje gång
kit-check-keep-cover = En av oss kan vara ledig utan att något stannar
kit-check-keep-report = Nämnden får rapporten en gång om året
kit-check-keep-clear = Skanningar raderas och papper förstörs enligt vår regel
kit-check-keep-review = Frågor som ingen har nytta av föreslås bort

kit-why-title = Varför vi frågar
kit-why-about = Varje fråga har någon som ville ha den och ett skäl. Saknar en fråga nytta för dig eller klienten, säg till: då ska den bort.
kit-why-number = Nr
kit-why-question = Fråga
kit-why-asked-by = Vem ville
kit-why-because = Skäl

kit-client-title = Information
kit-consent-title = Ditt val
kit-approved = Godkänd av { $who } den { $when }.
kit-not-approved = Inte godkänd ännu. Får inte användas med riktiga klienter.
kit-jurist = Det här avsnittet behöver granskas av en jurist hos er.
kit-manual-title = Studiemanual
kit-manual-running = Studiemanual · { $unit }
kit-manual-state-draft = Utkast. Formulären är inte prövade på människor.
kit-manual-state-pilot = Prövas.
kit-manual-state-published = Fastställt.
kit-manual-synthetic = SYNTETISK studie, påhittade verksamheter
kit-manual-burden-intro = Så här mycket tid räknar vi med per kontakt när svaren knappas in, i hela minuter. Siffrorna bygger på antaganden som står under tabellen; de är inte uppmätta.
kit-manual-burden-total = Hela kontakten
kit-occasion-before = Före
kit-occasion-after = Efter
kit-occasion-follow-up = Uppföljning
kit-manual-area-grepp = om du själv styr över det du vill ändra
kit-manual-area-maende = hur du mår i vardagen
kit-manual-area-nara = relationer och det som ligger nära
kit-picture-alt = Bild av { $what }
kit-problem-unit = Verksamheten { $unit } finns inte i studiefilen. Där finns: { $known }.
kit-problem-questionnaire = Studien använder formuläret { $questionnaire } som inte finns. Kontrollera raden instruments i studiefilen.
kit-problem-document = Dokumentet { $document } gick inte att sätta: { $why }
kit-problem-form = Formuläret gick inte att skriva ut: { $why }
kit-problem-fact = Kunskapsregistret saknar uppgiften { $fact } som manualen citerar.
kit-tally-not-asked = Ej frågad: { $reason }
kit-slip-consent = Ja till: { $purpose }
kit-why-asked-by-therapists = terapeuter
kit-why-asked-by-research = forskning
kit-why-asked-by-both = båda
kit-record-about = Så gjordes utrustningen. Med samma studie, verksamhet, språk och frö blir varje fil densamma.
kit-burden-information = Information och samtycke
kit-burden-pack-slip = Följesedel
kit-burden-session-reports = Sessionsrapporter
kit-burden-added-value = Mervärdesmätare
kit-slip-row = Nr
kit-slip-what = Vad
kit-slip-answer = Kryssa eller skriv
kit-tally-month = Månad
kit-scoring-count = Antal svar
kit-approved-on = Godkänd den { $when }.
kit-why-before = Före – det mesta kommer tillbaka efter och vid uppföljning
kit-why-after = Tillkommer efter
kit-why-follow-up = Tillkommer vid uppföljning
kit-draft-band = UTKAST. Inte godkänt ännu. Får inte användas med riktiga klienter.
kit-picture-page = { $title }, sida { $page }
kit-crisis-line = { $who }: ring { $number }.
kit-rule-decision = Beslut: { $decision }.
kit-minutes-over = { $whole ->
    [one] drygt en minut
   *[other] drygt { $whole } minuter
}
kit-minutes-under = { $whole ->
    [one] knappt en minut
   *[other] knappt { $whole } minuter
}
kit-manual-percent = { $share } %
