# Days, hours and lists
kit-weekday = { $day ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
   *[7] zondag
}
kit-month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
kit-day = { $weekday } { $day } { $month }
kit-full-day = { $day } { $year }
kit-date = { $day } { $month } { $year }
kit-yesterday = gisteren
kit-today = vandaag
kit-tomorrow = morgen
kit-hour = { $hour } uur
kit-time = { $hour }.{ $minute } uur
kit-clock = { $hour }.{ $minute }
kit-hours = { $from }–{ $to }
kit-list-more = { $most }, { $next }
kit-list-last = { $most } en { $last }

# Around every page
kit-skip = Naar de inhoud
kit-navigation = Hoofdmenu
kit-language = Taal
kit-language-name = Nederlands
kit-translation = Vertaling van de Nederlandse pagina.
kit-translation-original = Lees het Nederlandse origineel
kit-sample-data = Voorbeeldgegevens.
kit-sample-data-why = Uren, namen en nummers zijn verzonnen om te tonen hoe het werkt.
kit-urgent = Dringend?
kit-urgent-label = Dringende hulp
kit-leave = Snel weg
kit-leave-why = Sluit deze pagina meteen en opent een gewone website. U kunt ook twee keer op Escape drukken.
kit-crumbs = U bent hier
kit-home = Startpagina
kit-footer = Over deze site
kit-pages = Pagina’s
kit-previous = Vorige
kit-next = Volgende
kit-page-of = Pagina { $page } van { $pages }
kit-form-wrong = { $count ->
    [one] Er is nog iets niet in orde
   *[other] Er zijn nog { $count } dingen niet in orde
}
kit-optional = niet verplicht
kit-choose = Kies …
kit-required = Vul dit in.
kit-unreadable = Dit formulier kunnen we niet lezen. Probeer het opnieuw.
kit-too-long = Dit is te lang.
kit-repeat-key = De Idempotency-Key moet 1 tot 200 leesbare tekens lang zijn.
kit-repeat-other = Deze Idempotency-Key hoort bij een andere aanvraag.

# When something goes wrong
kit-error-code = Code
kit-error-code-why = Noem deze code als u ons hierover belt. Ze zegt ons waar we moeten zoeken, niet wie u bent.
kit-nowhere = Hier is geen huis
kit-nowhere-what = Op dit webadres antwoordt geen Sociaal Huis. Kijk na of het adres juist is.
kit-error-home = Naar de startpagina
kit-error-400 = We begrijpen deze aanvraag niet
kit-error-400-what = Er klopt iets niet aan het adres of aan wat er is verstuurd.
kit-error-403 = Dit mag niet van hieruit
kit-error-403-what = Deze aanvraag kwam van een andere website. Open onze site zelf en probeer het daar opnieuw.
kit-error-404 = Deze pagina bestaat niet
kit-error-404-what = Misschien is ze verhuisd, of is er iets fout in het adres. Stel uw vraag gerust hieronder, of bel of kom langs.
kit-error-405 = Dat kan niet op deze pagina
kit-error-405-what = De pagina bestaat, maar wat u wou doen kan hier niet.
kit-error-409 = Iemand was u voor
kit-error-409-what = Deze gegevens zijn intussen veranderd. Bekijk de pagina opnieuw en probeer dan nog eens.
kit-error-410 = Deze pagina is weg
kit-error-410-what = Wat hier stond, bestaat niet meer.
kit-error-413 = Dit is te groot
kit-error-413-what = U stuurt meer dan we kunnen aannemen.
kit-error-415 = Deze vorm kennen we niet
kit-error-415-what = We kunnen niet lezen wat er is verstuurd.
kit-error-422 = Er is nog iets niet in orde
kit-error-422-what = Kijk na wat u hebt ingevuld en probeer het opnieuw.
kit-error-429 = Even geduld
kit-error-429-what = Er komen op dit moment te veel vragen van uw netwerk. Probeer het over een minuut opnieuw, of bel ons.
kit-error-500 = Er ging bij ons iets mis
kit-error-500-what = Het ligt niet aan u. We bekijken het. Probeer het straks opnieuw, of bel of kom langs.
kit-error-503 = Even niet bereikbaar
kit-error-503-what = Probeer het over enkele seconden opnieuw. Wat u verstuurde, kunt u gerust nog eens versturen.

# Aangemeld werken
kit-account = Uw account
kit-again-title = Meld u eerst opnieuw aan
kit-again-what = U was een tijd weg, of wat u wou doen vraagt om zekerheid. Wat u typte, is niet verloren.
kit-again-sign-in = Meld u aan in een nieuw venster
kit-again-send = Verstuur daarna wat u typte
kit-draft-offer = U was hier al aan het schrijven.
kit-draft-restore = Zet terug
kit-draft-discard = Gooi weg
kit-draft-restored = Wat u schreef, staat er weer.
kit-draft-discarded = Weggegooid.
kit-proxy-unnamed = Er staat een server (proxy) tussen bezoekers en dit programma die de instellingen niet noemen. Daardoor lijkt iedereen één bezoeker en werken de grenzen tegen misbruik niet. Zet zijn adres in server.trusted_proxies.
kit-proxy-silent = De server (proxy) vóór dit programma zegt niet voor wie hij vraagt. Daardoor lijkt iedereen één bezoeker en werken de grenzen tegen misbruik niet. Laat hem X-Forwarded-For meesturen.
kit-denied-role = Deze pagina hoort niet bij uw taak
kit-denied-role-what = Denkt u dat u ze nodig hebt? Vraag het aan wie de accounts van het huis beheert.
kit-error-401 = Meld u eerst aan
kit-error-401-what = Deze pagina is voor wie hier werkt.
