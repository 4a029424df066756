# Who is in the house
directory-today-title = Vandaag in huis
directory-today-description = Wie er nu, binnen het uur en later vandaag in het Sociaal Huis is, in welk lokaal, en of u zonder afspraak kunt komen.
directory-now = Nu hier
directory-soon = Binnen het uur
directory-later = Later vandaag
directory-over = Al voorbij
directory-away = Vandaag niet
directory-not-today = komt niet
directory-until = tot { $time }
directory-walk-in = Zonder afspraak
directory-by-appointment = Op afspraak
directory-differs = Anders dan gewoonlijk
directory-last-ticket = Laatste ticket gegeven
directory-full = Volzet voor vandaag
directory-house-closed = Het huis is vandaag gesloten.
directory-nobody-any-more = Vandaag is er niemand meer in huis.
directory-see-week = Bekijk de hele week
directory-board-title = Welkom. Wie is er vandaag?
directory-board-ask = Staat uw vraag er niet bij? Vraag het aan het onthaal.

# The week
directory-week-title = Zitdagen deze week
directory-week-description = Alle zitdagen en vaste uren van het Sociaal Huis en zijn partners, per week.
directory-week-who = Wie
directory-week-before = Vorige week
directory-week-after = Volgende week
directory-week-this = Deze week
directory-other-weeks = Andere weken
directory-week-empty = In deze week zit er niemand in het huis.
directory-closed = gesloten
directory-calendar = Alle zitdagen in uw agenda
directory-poster-title = Wie is er wanneer?
directory-poster-print = Affiche om af te drukken

# Public holidays
holiday-new-year = Nieuwjaar
holiday-easter-monday = Paasmaandag
holiday-labour-day = Dag van de Arbeid
holiday-ascension = Hemelvaart
holiday-whit-monday = Pinkstermaandag
holiday-national-day = Nationale feestdag
holiday-assumption = Onze-Lieve-Vrouw-Hemelvaart
holiday-all-saints = Allerheiligen
holiday-armistice = Wapenstilstand
holiday-christmas = Kerstmis

# A service
directory-every-day = dag
directory-every-week = { $every ->
    [1] elke { $days }
   *[other] om de { $every } weken op { $days }
}
directory-every-month = elke { $which } { $days } van de maand
directory-every-month-day = elke { $which } van de maand
directory-ordinal = { $nth ->
    [1] eerste
    [2] tweede
    [3] derde
    [4] vierde
    [5] vijfde
    [-1] laatste
    [-2] voorlaatste
    [-3] derdelaatste
    [-4] vierdelaatste
   *[-5] vijfdelaatste
}
directory-day-from-end = { $nth ->
    [-1] laatste dag
   *[other] dag { $nth } vanaf het einde
}
directory-hours = { $days }, { $hours }
directory-hours-from = { $hours } (vanaf { $day })
directory-hours-until = { $hours } (tot en met { $day })
directory-open-always = Dag en nacht bereikbaar
directory-open-until = Nu open, tot { $time }
directory-next = Eerstvolgende keer: { $when }
directory-not-running = Deze dienst werkt op dit moment niet.
directory-translation = vertaling
directory-dutch-original = Lees het Nederlandse origineel
directory-when-where = Wanneer en waar
directory-ended = Sinds { $day } is er hier geen zitdag meer. U kunt deze dienst nog wel bereiken.
directory-where = Waar
directory-map = Bekijk op de kaart
directory-hours-name = Uren
directory-no-hours = Geen vaste uren. Neem eerst contact op.
directory-coming = De volgende keren
directory-from-until = van { $from } tot en met { $until }
directory-exception-closed = gesloten
directory-exception-extra = extra, { $hours }
directory-exception-instead = andere uren, { $hours }
directory-booking = Afspraak maken
directory-book-online = Maak online een afspraak
directory-who = Wie u ontvangt
directory-accessibility = Toegankelijkheid
directory-for-whom = Voor wie
directory-bring = Meebrengen
directory-bring-nothing = U hoeft niets mee te brengen om uw vraag te stellen.
directory-cost = Kost
directory-languages = Talen
directory-language = { $lang ->
    [nl] Nederlands
    [fr] Frans
    [en] Engels
    [ar] Arabisch
    [tr] Turks
    [uk] Oekraïens
    [ru] Russisch
    [es] Spaans
    [ro] Roemeens
    [fa] Dari en Perzisch
    [ps] Pasjtoe
    [de] Duits
   *[other] { $lang }
}
directory-interpreter = andere talen met een tolk
directory-contact = Contact
directory-take-along = Neem mee
directory-service-calendar = Zet in uw agenda
directory-topics = Thema’s
directory-verified = Nagekeken op { $day }.
directory-verified-stale = Dat is lang geleden. Bel gerust eerst.
directory-never-verified = Deze gegevens zijn nog niet nagekeken.
directory-something-wrong = Klopt er iets niet?
directory-permanent-desk = Vaste stek in huis
directory-sitting-day = Zitdag
directory-call-first = Eerst bellen of mailen
directory-by-referral = Via een doorverwijzing
directory-comes-to-you = Komt naar u toe

# Browsing
directory-offer-title = Aanbod
directory-offer-description = Alle hulp en diensten in en rond het Sociaal Huis. Filter op thema, voor wie het is, taal en hoe u er terechtkunt.
directory-filter-topic = Thema
directory-everybody = Iedereen
directory-filter-access = Hoe u er terechtkunt
directory-filter-language = Taal
directory-filter-now = Alleen wie nu open is
directory-filter-all = Alles
directory-filter-show = Toon
directory-filter-clear = Wis de keuzes
directory-found = { $count ->
    [one] 1 dienst gevonden
   *[other] { $count } diensten gevonden
}
directory-found-everybody = { $count ->
    [one] Er is ook 1 dienst voor iedereen
   *[other] Er zijn ook { $count } diensten voor iedereen
}
directory-found-none = We vinden hier niets. Kies minder, of stel uw vraag in uw eigen woorden.
directory-ask-instead = Stel uw vraag
directory-organizations-title = Organisaties
directory-organizations-lead = Het Sociaal Huis en de partners die er werken of bereikbaar zijn.
directory-services-count = { $count ->
    [one] 1 dienst
   *[other] { $count } diensten
}
directory-organization-offers = Waarvoor u hier terechtkunt
directory-organization-nothing = Deze organisatie heeft nu geen dienst in onze gids.
directory-narrower = Meer precies

# The card to take along
directory-card-title = Neem mee
directory-card-more = Meer staat op de pagina.
directory-card-back = Terug
directory-card-when = Wanneer
directory-card-code = Code die naar deze pagina leidt

# Something is wrong
directory-correction-title = Klopt er iets niet?
directory-correction-label = Wat klopt er niet?
directory-correction-hint = Bijvoorbeeld een ander uur of nummer. Zet er geen namen of gegevens van mensen bij. U hoeft niet te zeggen wie u bent.
directory-correction-send = Verstuur
directory-correction-empty = Schrijf wat er niet klopt.
directory-correction-long = Dit is te lang. Hou het op 2.000 tekens.
directory-corrected-title = Dank u
directory-corrected-what = We kijken het na en passen het aan.

# Urgent help
directory-urgent-title = Dringende hulp
directory-urgent-description = Nummers en plaatsen voor wie nu in gevaar is of vannacht geen slaapplaats heeft.
directory-urgent-lead = Bent u of is iemand anders nu in gevaar? Bel. U hoeft geen naam te zeggen.

# What we keep
directory-privacy-title = Wat we van u bijhouden
directory-privacy-lead = Van uw vraag: niets.
directory-privacy-question = Uw vraag
directory-privacy-question-memory = Uw vraag wordt gelezen om een antwoord te zoeken, en is daarna weg. Ze wordt nergens bewaard.
directory-privacy-question-address = Ze staat niet in het adres van de pagina, niet in de geschiedenis van uw toestel en niet in een logboek.
directory-privacy-question-here = Ze gaat naar niemand anders. Het antwoord wordt op onze eigen computer gezocht.
directory-privacy-site = Deze site
directory-privacy-cookies = We gebruiken geen cookies en u hoeft zich niet aan te melden. Alleen wie hier werkt en zich aanmeldt, krijgt er één, tot die zich afmeldt.
directory-privacy-others = De pagina’s laden niets van andere websites. Niemand kan u volgen.
directory-privacy-log = Voor de goede werking noteren we per bezoek het soort pagina, het uur en of het lukte. Niet wie u bent en niet wat u vroeg.
directory-privacy-correction = Meldt u een fout in onze gids, dan bewaren we die tekst tot hij verwerkt is, ten hoogste een jaar. We vragen niet wie u bent.
directory-privacy-proof = Hoe u dat kunt nakijken
directory-privacy-proof-how = De software is open. Iedereen kan lezen wat ze doet. Bij elke wijziging stelt een automatische test een vraag en zoekt ze daarna overal: in het adres en de geschiedenis van de browser, in alles wat de databank bewaart, in het logboek en in de tellingen. Ze mag nergens staan.
directory-privacy-leave = Kijkt er iemand mee?
directory-privacy-leave-how = Op pagina’s met dringende hulp staat een knop “Snel weg”. Die sluit de pagina meteen. Twee keer op Escape drukken doet hetzelfde.

# Accessibility statement
directory-accessible-title = Toegankelijkheid
directory-accessible-lead = { $house } wil dat iedereen deze site kan gebruiken.
directory-accessible-status = Hoe ver we staan
directory-accessible-status-what = We streven naar WCAG 2.2 niveau AA. Elke pagina wordt bij elke wijziging automatisch getest, met het toetsenbord, zonder script, op een klein scherm, in het donker en met hoog contrast. Mensen met een beperking hebben de site nog niet getest.
directory-accessible-known = Wat nog niet lukt
directory-accessible-known-translations = Niet alle teksten zijn vertaald. Wat nog in het Nederlands staat, is ook zo gemerkt voor een schermlezer.
directory-accessible-known-maps = De link naar de kaart gaat naar een andere website. Die hebben we niet in de hand. Het adres staat er altijd bij als tekst.
directory-accessible-made = Hoe deze verklaring is gemaakt
directory-accessible-made-how = Door eigen onderzoek, op 21 november 2026.
directory-accessible-help = Lukt er iets niet?
directory-accessible-help-how = Kom langs of bel ons. Alles wat hier staat, krijgt u ook aan het onthaal, op papier of mondeling.
directory-accessible-complaint = Bent u niet tevreden met ons antwoord?
directory-accessible-ombudsman = U kunt naar de Vlaamse Ombudsdienst.

# Asking
directory-home-title = Waarmee kunnen we u helpen?
directory-home-description = Stel uw vraag in uw eigen woorden en zie meteen wie u kan helpen, waar en wanneer. Zonder afspraak, zonder naam.
directory-home-now = Nu in huis
directory-home-today = Vandaag in huis
directory-home-all-today = Iedereen van vandaag
directory-home-topics = Of kies een thema
directory-ask-label = Uw vraag, in uw eigen woorden
directory-ask-example = Bijvoorbeeld: ik kan mijn facturen niet meer betalen
directory-ask-button = Zoek hulp
directory-ask-private = Uw vraag wordt nergens bewaard.
directory-ask-private-more = Hoe we dat doen
directory-ask-empty = Schrijf eerst uw vraag. Enkele woorden zijn genoeg.
directory-ask-long = Dit is te lang. Hou het op 2.000 tekens.
directory-asked-title = Wie kan u helpen
directory-urgent-first = Is er nu gevaar? Bel eerst.
directory-elsewhere = Dit doet het Sociaal Huis niet zelf. U kunt hiervoor terecht bij:
directory-elsewhere-more = Meer weten
directory-clarify = Waar gaat het vooral over?
directory-can-help = Deze diensten kunnen u helpen
directory-can-help-too = Misschien ook dit
directory-quoted = “{ $word }”
directory-because = Omdat u schrijft over { $words }.
directory-desk-always = Niet zeker? Kom binnen bij het onthaal van het Sociaal Huis. Zonder afspraak, met elke vraag.
directory-without-place = Geen plaats, zei de dienst op { $day }
directory-hand-over = Verwijs door
directory-home-lead = Eén deur voor elke vraag. U hoeft geen naam te zeggen en geen afspraak te hebben.
directory-answers-said = { $count ->
    [0] Nog niets gevonden.
    [one] 1 dienst kan helpen.
   *[other] { $count } diensten kunnen helpen.
}
directory-good-to-know = Goed om te weten

# The menu
directory-menu-today = Vandaag
directory-menu-week = Zitdagen
directory-menu-offer = Aanbod
directory-menu-organizations = Organisaties
directory-menu-privacy = Privacy
directory-menu-accessible = Toegankelijkheid
directory-menu-data = Open gegevens

# Open data
directory-open-topics = Thema's
directory-open-topics-about = Waarvoor mensen komen
directory-open-audiences = Doelgroepen
directory-open-audiences-about = Voor wie een dienst er is
directory-open-access = Manieren om er terecht te kunnen
directory-open-access-about = Hoe u bij een dienst terechtkunt
directory-open-interpreter = Met een tolk
directory-api-title = Open data en programma's
directory-api-lead = Alles wat op deze site staat, kunnen programma's ook lezen: de gids als HSDS 3.1, de uren als agenda, en wie er kan helpen met een vraag.
directory-api-file = De volledige beschrijving voor programma's (OpenAPI):
directory-api-server = Het adres waar alles begint:
directory-api-groups = Soorten gegevens
directory-api-parameters = Wat u kunt vragen
directory-api-name = Naam
directory-api-meaning = Betekenis
directory-api-answers = Wat u terugkrijgt
directory-api-status = Status
directory-api-example = Een voorbeeld:
# Het register van verwerkingen
directory-register-questions = Vragen van bezoekers
directory-register-questions-why = Een antwoord zoeken in ons aanbod.
directory-register-questions-kept = Niet. De vraag leeft zolang de pagina wordt gemaakt, en staat daarna nergens.
directory-register-directory = Onze gids van het aanbod
directory-register-directory-why = Tonen waar mensen terechtkunnen: welke dienst, waar, wanneer en hoe te bereiken.
directory-register-directory-kept = Zolang het aanbod er is. Van de gids blijven de laatste vijf uitgaven bewaard.
directory-register-today = Zitdagen, en hoe vol ze zijn
directory-register-today-why = Niemand naar een volle of afgelaste zitdag sturen, en weten wie het zei.
directory-register-today-kept = Een jaar.
directory-register-corrections = Fouten die gemeld worden
directory-register-corrections-why = De gids verbeteren. We vragen een bezoeker nooit wie die is; een collega leest wat ervan kwam.
directory-register-corrections-kept = Tot ze verwerkt is, en hoogstens een jaar.
directory-privacy-register = Alles wat dit huis bijhoudt, waarvoor en hoe lang

# Openingsuren van het huis
directory-opening-title = Openingsuren en gesloten dagen
directory-opening-lead = Wanneer is het huis open? Wat u hier bewaart, staat meteen op alle pagina’s, op het scherm in de hal en in de agenda’s.
directory-opening-from-file = Nu gelden de uren uit het bestand van de gids. Bewaart u hier iets, dan gelden deze uren.
directory-opening-from-here = Nu gelden de uren die hier bewaard zijn. Een nieuw bestand van de gids verandert daar niets aan.
directory-opening-no-desk = De gids heeft geen onthaal in het huis. De gesloten dagen gelden wel, de uren staan nergens.
directory-opening-less = Het bestand zegt meer dan hier kan staan, bijvoorbeeld uren om de twee weken. Als u hier iets bewaart, verandert dat vanaf { $day }. Kijk eerst.
directory-opening-both = Een collega bewaarde intussen andere uren. Die gelden nu:
directory-opening-yours = Hieronder staat wat u invulde. Bewaart u het, dan geldt dat.
directory-opening-not-restored = Een collega bewaarde intussen andere uren. Kijk eerst wat er nu geldt.
directory-opening-preview = Zo ziet het eruit. Er is nog niets bewaard.
directory-opening-week = Elke week
directory-opening-week-hint = Schrijf de uren als 9:00-12:00, 13:30-16:00. Niets betekent gesloten.
directory-opening-other = Andere dagen
directory-opening-other-hint = Dagen waarop het huis dicht is, of andere uren heeft. Zonder uren is het hele huis dicht. Dagen die voorbij zijn, vallen weg.
directory-opening-row = Regel { $number }
directory-opening-from = Van
directory-opening-until = Tot en met
directory-opening-hours = Uren
directory-opening-nl = Waarom
directory-opening-fr = In het Frans
directory-opening-en = In het Engels
directory-opening-holidays = Feestdagen
directory-opening-holidays-keep = Op wettelijke feestdagen is het huis dicht
directory-opening-holidays-hint = Kruis de feestdagen aan waarop het huis toch open is:
directory-opening-holidays-closed = Dicht op wettelijke feestdagen
directory-opening-holidays-open = Open op wettelijke feestdagen
directory-opening-open-on = Toch open: { $day }
directory-opening-span = { $from } tot en met { $until }
directory-opening-closed = dicht
directory-opening-keep = Bewaar
directory-opening-look = Bekijk eerst
directory-opening-ahead = De komende vier weken
directory-opening-versions = Hoe het was
directory-opening-never = Hier is nog niets bewaard.
directory-opening-version = Versie { $version }
directory-opening-now = geldt nu
directory-opening-restored = Teruggezet: versie { $version }
directory-opening-follows = De uren uit het bestand van de gids
directory-opening-show = Toon de uren
directory-opening-restore = Zet terug
directory-opening-follow = Volg weer het bestand van de gids
directory-opening-somebody = Iemand
directory-opening-wrong = Schrijf de uren als 9:00-12:00, 13:30-16:00.
directory-opening-reason = Zeg in enkele woorden waarom. Bezoekers lezen dit.
directory-opening-no-day = Kies een dag.
directory-opening-order = De laatste dag komt na de eerste, en ten hoogste een jaar later.
directory-opening-twice = Deze dag staat al in een andere regel.
directory-opening-card = Wanneer het huis open is, en op welke dagen niet. Het staat meteen op alle pagina’s.
directory-act-hours-see = de openingsuren van het huis zien
directory-act-hours-change = de openingsuren van het huis veranderen

# Zitdagen bijhouden
directory-keeping-title = Zitdagen bijhouden
directory-keeping-card = Vol, valt weg, andere zaal of een extra zitting: het staat meteen overal.
directory-keeping-lead = Wat u hier zegt, staat meteen op de pagina’s, op het scherm in de hal en bij de antwoorden aan de balie.
directory-keeping-day = Dag
directory-keeping-go = Toon
directory-keeping-before = Dag ervoor
directory-keeping-after = Dag erna
directory-keeping-nobody = Op deze dag zit er niemand in het huis.
directory-keeping-away = Valt weg
directory-keeping-full = Vol
directory-keeping-last = Laatste ticket
directory-keeping-free = Weer plaats
directory-keeping-present = Toch aanwezig
directory-keeping-closed = Valt weg
directory-keeping-hours = Andere uren
directory-keeping-room = Andere zaal
directory-keeping-extra = Extra zitting
directory-keeping-else = Iets anders
directory-keeping-other = Iets anders zeggen van een zitting
directory-keeping-which = Welke zitting?
directory-keeping-what = Wat is er anders?
directory-keeping-when = Uren
directory-keeping-when-hint = Voor andere uren of een extra zitting: 9:00-12:00
directory-keeping-where = Zaal
directory-keeping-where-hint = Voor een andere zaal.
directory-keeping-why = Waarom
directory-keeping-why-hint = Bezoekers lezen dit. Schrijf geen namen.
directory-keeping-keep = Zet het overal
directory-keeping-said = Wat afwijkt
directory-keeping-none = Vanaf vandaag gaat alles zoals altijd.
directory-keeping-gone = Een zitting die er niet meer is
directory-keeping-take-back = Draai terug
directory-sittings-which = Kies een zitting.
directory-sittings-day-wrong = Kies een dag vanaf vandaag, ten hoogste een jaar vooruit.
directory-sittings-change-wrong = Zeg wat er anders is.
directory-sittings-hours-wrong = Schrijf de uren als 9:00-12:00.
directory-sittings-room-empty = In welke zaal dan wel?
directory-act-sittings-keep = de zitdagen bijhouden
directory-act-corrections-see = de meldingen over de gids zien
directory-act-corrections-settle = een melding over de gids afhandelen

# Meldingen over de gids
directory-inbox-title = Meldingen over de gids
directory-inbox-card = Wat bezoekers en collega’s zeggen dat niet klopt, en wat ervan kwam.
directory-inbox-lead = Iemand zag een fout in de gids. Zeg wat ervan kwam: een collega die het meldde, leest het hier.
directory-inbox-open = Nog te bekijken
directory-inbox-none = Alles is bekeken.
directory-inbox-own = Wat u meldde
directory-inbox-waits = Nog niet bekeken.
directory-inbox-settled = Onlangs afgehandeld
directory-inbox-visitor = Een bezoeker
directory-inbox-answer = Een woord aan { $name }
directory-inbox-reopen = Open opnieuw
directory-inbox-second = Een collega was u voor. Zo staat het nu.
directory-settled = Afgehandeld
directory-settled-mended = Verbeterd
directory-settled-was-right = Het klopte al
directory-settled-elsewhere = Hier niet te veranderen
directory-correction-named = U bent aangemeld. Uw naam staat bij de melding, zodat u leest wat ervan kwam.
directory-retention-corrections = Fouten die bezoekers melden
directory-retention-corrections-source = Zonder regel een jaar nadat iemand ze meldde, verwerkt of niet; korter mag (voorstel, niet juridisch nagekeken).

# Partners houden hun eigen uren bij
directory-keeping-by-link = De partner, met de link
directory-partner-title = Uw uren in het huis
directory-partner-lead = Wat u hier zegt, staat meteen op de site, op het scherm in de hal en bij de antwoorden aan de balie.
directory-partner-public = Zo zien bezoekers het
directory-partner-true = Klopt alles nog?
directory-partner-last = Laatst bevestigd op { $day }.
directory-partner-never = Uw uren zijn nog niet bevestigd.
directory-partner-ask = Kijk hieronder even na, één keer per maand. Klopt alles? Eén druk is genoeg.
directory-partner-confirm = Alles klopt nog
directory-partner-thanks = Dank u. Vandaag bevestigd dat alles klopt.
directory-partner-weeks = Deze week en volgende week
directory-partner-none = Deze en volgende week zit u hier niet.
directory-partner-cancel = Zeg de zitting af
directory-partner-by-link = Gezegd met uw link
directory-partner-by-house = Gezegd door het huis
directory-partner-foot = U hebt geen account nodig. Wie deze link heeft, kan alleen de zittingen van uw organisatie in dit huis bijhouden.
directory-partner-call = Vragen? Bel
directory-partner-over = Deze link werkt niet meer
directory-partner-over-what = Vraag gerust een nieuwe link aan { $house }.
directory-partners-title = Partners
directory-partners-card = Kloppen hun uren nog? Geef elke partner een link waarmee die ze zelf bijhoudt.
directory-partners-lead = Organisaties die in het huis zitten. Met een link houden ze hun uren zelf bij, zonder account.
directory-partners-none = Er zit geen partner in het huis.
directory-partners-never = Nog nooit bevestigd
directory-partners-confirmed = Bevestigd op { $day } · { $who }
directory-partners-link = De link werkt tot { $until }
directory-partners-no-link = Geen link
directory-partners-no-mail = Geen mailadres: bel of geef de link zelf
directory-partners-by-letter = Geen mailadres: bel, stuur een brief of geef de link zelf
directory-partners-once = Geef deze link aan de partner. U ziet hem maar één keer. Een vorige link werkt niet meer.
directory-partners-mailed = De link is onderweg naar { $mailbox }. Een vorige link werkt niet meer.
directory-partners-written = De brief ligt bij de post. Een vorige link werkt niet meer.
directory-partners-make = Maak een link
directory-partners-renew = Maak een nieuwe link
directory-partners-mail = Mail een link
directory-partners-letter = Stuur een brief met een link
directory-partners-withdraw = Trek de link in
directory-partners-asked = Nagevraagd: alles klopt
directory-mail-link = Uw uren bij { $house }
directory-mail-link-what = Dag. Op deze pagina houdt u de uren van uw organisatie bij { $house } zelf bij: een zitting afzeggen, andere uren, een andere zaal, of zeggen dat alles nog klopt.
directory-mail-link-how = U hebt geen account nodig. Bewaar deze mail: de link blijft werken zolang u af en toe zegt dat alles klopt.
directory-letter-link-how = U hebt geen account nodig. Bewaar deze brief: de code blijft werken zolang u af en toe zegt dat alles klopt.
directory-letter-title = Een brief met een link
directory-letter-what = De brief legt uit hoe de partner de eigen uren bijhoudt, met een code voor de telefoon. Hij komt bij de post te liggen. Een vorige link werkt niet meer.
directory-letter-address = Adres op de omslag
directory-letter-address-hint = Naam, straat en nummer, postcode en gemeente: elk op een regel.
directory-letter-address-wrong = Zet op de laatste regel de postcode en de gemeente, en daarboven minstens één regel. Niet meer dan zes regels.
directory-letter-write = Naar de post
directory-letter-not = Toch niet
directory-act-partners-see = zien welke partners in het huis zitten
directory-act-partners-link = een partner een link geven of die intrekken
directory-act-partners-confirm = zeggen dat de uren van een partner kloppen
directory-register-partners = Partners die hun uren bijhouden
directory-register-partners-why = Weten of de uren van partners nog kloppen, en hen die zelf laten bijhouden.
directory-register-partners-kept = Zolang de partner in het huis zit. Een link een half jaar na het einde.
directory-unconfirmed = Deze uren zijn al een tijd niet bevestigd.
directory-unconfirmed-since = Deze uren zijn al een tijd niet bevestigd. Laatst op { $day }.
directory-unconfirmed-short = Uren niet bevestigd
directory-partner-grey = Op de site staan uw uren nu grijs, omdat al een tijd niemand ze bevestigde.
directory-partners-grey = Staat grijs op de site
directory-partners-call = Bel eens.
directory-partners-asked-on = Per mail gevraagd op { $day }.
directory-mail-ask = Kloppen uw uren bij { $house } nog?
directory-mail-ask-what = Dag. Al een tijd zei niemand of uw uren bij { $house } nog kloppen. Op de site staan ze daarom grijs. Kijkt u even? Het kost twee minuten:
directory-partner-too-much = Er staan al te veel afwijkingen. Draai er eerst enkele terug, of bel ons.

directory-entries-title = Gids bijhouden
directory-entries-card = Diensten, organisaties, plaatsen, thema’s en dringende lijnen. U ziet eerst hoe het wordt, en u kunt altijd terug.
directory-entries-lead = Verbeter wat niet klopt. Bezoekers, de balie en het zoeken weten het meteen.
directory-entries-search = Zoek in de gids
directory-entries-unchecked = alleen wat al een jaar niet is nagekeken
directory-entries-go = Toon
directory-entries-found = { $count ->
    [one] Eén dienst
   *[other] { $count } diensten
}
directory-entries-none = Geen dienst gevonden. Zoek met minder letters, of voeg de dienst toe.
directory-entries-kept-here = hier bijgehouden
directory-entry-new = Nieuwe dienst
directory-entry-from-file = Dit staat in het bestand van de gids.
directory-entry-from-here = Dit is hier bewaard. Een nieuw bestand verandert er niets aan.
directory-entry-public = Zo zien bezoekers het
directory-entry-desk = Dit is het onthaal van het huis. Zijn uren volgen de openingsuren van het huis, als een beheerder die bijhoudt.
directory-entry-kept = Bewaard. Bezoekers zien het nu zo.
directory-entry-both = Een collega bewaarde intussen iets anders. Dit staat er nu anders dan bij u:
directory-entry-preview = Nog niet bewaard. Onderaan ziet u hoe het wordt.
directory-entry-preview-go = Ga kijken
directory-entry-preview-title = Zo wordt het
directory-entry-parts = Delen van het formulier
directory-entry-what = Wat
directory-entry-name = Naam
directory-entry-name-hint = Zoals mensen het noemen, bijvoorbeeld: Budgethulp
directory-entry-description = Beschrijving
directory-entry-description-hint = Wat kan ik hier? Twee of drie korte zinnen.
directory-entry-translations = In andere talen
directory-entry-organization = Organisatie
directory-entry-topics = Thema’s
directory-entry-topics-hint = Het meest typische eerst.
directory-entry-topic = Thema { $number }
directory-entry-status = Loopt deze dienst?
directory-entry-active = Ja, deze dienst loopt
directory-entry-inactive = Nu niet
directory-entry-defunct = Bestaat niet meer
directory-entry-closed-for-now = Tijdelijk gesloten
directory-entry-for-whom = Voor wie
directory-entry-target = Voor wie is dit?
directory-entry-target-hint = Bijvoorbeeld: wie huurt in Mechelen. Laat leeg als het voor iedereen is.
directory-entry-ages = Leeftijd
directory-entry-youngest = Vanaf
directory-entry-oldest = Tot en met
directory-entry-ages-said = { $from } tot { $to } jaar
directory-entry-audiences = Groepen
directory-entry-audiences-hint = Kies niets als het voor iedereen is.
directory-entry-languages = Talen waarin men u helpt
directory-entry-where = Waar en wanneer
directory-entry-where-hint = Gaat het om één dag? Zeg het dan bij Zitdagen bijhouden.
directory-entry-place = Plaats { $number }
directory-entry-place-new = Nog een plaats
directory-entry-place-gone = Deze plaats weglaten
directory-entry-location = Plaats
directory-entry-room = Lokaal of balie
directory-entry-who = Wie ontvangt u? (een functie, geen naam)
directory-entry-since = Hier sinds
directory-entry-until = Hier tot en met
directory-entry-ways = Hoe komt u er terecht?
directory-entry-hours = Uren
directory-entry-hours-hint = Elke rij is één blok uren. Maak een rij leeg om ze weg te laten.
directory-entry-hours-row = Uren, rij { $number }
directory-entry-opens = Van
directory-entry-closes = Tot
directory-entry-often-label = Hoe vaak
directory-entry-every = { $every ->
    [1] elke week
   *[other] om de { $every } weken
}
directory-entry-nth = de { $which } van de maand
directory-entry-once = één keer, op de eerste dag
directory-entry-first = Eerste dag
directory-entry-from = Geldt vanaf
directory-entry-to = Geldt tot en met
directory-entry-hours-note = Bij deze uren
directory-entry-exceptions-hint = Eén dag of een periode. Maak een rij leeg om ze weg te laten.
directory-entry-exception-row = Wat anders is, rij { $number }
directory-entry-route-row = Afspraak maken, rij { $number }
directory-entry-how = Wat moet men doen?
directory-entry-contact = Contact
directory-entry-contact-hint = Van de dienst, nooit van een persoon. Leeg: dan geldt het contact van de organisatie.
directory-entry-phone-row = Telefoon, rij { $number }
directory-entry-phone-number = Telefoon
directory-entry-phone-what = Wanneer of waarvoor
directory-entry-phone-checked = nagekeken
directory-entry-mail = E-mail
directory-entry-web = Webpagina
directory-entry-bring = Meebrengen en kost
directory-entry-documents = Meebrengen
directory-entry-document-row = Meebrengen, rij { $number }
directory-entry-document = Wat meebrengen?
directory-entry-costs = Kost
directory-entry-cost-row = Kost, rij { $number }
directory-entry-cost = Wat het kost, in woorden
directory-entry-amount-label = Bedrag in euro
directory-entry-questions = Vragen van mensen
directory-entry-questions-hint = Zoals mensen het zeggen, één vraag per regel, zonder namen. Wie zo iets vraagt, vindt dit.
directory-entry-checked = Nagekeken
directory-entry-checked-hint = Wat u zelf bij de dienst hebt nagevraagd.
directory-entry-checked-exists = de dienst bestaat
directory-entry-checked-description = de beschrijving klopt
directory-entry-checked-schedule = de uren kloppen
directory-entry-checked-languages = de talen kloppen
directory-entry-checked-on = Op welke dag
directory-entry-checked-by = Door wie (een team, geen naam)
directory-entry-note = Voor collega’s
directory-entry-note-hint = Bezoekers zien dit niet.
directory-entry-follows = Volgt het bestand.
directory-entry-same = Niets anders dan daarvoor.
directory-entry-changed = Wat er veranderde
directory-entry-day-wrong = Kies een dag.
directory-entry-days-order = De laatste dag komt voor de eerste.
directory-entry-time-wrong = Schrijf een uur, zoals 9u30 of 13:00.
directory-entry-no-days = Op welke dagen van de week is dit?
directory-entry-which-day = Op welke dag is dit?
directory-entry-which-week = Kies een dag in een week die telt.
directory-entry-often = Kies hoe vaak dit is.
directory-entry-slug = Van deze naam kan geen adres gemaakt worden. Gebruik ook gewone letters.
directory-entry-age = Schrijf een leeftijd in jaren.
directory-entry-ages-order = De oudste leeftijd is kleiner dan de jongste.
directory-entry-email = Dit is geen e-mailadres.
directory-entry-url = Een webpagina begint met https://
directory-entry-phone = Dit is geen telefoonnummer.
directory-entry-amount = Schrijf een bedrag, zoals 12,50.
directory-entry-unknown = Dit staat niet meer in de gids. Kies iets anders.
directory-act-entries-keep = iets van de gids bijhouden: een dienst, organisatie, plaats, thema of dringende lijn
directory-example-title = Een vraag bij een dienst zetten
directory-example-lead = Wie het later net zo vraagt, vindt de dienst dan meteen.
directory-example-words = De vraag
directory-example-words-hint = In de woorden van mensen. Haal eruit wat over één persoon gaat: namen, adressen, bedragen.
directory-example-lang = Taal
directory-example-proposed = Dit antwoord krijgt wie het nu vraagt
directory-example-another = een andere dienst, hieronder
directory-example-other = Bij welke dienst?
directory-example-where = Kies een dienst.
directory-example-keep = Zet erbij
directory-example-again = Zoek opnieuw
directory-entry-more = Meer over deze uren
directory-entry-said = Wat er bewaard werd
directory-entry-namesake = Een collega voegde net iets toe met deze naam. Kijk in de gids of het hetzelfde is. Is het iets anders? Bewaar dan nog eens.
directory-example-first = Een collega bewaarde net iets anders bij deze dienst. Uw vraag staat hieronder nog. Druk nog eens op Zet erbij.
directory-kinds = Wat wilt u bijhouden?
directory-kind-services = Diensten
directory-kind-organizations = Organisaties
directory-kind-places = Plaatsen
directory-kind-topics = Thema’s
directory-kind-lines = Dringende lijnen
directory-kind-elsewhere = Elders in de stad
directory-organization-new = Nieuwe organisatie
directory-place-new = Nieuwe plaats
directory-topic-new = Nieuw thema
directory-line-new = Nieuwe dringende lijn
directory-elsewhere-new = Nieuw: elders in de stad
directory-elsewhere-hint = Wat de stad ergens anders doet: wie het hier vraagt, hoort waar het is.
directory-elsewhere-place = Waar is het?
directory-elsewhere-place-hint = Een naam en een adres, zoals u het aan iemand zou zeggen.
directory-elsewhere-checked = De plaats is nagekeken
directory-entries-found-others = { $count ->
    [one] Eén gevonden
   *[other] { $count } gevonden
}
directory-entries-none-others = Niets gevonden. Zoek met minder letters, of voeg iets toe.
directory-entries-services = { $count ->
    [0] geen dienst
    [one] één dienst
   *[other] { $count } diensten
}
directory-entry-gone = Haal dit uit de gids
directory-entry-gone-now = Staat niet meer in de gids
directory-entry-is-gone = Dit staat niet meer in de gids. Neem het vinkje onderaan weg en bewaar, dan komt het terug.
directory-entry-hanging = Wat ervan afhangt
directory-entry-hanging-hint = Zolang dit er is, kan het niet uit de gids. Verander eerst wat hier staat.
directory-entry-hangs = Er hangt nog iets van af. Onderaan staat wat. Verander dat eerst.
directory-entry-hangs-back = Dit kan niet terug: dan blijft er iets over zonder. Onderaan staat wat ervan afhangt.
directory-entry-only-line = Voor een van deze gevaren is er geen andere lijn. Geef dat gevaar eerst aan een andere lijn.
directory-entry-two-levels = Een thema heeft twee lagen. Kies een thema dat zelf geen deel is, en niet voor een thema met delen.
directory-entry-country = Schrijf een land met twee hoofdletters, zoals BE.
directory-entry-degrees = Schrijf graden als een getal, zoals 51,028.
directory-entry-line-number = Dit nummer kan niet gebeld worden. Schrijf alleen het nummer. Is er geen nummer? Schrijf dan waar men naartoe gaat, zonder cijfers.
directory-organization-hint = Wie zijn zij, en wat doen zij? Twee korte zinnen.
directory-organization-kind = Soort organisatie
directory-organization-kind-hint = Bijvoorbeeld: vzw, stad, Vlaamse overheid.
directory-organization-contact-hint = Van de organisatie, nooit van een persoon.
directory-place-address = Adres
directory-place-street = Straat en nummer
directory-place-postal = Postcode
directory-place-city = Gemeente
directory-place-country = Land (BE)
directory-place-degrees = Plek op de kaart, in graden
directory-place-latitude = Noorderbreedte
directory-place-longitude = Oosterlengte
directory-place-here = Dit is in het huis zelf
directory-place-here-label = Waar
directory-place-access = Toegankelijk
directory-place-access-hint = Wat moet iemand weten met een rolstoel, een buggy, of die slecht hoort of ziet? En hoe raakt men er?
directory-place-fact-row = Toegankelijk, rij { $number }
directory-place-fact = Wat men moet weten
directory-place-fact-more = Meer daarover
directory-topic-hint = Wat hoort erbij? Eén korte zin.
directory-topic-parent = Deel van
directory-topic-parent-hint = Laat leeg als het op zichzelf staat.
directory-line-number = Nummer
directory-line-number-hint = Zoals men het belt. Is er geen nummer? Schrijf dan waar men naartoe gaat, zonder cijfers.
directory-line-when = Voor welk gevaar
directory-line-when-hint = In gewone woorden, zoals mensen het lezen.
directory-line-available = Wanneer men antwoordt
directory-line-available-hint = Bijvoorbeeld: dag en nacht.
directory-line-number-checked = het nummer klopt
directory-line-available-checked = de uren kloppen
directory-line-dangers = Gevaartekens
directory-line-dangers-hint = Draagt een vraag zo’n teken, dan staat deze lijn bovenaan het antwoord.
directory-line-appears = Waar men deze lijn ziet
directory-line-strip = Bovenaan elke bladzijde
directory-line-page = Op de bladzijde met dringende hulp
directory-line-danger = Bij een vraag over { $danger }: lijn { $place }
directory-line-hanging-hint = Alleen deze lijn is er voor deze gevaren. Geef ze eerst aan een andere lijn.
directory-danger-life = levensgevaar
directory-danger-violence = geweld of bedreiging
directory-danger-sexual-violence = seksueel geweld
directory-danger-suicide = denken aan zelfdoding
directory-danger-no-roof = geen dak vannacht
directory-danger-eviction = uit huis gezet worden
directory-danger-child = een kind in gevaar
directory-danger-missing-child = een vermist kind
directory-danger-overdose = te veel drank, drugs of pillen
