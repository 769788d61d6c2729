# Words of kastanj: paper

# The printed form
paper-print-title = Frågor
paper-print-cross = Kryssa en ruta på varje rad.
paper-print-wrong = Blev det fel?
paper-print-fill = Fyll hela rutan och kryssa en annan.
paper-print-declined-1 = Vill inte
paper-print-declined-2 = svara
paper-print-sample = Exempel
paper-print-contacts = Om det blir svårt kan du ringa
paper-print-grid = Kod (fylls i av den du pratar med)
paper-print-grid-1 = 1
paper-print-grid-2 = 2
paper-print-grid-3 = 3
paper-print-grid-check = K
paper-print-page = Sida { $page } av { $pages }
paper-print-draft = Utkast som prövas.

# Why a form was not printed
paper-print-no-variant = { $questionnaire } har ingen variant som heter "{ $variant }". Se namnen med: kastanj form list
paper-print-no-section = { $form } nämner avsnittet "{ $section }", som inte finns. Rätta formulärets fil.
paper-print-no-scale = { $form }: skalan "{ $scale }" i frågan { $item } finns inte. Rätta formulärets fil.
paper-print-over-budget = { $form }: sidan { $page } är { $over } mm för lång för ett A4. Korta frågor, flytta ett avsnitt till en annan sida eller ta bort en fråga.
paper-print-too-many-pages = { $form } har { $pages } sidor. En sidkod räknar till 27. Dela upp formuläret.
paper-print-code = Sidkoden { $code } gick inte att rita: { $message }
paper-print-nothing = Det finns inget blad att skriva ut.
paper-print-large-in-stack = { $form }: stor stil skrivs ut för sig, inte i en bunt.
paper-print-places = { $form }: den satta sidan talar inte om var den har sina delar ({ $what }). Det är ett fel i programmet; inget skrevs ut.
paper-print-typeset = { $form } gick inte att sätta: { $message }
