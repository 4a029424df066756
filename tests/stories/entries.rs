//! What the directory says of a service, kept in the browser.

use std::time::Duration;

use http::{StatusCode, header};
use kernel::Role;

use crate::harness::{Page, Staff, Visitor, stories};

const PAGE: &str = "/beheer/gids/sh-pamperbank";
const FORM: &str = "main form[data-draft]";

/// The fields as they stand on the page, with some others; one that is named twice is sent twice.
async fn with(browser: &Visitor, page: &str, others: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = browser.get(page).await.fields(FORM);
    fields.retain(|(known, _)| others.iter().all(|(name, _)| known != name));
    fields.extend(others.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

async fn keeps(browser: &Visitor, page: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(page, &fields).await
}

stories! {
    async fn what_is_kept_of_a_service_shows_at_once_everywhere(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let (_, sanne) = house.at_work("Sanne", Role::SocialWorker, None).await;
        sanne.get(PAGE).await.has_status(403);
        noor.get("/beheer/gids?zoek=pamper").await.sees("Eén dienst").sees("Pamperbank").sees("Sociaal Huis");
        noor.get("/beheer/gids?zoek=zzzz").await.sees("Geen dienst gevonden");
        noor.get(PAGE).await.sees("bestand van de gids");
        let tuesday = [("p1-h2-day", "tue"), ("p1-h2-opens", "8u"), ("p1-h2-closes", "18u11")];
        let more = [("document-1-what", "Kids-ID van de baby"), ("name.fr", "Banque de langes"), ("example.nl", "pampers op wegens einde van de maand")];
        let changed: Vec<_> = tuesday.into_iter().chain(more).collect();
        // Looking first keeps nothing.
        let look: Vec<_> = changed.iter().copied().chain([("look", "ja")]).collect();
        let looked = keeps(&noor, PAGE, &with(&noor, PAGE, &look).await).await;
        looked.has_status(200).sees("Nog niet bewaard").sees("8.00–18.11").sees("Kids-ID van de baby");
        house.visitor().get("/aanbod/sh-pamperbank").await.sees_no("18.11");
        keeps(&noor, PAGE, &with(&noor, PAGE, &changed).await).await.has_status(303);
        let kept = noor.get("/beheer/gids/sh-pamperbank?bewaard=ja").await;
        kept.sees("Bewaard. Bezoekers zien het nu zo.").sees("hier bewaard").sees("Versie 1").sees("Noor").sees("Kids-ID");
        house.visitor().get("/aanbod/sh-pamperbank").await.sees("18.11").sees("Kids-ID van de baby");
        house.visitor().get("/fr/aanbod/sh-pamperbank").await.sees("Banque de langes");
        house.visitor().get("/vandaag").await.sees("18.11");
        house.visitor().get("/board").await.sees("Pamperbank");
        let found = house.visitor().get("/api/match?q=pampers+op+wegens+einde+van+de+maand").await.json();
        assert_eq!(found["matches"][0]["service_id"], "sh-pamperbank", "{found}");
        noor.get("/beheer/gids?zoek=pamper").await.sees("hier bijgehouden");
    }

    async fn a_question_is_put_with_the_service_that_answers_it(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let page = "/beheer/gids/vraag";
        noor.get(page).await.sees("Een vraag bij een dienst zetten");
        let asked = noor.post(page, &[("words", "slabbetjes met gele eendjes")]).await;
        asked.has_status(200).sees("Zet erbij");
        assert_eq!(asked.texts("#words"), ["slabbetjes met gele eendjes"]);
        let words = ("words", "slabbetjes  met gele\neendjes");
        noor.post(page, &[words, ("lang", "nl"), ("keep", "ja")]).await.has_status(422).sees("Kies een dienst.");
        let whole = [words, ("lang", "nl"), ("service", ""), ("other", "sh-pamperbank"), ("keep", "ja")];
        noor.post(page, &whole).await.has_status(303);
        let kept = noor.get(PAGE).await;
        assert!(kept.texts("[id='example.nl']")[0].contains("slabbetjes met gele eendjes"));
        let found = house.visitor().get("/api/match?q=slabbetjes+met+gele+eendjes").await.json();
        assert_eq!(found["matches"][0]["service_id"], "sh-pamperbank", "{found}");
        // The same once more changes nothing that is searched.
        noor.post(page, &whole).await.has_status(303);
        let twice = noor.get(PAGE).await.texts("[id='example.nl']")[0].matches("gele eendjes").count();
        assert_eq!(twice, 1);
    }

    async fn every_process_follows_a_service_and_a_new_file_undoes_nothing(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let second = house.second_process().await;
        let elsewhere = Visitor::to(&second);
        elsewhere.get("/aanbod/sh-pamperbank").await.sees_no("Luierbank");
        keeps(&noor, PAGE, &with(&noor, PAGE, &[("name", "Luierbank")]).await).await.has_status(303);
        tokio::time::timeout(Duration::from_secs(60), second.look()).await.expect("in time").expect("a look");
        elsewhere.get("/aanbod/sh-pamperbank").await.sees("Luierbank");
        elsewhere.get("/api/match?q=luierbank").await.sees("Luierbank");
        house.take_in(&demo::documents()).await;
        house.visitor().get("/aanbod/sh-pamperbank").await.sees("Luierbank");
        noor.post(&format!("{PAGE}/versies/0/terug"), &[("version", "1")]).await.has_status(303);
        house.visitor().get("/aanbod/sh-pamperbank").await.sees("Pamperbank").sees_no("Luierbank");
        noor.get(PAGE).await.sees("Volgt het bestand").sees("bestand van de gids");
        noor.post(&format!("{PAGE}/versies/1/terug"), &[("version", "2")]).await.has_status(303);
        house.visitor().get("/aanbod/sh-pamperbank").await.sees("Luierbank");
        noor.get(PAGE).await.sees("Teruggezet: versie 1");
        noor.post(&format!("{PAGE}/versies/9/terug"), &[("version", "3")]).await.has_status(404);
        noor.post("/beheer/gids/bestaat-niet/versies/0/terug", &[("version", "0")]).await.has_status(404);
        second.close().await;
    }

    async fn of_two_who_keep_a_service_the_second_sees_both(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let (_, ans) = house.at_work("Ans", Role::TeamLead, None).await;
        let one = with(&noor, PAGE, &[("name", "Luierbank")]).await;
        let mut two = with(&ans, PAGE, &[("name", "Pampers voor elk")]).await;
        keeps(&noor, PAGE, &one).await.has_status(303);
        let both = keeps(&ans, PAGE, &two).await;
        both.has_status(409).sees("Een collega bewaarde intussen iets anders").sees("Luierbank");
        assert_eq!(both.all("#name", "value"), ["Pampers voor elk"]);
        assert_eq!(both.all("form[data-draft] input[name=version]", "value"), ["1"]);
        ans.post(&format!("{PAGE}/versies/0/terug"), &[("version", "0")]).await.has_status(409);
        two.retain(|(name, _)| name != "version");
        two.push(("version".to_owned(), "1".to_owned()));
        keeps(&ans, PAGE, &two).await.has_status(303);
        ans.get(PAGE).await.sees("Versie 2");
        house.visitor().get("/aanbod/sh-pamperbank").await.sees("Pampers voor elk");
    }

    async fn a_new_service_is_there_and_goes_again(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let new = "/beheer/gids/nieuw";
        let named = [("name", "Fietsherstelling zomaar"), ("description", "Wij herstellen uw fiets."), ("organization", "sociaal-huis")];
        let half = [("name", ""), ("description", "Wij herstellen uw fiets."), ("phone-1-number", "bel maar")];
        let wrong = keeps(&noor, new, &with(&noor, new, &half).await).await;
        wrong.has_status(422).sees("Wij herstellen uw fiets.").sees("geen telefoonnummer");
        assert_eq!(wrong.all("#phone-1-number", "value"), ["bel maar"]);
        let place = [("p1-location", "sociaal-huis"), ("p1-access", "walk_in"), ("p1-h1-day", "tue"), ("p1-h1-opens", "9"), ("p1-h1-closes", "17:07")];
        let whole: Vec<_> = named.into_iter().chain(place).collect();
        keeps(&noor, new, &with(&noor, new, &whole).await).await.has_status(303);
        house.visitor().get("/aanbod/fietsherstelling-zomaar").await.sees("Fietsherstelling zomaar").sees("17.07");
        house.visitor().get("/vandaag").await.sees("Fietsherstelling zomaar");
        noor.get("/zitdagen/bijhouden").await.sees("Fietsherstelling zomaar");
        keeps(&noor, new, &with(&noor, new, &named).await).await.has_status(303);
        house.visitor().get("/aanbod/fietsherstelling-zomaar-2").await.has_status(200);
        let page = "/beheer/gids/fietsherstelling-zomaar";
        keeps(&noor, page, &with(&noor, page, &[("status", "defunct")]).await).await.has_status(303);
        house.visitor().get("/aanbod?thema=").await.sees_no("zomaar 1");
        house.visitor().get("/vandaag").await.sees_no("17.07");
        noor.get("/beheer/gids?zoek=fietsherstelling").await.sees("Bestaat niet meer");
        noor.post(&format!("{page}/versies/0/terug"), &[("version", "2")]).await.has_status(303);
        noor.get(page).await.has_status(404);
    }

    async fn of_many_who_keep_questions_at_once_nobody_loses_their_words(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let page = "/beheer/gids/vraag";
        let put = async |number: usize| {
            let words = format!("vraag over slabbetjes nummer {number}");
            let sent = [("words", words.as_str()), ("lang", "nl"), ("service", ""), ("other", "sh-pamperbank"), ("keep", "ja")];
            let mut answers = vec![noor.post(page, &sent).await];
            while answers.last().is_some_and(|answer| answer.status() == StatusCode::CONFLICT) && answers.len() < 50 {
                let again = &answers[answers.len() - 1];
                again.sees("Een collega bewaarde net iets anders bij deze dienst");
                assert_eq!(again.texts("#words"), [words.as_str()]);
                assert_eq!(again.all("#other option[selected]", "value"), ["sh-pamperbank"]);
                answers.push(noor.post(page, &sent).await);
            }
            answers[answers.len() - 1].has_status(303);
        };
        // Whoever comes second is told so and asks again; on a quick machine nobody need.
        tokio::join!(put(1), put(2), put(3), put(4));
        let kept = noor.get(PAGE).await.texts("[id='example.nl']").concat();
        assert_eq!(kept.matches("vraag over slabbetjes nummer").count(), 4, "{kept}");
    }

    async fn services_of_one_name_that_are_added_at_once_are_each_there_or_asked_again(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let new = "/beheer/gids/nieuw";
        let named = [("name", "Fietsles zomaar"), ("description", "Leer fietsen."), ("organization", "sociaal-huis")];
        // Two people, so two forms: the key by which a form is done once is left out.
        let mut fields = with(&noor, new, &named).await;
        fields.retain(|(name, _)| name != "herhaling");
        let add = || keeps(&noor, new, &fields);
        let (one, two, three, four) = tokio::join!(add(), add(), add(), add());
        let answers = [one, two, three, four];
        let (added, asked): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status() == StatusCode::SEE_OTHER);
        for again in &asked {
            again.has_status(409).sees("Een collega voegde net iets toe met deze naam");
            assert_eq!(again.all("#name", "value"), ["Fietsles zomaar"]);
        }
        let mut places: Vec<_> = added.iter().map(|answer| answer.header(header::LOCATION)).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), added.len(), "two were kept in one place: {places:?}");
        assert!(!added.is_empty(), "nobody came first");
        keeps(&noor, new, &fields).await.has_status(303);
        for place in places {
            noor.get(place).await.sees("Versie 1").sees_no("Versie 2");
        }
    }

    async fn an_organisation_is_kept_and_goes_when_nothing_hangs_on_it(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let (_, sanne) = house.at_work("Sanne", Role::SocialWorker, None).await;
        let (page, new) = ("/beheer/gids/organisaties/caw", "/beheer/gids/organisaties/nieuw");
        sanne.get(page).await.has_status(403);
        sanne.get(new).await.has_status(403);
        noor.get("/beheer/gids").await.sees("Organisaties").sees("Dringende lijnen");
        noor.get("/beheer/gids?soort=organisaties&zoek=caw").await.sees("CAW").sees_no("Pamperbank");
        noor.get(page).await.sees("Wat ervan afhangt").sees("bestand van de gids");
        let changed = [("description", "Hulp bij alles wat het leven zwaar maakt."), ("kind", "vzw uit de buurt"), ("name.fr", "Le CAW")];
        let look: Vec<_> = changed.into_iter().chain([("look", "ja")]).collect();
        keeps(&noor, page, &with(&noor, page, &look).await).await.has_status(200).sees("Zo wordt het").sees("vzw uit de buurt");
        house.visitor().get("/organisaties/caw").await.sees_no("vzw uit de buurt");
        keeps(&noor, page, &with(&noor, page, &changed).await).await.has_status(303);
        house.visitor().get("/organisaties/caw").await.sees("vzw uit de buurt").sees("het leven zwaar maakt");
        house.visitor().get("/fr/organisaties/caw").await.sees("Le CAW");
        keeps(&noor, page, &with(&noor, page, &[("email", "caw")]).await).await.has_status(422).sees("geen e-mailadres");
        let gone = keeps(&noor, page, &with(&noor, page, &[("gone", "ja")]).await).await;
        gone.has_status(422).sees("Er hangt nog iets van af");

        // A new one gets a service, and then cannot go, also not by following the file.
        let named = [("name", "Fietsclub zomaar"), ("phone-1-number", "015 00 00 00")];
        keeps(&noor, new, &with(&noor, new, &named).await).await.has_status(303);
        let club = "/beheer/gids/organisaties/fietsclub-zomaar";
        let service = [("name", "Fietsles zomaar"), ("description", "Leer fietsen."), ("organization", "fietsclub-zomaar")];
        keeps(&noor, "/beheer/gids/nieuw", &with(&noor, "/beheer/gids/nieuw", &service).await).await.has_status(303);
        house.visitor().get("/organisaties/fietsclub-zomaar").await.sees("Fietsles zomaar");
        noor.post(&format!("{club}/versies/0/terug"), &[("version", "1")]).await.has_status(409).sees("Fietsles zomaar");
        let lesson = "/beheer/gids/fietsles-zomaar";
        keeps(&noor, lesson, &with(&noor, lesson, &[("status", "defunct")]).await).await.has_status(303);
        keeps(&noor, club, &with(&noor, club, &[("gone", "ja")]).await).await.has_status(303);
        house.visitor().get("/organisaties/fietsclub-zomaar").await.has_status(404);
        noor.get("/beheer/gids?soort=organisaties&zoek=fietsclub").await.sees("Staat niet meer in de gids");
        let back = with(&noor, club, &[]).await.into_iter().filter(|(name, _)| name != "gone").collect::<Vec<_>>();
        keeps(&noor, club, &back).await.has_status(303);
        house.visitor().get("/organisaties/fietsclub-zomaar").await.sees("Fietsclub zomaar");
        for path in ["/beheer/gids/organisaties/weg", "/beheer/gids/mensen/caw", "/beheer/gids/diensten/sh-pamperbank", "/beheer/gids/mensen/nieuw"] {
            noor.get(path).await.has_status(404);
        }
    }

    async fn a_place_and_a_topic_are_kept(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let place = "/beheer/gids/plaatsen/sociaal-huis";
        let changed = [("street", "Zomaarstraat 7"), ("city", "Mechelen"), ("fact-9-what", "Een lift van 93 cm breed")];
        keeps(&noor, place, &with(&noor, place, &changed).await).await.has_status(303);
        house.visitor().get("/aanbod/sh-pamperbank").await.sees("Zomaarstraat 7");
        noor.get(place).await.sees("Een lift van 93 cm breed").sees("Pamperbank");
        keeps(&noor, place, &with(&noor, place, &[("latitude", "ver")]).await).await.has_status(422).sees("graden");
        noor.post(&format!("{place}/versies/0/terug"), &[("version", "1")]).await.has_status(303);
        house.visitor().get("/aanbod/sh-pamperbank").await.sees_no("Zomaarstraat 7");

        let new = "/beheer/gids/themas/nieuw";
        keeps(&noor, new, &with(&noor, new, &[("name", "Fietsen zomaar"), ("name.en", "Cycling")]).await).await.has_status(303);
        keeps(&noor, PAGE, &with(&noor, PAGE, &[("topic-9-id", "fietsen-zomaar")]).await).await.has_status(303);
        house.visitor().get("/themas/fietsen-zomaar").await.sees("Pamperbank");
        house.visitor().get("/en/themas/fietsen-zomaar").await.sees("Cycling");
        let topic = "/beheer/gids/themas/fietsen-zomaar";
        keeps(&noor, topic, &with(&noor, topic, &[("gone", "ja")]).await).await.has_status(422).sees("Pamperbank");
    }

    async fn an_urgent_line_is_kept_with_a_number_that_can_be_called(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let (_, ans) = house.at_work("Ans", Role::TeamLead, None).await;
        let line = "/beheer/gids/lijnen/1712";
        noor.get(line).await.sees("Waar men deze lijn ziet").sees("Bij een vraag over");
        let wrong = keeps(&noor, line, &with(&noor, line, &[("number", "bel 17 12")]).await).await;
        wrong.has_status(422).sees("kan niet gebeld worden");
        assert_eq!(wrong.all("#number", "value"), ["bel 17 12"]);
        let other = with(&ans, line, &[("available", "op werkdagen")]).await;
        keeps(&noor, line, &with(&noor, line, &[("number", "0800 17 12")]).await).await.has_status(303);
        house.visitor().get("/dringend").await.sees("0800 17 12");
        let second = keeps(&ans, line, &other).await;
        second.has_status(409).sees("0800 17 12");
        assert_eq!(second.all("#available", "value"), ["op werkdagen"]);
        // Nothing of a danger is left without a line.
        let life = "/beheer/gids/lijnen/112";
        keeps(&noor, life, &with(&noor, life, &[("gone", "ja")]).await).await.has_status(422).sees("levensgevaar");
        let new = "/beheer/gids/lijnen/nieuw";
        let named = [("name", "Nachtlijn zomaar"), ("when", "U kan nergens slapen."), ("number", "0800 99 999"), ("danger", "no_roof")];
        keeps(&noor, new, &with(&noor, new, &named).await).await.has_status(303);
        house.visitor().get("/dringend").await.sees("Nachtlijn zomaar").sees("0800 99 999");
        noor.post(&format!("{line}/versies/0/terug"), &[("version", "1")]).await.has_status(303);
        house.visitor().get("/dringend").await.sees_no("0800 17 12");
    }

    async fn what_is_done_elsewhere_is_kept_and_found_by_who_asks(house: TestHouse) {
        let (_, noor) = house.at_work("Noor", Role::DeskWorker, None).await;
        let page = "/beheer/gids/elders/elders-bevolking";
        noor.get("/beheer/gids?soort=elders&zoek=mechelaar").await.sees("Huis van de Mechelaar").sees_no("Dienst omgeving");
        keeps(&noor, page, &with(&noor, page, &[("place", "")]).await).await.has_status(422).sees("Vul dit in.");
        let changed = [("place", "Loket zomaar, Markt 1"), ("website", "https://loket.voorbeeld/kaart"), ("example.nl", "mijn kaartje met de gele eendjes is weg")];
        keeps(&noor, page, &with(&noor, page, &changed).await).await.has_status(303);
        let asked = house.visitor().ask("kaartje met de gele eendjes").await;
        asked.sees("Loket zomaar, Markt 1");
        assert_eq!(asked.all("section.elsewhere a", "href"), ["https://loket.voorbeeld/kaart"]);

        // A service and this share their short names, whichever of them comes second.
        let new = "/beheer/gids/elders/nieuw";
        let named = [("name", "Sh pamperbank"), ("place", "Loket zomaar")];
        keeps(&noor, new, &with(&noor, new, &named).await).await.has_status(303);
        noor.get("/beheer/gids/elders/sh-pamperbank").await.has_status(404);
        noor.get("/beheer/gids/elders/sh-pamperbank-2").await.sees("Loket zomaar");
        let service = [("name", "Elders bevolking"), ("description", "Zomaar."), ("organization", "caw")];
        keeps(&noor, "/beheer/gids/nieuw", &with(&noor, "/beheer/gids/nieuw", &service).await).await.has_status(303);
        noor.get("/beheer/gids/elders-bevolking-2").await.has_status(200);

        keeps(&noor, page, &with(&noor, page, &[("gone", "ja")]).await).await.has_status(303);
        house.visitor().ask("kaartje met de gele eendjes").await.sees_no("Loket zomaar, Markt 1");
        noor.post(&format!("{page}/versies/0/terug"), &[("version", "2")]).await.has_status(303);
        assert_eq!(noor.get(page).await.all("#place", "value"), ["Huis van de Mechelaar"]);
    }
}
