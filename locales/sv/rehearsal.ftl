# Words of kastanj: rehearsal
rehearsal-pdf = Övningen gick inte att göra: formulärets PDF kan inte öppnas. Skriv ut formuläret på nytt och försök igen.
rehearsal-picture = Övningen gick inte att göra: en bild av en sida kunde inte skrivas ({ $cause }).
rehearsal-size = Övningen gick inte att göra: en sida på { $width } × { $height } bildpunkter går inte att skriva. Välj en upplösning mellan 100 och 600 dpi.
rehearsal-no-pages = Övningen gick inte att göra: filen skulle bli utan sidor.
