# Words of kastanj: rehearsal
rehearsal-pdf = Övningen gick inte att göra: formulärets PDF kan inte öppnas. Skriv ut formuläret på nytt och försök igen.
rehearsal-picture = Övningen gick inte att göra: en bild av en sida kunde inte skrivas ({ $cause }).
rehearsal-size = Övningen gick inte att göra: en sida på { $width } × { $height } bildpunkter går inte att skriva. Välj en upplösning mellan 100 och 600 dpi.
rehearsal-no-pages = Övningen gick inte att göra: filen skulle bli utan sidor.
rehearsal-too-short = Övningen gick inte att göra: det behövs minst { $weeks } veckor från studiens start, annars hinner inga eftermätningar bli klara. Välj en tidigare start i studiefilen.
rehearsal-no-form = Övningen gick inte att göra: formuläret saknar en sida för mättillfället { $occasion }. Lägg till det i formulärets fil eller ta bort mättillfället ur studiefilen.
