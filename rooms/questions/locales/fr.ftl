# The desk
questions-desk-title = Guichet
questions-desk-card = Notez une question en quelques secondes, sans nom.
questions-said = Quelle est la question ?
questions-said-example = p. ex. a reçu une lettre de l’huissier
questions-no-names = Pas de noms.
questions-words-kept = { $days ->
    [0] Peut rester vide. Ce texte est effacé cette nuit.
    [one] Peut rester vide. Ce texte est effacé après un jour.
   *[other] Peut rester vide. Ce texte est effacé après { $days } jours.
}
questions-search = Chercher qui peut aider
questions-theme = Thème
questions-theme-none = Pas encore de thème
questions-done = Qu’avez-vous fait ?
questions-continues = Même visite
questions-professional = Question d’un professionnel
questions-anonymous = Boutique parentale, anonyme
questions-interpreter = Interprète nécessaire
questions-aid = Demande une aide au CPAS
questions-channel = Comment la question est-elle arrivée ?
questions-place = Où ?
questions-language = Langue
questions-behalf = Pour qui ?
questions-found = Comment nous a-t-on trouvés ?
questions-save = Enregistrer
questions-keys = Enter prend le thème proposé et continue. Choisissez ensuite avec une lettre ce que vous avez fait. Encore Enter enregistre. Escape vous ramène à la question.
questions-found-hint = Pendant que vous tapez, vous voyez ici qui peut aider. Un service s’ouvre dans un nouvel onglet.
questions-rights = Peut-être droit à
questions-right-source = { $source }, lu le { $day } (nouvel onglet)
questions-rights-not-law = Une piste, pas une décision. Non vérifié par un juriste.
questions-saved = Enregistré.
questions-undo = Annuler
questions-too-late = La minute est passée : cette question reste.
questions-waits = Pas encore enregistré, il n’y a pas de connexion. Laissez cette page ouverte : un nouvel essai suit.
questions-parked = Ce que vous étiez en train d’écrire est mis de côté. Cela revient dès que vous enregistrez ou effacez cette question.
questions-parked-field = Une question mise de côté
questions-waiting = Ce qui n’est pas encore enregistré
questions-signed-out = Pas encore enregistré : vous êtes déconnecté. Connectez-vous dans un autre onglet et laissez cette page ouverte.
questions-empty = Tapez ce qui a été demandé, ou choisissez un thème ou ce que vous avez fait.
questions-code-unknown = Choisissez dans la liste.
questions-id-wrong = Cette page n’est plus bonne. Ouvrez à nouveau le guichet.
questions-professional-or-anonymous = Choisissez l’un des deux : un professionnel le demande pour son travail, ou quelqu’un le demande anonymement à la boutique parentale.

# What looks like something of a person
questions-mark-take = Enlever
questions-mark-national-number = Ceci ressemble à un numéro de registre national :
questions-mark-bank-account = Ceci ressemble à un numéro de compte :
questions-mark-phone = Ceci ressemble à un numéro de téléphone :
questions-mark-email = Ceci ressemble à une adresse e-mail :
questions-mark-birth = Ceci ressemble à une date de naissance :
questions-mark-address = Ceci ressemble à une adresse :

# The day of a team
questions-period-title = Chiffres de l’accueil
questions-period-days = Du { $first } au { $last } inclus
questions-period-from = Du
questions-period-until = Au
questions-period-count = Compter
questions-period-none = Rien n’a été noté ces jours-là.
questions-period-csv = Les codes de ces jours en CSV
questions-period-day = Ce n’est pas une date.
questions-period-order = Le dernier jour précède le premier.
questions-period-long = Trois ans au plus.
questions-shift-title = Aujourd’hui au guichet
questions-shift-back = Noter une question
questions-shift-asked = Ce qui a été demandé
questions-shift-none = Rien n’a encore été noté aujourd’hui.
questions-shift-from = dès { $time }
questions-shift-csv = Les codes d’aujourd’hui en CSV
questions-shift-here = Dans la maison maintenant
questions-shift-all = Toute la journée
questions-shift-themes = Thèmes
questions-shift-done = Ce qui a été fait
questions-count = Questions
questions-count-means = Chaque question enregistrée par votre équipe, sans celles des professionnels.
questions-contacts = Visites et appels
questions-contacts-means = Les questions qui ne font pas partie de la même visite que la précédente.
questions-anonymous-visits = Visites anonymes
questions-anonymous-visits-means = Visites et appels à la boutique parentale. Qui a demandé reste inconnu ; qui revient compte à nouveau. Elles comptent aussi parmi les visites et appels.
questions-professionals = Questions de professionnels
questions-professionals-means = Posées pour le travail, sans client. Elles ne comptent nulle part ailleurs.
questions-nobody-counted = Les personnes et les familles ne sont pas comptées ici : une question ne contient personne, et qui revient ne peut être reconnu.

# Loose ends
questions-ends = À terminer
questions-shift-changed = Un collègue vient de vous devancer. Voici la situation actuelle.
questions-receipt-owed = Accusé de réception encore à remettre
questions-receipt-asked = Aide demandée le { $day }.
questions-receipt-note = Noter
questions-receipt-number = Numéro de l’accusé
questions-receipt-day = Date de l’accusé
questions-receipt-term = La réponse doit suivre dans les { $days } jours après cette date. N’écrivez aucun nom.
questions-receipt-given = Remis
questions-receipt-not-now = La personne ne veut pas maintenant
questions-receipt-has = Accusé de réception { $number } remis
questions-receipt-due = Réponse au plus tard le { $day }.
questions-receipt-not-wanted = La personne ne veut pas faire de demande maintenant
questions-receipt-number-wrong = Donnez le numéro de l’accusé, sans espaces.
questions-receipt-number-person = Cela ressemble au numéro d’une personne. Donnez le numéro de l’accusé.
questions-receipt-day-wrong = Donnez une date entre le jour de la demande et aujourd’hui.

# Messages between shifts
questions-messages = Messages pour les suivants
questions-messages-left = { $count ->
    [one] un message attend
   *[other] { $count } messages attendent
}
questions-message-new = Laisser un message
questions-message-words = Que doivent savoir les suivants ?
questions-message-hint = Court, 280 caractères au plus. Pas de noms.
questions-message-until = Afficher jusqu’au
questions-message-leave = Laisser
questions-message-by = { $name }, { $when }. Jusqu’au { $until }.
questions-message-done = Fait
questions-message-did = Fait par { $name }, { $when }.
questions-message-reopened = Rouvert par { $name }, { $when }.
questions-message-empty = Écrivez ce que les suivants doivent savoir.
questions-message-until-wrong = Choisissez un jour entre aujourd’hui et dans un mois.
questions-moment = { $day } à { $time }
questions-colleague = Un collègue

# The mirror of the team
questions-mirror = À quelle vitesse votre équipe note-t-elle ?
questions-mirror-professional = Noter les questions de professionnels
questions-mirror-today = Aujourd’hui
questions-mirror-month = Ce mois-ci
questions-mirror-taken = jusqu’à { $seconds } secondes, { $fields ->
    [one] un champ
   *[other] { $fields } champs
}
questions-mirror-means = La moitié des questions a pris autant de temps ou moins, de la première touche à l’enregistrement. À partir de { $least } questions, après la minute d’annulation. Jamais par personne.

# How long words are kept
questions-window-title = Guichet : textes et listes
questions-window-card = Combien de jours les textes restent, vos lieux et vos campagnes.
questions-window-what = { $days ->
    [0] Le texte d’une question au guichet est effacé chaque nuit.
    [one] Le texte d’une question au guichet reste un jour.
   *[other] Le texte d’une question au guichet reste { $days } jours.
}
questions-window-why = Ensuite il ne reste que les codes : le jour et le quart d’heure, l’équipe, le thème et ce qui a été fait. Jamais un nom.
questions-window-days = Nombre de jours
questions-window-hint = De 0 à 365. Plus c’est court, mieux c’est.
questions-window-keep = Enregistrer
questions-window-officer = Le délégué à la protection des données peut changer ce nombre.
questions-window-wrong = Donnez un nombre de 0 à 365.
questions-window-changed = Quelqu’un d’autre vient de le changer. Vous voyez ci-dessus ce qu’il en est maintenant.

# What a house adds to the code lists
questions-list-place = Lieux et guichets
questions-list-place-hint = Où votre maison note des questions, en plus de ce qui y est toujours.
questions-list-found = Campagnes
questions-list-found-hint = Vous voyez ainsi quel dépliant ou quelle affiche amène les gens chez vous.
questions-list-known = Toujours présents : { $names }
questions-list-names = Un nom par ligne
questions-list-history = Ce qui y était avant
questions-list-was = { $day }, { $name } : { $names }
questions-list-now = Il y a maintenant : { $names }
questions-list-changed = Quelqu’un vient de changer cette liste. Si vous enregistrez à nouveau, la vôtre vaut.
questions-list-too-many = Au plus 30 noms tiennent au guichet.
questions-list-name-wrong = Chaque nom a des lettres, et 60 caractères au plus.
questions-list-twice = Un nom y est deux fois.
questions-list-person = Cela ressemble à une donnée d’une personne. Elle n’a pas sa place ici.

# The register of processing
questions-register-desk = Questions au guichet
questions-register-desk-why = Aider les gens à avancer, et savoir quelles questions vivent.
questions-register-desk-kept = Qui a noté une question : une minute. Le texte : aussi longtemps que la maison le dit, 90 jours si elle ne dit rien. Les codes, sans nom et avec le quart d’heure tout au plus : sans fin. Le numéro d’un accusé de réception : jusqu’à la date de la réponse.
questions-register-shift = Messages entre équipes
questions-register-shift-why = Transmettre aux collègues ce qu’il reste à faire.
questions-register-shift-kept = Jusqu’à 31 jours après le dernier jour du message.

# In the access log
questions-act-desk-work = noter une question au guichet
questions-act-shift-see = voir les questions du jour
questions-act-message-write = un message pour l’équipe suivante
questions-act-lists-change = changer une liste de codes du guichet
questions-act-window-see = voir combien de temps le texte d’une question reste
questions-act-window-change = changer combien de temps le texte d’une question reste
questions-shift-example = Mettre auprès d’un service
questions-shift-hand-over = Orienter
questions-shift-more = Voici les { $shown } dernières. Les { $count } se trouvent dans le fichier.
