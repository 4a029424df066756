# The desk
questions-desk-title = Balie
questions-desk-card = Noteer een vraag in enkele seconden, zonder naam.
questions-said = Wat is de vraag?
questions-said-example = bv. brief van de deurwaarder gekregen
questions-no-names = Geen namen.
questions-words-kept = { $days ->
    [0] Mag leeg blijven. Vannacht wordt deze tekst gewist.
    [one] Mag leeg blijven. Na één dag wordt deze tekst gewist.
   *[other] Mag leeg blijven. Na { $days } dagen wordt deze tekst gewist.
}
questions-search = Zoek wie kan helpen
questions-theme = Thema
questions-theme-none = Nog geen thema
questions-done = Wat deed u?
questions-continues = Zelfde bezoek
questions-professional = Vraag van een professional
questions-interpreter = Tolk nodig
questions-aid = Vraagt steun aan het OCMW
questions-channel = Hoe kwam de vraag binnen?
questions-place = Waar?
questions-language = Taal
questions-behalf = Voor wie?
questions-found = Hoe vond men ons?
questions-save = Bewaar
questions-keys = Enter neemt het voorgestelde thema en gaat verder. Kies daarna met een letter wat u deed. Nog een Enter bewaart. Escape brengt u terug naar de vraag.
questions-found-hint = Terwijl u typt, ziet u hier wie kan helpen. Een dienst opent in een nieuw tabblad.
questions-rights = Misschien recht op
questions-right-source = { $source }, gelezen op { $day } (nieuw tabblad)
questions-rights-not-law = Een hint, geen beslissing. Niet juridisch nagekeken.
questions-saved = Bewaard.
questions-undo = Ongedaan maken
questions-too-late = De minuut is voorbij: deze vraag blijft staan.
questions-waits = Nog niet bewaard, er is geen verbinding. Laat deze pagina open: er wordt opnieuw geprobeerd.
questions-signed-out = Nog niet bewaard: u bent afgemeld. Meld u aan in een ander tabblad en laat deze pagina open.
questions-empty = Typ wat er gevraagd werd, of kies een thema of wat u deed.
questions-code-unknown = Kies iets uit de lijst.
questions-id-wrong = Deze pagina is niet meer goed. Open de balie opnieuw.

# What looks like something of a person
questions-mark-take = Haal weg
questions-mark-national-number = Dit lijkt een rijksregisternummer:
questions-mark-bank-account = Dit lijkt een rekeningnummer:
questions-mark-phone = Dit lijkt een telefoonnummer:
questions-mark-email = Dit lijkt een mailadres:
questions-mark-birth = Dit lijkt een geboortedatum:
questions-mark-address = Dit lijkt een adres:

# The day of a team
questions-shift-title = Vandaag aan de balie
questions-shift-back = Noteer een vraag
questions-shift-asked = Wat er gevraagd werd
questions-shift-none = Vandaag werd nog niets genoteerd.
questions-shift-from = vanaf { $time }
questions-shift-csv = De codes van vandaag als CSV
questions-shift-here = Nu in huis
questions-shift-all = Heel de dag
questions-shift-themes = Thema’s
questions-shift-done = Wat gedaan werd
questions-count = Vragen
questions-count-means = Elke bewaarde vraag van uw team, zonder die van professionals.
questions-contacts = Bezoeken en oproepen
questions-contacts-means = De vragen die niet bij hetzelfde bezoek horen als de vorige.
questions-professionals = Vragen van professionals
questions-professionals-means = Gevraagd voor het werk, zonder cliënt. Ze tellen nergens anders mee.
questions-nobody-counted = Personen en gezinnen worden hier niet geteld: in een vraag staat niemand.

# Loose ends
questions-ends = Losse eindjes
questions-shift-changed = Een collega was u net voor. Hieronder staat hoe het nu is.
questions-receipt-owed = Ontvangstbewijs nog te geven
questions-receipt-asked = Steun gevraagd op { $day }.
questions-receipt-note = Noteer
questions-receipt-number = Nummer op het bewijs
questions-receipt-day = Datum op het bewijs
questions-receipt-term = Het antwoord moet er zijn binnen { $days } dagen na die datum. Schrijf geen naam.
questions-receipt-given = Meegegeven
questions-receipt-not-now = De persoon wil nu niet
questions-receipt-has = Ontvangstbewijs { $number } meegegeven
questions-receipt-due = Antwoord ten laatste op { $day }.
questions-receipt-not-wanted = De persoon wil nu geen aanvraag doen
questions-receipt-number-wrong = Geef het nummer op het bewijs, zonder spaties.
questions-receipt-number-person = Dit lijkt een nummer van een persoon. Geef het nummer op het bewijs.
questions-receipt-day-wrong = Geef een datum tussen de dag van de vraag en vandaag.

# How long words are kept
questions-window-title = Teksten van de balie
questions-window-card = Hoeveel dagen de tekst van een vraag bewaard wordt.
questions-window-what = { $days ->
    [0] De tekst van een vraag aan de balie wordt elke nacht gewist.
    [one] De tekst van een vraag aan de balie blijft één dag.
   *[other] De tekst van een vraag aan de balie blijft { $days } dagen.
}
questions-window-why = Daarna blijven alleen de codes: de dag en het kwartier, het team, het thema en wat er gedaan werd. Nooit een naam.
questions-window-days = Aantal dagen
questions-window-hint = Van 0 tot 365. Hoe korter, hoe beter.
questions-window-keep = Bewaar
questions-window-officer = De functionaris voor gegevensbescherming kan dit aantal veranderen.
questions-window-wrong = Geef een getal van 0 tot 365.
questions-window-changed = Iemand anders veranderde dit net. Hierboven staat hoe het nu is.

# The register of processing
questions-register-desk = Vragen aan de balie
questions-register-desk-why = Mensen verder helpen, en weten welke vragen er leven.
questions-register-desk-kept = Wie een vraag noteerde: één minuut. De tekst: zo lang als het huis instelt, 90 dagen als het niets zegt. De codes, zonder naam en met niet meer dan het kwartier: zonder einde. Het nummer van een ontvangstbewijs: tot het antwoord er moest zijn.

# In the access log
questions-act-desk-work = een vraag noteren aan de balie
questions-act-shift-see = de vragen van vandaag bekijken
questions-act-window-see = zien hoe lang de tekst van een vraag blijft
questions-act-window-change = veranderen hoe lang de tekst van een vraag blijft
