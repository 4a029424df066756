# A new referral
referrals-new-title = Orienter
referrals-new-what = Vers qui, et comment ? Aucun nom n’est nécessaire.
referrals-new-not-copied = Cette question est anonyme : ce qui a été dit n’est pas repris. Notez seulement ce que le service doit savoir.
referrals-service = Service
referrals-kind = Comment ?
referrals-kind-hint = Avec « information seulement », rien ne part.
referrals-theme = Thème
referrals-need = De quoi s’agit-il ?
referrals-need-hint = Pas de noms. Le service lit ce texte. Il est effacé trois mois après la fin.
referrals-make = Orienter
referrals-made = L’orientation est faite.
referrals-undo = Annuler
referrals-undo-late = Ceci ne peut plus être annulé.
referrals-without-place = plus de place, a dit le service le { $day }
referrals-service-choose = Choisissez un service dans la liste.
referrals-kind-choose = Choisissez comment vous orientez.
referrals-information = Seule une information a été donnée. Rien n’est parti, et ceci ne compte pas comme orientation.

# How
referrals-kind-called-together = Appelé ensemble
referrals-kind-walked-over = Accompagné sur place
referrals-kind-joint-talk = Entretien à trois
referrals-kind-cold = Transmis
referrals-kind-anonymous = Anonyme (boutique parentale)
referrals-kind-information = Information seulement
referrals-kind-onward = Orienté plus loin par le service

# Where it stands
referrals-state-draft = Rien n’est parti
referrals-state-requested = Attend une réponse
referrals-state-accepted = Pris en charge
referrals-state-rejected = Refusé
referrals-state-in-progress = Il y a eu contact
referrals-state-on-hold = En attente
referrals-state-completed = Terminé
referrals-state-failed = N’a pas abouti
referrals-state-cancelled = Arrêté
referrals-state-entered-in-error = Fait par erreur

# What came of it
referrals-outcome-helped = Aidé
referrals-outcome-partly = Aidé en partie
referrals-outcome-other-route = Par un autre chemin
referrals-outcome-not-helped = Pas aidé
referrals-outcome-client-stopped = La personne a arrêté
referrals-outcome-unreachable = Pas joint
referrals-outcome-full = Pas de place
referrals-outcome-not-eligible = Pas pour ce service
referrals-outcome-unknown = Inconnu

# What is answered
referrals-answer-taken-up = Nous prenons en charge
referrals-answer-first-contact = Il y a eu un premier contact
referrals-answer-full = Pas de place
referrals-answer-not-for-us = Pas pour nous
referrals-answer-unreachable = Nous n’avons pu joindre personne
referrals-answer-handed-on = Nous avons orienté plus loin
referrals-answer-helped = Aidé
referrals-answer-partly = Aidé en partie
referrals-answer-not-helped = Pas aidé
referrals-answer-stopped = La personne ne souhaite pas continuer
referrals-answer-first = Comment cela commence-t-il ?
referrals-answer-last = Ou est-ce terminé ?
referrals-answer-more = Date, autre service ou une phrase
referrals-answer-on = Jour du premier contact
referrals-answer-on-hint = Vide signifie aujourd’hui.
referrals-answer-better = Autre service
referrals-answer-better-hint = Quel service convient mieux, ou vers où avez-vous orienté ?
referrals-answer-words = Une phrase
referrals-answer-words-hint = Pas de noms.
referrals-answer-choose = Choisissez une réponse.
referrals-better-choose = Choisissez un service dans la liste.
referrals-day-wrong = Donnez un jour jusqu’à aujourd’hui inclus.
referrals-answer-title = Votre réponse
referrals-answer-what = { $house } a orienté vers vous le { $day }. Un seul geste suffit.
referrals-answer-thanks = Merci. Noté : { $answer }.
referrals-answer-correct = Une erreur ? Pendant un jour, vous pouvez choisir une autre réponse. Cela continue ? Répondez plus tard avec ce même lien.
referrals-answer-send = Répondre
referrals-answer-nobody = Aucun nom ne figure ici. Vous n’avez pas besoin de compte.
referrals-answer-call = Vous préférez téléphoner ?
referrals-too-late = C’est terminé depuis plus d’un jour. Appelez la maison si c’est autrement.
referrals-overtaken = C’est déjà plus avancé que cela. Appelez la maison si c’est autrement.
referrals-card-closed = Vous ne pouvez pas lire ici maintenant qui c’est.
referrals-over-title = Ce lien ne fonctionne plus
referrals-over-what = N’hésitez pas à appeler { $house }.

# The list of the sender
referrals-list-title = Orientations
referrals-list-card = Vers qui vous avez orienté, et la suite.
referrals-list-what = Qui attendons-nous ? Ce qui tarde ou s’est terminé vient d’abord.
referrals-list-none = Rien n’attend. Chaque orientation a une fin.
referrals-list-no-more = Il n’y a plus rien.
referrals-list-first = Au début
referrals-since = { $days ->
    [0] aujourd’hui
    [one] depuis { $days } jour
   *[other] depuis { $days } jours
}
referrals-overdue = En retard : { $state }

# One referral
referrals-one-title = Orientation
referrals-fact-state = État
referrals-fact-outcome = La suite
referrals-fact-theme = Thème
referrals-fact-need = Ce qui est nécessaire
referrals-fact-made = Fait
referrals-fact-due = Réponse attendue pour
referrals-fact-ended = Terminé
referrals-told = Ce que nous avons appris
referrals-told-none = Rien encore.
referrals-heard-when = { $day } à { $time }, { $via }
referrals-corrected = corrigé
referrals-via = Comment l’avez-vous appris ?
referrals-via-link = par le lien
referrals-via-phone = par téléphone
referrals-via-paper = sur papier
referrals-via-person = de la personne même
referrals-via-choose = Choisissez comment vous l’avez appris.
referrals-hear = Notez ce que vous avez appris
referrals-hear-what = Une réponse par téléphone ou sur papier compte autant que par le lien.
referrals-hear-keep = Noter
referrals-next = Qui d’autre peut aider ?
referrals-next-try = Essayer ce service
referrals-next-try-this = Essayer { $service }
referrals-decide = Quelque chose a changé
referrals-decision = De quoi s’agit-il ?
referrals-decision-person-waits = La personne demande d’attendre
referrals-decision-paper-missing = Il manque encore un papier
referrals-decision-go-on = Cela peut continuer
referrals-decision-not-needed = Plus nécessaire, c’est résolu autrement
referrals-decision-mistake = Créée par erreur
referrals-decision-choose = Choisissez ce qui a changé.
referrals-decision-late = Ce n’est plus possible. Regardez d’abord où cela en est.
referrals-decision-keep = Enregistrer
referrals-fact-why = Raison
referrals-answer-on-hold = La maison a demandé d’attendre un peu. Vous ne devez rien faire pour l’instant ; répondre reste possible.
referrals-seen = Vu, retirer de la liste
referrals-link-title = Le service répond
referrals-link-sent = { $address } reçoit un message avec un lien. Il dit seulement que quelque chose attend.
referrals-link-works = Un lien a été donné. Il fonctionne encore.
referrals-link-none = Le guide ne connaît pas d’adresse de ce service. Appelez, ou transmettez un lien.
referrals-link-phone = Téléphone :
referrals-link-once = Donnez ce lien au service. Vous ne le voyez qu’une fois.
referrals-link-make = Faire un nouveau lien
referrals-link-withdraw = Retirer le lien

# Sharing who somebody is
referrals-sharing-title = Qui est-ce
referrals-sharing-none = Le service ne sait pas qui c’est. Partagez seulement le nécessaire, et seulement si la personne le veut.
referrals-sharing-now = Partagé avec le service : { $items }.
referrals-sharing-over = Plus rien n’est partagé.
referrals-sharing-see = Voir ce qui est partagé
referrals-share-with = Partager des données avec { $organization }
referrals-share-title = Partager des données
referrals-share-what = Demandez d’abord à la personne. Dites que vous partagez quelque chose, quoi, avec qui et pourquoi. Partagez le moins possible.
referrals-share-recipient = Quel genre de service est-ce ?
referrals-share-recipient-hint = On ne partage qu’avec qui est aussi tenu au secret professionnel et travaille au même but.
referrals-share-purpose = Pour quoi
referrals-share-purpose-hint = Une phrase, sans noms. Le service la lit, et n’utilise les données que pour cela.
referrals-share-items = De quoi le service a-t-il besoin ?
referrals-share-items-hint = Seul ce que vous cochez part. Ne partagez jamais un numéro de registre national.
referrals-share-informed = La personne le savait-elle d’avance ?
referrals-share-informed-yes = Oui : que nous partageons, quoi, avec qui et pourquoi
referrals-share-agreed = Comment la personne a-t-elle dit oui ?
referrals-share-code = Code par téléphone
referrals-share-asks-code = Demander d’abord un code au service
referrals-share-code-hint = Un lien peut arriver chez quelqu’un d’autre. Vous dites le code au téléphone.
referrals-share-look = Voir ce que le service lit
referrals-share-second = Un collègue vous a devancé. Voici ce qui est partagé :
referrals-share-second-what = Ce que vous avez écrit est encore ci-dessous. Si vous le partagez quand même, cela prend la place de l’autre.
referrals-share-never = Rien d’une personne ne peut être partagé avec cette orientation.
referrals-share-typed = Ce que vous avez écrit est ci-dessous. Reprenez ce dont vous avez encore besoin.
referrals-recipient-social-work = Service social (CPAS, CAW, mutualité, hôpital)
referrals-recipient-care = Soins (médecin, infirmier, sage-femme, santé mentale)
referrals-recipient-youth-help = Aide à la jeunesse ou soutien aux familles
referrals-recipient-lawyer = Avocat ou conseil juridique
referrals-recipient-police = Police
referrals-recipient-landlord = Bailleur, social aussi
referrals-recipient-school = École
referrals-recipient-other = Quelqu’un d’autre (employeur, banque, quartier)
referrals-recipient-choose = Choisissez quel genre de service c’est.
referrals-recipient-blocked = Vous ne pouvez rien partager avec ce service : il n’a pas le même secret professionnel que nous. Un oui de la personne n’y change rien. La personne peut le dire elle-même, ou vous y allez ensemble.
referrals-item-name = Nom
referrals-item-phone = Téléphone
referrals-item-email = E-mail
referrals-item-reach = Comment et quand joindre la personne
referrals-item-told = Ce qui est déjà dit
referrals-item-name-field = Comment s’appelle la personne ?
referrals-item-phone-field = Quel numéro ?
referrals-item-email-field = Quelle adresse ?
referrals-item-reach-field = Comment le service joint-il le mieux la personne ?
referrals-item-told-field = Que la personne ne doit-elle pas redire ?
referrals-item-empty = Remplissez ceci, ou décochez-le.
referrals-item-phone-wrong = Donnez un numéro de téléphone.
referrals-item-email-wrong = Donnez une adresse e-mail, comme nom@exemple.be.
referrals-items-choose = Cochez ce dont le service a besoin.
referrals-purpose-needed = Dites en une phrase pourquoi le service en a besoin.
referrals-informed-first = Dites-le d’abord à la personne.
referrals-agreed-choose = Choisissez comment la personne a dit oui. Sans oui, vous ne partagez rien.
referrals-agreed-spoken = L’a dit ici
referrals-agreed-phone = L’a dit au téléphone
referrals-agreed-paper = Sur papier
referrals-agreed-interpreter = Avec un interprète
referrals-refuse-title = La personne ne le veut pas
referrals-refuse-what = Alors rien ne part. Le lien du service ne marche plus, et cela compte comme information donnée.
referrals-refuse = La personne ne le veut pas
referrals-refuse-late = Le service a déjà répondu, ou quelque chose a déjà été partagé. La personne ne veut plus partager ? Arrêtez alors le partage.
referrals-look-title = Voici ce que le service lit
referrals-look-what = Seul ce qui suit part vers { $organization }. Est-ce juste ?
referrals-look-with-code = Le service ne lit ceci qu’avec un code.
referrals-look-without-code = Le service lit ceci avec le lien, sans code.
referrals-look-share = Partager ceci
referrals-look-back = Corriger

# The card
referrals-card-title = Qui est-ce
referrals-card-waits = { $house } partage avec vous qui c’est. La personne le sait et est d’accord. Chaque fois que vous regardez est noté.
referrals-card-show = Montrer qui c’est
referrals-card-code = Code
referrals-card-code-hint = Six chiffres. { $house } les dit au téléphone.
referrals-code-wrong = Ce n’est pas le code. Après cinq mauvais codes, ceci se ferme.
referrals-card-call = { $house } partage avec vous qui c’est. Appelez pour un code.
referrals-card-taken-back = La personne ne partage plus ceci avec vous. Effacez ce que vous en avez noté et dont vous n’avez pas besoin.
referrals-card-only-for = Utilisez ceci seulement pour ce but. Ne le transmettez pas.
referrals-answer-no-account = Vous n’avez pas besoin de compte.
referrals-shared-title = Ce qui est partagé
referrals-shared-what = Voici ce que { $organization } lit, et rien d’autre.
referrals-shared-ended = L’orientation est terminée. Le service ne lit plus ceci.
referrals-shared-nothing = Rien n’est partagé maintenant.
referrals-shared-change = Partager autre chose
referrals-shared-stop = Arrêter le partage
referrals-shared-stop-what = Les données sont alors effacées aussitôt. Ce que le service a déjà lu, nous ne pouvons pas l’effacer.
referrals-code-none = Il n’y a pas encore de code. Le service ne lit encore rien.
referrals-code-works = Il y a un code. Perdu ? Faites-en un nouveau.
referrals-code-shut = Le service a donné cinq fois un mauvais code. Appelez vous-même le service, et faites un nouveau code.
referrals-code-once = Dites ce code au téléphone, jamais dans un mail. Vous ne le voyez qu’une fois.
referrals-code-make = Faire un nouveau code
referrals-acts-title = Actes de partage
referrals-act-when = { $moment }, par { $who }
referrals-act-ended = Arrêté : { $moment }
referrals-act-over = arrêté
referrals-act-forgotten = effacé
referrals-retention-cards = Qui quelqu’un était, après une orientation
referrals-retention-cards-source = Notre proposition. Sans règle : 30 jours après la fin. Ce que la personne reprend est effacé aussitôt.

# The slip for the person
referrals-slip-give = À emporter
referrals-slip-make = Petit mot à imprimer
referrals-slip-mobile = Numéro de GSM
referrals-slip-mobile-hint = Seulement si la personne le veut. Dès que le SMS est parti, nous effaçons le numéro.
referrals-slip-language = Langue du SMS
referrals-slip-send = Envoyer par SMS
referrals-slip-sent = Le SMS est en route.
referrals-slip-phone-wrong = Écrivez un numéro de GSM, comme 0470 12 34 56.
referrals-slip-sms-code = Cela a-t-il aidé ? Dites-le plus tard sur { $address } avec le code { $code }.
referrals-slip-title = Votre chemin vers le service
referrals-slip-back = Retour à l’orientation
referrals-slip-where = Où
referrals-slip-when = Quand
referrals-slip-phone = Téléphone
referrals-slip-bring = À apporter
referrals-slip-code = Votre code
referrals-slip-how = Cela a-t-il aidé ? Dites-le plus tard avec ce code, sans nom :
referrals-slip-unknown = Nous ne connaissons pas ce code, ou il est trop ancien. Regardez encore votre papier.
referrals-helped-title = Cela a-t-il aidé ?
referrals-helped-what = Vous avez reçu un papier avec un code. Nous ne demandons pas de nom.
referrals-helped-code = Code sur votre papier
referrals-helped-code-hint = Huit signes, comme K7Q2-9FXM.
referrals-helped-yes = Oui, cela a aidé
referrals-helped-no = Non, cela n’a pas aidé
referrals-helped-choose = Choisissez oui ou non.
referrals-helped-send = Envoyer
referrals-thanks-title = Merci
referrals-thanks-what = Ainsi nous savons si orienter aide. Avez-vous encore besoin d’aide ? Revenez quand vous voulez.
referrals-fact-said = La personne dit

# Sent on to us
referrals-kind-received = Orienté vers nous
referrals-received-title = Orienté vers nous
referrals-received-what = La police, une école ou un autre service demande d’aider quelqu’un. Notez qui le demande, pas de qui il s’agit.
referrals-received-service = Qui de nous s’en occupe ?
referrals-received-need-hint = Pas de noms. Trois mois après la fin, ce texte est effacé.
referrals-received-keep = Mettre sur la liste
referrals-sender = Qui oriente ?
referrals-sender-choose = Choisissez qui oriente.
referrals-sender-police = Police
referrals-sender-school = École ou centre PMS
referrals-sender-kind-en-gezin = Kind & Gezin
referrals-sender-hospital = Hôpital
referrals-sender-other = Un autre service
referrals-sender-name = Quelle école ou quel service ?
referrals-sender-name-hint = Le nom du service, pas d’une personne.
referrals-sender-hears = La famille accepte qu’ils apprennent aussi l’issue
referrals-sender-hears-hint = Sinon ils apprennent seulement s’il y a eu un contact.
referrals-feedback = Ce qu’apprend le service qui a orienté
referrals-feedback-only = Seulement s’il y a eu un contact. La famille n’a pas accepté davantage.
referrals-feedback-more = S’il y a eu un contact, et l’issue. La famille l’a accepté.
referrals-feedback-once = Donnez ce lien au service qui a orienté. Vous ne le voyez qu’une fois.
referrals-feedback-make = Créer un lien
referrals-feedback-agree = La famille accepte davantage
referrals-feedback-less = La famille ne le veut plus
referrals-feedback-title = Votre orientation
referrals-feedback-what = Le { $day }, vous avez orienté quelqu’un vers { $house }.
referrals-feedback-why = Nous n’en disons pas plus sans l’accord de la famille.
referrals-contact-not-yet = Il n’y a pas encore eu de contact.
referrals-contact-made = Il y a eu un contact.
referrals-contact-never = Il n’y a pas eu de contact.

# Figures
referrals-figures-title = Chiffres des orientations
referrals-figures-share = Suite connue
referrals-figures-share-means = De toutes les orientations terminées ces douze derniers mois : pour combien quelqu’un a dit la suite. « Inconnu » ne compte pas comme connu. L’objectif est { $goal } %.
referrals-figures-median = Jours jusqu’à la suite
referrals-figures-median-means = Celui du milieu de tous les délais, de l’orientation à la suite connue.
referrals-figures-ended = Terminées
referrals-figures-ended-means = Des orientations, pas des personnes. Une simple information ne compte pas.
referrals-figures-partners = Par partenaire
referrals-figures-partner = Partenaire
referrals-figures-percent = { $share } %
referrals-figures-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
referrals-figures-none = pas encore
referrals-figures-csv = Les codes de la dernière année en CSV

# Mail
referrals-mail-waits = Quelque chose vous attend de { $house }
referrals-mail-waits-what = Bonjour. { $house } a orienté vers vous. Sur cette page, vous répondez d’un seul geste :
referrals-mail-still-waits = Quelque chose vous attend encore de { $house }
referrals-mail-still-waits-what = Bonjour. { $house } a orienté vers vous et n’a pas encore de nouvelles. Sur cette page, vous répondez d’un seul geste, même si vous n’avez pas de place :
referrals-mail-how = Vous n’avez pas besoin de compte. Le lien fonctionne jusqu’à la fin, au plus { $days } jours.

# The register of processing
referrals-register = Orientations
referrals-register-why = Amener les personnes au bon service, et savoir comment cela s’est terminé.
referrals-register-kept = Les textes : jusqu’à 90 jours après la fin. Les codes, sans nom : sans fin. Qui a orienté : aussi longtemps que les codes.
referrals-register-sharing = Qui est quelqu’un, partagé avec un service
referrals-register-sharing-why = Qui est orienté ne doit pas recommencer auprès du service. Seulement avec un oui de la personne, et seulement le nécessaire.
referrals-register-sharing-kept = Les données : jusqu’à ce que la personne les reprenne, et au plus 30 jours après la fin. Pour quoi : jusqu’à 90 jours après la fin. Qu’on a partagé, quel genre de données, avec qui et comment la personne a dit oui : sans fin.

# In the access log
referrals-act-make = orienter
referrals-act-list = voir les orientations de l’équipe
referrals-act-see = voir une orientation
referrals-act-follow = suivre une orientation
referrals-act-person-see = voir qui est la personne d’une orientation
referrals-act-person-share = partager des données d’une personne
referrals-act-figures = voir les chiffres des orientations
