# Words of kastanj: paper

# The printed form
paper-print-title = Frågor
paper-print-cross = Kryssa så här.
paper-print-cross-row = Kryssa en ruta på varje rad.
paper-print-cross-question = Kryssa en ruta i varje fråga.
paper-print-wrong = Blev det fel?
paper-print-fill = Fyll hela rutan och kryssa en annan.
paper-print-declined-1 = Vill inte
paper-print-declined-2 = svara
paper-print-number = Nummer på kuvertet
paper-print-strip-page = Lämna den här sidan för sig. Den du pratar med läser den genast och förstör den efter samtalet. Den skickas aldrig vidare.
paper-print-sample = Exempel
paper-print-contacts = Om det blir svårt kan du ringa
paper-print-grid = Fylls i av den du pratar med
paper-print-grid-1 = 1
paper-print-grid-2 = 2
paper-print-grid-3 = 3
paper-print-grid-4 = 4
paper-print-page = Sida { $page } av { $pages }
paper-print-draft = Utkast som prövas.

# Why a form was not printed
paper-print-no-variant = { $questionnaire } har ingen variant som heter "{ $variant }". Se namnen med: kastanj form list
paper-print-no-section = { $form } nämner avsnittet "{ $section }", som inte finns. Rätta formulärets fil.
paper-print-no-scale = { $form }: skalan "{ $scale }" i frågan { $item } finns inte. Rätta formulärets fil.
paper-print-over-budget = { $form }: sidan { $page } är { $over } mm för lång för ett A4. Korta frågor, flytta ett avsnitt till en annan sida eller ta bort en fråga.
paper-print-too-many-pages = { $form } har { $pages } sidor. En sidkod räknar till 27. Dela upp formuläret.
paper-print-too-many-contacts = { $form }: { $contacts } nummer att ringa är för många. Det finns plats för 6.
paper-print-code = Sidkoden { $code } gick inte att rita: { $message }
paper-print-nothing = Det finns inget blad att skriva ut.
paper-print-places = { $form }: den satta sidan talar inte om var den har sina delar ({ $what }). Det är ett fel i programmet; inget skrevs ut.
paper-print-typeset = { $form } gick inte att sätta: { $message }

# Att läsa in skannade filer
paper-read-empty-file = { $file }: Filen är tom. Skanna sidan en gång till.
paper-read-unknown-format = { $file }: Filen är varken TIFF, PNG, JPEG, WebP eller PDF. Ställ in skannern på TIFF eller PDF och skanna om.
paper-read-heic = { $file }: Bilder i formatet HEIC läses inte. På en iPhone: välj Inställningar → Kamera → Format → Mest kompatibelt och fotografera sidan igen. Eller spara bilden som JPEG.
paper-read-fax-group-3 = { $file }: TIFF med faxkomprimering grupp 3 läses inte. Ställ in skannern på grupp 4 (CCITT G4), LZW eller PDF och skanna om.
paper-read-unsupported = { $file }: Formatet { $format } läses inte. Spara som TIFF, PNG, JPEG, WebP eller PDF och försök igen.
paper-read-film = { $file }: Filen är en film, ingen bild. Ställ in telefonen på stillbild och fotografera sidan igen.
paper-read-animated = { $file }: Filen är en rörlig bild. Fotografera sidan som stillbild, eller spara den som JPEG.
paper-read-too-many-bytes = { $file }: Filen är större än { $megabytes } MB. Dela bunten och skanna den i flera filer.
paper-read-too-many-pages = { $file }: Filen har fler än { $limit } sidor. Dela bunten och skanna den i flera filer.
paper-read-too-many-pixels = { $file }, sida { $page }: Bilden är för stor. Skanna med 200 eller 300 punkter per tum.
paper-read-locked = { $file }: PDF-filen är låst med lösenord. Spara den utan lösenord och försök igen.
paper-read-damaged = { $file }, sida { $page }: Filen är skadad. Ingen sida ur filen har använts. Skanna om, eller kopiera filen en gång till.
paper-read-broken-off = { $file }, sida { $page }: Filen är avbruten: den tar slut mitt i. Ingen sida ur filen har använts. Skanna om, eller kopiera filen en gång till.
paper-read-tiff-kind = { $file }: Den här sortens TIFF läses inte. Ställ in skannern på grupp 4 (CCITT G4), LZW eller PDF och skanna om.
paper-read-refused-blank-page = Sidan är tom.
paper-read-refused-foreign-page = Sidan är inte en av våra blanketter.
paper-read-refused-code-unreadable = Sidan är vår, men rutkoden går inte att läsa. Skriv in koden som står bredvid för hand, eller skanna om.
paper-read-refused-unknown-form = Koden är rätt, men programmet har inte den blanketten. Kontrollera att programmet är uppdaterat.
paper-read-refused-corners-missing = Minst två av sidans hörnmärken saknas. Vik ut hörnen och skanna om, eller mata in svaren för hand.
paper-read-refused-geometry-unverified = Trycket ligger inte där det ska enligt blanketten. Sidan läses inte. Skanna om, eller mata in svaren för hand.
paper-read-refused-mirrored = Bilden är spegelvänd. Stäng av spegelvändning i skannern eller kameran och skanna om.
paper-read-refused-too-coarse = Bilden är för grov. Skanna med minst 150 punkter per tum, helst 300.
paper-read-refused-pack-slip = Det är följesedeln till ett kuvert. Den läses inte av maskinen: knappa in den.
paper-read-refused-month-tally = Det är månadsräkningen. Den läses inte av maskinen: knappa in den.
paper-read-refused-trial-sheet = Det är provbladet för skrivare och skanner. Det bär ingens svar.
paper-read-refused-codes-disagree = Sidans två rutkoder säger olika saker. Kontrollera att två papper inte har legat på varandra.
paper-read-reason-clear = ett tydligt kryss
paper-read-reason-corrected = rättat: ett kryss bredvid en ifylld ruta
paper-read-reason-empty = inget kryss
paper-read-reason-several = flera kryss där bara ett ska finnas
paper-read-reason-lone-filled = en ifylld ruta och inget kryss: vald eller struken?
paper-read-reason-faint = ett svagt eller litet märke, eller ett märke bredvid rutan
paper-read-reason-lettered = det ser ut som bokstäver eller siffror i rutan
paper-read-reason-struck-through = ett streck går genom krysset: menat eller ändrat?
paper-read-reason-drawn-through = ett streck går genom rutan och långt förbi den
paper-read-reason-declined-and-answered = både ”vill inte svara” och ett svar är markerade
paper-read-reason-box-unsure = rutan kunde inte hittas säkert
paper-read-reason-fill-writer = personen fyller rutor i stället för att kryssa

# Formulär som andra har tryckt
paper-foreign-not-pdf = { $file }: Filen är inte en PDF. Spara eller skriv ut det tomma formuläret som PDF från programmet det gjordes i, och försök igen.
paper-foreign-only-pictures = { $file }: PDF-filen innehåller bara bilder och är alltså en skanning; rutor hittas i ritade formulär. Be om PDF-filen i original, eller spara en från programmet formuläret gjordes i. Annars kan du skriva in rutorna i en mall för hand, se docs/template-file.md: för läsningen duger en skannad tom blankett.
paper-foreign-no-boxes = { $file }: Inga rutor hittades i PDF-filen. Det som söks är kvadrater och cirklar på 2–10 mm, ritade, som rutetecken eller som fält. Skriv in rutorna i en mall för hand, se docs/template-file.md.
paper-foreign-page-size = { $file }: Sida { $page } är mindre än 50 mm eller större än 600 mm, och så stora blad läses inte. Spara formuläret i den storlek som det skrivs ut, till exempel A4.
paper-foreign-too-many-boxes = { $file }: I PDF-filen hittades fler än { $limit } rutor. Så många rymmer ingen mall. Dela upp formuläret i flera PDF-filer, eller skriv in rutorna i en mall för hand, se docs/template-file.md.
paper-foreign-file-head =
    Mall för ett tryckt formulär: var rutorna står.
    Lägen är i millimeter från sidans övre vänstra hörn; x, y är rutans yttre hörn, w, h dess storlek.
    Ge frågor och rutor egna namn, gruppera om rutor och ta bort det som inte är svarsrutor.
    one = true: högst en ruta får kryssas. one = false: flera får det.
    Alla fält beskrivs i docs/template-file.md.
paper-foreign-file-fonts = Typsnitt som saknas i PDF-filen: trycket kan se annorlunda ut på papper. Läs med en skannad tom blankett (--blank), eller ta bort raden.
paper-foreign-file-reference = reference = [x1, y1, x2, y2, x3, y3, x4, y4]: fyra ställen i mm som kan pekas ut i en skanning; utelämnat: sidans hörn
paper-foreign-page-order = Det här ska vara sida { $number }
paper-foreign-page-order-hint = Ta med alla sidor i den tomma blanketten i ordning, även sidor utan rutor.
paper-foreign-reference = Det här är inte fyra punkter på sidan
paper-foreign-reference-hint = Skriv åtta tal i millimeter: x och y för övre vänstra, övre högra, nedre högra och nedre vänstra punkten.
paper-foreign-box-place = Rutan "{ $id }" kan inte stå där
paper-foreign-box-place-hint = En ruta är 1,5–30 mm bred och hög och ligger på sidan; x, y, w, h är millimeter.
paper-foreign-box-name = Frågan "{ $question }" nämner rutor som inte finns på sidan, eller som en annan fråga har: { $ids }
paper-foreign-box-name-hint = { $all ->
        [all] Ta bort hela frågan också, från [[page.question]] till nästa tomma rad.
       *[other] Ta bort namnen ur frågans boxes också. Har frågan options, ta bort deras namn på samma platser.
    }
paper-foreign-options = options har { $found } namn, frågan { $expected } rutor; eller så står ett namn två gånger
paper-foreign-options-hint = Skriv ett eget namn för varje ruta i boxes, i samma ordning, eller ta bort raden.
paper-foreign-double-name = Namnet "{ $id }" är redan taget
paper-foreign-double-name-hint = Ge varje ruta och varje fråga ett eget namn.
paper-foreign-unfit-pages = Den tomma blanketten har { $found } sidor, mallen { $expected }. Använd blanketten som mallen gjordes av, eller gör om mallen.
paper-foreign-unfit-shape = Sida { $page } i den tomma blanketten har andra proportioner än mallen säger. Använd blanketten som mallen gjordes av, eller rätta width och height.
paper-foreign-refused-blank-page = Sidan är tom, eller en baksida.
paper-foreign-refused-too-coarse = Bilden är för grov. Skanna med 200 punkter per tum eller mer, helst 300.
paper-foreign-refused-other-form = Trycket är inte formulärets. Kontrollera att sidan hör till mallen och att hela sidan är skannad.
paper-foreign-refused-geometry-unverified = Sidan liknar formuläret, men på en del av den står annat än formulärets tryck: en annan version, något som ligger över, eller ett veck. Den läses inte. Jämför med det tomma formuläret, släta ut sidan och skanna om, eller knappa in svaren för hand.
paper-foreign-refused-uneven = Sidan liknar formuläret, men trycket ligger upp till { $residual } mm fel: pappret är vikt, skrynkligt eller buktar, eller så är det en annan version. Den läses inte. Släta ut sidan och skanna om, eller knappa in svaren för hand.
paper-foreign-refused-unlike = Sidan liknar formuläret, men för lite av dess tryck syns: sidan är beskuren, täckt, suddig eller blek, eller så är det en annan version. Den läses inte. Skanna om hela sidan, eller knappa in svaren för hand.
paper-foreign-refused-mirrored = Sidan hör till formuläret, men bilden är spegelvänd. Stäng av spegelvändning i skannern eller kameran och skanna om.
paper-foreign-refused-other-print = Sidan liknar formuläret, men på några ställen står annat tryck än formulärets. Det är troligen en annan version, eller så är något klistrat över. Den läses inte. Jämför med det tomma formuläret: gör en mall av den version som har använts, eller knappa in svaren för hand.
paper-foreign-refused-where = { $why } Här skiljer det sig: { $places }{ $more ->
    [0] .
    [one] ; och på ett ställe till.
   *[other] ; och på { $more } ställen till.
 }
paper-foreign-place = { $x } mm från vänster och { $y } mm uppifrån
paper-foreign-place-question = { $x } mm från vänster och { $y } mm uppifrån, närmast frågan { $question }
paper-foreign-refused-page-unsure = Sidan passar lika bra in på två av formulärets sidor, så ingen kan veta vilken det är. Knappa in svaren för hand.

paper-trial-title = Provblad
paper-trial-how = Skriv ut i verklig storlek (100 %), utan att anpassa till sidan. Skanna bladet så som ni skannar era formulär. Bladet innehåller inget om någon.
paper-trial-ruler = Mät med linjal: sträcket är 150 mm långt. Är det kortare är det skrivaren som förminskar.
paper-trial-greys = Från svart till papper: det sista fältet är papperet självt
paper-trial-lines = Fina linjer: 0,5, 0,4, 0,3 och 0,2 mm
paper-trial-crosses = Kryss i olika styrka, som från tusch till blek blyerts
paper-trial-empty = Här nedanför ska det vara tomt
paper-trial-good = Bra. Skrivaren och skannern kan användas som de är.
paper-trial-usable = Det går att använda. Det här gör det bättre:
paper-trial-unfit = Ändra det här innan ni skannar formulär:
paper-trial-size = Trycket är { $percent } % av sin rätta storlek. Formulär läses mellan 94 och 102 % av sin storlek, så det här går. Bättre blir det med ”verklig storlek” eller 100 % i utskriften, inte ”anpassa till sidan”.
paper-trial-size-unfit = Trycket är { $percent } % av sin rätta storlek. Så { $way ->
    [small] små
   *[large] stora
  } formulär läses inte säkert: gränserna är 94 och 102 %, på bredden och på höjden. Välj ”verklig storlek” eller 100 % i utskriften, inte ”anpassa till sidan”. Mät sedan linjalen på pappret: är sträcket 150 mm är utskriften rätt, och då är det skannern som anger fel upplösning.
paper-trial-feed = Pappret dras ut eller bromsas: längden skiljer { $percent } % från bredden. Rengör matarens rullar.
paper-trial-resolution = Upplösningen är { $dpi } dpi. Välj 300 dpi, minst 200.
paper-trial-skew = Bladet låg { $degrees }° snett. Ställ in matarens pappersstöd.
paper-trial-contrast = Svart och vitt ligger för nära varandra. Byt toner, eller höj kontrasten i skannern.
paper-trial-focus = Kanterna är suddiga. Stäng av utjämning i skannern, eller torka av glaset.
paper-trial-streaks = { $count ->
    [one] En mörk rand går
   *[other] { $count } mörka ränder går
  } längs hela pappret. Torka av den smala glasremsan i mataren.
paper-trial-dirt = Det finns fläckar eller skuggor där bladet ska vara tomt. Torka av glaset, och titta på bladet: kan det vara skrivaren som smetar?
paper-trial-faint-one-bit = Välj gråskala i stället för svartvitt i skannern.
paper-trial-faint = Gör skanningen mörkare, och låt klienter skriva med kulspetspenna.
paper-trial-misread = Ett kryss lästes som något annat. Skanna om i 300 dpi gråskala; händer det igen, mata in formulären för hand så länge.
paper-trial-none = Inte ens de svartaste kryssen läses säkert.
paper-trial-unread = Svaga kryss läses inte säkert: svagare än som från { $pen } kan de tas för tomma rutor.
paper-trial-marker = tusch
paper-trial-ballpoint = en kulspetspenna
paper-trial-pencil = en blyertspenna
paper-trial-pale-pencil = en blek blyertspenna
paper-trial-hardly = en penna som knappt syns
paper-trial-upside-down = Bladet låg upp och ned. Det gör inget: formulär läses åt vilket håll de än ligger.
paper-trial-on-its-side = Bladet låg på sidan. Det gör inget: formulär läses åt vilket håll de än ligger.
paper-trial-palest = De blekaste kryssen lästes inte alla. Det gör inget: så svagt skriver knappt någon penna.
