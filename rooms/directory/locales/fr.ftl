# Who is in the house
directory-today-title = Présents aujourd’hui
directory-today-description = Qui est dans la maison maintenant, dans l’heure et plus tard aujourd’hui, dans quel local, et si vous pouvez venir sans rendez-vous.
directory-now = Ici maintenant
directory-soon = Dans l’heure
directory-later = Plus tard aujourd’hui
directory-over = Déjà terminé
directory-away = Pas aujourd’hui
directory-not-today = ne vient pas
directory-until = jusqu’à { $time }
directory-walk-in = Sans rendez-vous
directory-by-appointment = Sur rendez-vous
directory-differs = Autrement que d’habitude
directory-last-ticket = Dernier ticket donné
directory-full = Les permanences, et si elles sont complètes
directory-house-closed = La maison est fermée aujourd’hui.
directory-nobody-any-more = Il n’y a plus personne dans la maison aujourd’hui.
directory-see-week = Voir toute la semaine
directory-board-title = Bienvenue. Qui est là aujourd’hui ?
directory-board-ask = Votre question n’y est pas ? Demandez à l’accueil.

# The week
directory-week-title = Permanences de la semaine
directory-week-description = Toutes les permanences et heures fixes du Sociaal Huis et de ses partenaires, semaine par semaine.
directory-week-who = Qui
directory-week-before = Semaine précédente
directory-week-after = Semaine suivante
directory-week-this = Cette semaine
directory-other-weeks = Autres semaines
directory-week-empty = Personne ne tient permanence cette semaine.
directory-closed = fermé
directory-calendar = Toutes les permanences dans votre agenda
directory-poster-title = Qui est là, et quand ?
directory-poster-print = Affiche à imprimer

# Public holidays
holiday-new-year = Nouvel An
holiday-easter-monday = Lundi de Pâques
holiday-labour-day = Fête du Travail
holiday-ascension = Ascension
holiday-whit-monday = Lundi de Pentecôte
holiday-national-day = Fête nationale
holiday-assumption = Assomption
holiday-all-saints = Toussaint
holiday-armistice = Armistice
holiday-christmas = Noël

# A service
directory-every-day = jour
directory-every-week = { $every ->
    [1] chaque { $days }
   *[other] toutes les { $every } semaines, { $days }
}
directory-every-month = chaque { $which } { $days } du mois
directory-every-month-day = le { $which } de chaque mois
directory-ordinal = { $nth ->
    [1] premier
    [2] deuxième
    [3] troisième
    [4] quatrième
    [5] cinquième
    [-1] dernier
    [-2] avant-dernier
    [-3] troisième avant la fin
    [-4] quatrième avant la fin
   *[-5] cinquième avant la fin
}
directory-day-from-end = { $nth ->
    [-1] dernier jour
   *[other] jour { $nth } avant la fin
}
directory-hours = { $days }, { $hours }
directory-hours-from = { $hours } (à partir du { $day })
directory-hours-until = { $hours } (jusqu’au { $day })
directory-open-always = Jour et nuit
directory-open-until = Ouvert maintenant, jusqu’à { $time }
directory-next = Prochaine fois : { $when }
directory-not-running = Ce service ne fonctionne pas pour le moment.
directory-translation = traduction
directory-dutch-original = Lire l’original en néerlandais
directory-when-where = Quand et où
directory-ended = Depuis le { $day }, il n’y a plus de permanence ici. Vous pouvez encore joindre ce service.
directory-where = Où
directory-map = Voir sur la carte
directory-hours-name = Heures
directory-no-hours = Pas d’heures fixes. Prenez d’abord contact.
directory-coming = Les prochaines fois
directory-from-until = du { $from } au { $until }
directory-exception-closed = fermé
directory-exception-extra = en plus, { $hours }
directory-exception-instead = autres heures, { $hours }
directory-booking = Prendre rendez-vous
directory-book-online = Prendre rendez-vous en ligne
directory-who = Qui vous reçoit
directory-accessibility = Accessibilité
directory-for-whom = Pour qui
directory-bring = À apporter
directory-bring-nothing = Vous ne devez rien apporter pour poser votre question.
directory-cost = Coût
directory-languages = Langues
directory-language = { $lang ->
    [nl] néerlandais
    [fr] français
    [en] anglais
    [ar] arabe
    [tr] turc
    [uk] ukrainien
    [ru] russe
    [es] espagnol
    [ro] roumain
    [fa] dari et persan
    [ps] pachto
    [de] allemand
   *[other] { $lang }
}
directory-interpreter = d’autres langues avec un interprète
directory-contact = Contact
directory-take-along = À emporter
directory-service-calendar = Ajouter à votre agenda
directory-topics = Thèmes
directory-verified = Vérifié le { $day }.
directory-verified-stale = C’était il y a longtemps. Appelez d’abord.
directory-never-verified = Ces données n’ont pas encore été vérifiées.
directory-something-wrong = Quelque chose n’est pas correct ?
directory-permanent-desk = Bureau permanent dans la maison
directory-sitting-day = Permanence
directory-call-first = Appeler ou écrire d’abord
directory-by-referral = Sur orientation
directory-comes-to-you = Vient chez vous

# Browsing
directory-offer-title = Toute l’aide
directory-offer-description = Toute l’aide et tous les services dans et autour du Sociaal Huis. Choisissez un thème, un public, une langue, une façon de venir.
directory-filter-topic = Thème
directory-everybody = Tout le monde
directory-filter-access = Comment y aller
directory-filter-language = Langue
directory-filter-now = Seulement ce qui est ouvert maintenant
directory-filter-all = Tout
directory-filter-show = Montrer
directory-filter-clear = Effacer les choix
directory-found = { $count ->
    [one] 1 service trouvé
   *[other] { $count } services trouvés
}
directory-found-everybody = { $count ->
    [one] Il y a aussi 1 service pour tout le monde
   *[other] Il y a aussi { $count } services pour tout le monde
}
directory-found-none = Nous ne trouvons rien ici. Choisissez moins, ou posez votre question avec vos propres mots.
directory-ask-instead = Posez votre question
directory-organizations-title = Organisations
directory-organizations-lead = Le Sociaal Huis et les partenaires qui y travaillent ou sont joignables.
directory-services-count = { $count ->
    [one] 1 service
   *[other] { $count } services
}
directory-organization-offers = Pour quoi vous pouvez venir ici
directory-organization-nothing = Cette organisation n’a pas de service dans notre guide pour le moment.
directory-narrower = Plus précisément

# The card to take along
directory-card-title = À emporter
directory-card-more = La suite est sur la page.
directory-card-back = Retour
directory-card-when = Quand
directory-card-code = Code qui mène à cette page

# Something is wrong
directory-correction-title = Quelque chose n’est pas correct ?
directory-correction-label = Qu’est-ce qui n’est pas correct ?
directory-correction-hint = Par exemple une autre heure ou un autre numéro. N’écrivez pas de noms ni de données de personnes. Vous ne devez pas dire qui vous êtes.
directory-correction-send = Envoyer
directory-correction-empty = Écrivez ce qui n’est pas correct.
directory-correction-long = C’est trop long. Restez sous 2 000 signes.
directory-corrected-title = Merci
directory-corrected-what = Nous vérifions et nous corrigeons.

# Urgent help
directory-urgent-title = Aide urgente
directory-urgent-description = Numéros et lieux pour qui est en danger maintenant ou n’a pas où dormir cette nuit.
directory-urgent-lead = Vous ou quelqu’un d’autre êtes en danger maintenant ? Appelez. Vous ne devez pas donner de nom.

# What we keep
directory-privacy-title = Ce que nous gardons de vous
directory-privacy-lead = De votre question : rien.
directory-privacy-question = Votre question
directory-privacy-question-memory = Votre question est lue pour chercher une réponse, puis elle disparaît. Elle n’est gardée nulle part.
directory-privacy-question-address = Elle n’est pas dans l’adresse de la page, ni dans l’historique de votre appareil, ni dans un journal.
directory-privacy-question-here = Elle ne va chez personne d’autre. La réponse est cherchée sur notre propre ordinateur.
directory-privacy-site = Ce site
directory-privacy-cookies = Nous n’utilisons pas de cookies et vous ne devez pas vous identifier. Seules les personnes qui travaillent ici et se connectent en reçoivent un, jusqu'à leur déconnexion.
directory-privacy-others = Les pages ne chargent rien d’autres sites. Personne ne peut vous suivre.
directory-privacy-log = Pour le bon fonctionnement, nous notons par visite le genre de page, l’heure et si cela a marché. Pas qui vous êtes, ni ce que vous avez demandé.
directory-privacy-correction = Si vous signalez une erreur dans notre guide, nous gardons ce texte jusqu’à ce qu’il soit traité, un an au plus. Nous ne demandons pas qui vous êtes.
directory-privacy-proof = Comment le vérifier
directory-privacy-proof-how = Le logiciel est ouvert. Chacun peut lire ce qu’il fait. À chaque changement, un test automatique pose une question et la cherche ensuite partout : dans l’adresse et l’historique du navigateur, dans tout ce que garde la base de données, dans le journal et dans les comptages. Elle ne peut être nulle part.
directory-privacy-leave = Quelqu’un regarde avec vous ?
directory-privacy-leave-how = Les pages d’aide urgente ont un bouton « Quitter vite ». Il ferme la page tout de suite. Appuyer deux fois sur Échap fait la même chose.

# Accessibility statement
directory-accessible-title = Accessibilité
directory-accessible-lead = { $house } veut que chacun puisse utiliser ce site.
directory-accessible-status = Où nous en sommes
directory-accessible-status-what = Nous visons WCAG 2.2 niveau AA. À chaque changement, chaque page est testée automatiquement, au clavier, sans script, sur petit écran, en mode sombre et à fort contraste. Des personnes en situation de handicap n’ont pas encore testé le site.
directory-accessible-known = Ce qui ne marche pas encore
directory-accessible-known-translations = Tous les textes ne sont pas traduits. Ce qui est encore en néerlandais est marqué ainsi pour un lecteur d’écran.
directory-accessible-known-maps = Le lien vers la carte mène à un autre site, que nous ne gérons pas. L’adresse est toujours écrite à côté.
directory-accessible-made = Comment cette déclaration a été faite
directory-accessible-made-how = Par notre propre examen, le 21 novembre 2026.
directory-accessible-help = Quelque chose ne marche pas ?
directory-accessible-help-how = Passez ou appelez-nous. Tout ce qui est ici, vous le recevez aussi à l’accueil, sur papier ou de vive voix.
directory-accessible-complaint = Notre réponse ne vous satisfait pas ?
directory-accessible-ombudsman = Vous pouvez vous adresser au médiateur flamand.

# Asking
directory-home-title = Comment pouvons-nous vous aider ?
directory-home-description = Posez votre question avec vos propres mots et voyez tout de suite qui peut vous aider, où et quand. Sans rendez-vous, sans nom.
directory-home-now = Ici maintenant
directory-home-today = Ici aujourd’hui
directory-home-all-today = Tout le monde aujourd’hui
directory-home-topics = Ou choisissez un thème
directory-ask-label = Votre question, avec vos propres mots
directory-ask-example = Par exemple : je n’arrive plus à payer mes factures
directory-ask-button = Chercher de l’aide
directory-ask-private = Votre question n’est gardée nulle part.
directory-ask-private-more = Comment nous faisons
directory-ask-empty = Écrivez d’abord votre question. Quelques mots suffisent.
directory-ask-long = C’est trop long. Restez sous 2 000 signes.
directory-asked-title = Qui peut vous aider
directory-urgent-first = Y a-t-il un danger maintenant ? Appelez d’abord.
directory-elsewhere = Le Sociaal Huis ne fait pas cela lui-même. Vous pouvez aller à :
directory-elsewhere-more = En savoir plus
directory-clarify = De quoi s’agit-il surtout ?
directory-can-help = Ces services peuvent vous aider
directory-can-help-too = Peut-être aussi ceci
directory-quoted = « { $word } »
directory-because = Parce que vous écrivez { $words }.
directory-desk-always = Pas sûr ? Entrez à l’accueil du Sociaal Huis. Sans rendez-vous, avec n’importe quelle question.
directory-without-place = Plus de place, a dit le service le { $day }
directory-hand-over = Orienter
directory-home-lead = Une porte pour chaque question. Sans nom et sans rendez-vous.
directory-answers-said = { $count ->
    [0] Rien trouvé pour l’instant.
    [one] 1 service peut aider.
   *[other] { $count } services peuvent aider.
}
directory-good-to-know = Bon à savoir

# The menu
directory-menu-today = Aujourd’hui
directory-menu-week = Permanences
directory-menu-offer = Toute l’aide
directory-menu-organizations = Organisations
directory-menu-privacy = Vie privée
directory-menu-accessible = Accessibilité
directory-menu-data = Données ouvertes

# Open data
directory-open-topics = Thèmes
directory-open-topics-about = Pourquoi les gens viennent
directory-open-audiences = Publics
directory-open-audiences-about = À qui un service s'adresse
directory-open-access = Façons de s'adresser à un service
directory-open-access-about = Comment vous adresser à un service
directory-open-interpreter = Avec un interprète
directory-api-title = Données ouvertes et programmes
directory-api-lead = Les programmes peuvent aussi lire tout ce qui se trouve sur ce site : le guide en HSDS 3.1, les heures sous forme d'agenda, et qui peut aider pour une question.
directory-api-file = La description complète pour les programmes (OpenAPI) :
directory-api-server = L'adresse où tout commence :
directory-api-groups = Types de données
directory-api-parameters = Ce que vous pouvez demander
directory-api-name = Nom
directory-api-meaning = Signification
directory-api-answers = Ce que vous recevez
directory-api-status = Statut
directory-api-example = Un exemple :
# Le registre des traitements
directory-register-questions = Les questions des visiteurs
directory-register-questions-why = Chercher une réponse dans notre offre.
directory-register-questions-kept = Pas du tout. La question vit le temps de préparer la page, et n’est nulle part ensuite.
directory-register-directory = Notre guide de l’offre
directory-register-directory-why = Montrer où s’adresser : quel service, où, quand et comment le joindre.
directory-register-directory-kept = Tant que l’offre existe. Les cinq dernières éditions du guide sont conservées.
directory-register-today = Complet pour aujourd’hui
directory-register-today-why = N’envoyer personne à une permanence complète ou annulée, et savoir qui l’a dit.
directory-register-today-kept = Un an.
directory-register-corrections = Les erreurs signalées
directory-register-corrections-why = Améliorer le guide. Nous ne demandons jamais à un visiteur qui il est ; un collègue lit ce qui en est advenu.
directory-register-corrections-kept = Jusqu’à son traitement, un an au plus.
directory-privacy-register = Tout ce que cette maison conserve, pourquoi et combien de temps

# Heures d’ouverture de la maison
directory-opening-title = Heures d’ouverture et jours de fermeture
directory-opening-lead = Quand la maison est-elle ouverte ? Ce que vous gardez ici apparaît aussitôt sur toutes les pages, sur l’écran du hall et dans les agendas.
directory-opening-from-file = Les heures du fichier du guide sont valables. Dès que vous gardez quelque chose ici, ce sont celles-ci.
directory-opening-from-here = Les heures gardées ici sont valables. Un nouveau fichier du guide n’y change rien.
directory-opening-no-desk = Le guide n’a pas d’accueil dans la maison. Les jours de fermeture sont valables, les heures n’apparaissent nulle part.
directory-opening-less = Le fichier dit plus que ce qui peut figurer ici, par exemple des heures toutes les deux semaines. Si vous gardez quelque chose ici, cela change à partir du { $day }. Regardez d’abord.
directory-opening-both = Un collègue a gardé d’autres heures entre-temps. Voici celles qui sont valables :
directory-opening-yours = Vous trouvez ci-dessous ce que vous avez rempli. Si vous le gardez, cela sera valable.
directory-opening-not-restored = Un collègue a gardé d’autres heures entre-temps. Regardez d’abord celles qui sont valables.
directory-opening-preview = Voici ce que cela donnera. Rien n’est encore gardé.
directory-opening-week = Chaque semaine
directory-opening-week-hint = Écrivez les heures comme 9:00-12:00, 13:30-16:00. Rien signifie fermé.
directory-opening-other = Autres jours
directory-opening-other-hint = Les jours où la maison est fermée ou a d’autres heures. Sans heures, toute la maison est fermée. Les jours passés disparaissent.
directory-opening-row = Ligne { $number }
directory-opening-from = Du
directory-opening-until = Au
directory-opening-hours = Heures
directory-opening-nl = Pourquoi, en néerlandais
directory-opening-fr = En français
directory-opening-en = En anglais
directory-opening-holidays = Jours fériés
directory-opening-holidays-keep = La maison est fermée les jours fériés légaux
directory-opening-holidays-hint = Cochez les jours fériés où la maison est quand même ouverte :
directory-opening-holidays-closed = Fermée les jours fériés légaux
directory-opening-holidays-open = Ouverte les jours fériés légaux
directory-opening-open-on = Quand même ouverte : { $day }
directory-opening-span = { $from } au { $until }
directory-opening-closed = fermé
directory-opening-keep = Garder
directory-opening-look = Regarder d’abord
directory-opening-ahead = Les quatre semaines à venir
directory-opening-versions = Comment c’était
directory-opening-never = Rien n’a encore été gardé ici.
directory-opening-version = Version { $version }
directory-opening-now = valable maintenant
directory-opening-restored = Remise : version { $version }
directory-opening-follows = Les heures du fichier du guide
directory-opening-show = Montrer les heures
directory-opening-restore = Remettre
directory-opening-follow = Suivre à nouveau le fichier du guide
directory-opening-somebody = Quelqu’un
directory-opening-wrong = Écrivez les heures comme 9:00-12:00, 13:30-16:00.
directory-opening-reason = Dites en quelques mots pourquoi. Les visiteurs le lisent.
directory-opening-no-day = Choisissez un jour.
directory-opening-order = Le dernier jour vient après le premier, un an plus tard au maximum.
directory-opening-twice = Ce jour se trouve déjà dans une autre ligne.
directory-opening-card = Quand la maison est ouverte, et quels jours elle ne l’est pas. Cela apparaît aussitôt sur toutes les pages.
directory-act-hours-see = voir les heures d’ouverture de la maison
directory-act-hours-change = modifier les heures d’ouverture de la maison

# Tenir les permanences à jour
directory-keeping-title = Tenir les permanences à jour
directory-keeping-card = Complet, annulé, autre salle ou séance en plus : c’est visible partout tout de suite.
directory-keeping-lead = Ce que vous dites ici apparaît tout de suite sur les pages, sur l’écran du hall et dans les réponses à l’accueil.
directory-keeping-day = Jour
directory-keeping-go = Montrer
directory-keeping-before = Le jour avant
directory-keeping-after = Le jour après
directory-keeping-nobody = Personne n’est dans la maison ce jour-là.
directory-keeping-away = N’a pas lieu
directory-keeping-full = Complet
directory-keeping-last = Dernier ticket
directory-keeping-free = De nouveau de la place
directory-keeping-present = A lieu quand même
directory-keeping-closed = N’a pas lieu
directory-keeping-hours = Autres heures
directory-keeping-room = Autre salle
directory-keeping-extra = Séance en plus
directory-keeping-else = Autre chose
directory-keeping-other = Dire autre chose d’une permanence
directory-keeping-which = Quelle permanence ?
directory-keeping-what = Qu’est-ce qui change ?
directory-keeping-when = Heures
directory-keeping-when-hint = Pour d’autres heures ou une séance en plus : 9:00-12:00
directory-keeping-where = Salle
directory-keeping-where-hint = Pour une autre salle.
directory-keeping-why = Pourquoi
directory-keeping-why-hint = Les visiteurs lisent ceci. N’écrivez pas de noms.
directory-keeping-keep = Montrer partout
directory-keeping-said = Ce qui change
directory-keeping-none = À partir d’aujourd’hui, tout se passe comme d’habitude.
directory-keeping-gone = Une permanence qui n’existe plus
directory-keeping-take-back = Revenir en arrière
directory-sittings-which = Choisissez une permanence.
directory-sittings-day-wrong = Choisissez un jour à partir d’aujourd’hui, au plus un an à l’avance.
directory-sittings-change-wrong = Dites ce qui change.
directory-sittings-hours-wrong = Écrivez les heures comme 9:00-12:00.
directory-sittings-room-empty = Dans quelle salle alors ?
directory-act-sittings-keep = tenir les permanences à jour
directory-act-corrections-see = voir les signalements sur le guide
directory-act-corrections-settle = traiter un signalement sur le guide

# Signalements sur le guide
directory-inbox-title = Signalements sur le guide
directory-inbox-card = Ce que visiteurs et collègues disent faux, et ce qui en est advenu.
directory-inbox-lead = Quelqu’un a vu une erreur dans le guide. Dites ce qui en est advenu : un collègue qui l’a signalée le lit ici.
directory-inbox-open = À regarder
directory-inbox-none = Tout a été regardé.
directory-inbox-own = Ce que vous avez signalé
directory-inbox-waits = Pas encore regardé.
directory-inbox-settled = Traités récemment
directory-inbox-visitor = Un visiteur
directory-inbox-answer = Un mot à { $name }
directory-inbox-reopen = Rouvrir
directory-inbox-second = Un collègue vous a précédé. Voici où on en est.
directory-settled = Traité
directory-settled-mended = Corrigé
directory-settled-was-right = C’était juste
directory-settled-elsewhere = Ne peut être changé ici
directory-correction-named = Vous êtes connecté. Votre nom figure avec le signalement, pour que vous lisiez ce qui en est advenu.
directory-retention-corrections = Les erreurs signalées par les visiteurs
directory-retention-corrections-source = Sans règle, un an après le signalement, traitée ou non ; plus court est permis (proposition, non vérifiée par un juriste).

# Les partenaires tiennent leurs heures à jour
directory-keeping-by-link = Le partenaire, avec le lien
directory-partner-title = Vos heures dans la maison
directory-partner-lead = Ce que vous dites ici apparaît tout de suite sur le site, sur l’écran du hall et dans les réponses à l’accueil.
directory-partner-public = Ce que voient les visiteurs
directory-partner-true = Tout est encore exact ?
directory-partner-last = Confirmé pour la dernière fois le { $day }.
directory-partner-never = Vos heures n’ont pas encore été confirmées.
directory-partner-ask = Jetez un œil ci-dessous, une fois par mois. Tout est exact ? Un clic suffit.
directory-partner-confirm = Tout est encore exact
directory-partner-thanks = Merci. Confirmé aujourd’hui que tout est exact.
directory-partner-weeks = Cette semaine et la semaine prochaine
directory-partner-none = Vous n’êtes pas ici cette semaine ni la suivante.
directory-partner-cancel = Annuler la séance
directory-partner-by-link = Dit avec votre lien
directory-partner-by-house = Dit par la maison
directory-partner-foot = Vous n’avez pas besoin de compte. Avec ce lien, on ne peut tenir à jour que les séances de votre organisation dans cette maison.
directory-partner-call = Des questions ? Appelez
directory-partner-over = Ce lien ne fonctionne plus
directory-partner-over-what = N’hésitez pas à demander un nouveau lien à { $house }.
directory-partners-title = Partenaires
directory-partners-card = Leurs heures sont-elles encore exactes ? Donnez à chaque partenaire un lien pour les tenir à jour.
directory-partners-lead = Les organisations présentes dans la maison. Avec un lien, elles tiennent leurs heures à jour, sans compte.
directory-partners-none = Aucun partenaire n’est présent dans la maison.
directory-partners-never = Jamais confirmé jusqu’ici
directory-partners-confirmed = Confirmé le { $day } · { $who }
directory-partners-link = Le lien fonctionne jusqu’au { $until }
directory-partners-no-link = Pas de lien
directory-partners-no-mail = Pas d’adresse e-mail : appelez, ou donnez le lien vous-même
directory-partners-by-letter = Pas d’adresse e-mail : appelez, envoyez une lettre ou donnez le lien vous-même
directory-partners-once = Donnez ce lien au partenaire. Vous ne le voyez qu’une fois. Un lien précédent ne fonctionne plus.
directory-partners-mailed = Le lien est en route vers { $mailbox }. Un lien précédent ne fonctionne plus.
directory-partners-written = La lettre est au courrier. Un lien précédent ne fonctionne plus.
directory-partners-make = Créer un lien
directory-partners-renew = Créer un nouveau lien
directory-partners-mail = Envoyer un lien par e-mail
directory-partners-letter = Envoyer une lettre avec un lien
directory-partners-withdraw = Retirer le lien
directory-partners-asked = Demandé : tout est exact
directory-mail-link = Vos heures à { $house }
directory-mail-link-what = Bonjour. Sur cette page, vous tenez à jour les heures de votre organisation à { $house } : annuler une séance, d’autres heures, une autre salle, ou dire que tout est encore exact.
directory-mail-link-how = Vous n’avez pas besoin de compte. Gardez ce message : le lien fonctionne tant que vous dites de temps en temps que tout est exact.
directory-letter-link-how = Vous n’avez pas besoin de compte. Gardez cette lettre : le code fonctionne tant que vous dites de temps en temps que tout est exact.
directory-letter-title = Une lettre avec un lien
directory-letter-what = La lettre explique comment le partenaire tient ses heures à jour, avec un code pour le téléphone. Elle va au courrier. Un lien précédent ne fonctionne plus.
directory-letter-address = Adresse sur l’enveloppe
directory-letter-address-hint = Nom, rue et numéro, code postal et commune : chacun sur une ligne.
directory-letter-address-wrong = Mettez le code postal et la commune sur la dernière ligne, et au moins une ligne au-dessus. Pas plus de six lignes.
directory-letter-write = Au courrier
directory-letter-not = Finalement non
directory-act-partners-see = voir quels partenaires sont dans la maison
directory-act-partners-link = donner un lien à un partenaire, ou le retirer
directory-act-partners-confirm = dire que les heures d’un partenaire sont exactes
directory-register-partners = Les partenaires qui tiennent leurs heures à jour
directory-register-partners-why = Savoir si les heures des partenaires sont encore exactes, et les laisser les tenir à jour.
directory-register-partners-kept = Tant que le partenaire est dans la maison. Un lien, six mois après sa fin.
directory-unconfirmed = Ces heures n’ont pas été confirmées depuis un moment.
directory-unconfirmed-since = Ces heures n’ont pas été confirmées depuis un moment. La dernière fois le { $day }.
directory-unconfirmed-short = Heures non confirmées
directory-partner-grey = Sur le site, vos heures sont en gris, parce que personne ne les a confirmées depuis un moment.
directory-partners-grey = En gris sur le site
directory-partners-call = Appelez-les.
directory-partners-asked-on = Demandé par courriel le { $day }.
directory-mail-ask = Vos heures à { $house } sont-elles encore exactes ?
directory-mail-ask-what = Bonjour. Depuis un moment, personne n’a dit si vos heures à { $house } sont encore exactes. Sur le site, elles sont donc en gris. Vous regardez ? Cela prend deux minutes :
directory-partner-too-much = Il y a déjà trop de changements. Annulez-en d’abord quelques-uns, ou appelez-nous.

directory-entries-title = Tenir le guide à jour
directory-entries-card = Services, organisations, lieux, thèmes et lignes d’urgence. Vous regardez d’abord, et vous pouvez toujours revenir en arrière.
directory-entries-lead = Corrigez ce qui est faux. Les visiteurs, le guichet et la recherche le savent aussitôt.
directory-entries-search = Chercher dans le guide
directory-entries-unchecked = seulement ce qui n’a pas été vérifié depuis un an
directory-entries-go = Afficher
directory-entries-found = { $count ->
    [one] Un service
   *[other] { $count } services
}
directory-entries-none = Aucun service trouvé. Cherchez avec moins de lettres, ou ajoutez le service.
directory-entries-kept-here = tenu ici
directory-entry-new = Nouveau service
directory-entry-from-file = C’est ce que dit le fichier du guide.
directory-entry-from-here = Ceci a été enregistré ici. Un nouveau fichier n’y change rien.
directory-entry-public = Ce que voient les visiteurs
directory-entry-desk = C’est l’accueil de la maison. Ses heures suivent les heures d’ouverture de la maison, si un administrateur les tient à jour.
directory-entry-kept = Enregistré. Les visiteurs le voient ainsi.
directory-entry-both = Un collègue a enregistré autre chose entre-temps. Voici ce qui diffère de chez vous :
directory-entry-preview = Pas encore enregistré. Vous voyez en bas ce que cela donnera.
directory-entry-preview-go = Aller voir
directory-entry-preview-title = Ce que cela donnera
directory-entry-parts = Parties du formulaire
directory-entry-what = Quoi
directory-entry-name = Nom
directory-entry-name-hint = Comme les gens l’appellent, par exemple : Aide budgétaire
directory-entry-description = Description
directory-entry-description-hint = Que puis-je faire ici ? Deux ou trois phrases courtes.
directory-entry-translations = Dans d’autres langues
directory-entry-organization = Organisation
directory-entry-topics = Thèmes
directory-entry-topics-hint = Le plus typique d’abord.
directory-entry-topic = Thème { $number }
directory-entry-status = Ce service fonctionne-t-il ?
directory-entry-active = Oui, il fonctionne
directory-entry-inactive = Pas pour le moment
directory-entry-defunct = N’existe plus
directory-entry-closed-for-now = Fermé temporairement
directory-entry-for-whom = Pour qui
directory-entry-target = À qui s’adresse-t-il ?
directory-entry-target-hint = Par exemple : les locataires à Malines. Laissez vide si c’est pour tout le monde.
directory-entry-ages = Âge
directory-entry-youngest = À partir de
directory-entry-oldest = Jusqu’à
directory-entry-ages-said = { $from } à { $to } ans
directory-entry-audiences = Groupes
directory-entry-audiences-hint = Ne choisissez rien si c’est pour tout le monde.
directory-entry-languages = Langues dans lesquelles on vous aide
directory-entry-where = Où et quand
directory-entry-where-hint = S’agit-il d’un seul jour ? Dites-le alors dans les permanences du jour.
directory-entry-place = Lieu { $number }
directory-entry-place-new = Un autre lieu
directory-entry-place-gone = Supprimer ce lieu
directory-entry-location = Lieu
directory-entry-room = Local ou guichet
directory-entry-who = Qui vous reçoit ? (une fonction, pas un nom)
directory-entry-since = Ici depuis
directory-entry-until = Ici jusqu’au
directory-entry-ways = Comment y accéder ?
directory-entry-hours = Heures
directory-entry-hours-hint = Chaque ligne est un bloc d’heures. Videz une ligne pour la supprimer.
directory-entry-hours-row = Heures, ligne { $number }
directory-entry-opens = De
directory-entry-closes = À
directory-entry-often-label = À quelle fréquence
directory-entry-every = { $every ->
    [1] chaque semaine
   *[other] toutes les { $every } semaines
}
directory-entry-nth = le { $which } du mois
directory-entry-once = une fois, le premier jour
directory-entry-first = Premier jour
directory-entry-from = Valable à partir du
directory-entry-to = Valable jusqu’au
directory-entry-hours-note = Avec ces heures
directory-entry-exceptions-hint = Un jour ou une période. Videz une ligne pour la supprimer.
directory-entry-exception-row = Ce qui change, ligne { $number }
directory-entry-route-row = Prendre rendez-vous, ligne { $number }
directory-entry-how = Que faut-il faire ?
directory-entry-contact = Contact
directory-entry-contact-hint = Du service, jamais d’une personne. Vide : alors c’est le contact de l’organisation.
directory-entry-phone-row = Téléphone, ligne { $number }
directory-entry-phone-number = Téléphone
directory-entry-phone-what = Quand ou pour quoi
directory-entry-phone-checked = vérifié
directory-entry-mail = E-mail
directory-entry-web = Page web
directory-entry-bring = À apporter, et le coût
directory-entry-documents = À apporter
directory-entry-document-row = À apporter, ligne { $number }
directory-entry-document = Qu’apporter ?
directory-entry-costs = Coût
directory-entry-cost-row = Coût, ligne { $number }
directory-entry-cost = Ce que cela coûte, en mots
directory-entry-amount-label = Montant en euros
directory-entry-questions = Questions des gens
directory-entry-questions-hint = Comme les gens le disent, une question par ligne, sans noms. Qui demande cela trouve ceci.
directory-entry-checked = Vérifié
directory-entry-checked-hint = Ce que vous avez demandé vous-même au service.
directory-entry-checked-exists = le service existe
directory-entry-checked-description = la description est juste
directory-entry-checked-schedule = les heures sont justes
directory-entry-checked-languages = les langues sont justes
directory-entry-checked-on = Quel jour
directory-entry-checked-by = Par qui (une équipe, pas un nom)
directory-entry-note = Pour les collègues
directory-entry-note-hint = Les visiteurs ne le voient pas.
directory-entry-follows = Suit le fichier.
directory-entry-same = Rien de différent.
directory-entry-changed = Ce qui a changé
directory-entry-day-wrong = Choisissez un jour.
directory-entry-days-order = Le dernier jour précède le premier.
directory-entry-time-wrong = Écrivez une heure, comme 9h30 ou 13:00.
directory-entry-no-days = Quels jours de la semaine ?
directory-entry-which-day = Quel jour ?
directory-entry-which-week = Choisissez un jour d’une semaine qui compte.
directory-entry-often = Choisissez la fréquence.
directory-entry-slug = On ne peut pas faire d’adresse de ce nom. Utilisez aussi des lettres simples.
directory-entry-age = Écrivez un âge en années.
directory-entry-ages-order = L’âge maximum est inférieur au minimum.
directory-entry-email = Ce n’est pas une adresse e-mail.
directory-entry-url = Une page web commence par https://
directory-entry-phone = Ce n’est pas un numéro de téléphone.
directory-entry-amount = Écrivez un montant, comme 12,50.
directory-entry-unknown = Le guide n’a plus ceci. Choisissez autre chose.
directory-act-entries-keep = tenir à jour le guide : un service, une organisation, un lieu, un thème ou une ligne d’urgence
directory-example-title = Mettre une question auprès d’un service
directory-example-lead = Qui le demande ainsi plus tard trouve aussitôt le service.
directory-example-words = La question
directory-example-words-hint = Dans les mots des gens. Enlevez ce qui concerne une personne : noms, adresses, montants.
directory-example-lang = Langue
directory-example-proposed = La réponse que reçoit qui le demande maintenant
directory-example-another = un autre service, ci-dessous
directory-example-other = Auprès de quel service ?
directory-example-where = Choisissez un service.
directory-example-keep = Ajouter
directory-example-again = Chercher à nouveau
directory-entry-more = Plus sur ces heures
directory-entry-said = Ce qui a été enregistré
directory-entry-namesake = Un collègue vient d’ajouter quelque chose de ce nom. Regardez dans le guide si c’est la même chose. Est-ce autre chose ? Enregistrez encore une fois.
directory-example-first = Un collègue vient d’enregistrer autre chose pour ce service. Votre question est encore ci-dessous. Appuyez encore une fois sur Ajouter.
directory-kinds = Que voulez-vous tenir à jour ?
directory-kind-services = Services
directory-kind-organizations = Organisations
directory-kind-places = Lieux
directory-kind-topics = Thèmes
directory-kind-lines = Lignes d’urgence
directory-kind-elsewhere = Ailleurs en ville
directory-organization-new = Nouvelle organisation
directory-place-new = Nouveau lieu
directory-topic-new = Nouveau thème
directory-line-new = Nouvelle ligne d’urgence
directory-elsewhere-new = Nouveau : ailleurs en ville
directory-elsewhere-hint = Ce que la ville fait ailleurs : qui le demande ici entend où.
directory-elsewhere-place = Où est-ce ?
directory-elsewhere-place-hint = Un nom et une adresse, comme vous le diriez à quelqu’un.
directory-elsewhere-checked = Le lieu a été vérifié
directory-entries-found-others = { $count ->
    [one] Un résultat
   *[other] { $count } résultats
}
directory-entries-none-others = Rien trouvé. Cherchez avec moins de lettres, ou ajoutez quelque chose.
directory-entries-services = { $count ->
    [0] aucun service
    [one] un service
   *[other] { $count } services
}
directory-entry-gone = Retirer du guide
directory-entry-gone-now = N’est plus dans le guide
directory-entry-is-gone = Ceci n’est plus dans le guide. Décochez la case en bas et enregistrez : cela revient.
directory-entry-hanging = Ce qui en dépend
directory-entry-hanging-hint = Tant qu’il y en a, cela ne peut pas quitter le guide. Changez d’abord ce qui est ici.
directory-entry-hangs = Quelque chose en dépend encore ; c’est indiqué en bas. Changez-le d’abord.
directory-entry-hangs-back = Impossible de revenir : quelque chose en dépend. C’est indiqué en bas.
directory-entry-only-line = Pour un de ces dangers, il n’y a pas d’autre ligne. Donnez d’abord ce danger à une autre ligne.
directory-entry-two-levels = Les thèmes ont deux niveaux. Choisissez un thème qui n’est pas lui-même une partie, et pas pour un thème qui a des parties.
directory-entry-country = Écrivez un pays avec deux majuscules, comme BE.
directory-entry-degrees = Écrivez les degrés en chiffres, comme 51,028.
directory-entry-line-number = Ce numéro ne peut pas être appelé. Écrivez seulement le numéro. Il n’y en a pas ? Écrivez où aller, sans chiffres.
directory-organization-hint = Qui sont-ils et que font-ils ? Deux phrases courtes.
directory-organization-kind = Type d’organisation
directory-organization-kind-hint = Par exemple : asbl, ville, autorité flamande.
directory-organization-contact-hint = De l’organisation, jamais d’une personne.
directory-place-address = Adresse
directory-place-street = Rue et numéro
directory-place-postal = Code postal
directory-place-city = Commune
directory-place-country = Pays (BE)
directory-place-degrees = Position sur la carte, en degrés
directory-place-latitude = Latitude
directory-place-longitude = Longitude
directory-place-here = C’est dans la maison même
directory-place-here-label = Où
directory-place-access = Accessibilité
directory-place-access-hint = Que faut-il savoir avec un fauteuil roulant, une poussette, ou quand on entend ou voit mal ? Et comment y arriver ?
directory-place-fact-row = Accessibilité, ligne { $number }
directory-place-fact = À savoir
directory-place-fact-more = Plus d’informations
directory-topic-hint = Qu’est-ce qui en fait partie ? Une phrase courte.
directory-topic-parent = Fait partie de
directory-topic-parent-hint = Laissez vide s’il est indépendant.
directory-line-number = Numéro
directory-line-number-hint = Tel qu’on le compose. Il n’y en a pas ? Écrivez où aller, sans chiffres.
directory-line-when = Pour quel danger
directory-line-when-hint = En mots simples, comme les gens le lisent.
directory-line-available = Quand on répond
directory-line-available-hint = Par exemple : jour et nuit.
directory-line-number-checked = le numéro est exact
directory-line-available-checked = les heures sont exactes
directory-line-dangers = Signes de danger
directory-line-dangers-hint = Si une question porte un tel signe, cette ligne est en tête de la réponse.
directory-line-appears = Où l’on voit cette ligne
directory-line-strip = En haut de chaque page
directory-line-page = Sur la page d’aide urgente
directory-line-danger = Pour une question sur { $danger } : ligne { $place }
directory-line-hanging-hint = Seule cette ligne existe pour ces dangers. Donnez-les d’abord à une autre ligne.
directory-danger-life = danger de mort
directory-danger-violence = violence ou menaces
directory-danger-sexual-violence = violence sexuelle
directory-danger-suicide = pensées de suicide
directory-danger-no-roof = pas de toit cette nuit
directory-danger-eviction = expulsion du logement
directory-danger-child = un enfant en danger
directory-danger-missing-child = un enfant disparu
directory-danger-overdose = trop d’alcool, de drogue ou de médicaments
