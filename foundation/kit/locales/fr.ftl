# Days, hours and lists
kit-weekday = { $day ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
kit-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
kit-day = { $day ->
    [1] { $weekday } 1er { $month }
   *[other] { $weekday } { $day } { $month }
}
kit-full-day = { $day } { $year }
kit-date = { $day ->
    [1] 1er { $month } { $year }
   *[other] { $day } { $month } { $year }
}
kit-yesterday = hier
kit-today = aujourd’hui
kit-tomorrow = demain
kit-hour = { $hour } h
kit-time = { $hour } h { $minute }
kit-clock = { $hour } h { $minute }
kit-hours = { $from } – { $to }
kit-list-more = { $most }, { $next }
kit-list-last = { $most } et { $last }

# Around every page
kit-skip = Aller au contenu
kit-navigation = Menu principal
kit-language = Langue
kit-language-name = Français
kit-translation = Traduction de la page en néerlandais.
kit-translation-original = Lire l’original en néerlandais
kit-sample-data = Données d’exemple.
kit-sample-data-why = Les heures, les noms et les numéros sont inventés pour montrer le fonctionnement.
kit-urgent = Urgent ?
kit-urgent-label = Aide urgente
kit-leave = Quitter vite
kit-leave-why = Ferme aussitôt cette page et ouvre un site ordinaire. Vous pouvez aussi appuyer deux fois sur Échap.
kit-crumbs = Vous êtes ici
kit-home = Accueil
kit-footer = À propos de ce site
kit-pages = Pages
kit-previous = Précédente
kit-next = Suivante
kit-page-of = Page { $page } sur { $pages }
kit-form-wrong = { $count ->
    [one] Il reste un point à corriger
   *[other] Il reste { $count } points à corriger
}
kit-optional = facultatif
kit-choose = Choisissez …
kit-required = Veuillez remplir ce champ.
kit-unreadable = Nous ne pouvons pas lire ce formulaire. Veuillez réessayer.
kit-too-long = C’est trop long.
kit-repeat-key = L’Idempotency-Key doit compter de 1 à 200 caractères lisibles.
kit-repeat-other = Cette Idempotency-Key appartient à une autre demande.

# When something goes wrong
kit-error-code = Code
kit-error-code-why = Donnez ce code si vous nous appelez à ce sujet. Il nous dit où chercher, pas qui vous êtes.
kit-nowhere = Il n’y a pas de maison ici
kit-nowhere-what = Aucune Maison sociale ne répond à cette adresse web. Vérifiez l’adresse.
kit-error-home = Vers la page d’accueil
kit-error-400 = Nous ne comprenons pas cette demande
kit-error-400-what = L’adresse ou ce qui a été envoyé n’est pas correct.
kit-error-403 = Ce n’est pas permis d’ici
kit-error-403-what = Cette demande vient d’un autre site. Ouvrez vous-même notre site et réessayez.
kit-error-404 = Cette page n’existe pas
kit-error-404-what = Elle a peut-être déménagé, ou l’adresse contient une erreur. Posez votre question ci-dessous, appelez-nous ou passez nous voir.
kit-error-405 = Ce n’est pas possible sur cette page
kit-error-405-what = La page existe, mais ce que vous vouliez faire n’est pas possible ici.
kit-error-409 = Quelqu’un vous a devancé
kit-error-409-what = Ces informations ont changé entre-temps. Regardez de nouveau la page, puis réessayez.
kit-error-410 = Cette page a disparu
kit-error-410-what = Ce qui se trouvait ici n’existe plus.
kit-error-413 = C’est trop grand
kit-error-413-what = Vous envoyez plus que nous ne pouvons recevoir.
kit-error-415 = Nous ne connaissons pas ce format
kit-error-415-what = Nous ne pouvons pas lire ce qui a été envoyé.
kit-error-422 = Il reste un point à corriger
kit-error-422-what = Vérifiez ce que vous avez rempli et réessayez.
kit-error-429 = Un instant, s’il vous plaît
kit-error-429-what = Trop de demandes viennent de votre réseau en ce moment. Réessayez dans une minute ou appelez-nous.
kit-error-500 = Un problème est survenu chez nous
kit-error-500-what = Ce n’est pas votre faute. Nous nous en occupons. Réessayez plus tard, appelez-nous ou passez nous voir.
kit-error-503 = Indisponible pour un instant
kit-error-503-what = Réessayez dans quelques secondes. Vous pouvez renvoyer sans crainte ce que vous avez envoyé.

# Travailler en étant connecté
kit-account = Votre compte
kit-again-title = Connectez-vous d'abord de nouveau
kit-again-what = Vous étiez absent un moment, ou ce que vous vouliez faire demande une certitude. Ce que vous avez tapé n'est pas perdu.
kit-again-sign-in = Connectez-vous dans une nouvelle fenêtre
kit-again-send = Envoyez ensuite ce que vous avez tapé
kit-draft-offer = Vous aviez déjà commencé à écrire ici.
kit-draft-restore = Remettre
kit-draft-discard = Jeter
kit-draft-restored = Ce que vous aviez écrit est de nouveau là.
kit-draft-discarded = Jeté.
kit-proxy-unnamed = Un serveur (proxy) que les réglages ne nomment pas se trouve entre les visiteurs et ce programme. Tout le monde semble être un seul visiteur, et les limites contre les abus ne fonctionnent pas. Mettez son adresse dans server.trusted_proxies.
kit-proxy-silent = Le serveur (proxy) devant ce programme ne dit pas pour qui il demande. Tout le monde semble être un seul visiteur, et les limites contre les abus ne fonctionnent pas. Faites-lui envoyer X-Forwarded-For.
kit-denied-role = Cette page ne fait pas partie de votre tâche
kit-denied-role-what = Pensez-vous en avoir besoin ? Demandez à la personne qui gère les comptes de la maison.
kit-error-401 = Connectez-vous d'abord
kit-error-401-what = Cette page est pour les personnes qui travaillent ici.
