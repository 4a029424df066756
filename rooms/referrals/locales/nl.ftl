# A new referral
referrals-new-title = Doorverwijzen
referrals-new-what = Naar wie, en hoe? Een naam is niet nodig.
referrals-new-not-copied = Deze vraag is anoniem: wat er gezegd werd, is niet overgenomen. Schrijf alleen op wat de dienst moet weten.
referrals-service = Dienst
referrals-kind = Hoe?
referrals-kind-hint = Bij “alleen info gegeven” vertrekt er niets.
referrals-theme = Thema
referrals-need = Wat is er nodig?
referrals-need-hint = Geen namen. De dienst leest deze tekst. Drie maanden na het einde wordt hij gewist.
referrals-make = Verwijs door
referrals-made = De doorverwijzing is gemaakt.
referrals-undo = Ongedaan maken
referrals-undo-late = Dit kan niet meer ongedaan gemaakt worden.
referrals-without-place = geen plaats, zei de dienst op { $day }
referrals-service-choose = Kies een dienst uit de lijst.
referrals-kind-choose = Kies hoe u doorverwijst.
referrals-information = Er is alleen info gegeven. Er vertrok niets, en dit telt niet als doorverwijzing.

# How
referrals-kind-called-together = Samen gebeld
referrals-kind-walked-over = Meegewandeld
referrals-kind-joint-talk = Gesprek met drie
referrals-kind-cold = Doorgegeven
referrals-kind-anonymous = Anoniem (opvoedingswinkel)
referrals-kind-information = Alleen info gegeven
referrals-kind-onward = Door de dienst verder verwezen

# Where it stands
referrals-state-draft = Niets vertrokken
referrals-state-requested = Wacht op antwoord
referrals-state-accepted = Opgenomen
referrals-state-rejected = Geweigerd
referrals-state-in-progress = Er was contact
referrals-state-on-hold = Op wacht
referrals-state-completed = Afgerond
referrals-state-failed = Niet gelukt
referrals-state-cancelled = Gestopt
referrals-state-entered-in-error = Per vergissing gemaakt

# What came of it
referrals-outcome-helped = Geholpen
referrals-outcome-partly = Deels geholpen
referrals-outcome-other-route = Langs een andere weg
referrals-outcome-not-helped = Niet geholpen
referrals-outcome-client-stopped = De persoon stopte
referrals-outcome-unreachable = Niet bereikt
referrals-outcome-full = Geen plaats
referrals-outcome-not-eligible = Niet voor deze dienst
referrals-outcome-unknown = Onbekend

# What is answered
referrals-answer-taken-up = Wij nemen het op
referrals-answer-first-contact = Er was een eerste contact
referrals-answer-full = Geen plaats
referrals-answer-not-for-us = Niet voor ons
referrals-answer-unreachable = Wij konden niemand bereiken
referrals-answer-handed-on = Wij verwezen verder door
referrals-answer-helped = Geholpen
referrals-answer-partly = Deels geholpen
referrals-answer-not-helped = Niet geholpen
referrals-answer-stopped = De persoon wil niet verder
referrals-answer-first = Hoe begint het?
referrals-answer-last = Of is het afgelopen?
referrals-answer-more = Datum, andere dienst of een zin erbij
referrals-answer-on = Dag van het eerste contact
referrals-answer-on-hint = Leeg betekent vandaag.
referrals-answer-better = Andere dienst
referrals-answer-better-hint = Welke dienst past beter, of waar verwees u naartoe?
referrals-answer-words = Een zin erbij
referrals-answer-words-hint = Geen namen.
referrals-answer-choose = Kies een antwoord.
referrals-better-choose = Kies een dienst uit de lijst.
referrals-day-wrong = Geef een dag tot en met vandaag.
referrals-answer-title = Uw antwoord
referrals-answer-what = { $house } verwees op { $day } naar u door. Eén tik is genoeg.
referrals-answer-thanks = Dank u. Genoteerd: { $answer }.
referrals-answer-correct = Was dat een vergissing? Een dag lang kunt u een ander antwoord kiezen. Gaat het verder? Antwoord dan later opnieuw met deze link.
referrals-answer-send = Antwoord
referrals-answer-nobody = Hier staat geen naam. U hebt geen account nodig.
referrals-answer-call = Liever bellen?
referrals-too-late = Dit is al langer dan een dag afgesloten. Bel het huis als het anders is.
referrals-overtaken = Het staat al verder dan dat. Bel het huis als het anders is.
referrals-card-closed = Wie het is, kunt u hier nu niet lezen.
referrals-over-title = Deze link werkt niet meer
referrals-over-what = Bel gerust naar { $house }.

# The list of the sender
referrals-list-title = Doorverwijzingen
referrals-list-card = Naar wie u doorverwees, en wat ervan kwam.
referrals-list-what = Op wie wachten wij? Wat te lang duurt of een einde kreeg, staat bovenaan.
referrals-list-none = Er wacht niets. Elke doorverwijzing kreeg een einde.
referrals-list-no-more = Verder is er niets.
referrals-list-first = Naar het begin
referrals-since = { $days ->
    [0] vandaag
    [one] sinds gisteren
   *[other] al { $days } dagen
}
referrals-overdue = Over tijd: { $state }

# One referral
referrals-one-title = Doorverwijzing
referrals-fact-state = Stand
referrals-fact-outcome = Wat ervan kwam
referrals-fact-theme = Thema
referrals-fact-need = Wat er nodig is
referrals-fact-made = Gemaakt
referrals-fact-due = Antwoord verwacht tegen
referrals-fact-ended = Geëindigd
referrals-told = Wat wij hoorden
referrals-told-none = Nog niets.
referrals-heard-when = { $day } om { $time }, { $via }
referrals-corrected = verbeterd
referrals-via = Hoe hoorde u het?
referrals-via-link = met de link
referrals-via-phone = telefonisch
referrals-via-paper = op papier
referrals-via-person = van de persoon zelf
referrals-via-choose = Kies hoe u het hoorde.
referrals-hear = Noteer wat u hoorde
referrals-hear-what = Een antwoord per telefoon of op papier telt even goed als met de link.
referrals-hear-keep = Noteer
referrals-next = Wie kan nog helpen?
referrals-next-try = Probeer deze dienst
referrals-next-try-this = Probeer { $service }
referrals-decide = Er is iets veranderd
referrals-decision = Wat is er?
referrals-decision-person-waits = De persoon vraagt om te wachten
referrals-decision-paper-missing = Een papier ontbreekt nog
referrals-decision-go-on = Het kan weer verder
referrals-decision-not-needed = Niet meer nodig, het is anders opgelost
referrals-decision-mistake = Per vergissing gemaakt
referrals-decision-choose = Kies wat er veranderd is.
referrals-decision-late = Dat kan nu niet meer. Kijk eerst hoe het nu staat.
referrals-decision-keep = Bewaar
referrals-fact-why = Reden
referrals-answer-on-hold = Het huis vroeg om even te wachten. U hoeft nu niets te doen; antwoorden kan wel.
referrals-seen = Gezien, van de lijst
referrals-link-title = De dienst antwoordt
referrals-link-sent = { $address } krijgt een bericht met een link. Daarin staat alleen dat er iets wacht.
referrals-link-works = Er is een link gegeven. Hij werkt nog.
referrals-link-none = De gids kent geen mailadres van deze dienst. Bel, of geef zelf een link door.
referrals-link-phone = Telefoon:
referrals-link-once = Geef deze link aan de dienst. U ziet hem maar één keer.
referrals-link-make = Maak een nieuwe link
referrals-link-withdraw = Trek de link in

# Sharing who somebody is
referrals-sharing-title = Wie het is
referrals-sharing-none = De dienst weet niet wie het is. Deel alleen wat nodig is, en alleen als de persoon het wil.
referrals-sharing-now = Gedeeld met de dienst: { $items }.
referrals-sharing-over = Er wordt niets meer gedeeld.
referrals-sharing-see = Bekijk wat gedeeld is
referrals-share-with = Gegevens delen met { $organization }
referrals-share-title = Gegevens delen
referrals-share-what = Vraag het eerst aan de persoon. Zeg dat u iets deelt, wat, met wie en waarom. Deel zo weinig mogelijk.
referrals-share-recipient = Wat voor dienst is het?
referrals-share-recipient-hint = Delen mag alleen met wie ook beroepsgeheim heeft en aan hetzelfde doel werkt.
referrals-share-purpose = Waarvoor
referrals-share-purpose-hint = Eén zin, zonder namen. De dienst leest die zin, en gebruikt de gegevens alleen daarvoor.
referrals-share-items = Wat heeft de dienst nodig?
referrals-share-items-hint = Alleen wat u aankruist, vertrekt. Deel nooit een rijksregisternummer.
referrals-share-informed = Wist de persoon het vooraf?
referrals-share-informed-yes = Ja: dat wij delen, wat, met wie en waarom
referrals-share-agreed = Hoe zei de persoon ja?
referrals-share-code = Code per telefoon
referrals-share-asks-code = Vraag de dienst eerst een code
referrals-share-code-hint = Een link kan bij iemand anders terechtkomen. De code zegt u aan de telefoon.
referrals-share-look = Bekijk wat de dienst leest
referrals-share-second = Een collega was u voor. Dit is nu gedeeld:
referrals-share-second-what = Wat u schreef, staat nog hieronder. Deelt u het toch, dan komt het in de plaats.
referrals-share-never = Bij deze doorverwijzing kan niets van een persoon gedeeld worden.
referrals-share-typed = Wat u schreef, staat hieronder. Neem over wat u nog nodig hebt.
referrals-recipient-social-work = Sociale dienst (OCMW, CAW, ziekenfonds, ziekenhuis)
referrals-recipient-care = Zorg (arts, verpleging, vroedvrouw, geestelijke gezondheid)
referrals-recipient-youth-help = Jeugdhulp of gezinsondersteuning
referrals-recipient-lawyer = Advocaat of juridisch advies
referrals-recipient-police = Politie
referrals-recipient-landlord = Verhuurder, ook een sociale
referrals-recipient-school = School
referrals-recipient-other = Iemand anders (werkgever, bank, buurt)
referrals-recipient-choose = Kies wat voor dienst het is.
referrals-recipient-blocked = Met deze dienst kunt u niets delen: ze heeft niet hetzelfde beroepsgeheim als wij. Ook een ja van de persoon verandert dat niet. De persoon kan het zelf vertellen, of u gaat samen.
referrals-item-name = Naam
referrals-item-phone = Telefoon
referrals-item-email = E-mail
referrals-item-reach = Hoe en wanneer bereikbaar
referrals-item-told = Wat al verteld is
referrals-item-name-field = Hoe heet de persoon?
referrals-item-phone-field = Welk nummer?
referrals-item-email-field = Welk adres?
referrals-item-reach-field = Hoe bereikt de dienst de persoon het best?
referrals-item-told-field = Wat moet de persoon niet opnieuw vertellen?
referrals-item-empty = Vul dit in, of haal het vinkje weg.
referrals-item-phone-wrong = Geef een telefoonnummer.
referrals-item-email-wrong = Geef een e-mailadres, zoals naam@voorbeeld.be.
referrals-items-choose = Kruis aan wat de dienst nodig heeft.
referrals-purpose-needed = Zeg in één zin waarvoor de dienst dit nodig heeft.
referrals-informed-first = Zeg het eerst aan de persoon.
referrals-agreed-choose = Kies hoe de persoon ja zei. Zonder ja deelt u niets.
referrals-agreed-spoken = Zei het hier
referrals-agreed-phone = Zei het aan de telefoon
referrals-agreed-paper = Op papier
referrals-agreed-interpreter = Met een tolk
referrals-refuse-title = De persoon wil dit niet
referrals-refuse-what = Dan vertrekt er niets. De link van de dienst werkt niet meer, en dit telt als info gegeven.
referrals-refuse = De persoon wil dit niet
referrals-refuse-late = De dienst antwoordde al, of er werd al iets gedeeld. Wil de persoon niet meer delen? Stop dan het delen.
referrals-look-title = Dit leest de dienst
referrals-look-what = Alleen wat hieronder staat, vertrekt naar { $organization }. Klopt het?
referrals-look-with-code = De dienst leest dit pas met een code.
referrals-look-without-code = De dienst leest dit met de link, zonder code.
referrals-look-share = Deel dit
referrals-look-back = Verbeter

# The card
referrals-card-title = Wie het is
referrals-card-waits = { $house } deelt met u wie het is. De persoon weet het en is akkoord. Elke keer dat u kijkt, wordt genoteerd.
referrals-card-show = Toon wie het is
referrals-card-code = Code
referrals-card-code-hint = Zes cijfers. { $house } zegt ze aan de telefoon.
referrals-code-wrong = Dit is niet de code. Na vijf foute codes gaat dit dicht.
referrals-card-call = { $house } deelt met u wie het is. Bel voor een code.
referrals-card-taken-back = De persoon deelt dit niet meer met u. Wis wat u ervan noteerde en niet nodig hebt.
referrals-card-only-for = Gebruik dit alleen waarvoor het gedeeld is. Geef het niet door.
referrals-answer-no-account = U hebt geen account nodig.
referrals-shared-title = Wat gedeeld is
referrals-shared-what = Dit leest { $organization }, en niets anders.
referrals-shared-ended = De doorverwijzing is afgelopen. De dienst leest dit niet meer.
referrals-shared-nothing = Er is nu niets gedeeld.
referrals-shared-change = Deel iets anders
referrals-shared-stop = Stop het delen
referrals-shared-stop-what = De gegevens zijn dan meteen gewist. Wat de dienst al las, kunnen wij niet wissen.
referrals-code-none = Er is nog geen code. De dienst leest nog niets.
referrals-code-works = Er is een code. Kwijt? Maak een nieuwe.
referrals-code-shut = De dienst gaf vijf keer een foute code. Bel de dienst zelf op, en maak een nieuwe code.
referrals-code-once = Zeg deze code aan de telefoon, nooit in een mail. U ziet hem maar één keer.
referrals-code-make = Maak een nieuwe code
referrals-acts-title = Deelakten
referrals-act-when = { $moment }, door { $who }
referrals-act-ended = Gestopt: { $moment }
referrals-act-over = gestopt
referrals-act-forgotten = gewist
referrals-retention-cards = Wie iemand was, na een doorverwijzing
referrals-retention-cards-source = Ons voorstel. Zonder regel: 30 dagen na het einde. Wat de persoon terugneemt, is meteen weg.

# The slip for the person
referrals-slip-give = Mee te geven
referrals-slip-make = Briefje om af te drukken
referrals-slip-mobile = Gsm-nummer
referrals-slip-mobile-hint = Alleen als de persoon dat wil. Zodra de sms vertrokken is, wissen wij het nummer.
referrals-slip-language = Taal van de sms
referrals-slip-send = Stuur als sms
referrals-slip-sent = De sms is onderweg.
referrals-slip-phone-wrong = Schrijf een gsm-nummer, zoals 0470 12 34 56.
referrals-slip-sms-code = Hielp het? Zeg het later op { $address } met de code { $code }.
referrals-slip-title = Uw afspraak met de dienst
referrals-slip-back = Terug naar de doorverwijzing
referrals-slip-where = Waar
referrals-slip-when = Wanneer
referrals-slip-phone = Telefoon
referrals-slip-bring = Mee te brengen
referrals-slip-code = Uw code
referrals-slip-how = Hielp het? Zeg het later met deze code, zonder naam:
referrals-slip-unknown = Wij kennen deze code niet, of ze is te oud. Kijk nog eens op uw briefje.
referrals-helped-title = Hielp het?
referrals-helped-what = U kreeg een briefje met een code. Wij vragen geen naam.
referrals-helped-code = Code op uw briefje
referrals-helped-code-hint = Acht tekens, zoals K7Q2-9FXM.
referrals-helped-yes = Ja, het hielp
referrals-helped-no = Nee, het hielp niet
referrals-helped-choose = Kies ja of nee.
referrals-helped-send = Verstuur
referrals-thanks-title = Dank u
referrals-thanks-what = Zo weten wij of doorverwijzen helpt. Hebt u nog hulp nodig? Kom gerust weer langs.
referrals-fact-said = De persoon zegt

# Sent on to us
referrals-kind-received = Naar ons doorverwezen
referrals-received-title = Naar ons doorverwezen
referrals-received-what = De politie, een school of een andere dienst vraagt om iemand te helpen. Schrijf op wie het vraagt, niet over wie het gaat.
referrals-received-service = Wie van ons neemt het op?
referrals-received-need-hint = Geen namen. Drie maanden na het einde wordt deze tekst gewist.
referrals-received-keep = Zet op de lijst
referrals-sender = Wie verwijst door?
referrals-sender-choose = Kies wie er doorverwijst.
referrals-sender-police = Politie
referrals-sender-school = School of CLB
referrals-sender-kind-en-gezin = Kind & Gezin
referrals-sender-hospital = Ziekenhuis
referrals-sender-other = Een andere dienst
referrals-sender-name = Welke school of dienst?
referrals-sender-name-hint = De naam van de dienst, niet van een mens.
referrals-sender-hears = Het gezin vindt het goed dat zij ook horen hoe het afliep
referrals-sender-hears-hint = Anders horen zij alleen of er contact was.
referrals-feedback = Wat de aanmelder hoort
referrals-feedback-only = Alleen of er contact was. Het gezin stemde niet in met meer.
referrals-feedback-more = Of er contact was, en hoe het afliep. Het gezin stemde daarmee in.
referrals-feedback-once = Geef deze link aan wie doorverwees. U ziet hem maar één keer.
referrals-feedback-make = Maak een link
referrals-feedback-agree = Het gezin stemt in met meer
referrals-feedback-less = Het gezin wil dit niet meer
referrals-feedback-title = Uw doorverwijzing
referrals-feedback-what = U verwees op { $day } iemand door naar { $house }.
referrals-feedback-why = Meer vertellen wij niet zonder dat het gezin dat goed vindt.
referrals-contact-not-yet = Er was nog geen contact.
referrals-contact-made = Er was contact.
referrals-contact-never = Er kwam geen contact.

# Figures
referrals-figures-title = Cijfers van de doorverwijzingen
referrals-figures-share = Afloop bekend
referrals-figures-share-means = Van alle doorverwijzingen die de laatste twaalf maanden eindigden: bij hoeveel iemand zei wat ervan kwam. “Onbekend” telt niet mee als bekend. Het doel is { $goal } %.
referrals-figures-median = Dagen tot de afloop
referrals-figures-median-means = De middelste van alle wachttijden, van de doorverwijzing tot de bekende afloop.
referrals-figures-ended = Geëindigd
referrals-figures-ended-means = Doorverwijzingen, geen personen. Alleen info geven telt niet mee.
referrals-figures-partners = Per partner
referrals-figures-partner = Partner
referrals-figures-percent = { $share } %
referrals-figures-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagen
}
referrals-figures-none = nog geen
referrals-figures-csv = De codes van het laatste jaar als CSV

# Mail
referrals-mail-waits = Er wacht iets van { $house }
referrals-mail-waits-what = Dag. { $house } verwees naar u door. Op deze pagina antwoordt u met één tik:
referrals-mail-still-waits = Er wacht nog iets van { $house }
referrals-mail-still-waits-what = Dag. { $house } verwees naar u door en hoorde nog niets. Op deze pagina antwoordt u met één tik, ook als u geen plaats hebt:
referrals-mail-how = U hebt geen account nodig. De link werkt tot het einde, hoogstens { $days } dagen.

# The register of processing
referrals-register = Doorverwijzingen
referrals-register-why = Mensen bij de juiste dienst brengen, en weten hoe het afliep.
referrals-register-kept = De teksten: tot 90 dagen na het einde. De codes, zonder naam: zonder einde. Wie doorverwees: zolang de codes er zijn.
referrals-register-sharing = Wie iemand is, gedeeld met een dienst
referrals-register-sharing-why = Wie doorverwezen wordt, hoeft bij de dienst niet opnieuw te beginnen. Alleen met een ja van de persoon, en alleen wat nodig is.
referrals-register-sharing-kept = De gegevens: tot de persoon ze terugneemt, en hoogstens 30 dagen na het einde. Waarvoor: tot 90 dagen na het einde. Dat er gedeeld werd, wat voor gegevens, met wie en hoe de persoon ja zei: zonder einde.

# In the access log
referrals-act-make = doorverwijzen
referrals-act-list = de doorverwijzingen van het team bekijken
referrals-act-see = een doorverwijzing bekijken
referrals-act-follow = een doorverwijzing opvolgen
referrals-act-person-see = bekijken wie de persoon van een doorverwijzing is
referrals-act-person-share = gegevens van een persoon delen
referrals-act-figures = de cijfers van de doorverwijzingen bekijken
