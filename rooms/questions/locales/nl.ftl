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
questions-anonymous = Opvoedingswinkel, anoniem
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
questions-parked = Wat u aan het typen was, ligt even opzij. Het komt terug zodra u deze vraag bewaart of wist.
questions-parked-field = Een vraag die even opzij ligt
questions-waiting = Wat nog niet bewaard is
questions-signed-out = Nog niet bewaard: u bent afgemeld. Meld u aan in een ander tabblad en laat deze pagina open.
questions-empty = Typ wat er gevraagd werd, of kies een thema of wat u deed.
questions-code-unknown = Kies iets uit de lijst.
questions-id-wrong = Deze pagina is niet meer goed. Open de balie opnieuw.
questions-professional-or-anonymous = Kies één van de twee: een professional vraagt het voor het werk, of iemand vraagt het anoniem aan de opvoedingswinkel.

# What looks like something of a person
questions-mark-take = Haal weg
questions-mark-national-number = Dit lijkt een rijksregisternummer:
questions-mark-bank-account = Dit lijkt een rekeningnummer:
questions-mark-phone = Dit lijkt een telefoonnummer:
questions-mark-email = Dit lijkt een mailadres:
questions-mark-birth = Dit lijkt een geboortedatum:
questions-mark-address = Dit lijkt een adres:

# The day of a team
questions-period-title = Cijfers van de balie
questions-period-days = Van { $first } tot en met { $last }
questions-period-from = Van
questions-period-until = Tot en met
questions-period-count = Tel
questions-period-none = In deze dagen werd niets genoteerd.
questions-period-csv = De codes van deze dagen als CSV
questions-period-day = Dit is geen datum.
questions-period-order = De laatste dag ligt vóór de eerste.
questions-period-long = Neem hoogstens drie jaar.
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
questions-anonymous-visits = Anonieme bezoeken
questions-anonymous-visits-means = Bezoeken aan en oproepen naar de opvoedingswinkel. Wie iets vroeg, blijft onbekend; wie terugkomt, telt opnieuw. Ze tellen ook mee bij de bezoeken en oproepen.
questions-professionals = Vragen van professionals
questions-professionals-means = Gevraagd voor het werk, zonder cliënt. Ze tellen nergens anders mee.
questions-nobody-counted = Personen en gezinnen worden hier niet geteld: in een vraag staat niemand, en wie terugkomt, is niet te herkennen.

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

# Messages between shifts
questions-messages = Berichten voor de volgende
questions-messages-left = { $count ->
    [one] één bericht wacht
   *[other] { $count } berichten wachten
}
questions-message-new = Laat een bericht na
questions-message-words = Wat moet de volgende weten?
questions-message-hint = Kort, hoogstens 280 tekens. Geen namen.
questions-message-until = Tonen tot en met
questions-message-leave = Laat achter
questions-message-by = { $name }, { $when }. Tot en met { $until }.
questions-message-done = Gedaan
questions-message-did = Gedaan door { $name }, { $when }.
questions-message-reopened = Weer open door { $name }, { $when }.
questions-message-empty = Schrijf wat de volgende moet weten.
questions-message-until-wrong = Kies een dag van vandaag tot een maand verder.
questions-moment = { $day } om { $time }
questions-colleague = Een collega

# The mirror of the team
questions-mirror = Hoe snel noteert uw team?
questions-mirror-professional = Vragen van professionals noteren
questions-mirror-today = Vandaag
questions-mirror-month = Deze maand
questions-mirror-taken = tot { $seconds } seconden, { $fields ->
    [one] één veld
   *[other] { $fields } velden
}
questions-mirror-means = De helft van de vragen ging zo snel of sneller, van de eerste toets tot bewaren. Vanaf { $least } vragen, na de minuut om ongedaan te maken. Nooit per persoon.

# How long words are kept
questions-window-title = Balie: teksten en lijsten
questions-window-card = Hoeveel dagen teksten blijven, uw plaatsen en uw campagnes.
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

# What a house adds to the code lists
questions-list-place = Plaatsen en balies
questions-list-place-hint = Waar uw huis vragen noteert, naast wat er altijd staat.
questions-list-found = Campagnes
questions-list-found-hint = Zo ziet u welke flyer of affiche mensen tot bij u brengt. Ze staan bij “Hoe vond men ons?”.
questions-list-known = Staat er altijd: { $names }
questions-list-names = Eén naam per regel
questions-list-history = Wat er vroeger stond
questions-list-was = { $day }, { $name }: { $names }
questions-list-now = Nu staat er: { $names }
questions-list-changed = Iemand anders veranderde deze lijst net. Bewaart u opnieuw, dan geldt die van u.
questions-list-too-many = Hoogstens 30 namen passen op de balie.
questions-list-name-wrong = Elke naam heeft letters, en hoogstens 60 tekens.
questions-list-twice = Een naam staat er twee keer.
questions-list-person = Dit lijkt een gegeven van een persoon. Dat hoort hier niet.

# The register of processing
questions-register-desk = Vragen aan de balie
questions-register-desk-why = Mensen verder helpen, en weten welke vragen er leven.
questions-register-desk-kept = Wie een vraag noteerde: één minuut. De tekst: zo lang als het huis instelt, 90 dagen als het niets zegt. De codes, zonder naam en met niet meer dan het kwartier: zonder einde. Het nummer van een ontvangstbewijs: tot het antwoord er moest zijn.
questions-register-shift = Berichten tussen diensten
questions-register-shift-why = Aan collega’s doorgeven wat er nog te doen is.
questions-register-shift-kept = Tot 31 dagen na de laatste dag van het bericht.

# In the access log
questions-act-desk-work = een vraag noteren aan de balie
questions-act-shift-see = de vragen van vandaag bekijken
questions-act-message-write = een bericht voor de volgende dienst
questions-act-lists-change = een codelijst van de balie veranderen
questions-act-window-see = zien hoe lang de tekst van een vraag blijft
questions-act-window-change = veranderen hoe lang de tekst van een vraag blijft
questions-shift-example = Zet bij een dienst
questions-shift-hand-over = Verwijs door
questions-shift-more = Hier staan de laatste { $shown }. Alle { $count } staan in het bestand.
