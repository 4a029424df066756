# Who is in the house
directory-today-title = In the house today
directory-today-description = Who is in the Sociaal Huis now, within the hour and later today, in which room, and whether you can come without an appointment.
directory-now = Here now
directory-soon = Within the hour
directory-later = Later today
directory-over = Already over
directory-away = Not today
directory-not-today = does not come
directory-until = until { $time }
directory-walk-in = No appointment needed
directory-by-appointment = By appointment
directory-differs = Different from usual
directory-last-ticket = Last ticket given
directory-full = Sitting days, and how full they are
directory-house-closed = The house is closed today.
directory-nobody-any-more = Nobody else will be in the house today.
directory-see-week = See the whole week
directory-board-title = Welcome. Who is here today?
directory-board-ask = Is your question not listed? Ask at the reception.

# The week
directory-week-title = Who sits here this week
directory-week-description = All sitting days and fixed hours of the Sociaal Huis and its partners, week by week.
directory-week-who = Who
directory-week-before = Week before
directory-week-after = Week after
directory-week-this = This week
directory-other-weeks = Other weeks
directory-week-empty = Nobody sits in the house this week.
directory-closed = closed
directory-calendar = All sitting days in your calendar
directory-poster-title = Who is here when?
directory-poster-print = Poster to print

# Public holidays
holiday-new-year = New Year
holiday-easter-monday = Easter Monday
holiday-labour-day = Labour Day
holiday-ascension = Ascension Day
holiday-whit-monday = Whit Monday
holiday-national-day = National Day
holiday-assumption = Assumption
holiday-all-saints = All Saints
holiday-armistice = Armistice Day
holiday-christmas = Christmas

# A service
directory-every-day = day
directory-every-week = { $every ->
    [1] every { $days }
   *[other] every { $every } weeks on { $days }
}
directory-every-month = every { $which } { $days } of the month
directory-every-month-day = day { $which } of every month
directory-ordinal = { $nth ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [-1] last
    [-2] last but one
    [-3] third to last
    [-4] fourth to last
   *[-5] fifth to last
}
directory-day-from-end = { $nth ->
    [-1] the last
   *[other] { $nth } from the end
}
directory-hours = { $days }, { $hours }
directory-hours-from = { $hours } (from { $day })
directory-hours-until = { $hours } (until { $day })
directory-open-always = Day and night
directory-open-until = Open now, until { $time }
directory-next = Next time: { $when }
directory-not-running = This service is not running at the moment.
directory-translation = translation
directory-dutch-original = Read the Dutch original
directory-when-where = When and where
directory-ended = Nobody has sat here since { $day }. You can still reach this service.
directory-where = Where
directory-map = See on the map
directory-hours-name = Hours
directory-no-hours = No fixed hours. Get in touch first.
directory-coming = The next times
directory-from-until = from { $from } until { $until }
directory-exception-closed = closed
directory-exception-extra = extra, { $hours }
directory-exception-instead = other hours, { $hours }
directory-booking = Making an appointment
directory-book-online = Make an appointment online
directory-who = Who receives you
directory-accessibility = Accessibility
directory-for-whom = For whom
directory-bring = What to bring
directory-bring-nothing = You do not need to bring anything to ask your question.
directory-cost = Cost
directory-languages = Languages
directory-language = { $lang ->
    [nl] Dutch
    [fr] French
    [en] English
    [ar] Arabic
    [tr] Turkish
    [uk] Ukrainian
    [ru] Russian
    [es] Spanish
    [ro] Romanian
    [fa] Dari and Persian
    [ps] Pashto
    [de] German
   *[other] { $lang }
}
directory-interpreter = other languages with an interpreter
directory-contact = Contact
directory-take-along = Take this with you
directory-service-calendar = Add to your calendar
directory-topics = Topics
directory-verified = Checked on { $day }.
directory-verified-stale = That was long ago. Better call first.
directory-never-verified = These details have not been checked yet.
directory-something-wrong = Is something wrong here?
directory-permanent-desk = Permanent desk in the house
directory-sitting-day = Sitting day
directory-call-first = Call or mail first
directory-by-referral = Through a referral
directory-comes-to-you = Comes to you

# Browsing
directory-offer-title = All help
directory-offer-description = All help and services in and around the Sociaal Huis. Narrow by topic, for whom, language and how to reach them.
directory-filter-topic = Topic
directory-everybody = Everybody
directory-filter-access = How to reach it
directory-filter-language = Language
directory-filter-now = Only who is open now
directory-filter-all = All
directory-filter-show = Show
directory-filter-clear = Clear the choices
directory-found = { $count ->
    [one] 1 service found
   *[other] { $count } services found
}
directory-found-everybody = { $count ->
    [one] There is also 1 service for everybody
   *[other] There are also { $count } services for everybody
}
directory-found-none = We find nothing here. Choose less, or ask in your own words.
directory-ask-instead = Ask your question
directory-organizations-title = Organisations
directory-organizations-lead = The Sociaal Huis and the partners who work there or can be reached.
directory-services-count = { $count ->
    [one] 1 service
   *[other] { $count } services
}
directory-organization-offers = What you can come here for
directory-organization-nothing = This organisation has no service in our directory at the moment.
directory-narrower = More precisely

# The card to take along
directory-card-title = Take this with you
directory-card-more = There is more on the page.
directory-card-back = Back
directory-card-when = When
directory-card-code = Code that leads to this page

# Something is wrong
directory-correction-title = Is something wrong here?
directory-correction-label = What is wrong?
directory-correction-hint = For instance another time or number. Leave out names and details of people. You do not have to say who you are.
directory-correction-send = Send
directory-correction-empty = Write what is wrong.
directory-correction-long = This is too long. Keep it to 2,000 characters.
directory-corrected-title = Thank you
directory-corrected-what = We will check it and put it right.

# Urgent help
directory-urgent-title = Urgent help
directory-urgent-description = Numbers and places for who is in danger now or has nowhere to sleep tonight.
directory-urgent-lead = Are you or is somebody else in danger now? Call. You do not have to give a name.

# What we keep
directory-privacy-title = What we keep of you
directory-privacy-lead = Of your question: nothing.
directory-privacy-question = Your question
directory-privacy-question-memory = Your question is read to look for an answer, and is gone after that. It is kept nowhere.
directory-privacy-question-address = It does not stand in the address of the page, in the history of your device or in a log.
directory-privacy-question-here = It goes to nobody else. The answer is found on our own computer.
directory-privacy-site = This site
directory-privacy-cookies = We use no cookies and you do not have to sign in. Only those who work here and sign in get one, until they sign out.
directory-privacy-others = The pages load nothing from other websites. Nobody can follow you.
directory-privacy-log = To keep things running we note for each visit the kind of page, the time and whether it worked. Not who you are and not what you asked.
directory-privacy-correction = If you report a mistake in our directory, we keep that text until it is handled, for a year at most. We do not ask who you are.
directory-privacy-proof = How you can check that
directory-privacy-proof-how = The software is open. Everybody can read what it does. With every change an automatic test asks a question and then looks for it everywhere: in the address and the history of the browser, in all that the database keeps, in the log and in the counts. It may stand nowhere.
directory-privacy-leave = Is somebody watching?
directory-privacy-leave-how = Pages with urgent help have a button “Leave quickly”. It closes the page at once. Pressing Escape twice does the same.

# Accessibility statement
directory-accessible-title = Accessibility
directory-accessible-lead = { $house } wants everybody to be able to use this site.
directory-accessible-status = How far we are
directory-accessible-status-what = We aim at WCAG 2.2 level AA. With every change each page is tested automatically, with the keyboard, without script, on a small screen, in the dark and with high contrast. People with a disability have not tested the site yet.
directory-accessible-known = What does not work yet
directory-accessible-known-translations = Not all texts are translated. What is still in Dutch is marked so for a screen reader.
directory-accessible-known-maps = The link to the map leads to another website that is not in our hands. The address always stands beside it as text.
directory-accessible-made = How this statement was made
directory-accessible-made-how = By our own examination, on 21 November 2026.
directory-accessible-help = Is something not working?
directory-accessible-help-how = Come by or call us. Everything here is also available at the reception, on paper or by word of mouth.
directory-accessible-complaint = Are you not satisfied with our answer?
directory-accessible-ombudsman = You can go to the Flemish Ombudsman.

# Asking
directory-home-title = How can we help you?
directory-home-description = Ask in your own words and see at once who can help you, where and when. No appointment, no name.
directory-home-now = In the house now
directory-home-today = In the house today
directory-home-all-today = Everybody today
directory-home-topics = Or choose a topic
directory-ask-label = Your question, in your own words
directory-ask-example = For instance: I can no longer pay my bills
directory-ask-button = Find help
directory-ask-private = Your question is kept nowhere.
directory-ask-private-more = How we do that
directory-ask-empty = Write your question first. A few words are enough.
directory-ask-long = This is too long. Keep it to 2,000 characters.
directory-asked-title = Who can help you
directory-urgent-first = Is there danger now? Call first.
directory-elsewhere = The Sociaal Huis does not do this itself. You can go to:
directory-elsewhere-more = Read more
directory-clarify = What is it mostly about?
directory-can-help = These services can help you
directory-can-help-too = Perhaps this too
directory-quoted = “{ $word }”
directory-because = Because you write about { $words }.
directory-desk-always = Not sure? Walk in at the reception of the Sociaal Huis. No appointment, any question.
directory-without-place = No place, the service said on { $day }
directory-hand-over = Refer
directory-home-lead = One door for every question. No name needed, no appointment needed.
directory-answers-said = { $count ->
    [0] Nothing found yet.
    [one] 1 service can help.
   *[other] { $count } services can help.
}
directory-good-to-know = Good to know

# The menu
directory-menu-today = Today
directory-menu-week = Sitting days
directory-menu-offer = All help
directory-menu-organizations = Organisations
directory-menu-privacy = Privacy
directory-menu-accessible = Accessibility
directory-menu-data = Open data

# Open data
directory-open-topics = Topics
directory-open-topics-about = What people come for
directory-open-audiences = Target groups
directory-open-audiences-about = Whom a service is for
directory-open-access = Ways to reach a service
directory-open-access-about = How you can reach a service
directory-open-interpreter = With an interpreter
directory-api-title = Open data and programs
directory-api-lead = Programs can read everything on this site too: the directory as HSDS 3.1, the hours as a calendar, and who can help with a question.
directory-api-file = The full description for programs (OpenAPI):
directory-api-server = The address where everything starts:
directory-api-groups = Kinds of data
directory-api-parameters = What you can ask
directory-api-name = Name
directory-api-meaning = Meaning
directory-api-answers = What you get back
directory-api-status = Status
directory-api-example = An example:
# The register of processing
directory-register-questions = Questions of visitors
directory-register-questions-why = To look for an answer in what we offer.
directory-register-questions-kept = Not at all. The question lives while the page is made, and stands nowhere afterwards.
directory-register-directory = Our directory of what there is
directory-register-directory-why = To show where people can go: which service, where, when and how to reach it.
directory-register-directory-kept = As long as the offer is there. The last five editions of the directory are kept.
directory-register-today = Full for today
directory-register-today-why = To send nobody to a sitting day that is full or does not take place, and to know who said so.
directory-register-today-kept = One year.
directory-register-corrections = Mistakes that are reported
directory-register-corrections-why = To improve the directory. We never ask a visitor who they are; a colleague reads what came of it.
directory-register-corrections-kept = Until it is handled, and one year at most.
directory-privacy-register = Everything this house keeps, what for and how long

# Opening hours of the house
directory-opening-title = Opening hours and closed days
directory-opening-lead = When is the house open? What you keep here shows at once on all pages, on the screen in the hall and in the calendars.
directory-opening-from-file = The hours of the directory’s file hold now. Once you keep something here, these hold.
directory-opening-from-here = The hours that were kept here hold now. A new file of the directory changes nothing about them.
directory-opening-no-desk = The directory has no front desk in the house. The closed days do hold, the hours show nowhere.
directory-opening-less = The file says more than can stand here, such as hours every two weeks. If you keep something here, that changes from { $day } on. Look first.
directory-opening-both = A colleague kept other hours meanwhile. These hold now:
directory-opening-yours = Below is what you filled in. If you keep it, that will hold.
directory-opening-not-restored = A colleague kept other hours meanwhile. See first what holds now.
directory-opening-preview = This is how it will look. Nothing is kept yet.
directory-opening-week = Every week
directory-opening-week-hint = Write the hours as 9:00-12:00, 13:30-16:00. Nothing means closed.
directory-opening-other = Other days
directory-opening-other-hint = Days on which the house is closed, or has other hours. Without hours the whole house is closed. Days that are over drop out.
directory-opening-row = Line { $number }
directory-opening-from = From
directory-opening-until = Until
directory-opening-hours = Hours
directory-opening-nl = Why, in Dutch
directory-opening-fr = In French
directory-opening-en = In English
directory-opening-holidays = Public holidays
directory-opening-holidays-keep = The house is closed on public holidays
directory-opening-holidays-hint = Tick the public holidays on which the house is open all the same:
directory-opening-holidays-closed = Closed on public holidays
directory-opening-holidays-open = Open on public holidays
directory-opening-open-on = Open all the same: { $day }
directory-opening-span = { $from } until { $until }
directory-opening-closed = closed
directory-opening-keep = Keep
directory-opening-look = Look first
directory-opening-ahead = The coming four weeks
directory-opening-versions = How it was
directory-opening-never = Nothing was kept here yet.
directory-opening-version = Version { $version }
directory-opening-now = holds now
directory-opening-restored = Put back: version { $version }
directory-opening-follows = The hours of the directory’s file
directory-opening-show = Show the hours
directory-opening-restore = Put back
directory-opening-follow = Follow the directory’s file again
directory-opening-somebody = Somebody
directory-opening-wrong = Write the hours as 9:00-12:00, 13:30-16:00.
directory-opening-reason = Say in a few words why. Visitors read this.
directory-opening-no-day = Choose a day.
directory-opening-order = The last day comes after the first, and a year later at most.
directory-opening-twice = This day stands in another line already.
directory-opening-card = When the house is open, and on which days it is not. It shows on all pages at once.
directory-act-hours-see = see the opening hours of the house
directory-act-hours-change = change the opening hours of the house

# Keeping the sittings
directory-keeping-title = Keep the sittings
directory-keeping-card = Full, not today, another room or an extra session: it shows everywhere at once.
directory-keeping-lead = What you say here shows at once on the pages, on the screen in the hall and with the answers at the desk.
directory-keeping-day = Day
directory-keeping-go = Show
directory-keeping-before = The day before
directory-keeping-after = The day after
directory-keeping-nobody = Nobody sits in the house on this day.
directory-keeping-away = Does not take place
directory-keeping-full = Full
directory-keeping-last = Last ticket
directory-keeping-free = Room again
directory-keeping-present = Takes place after all
directory-keeping-closed = Does not take place
directory-keeping-hours = Other hours
directory-keeping-room = Another room
directory-keeping-extra = Extra session
directory-keeping-else = Something else
directory-keeping-other = Say something else about a sitting
directory-keeping-which = Which sitting?
directory-keeping-what = What is different?
directory-keeping-when = Hours
directory-keeping-when-hint = For other hours or an extra session: 9:00-12:00
directory-keeping-where = Room
directory-keeping-where-hint = For another room.
directory-keeping-why = Why
directory-keeping-why-hint = Visitors read this. Write no names.
directory-keeping-keep = Show it everywhere
directory-keeping-said = What is different
directory-keeping-none = From today on everything goes as always.
directory-keeping-gone = A sitting that is no longer there
directory-keeping-take-back = Take it back
directory-sittings-which = Choose a sitting.
directory-sittings-day-wrong = Choose a day from today on, at most a year ahead.
directory-sittings-change-wrong = Say what is different.
directory-sittings-hours-wrong = Write the hours as 9:00-12:00.
directory-sittings-room-empty = Which room is it, then?
directory-act-sittings-keep = keep the sittings
directory-act-corrections-see = see what is reported about the guide
directory-act-corrections-settle = settle a report about the guide

# What is reported about the guide
directory-inbox-title = Reports about the guide
directory-inbox-card = What visitors and colleagues say is wrong, and what came of it.
directory-inbox-lead = Somebody saw a mistake in the guide. Say what came of it: a colleague who reported it reads it here.
directory-inbox-open = To look at
directory-inbox-none = Everything was looked at.
directory-inbox-own = What you reported
directory-inbox-waits = Not looked at yet.
directory-inbox-settled = Settled lately
directory-inbox-visitor = A visitor
directory-inbox-answer = A word to { $name }
directory-inbox-reopen = Open again
directory-inbox-second = A colleague came first. This is how it stands now.
directory-settled = Settled
directory-settled-mended = Mended
directory-settled-was-right = It was right
directory-settled-elsewhere = Cannot be changed here
directory-correction-named = You are signed in. Your name stands with the report, so that you read what came of it.
directory-retention-corrections = Mistakes that visitors report
directory-retention-corrections-source = Without a rule a year after somebody reported them, handled or not; shorter is allowed (a proposal, not checked by a lawyer).

# Partners keep their own hours
directory-keeping-by-link = The partner, with the link
directory-partner-title = Your hours in the house
directory-partner-lead = What you say here shows at once on the site, on the screen in the hall and in the answers at the desk.
directory-partner-public = How visitors see it
directory-partner-true = Is it all still true?
directory-partner-last = Last confirmed on { $day }.
directory-partner-never = Your hours were not confirmed yet.
directory-partner-ask = Have a look below, once a month. All true? One press is enough.
directory-partner-confirm = All still true
directory-partner-thanks = Thank you. Confirmed today that all is true.
directory-partner-weeks = This week and next week
directory-partner-none = You do not sit here this week or the next.
directory-partner-cancel = Cancel this session
directory-partner-by-link = Said with your link
directory-partner-by-house = Said by the house
directory-partner-foot = You need no account. Whoever has this link can only keep the sessions of your organisation in this house.
directory-partner-call = Questions? Call
directory-partner-over = This link works no more
directory-partner-over-what = Feel free to ask { $house } for a new link.
directory-partners-title = Partners
directory-partners-card = Are their hours still true? Give each partner a link with which it keeps them itself.
directory-partners-lead = Organisations that sit in the house. With a link they keep their own hours, without an account.
directory-partners-none = No partner sits in the house.
directory-partners-never = Never confirmed yet
directory-partners-confirmed = Confirmed on { $day } · { $who }
directory-partners-link = The link works until { $until }
directory-partners-no-link = No link
directory-partners-no-mail = No mail address: call, or give the link yourself
directory-partners-by-letter = No mail address: call, send a letter, or give the link yourself
directory-partners-once = Give this link to the partner. You see it only once. An earlier link works no more.
directory-partners-mailed = The link is on its way to { $mailbox }. An earlier link works no more.
directory-partners-written = The letter lies with the post. An earlier link works no more.
directory-partners-make = Make a link
directory-partners-renew = Make a new link
directory-partners-mail = Mail a link
directory-partners-letter = Send a letter with a link
directory-partners-withdraw = Withdraw the link
directory-partners-asked = Asked: all is true
directory-mail-link = Your hours at { $house }
directory-mail-link-what = Hello. On this page you keep the hours of your organisation at { $house } yourself: cancel a session, other hours, another room, or say that all is still true.
directory-mail-link-how = You need no account. Keep this mail: the link goes on working as long as you say now and then that all is true.
directory-letter-link-how = You need no account. Keep this letter: the code goes on working as long as you say now and then that all is true.
directory-letter-title = A letter with a link
directory-letter-what = The letter tells how the partner keeps its own hours, with a code for the phone. It goes to the post. An earlier link works no more.
directory-letter-address = Address on the envelope
directory-letter-address-hint = Name, street and number, postal code and town: each on a line.
directory-letter-address-wrong = Put the postal code and the town on the last line, and at least one line above it. No more than six lines.
directory-letter-write = To the post
directory-letter-not = Not after all
directory-act-partners-see = see which partners sit in the house
directory-act-partners-link = give a partner a link, or withdraw it
directory-act-partners-confirm = say that the hours of a partner are true
directory-register-partners = Partners who keep their hours
directory-register-partners-why = To know whether the hours of partners are still true, and to let them keep these themselves.
directory-register-partners-kept = As long as the partner sits in the house. A link half a year after its end.
directory-unconfirmed = These hours were not confirmed for a while.
directory-unconfirmed-since = These hours were not confirmed for a while. Last on { $day }.
directory-unconfirmed-short = Hours not confirmed
directory-partner-grey = Your hours are shown in grey on the site now, because nobody confirmed them for a while.
directory-partners-grey = Shown in grey on the site
directory-partners-call = Give them a call.
directory-partners-asked-on = Asked by mail on { $day }.
directory-mail-ask = Are your hours at { $house } still true?
directory-mail-ask-what = Hello. For a while nobody said whether your hours at { $house } are still true, so they are shown in grey on the site. Would you have a look? It takes two minutes:
directory-partner-too-much = Too much differs already. Take some of it back first, or call us.

directory-entries-title = Keep the directory
directory-entries-card = Services, organisations, places, topics and urgent lines. You look first, and you can always go back.
directory-entries-lead = Mend what is not right. Visitors, the desk and the search know it at once.
directory-entries-search = Search the directory
directory-entries-unchecked = only what was not checked for a year
directory-entries-go = Show
directory-entries-found = { $count ->
    [one] One service
   *[other] { $count } services
}
directory-entries-none = No service found. Search with fewer letters, or add the service.
directory-entries-kept-here = kept here
directory-entry-new = New service
directory-entry-from-file = This is what the file of the directory says.
directory-entry-from-here = This was kept here. A new file changes nothing of it.
directory-entry-public = What visitors see
directory-entry-desk = This is the front desk. Its hours follow the opening hours of the house, where an administrator keeps them.
directory-entry-kept = Kept. Visitors see it so from now on.
directory-entry-both = A colleague kept something else meanwhile. This is now different from yours:
directory-entry-preview = Not kept yet. Below you see what it will be like.
directory-entry-preview-go = Have a look
directory-entry-preview-title = What it will be like
directory-entry-parts = Parts of the form
directory-entry-what = What
directory-entry-name = Name
directory-entry-name-hint = As people call it, such as: Help with your budget
directory-entry-description = Description
directory-entry-description-hint = What can I come for? Two or three short sentences.
directory-entry-translations = In other languages
directory-entry-organization = Organisation
directory-entry-topics = Topics
directory-entry-topics-hint = The most typical first.
directory-entry-topic = Topic { $number }
directory-entry-status = Does this service run?
directory-entry-active = Yes, it runs
directory-entry-inactive = Not now
directory-entry-defunct = No longer exists
directory-entry-closed-for-now = Closed for a while
directory-entry-for-whom = For whom
directory-entry-target = For whom is this?
directory-entry-target-hint = For example: who rents in Mechelen. Leave it empty when it is for everybody.
directory-entry-ages = Age
directory-entry-youngest = From
directory-entry-oldest = Up to
directory-entry-ages-said = { $from } to { $to } years
directory-entry-audiences = Groups
directory-entry-audiences-hint = Choose nothing when it is for everybody.
directory-entry-languages = Languages in which one is helped
directory-entry-where = Where and when
directory-entry-where-hint = Is it about a single day? Then say it with the sittings of the day.
directory-entry-place = Place { $number }
directory-entry-place-new = Another place
directory-entry-place-gone = Leave this place out
directory-entry-location = Place
directory-entry-room = Room or desk
directory-entry-who = Who receives you? (a role, no name)
directory-entry-since = Here since
directory-entry-until = Here up to
directory-entry-ways = How does one come?
directory-entry-hours = Hours
directory-entry-hours-hint = Each row is one block of hours. Empty a row to leave it out.
directory-entry-hours-row = Hours, row { $number }
directory-entry-opens = From
directory-entry-closes = To
directory-entry-often-label = How often
directory-entry-every = { $every ->
    [1] every week
   *[other] every { $every } weeks
}
directory-entry-nth = the { $which } of the month
directory-entry-once = once, on the first day
directory-entry-first = First day
directory-entry-from = Holds from
directory-entry-to = Holds up to
directory-entry-hours-note = With these hours
directory-entry-exceptions-hint = One day or a period. Empty a row to leave it out.
directory-entry-exception-row = What differs, row { $number }
directory-entry-route-row = How to book, row { $number }
directory-entry-how = What to do?
directory-entry-contact = Contact
directory-entry-contact-hint = Of the service, never of a person. Empty: then that of the organisation holds.
directory-entry-phone-row = Telephone, row { $number }
directory-entry-phone-number = Telephone
directory-entry-phone-what = When or what for
directory-entry-phone-checked = checked
directory-entry-mail = E-mail
directory-entry-web = Web page
directory-entry-bring = To bring, and the cost
directory-entry-documents = To bring
directory-entry-document-row = To bring, row { $number }
directory-entry-document = What to bring?
directory-entry-costs = Cost
directory-entry-cost-row = Cost, row { $number }
directory-entry-cost = What it costs, in words
directory-entry-amount-label = Amount in euro
directory-entry-questions = Questions of people
directory-entry-questions-hint = As people say it, one question a line, without names. Who asks such a thing finds this.
directory-entry-checked = Checked
directory-entry-checked-hint = What you asked the service yourself.
directory-entry-checked-exists = it exists
directory-entry-checked-description = the description is right
directory-entry-checked-schedule = the hours are right
directory-entry-checked-languages = the languages are right
directory-entry-checked-on = On which day
directory-entry-checked-by = By whom (a team, no name)
directory-entry-note = For colleagues
directory-entry-note-hint = Visitors do not see this.
directory-entry-follows = Follows the file.
directory-entry-same = No different from before.
directory-entry-changed = What changed
directory-entry-day-wrong = Choose a day.
directory-entry-days-order = The last day comes before the first.
directory-entry-time-wrong = Write a time, such as 9:30 or 13:00.
directory-entry-no-days = On which days of the week is this?
directory-entry-which-day = On which day is this?
directory-entry-which-week = Choose a day in a week that counts.
directory-entry-often = Choose how often this is.
directory-entry-slug = No address can be made of this name. Use plain letters too.
directory-entry-age = Write an age in years.
directory-entry-ages-order = The oldest age is below the youngest.
directory-entry-email = This is no mail address.
directory-entry-url = A web page begins with https://
directory-entry-phone = This is no telephone number.
directory-entry-amount = Write an amount, such as 12.50.
directory-entry-unknown = The directory no longer has this. Choose something else.
directory-act-entries-keep = keep something of the directory: a service, organisation, place, topic or urgent line
directory-example-title = Put a question with a service
directory-example-lead = Who asks it like this later finds the service at once.
directory-example-words = The question
directory-example-words-hint = In people’s own words. Take out what is about one person: names, addresses, amounts.
directory-example-lang = Language
directory-example-proposed = What who asks it now is answered
directory-example-another = another service, below
directory-example-other = With which service?
directory-example-where = Choose a service.
directory-example-keep = Put it there
directory-example-again = Look again
directory-entry-more = More on these hours
directory-entry-said = What was kept
directory-entry-namesake = A colleague just added something with this name. See in the directory whether it is the same. Is it something else? Then keep it again.
directory-example-first = A colleague just kept something else about this service. Your question still stands below. Press Add once more.
directory-kinds = What do you want to keep?
directory-kind-services = Services
directory-kind-organizations = Organisations
directory-kind-places = Places
directory-kind-topics = Topics
directory-kind-lines = Urgent lines
directory-kind-elsewhere = Elsewhere in the city
directory-organization-new = New organisation
directory-place-new = New place
directory-topic-new = New topic
directory-line-new = New urgent line
directory-elsewhere-new = New: elsewhere in the city
directory-elsewhere-hint = What the city does somewhere else: who asks for it here hears where.
directory-elsewhere-place = Where is it?
directory-elsewhere-place-hint = A name and an address, as you would tell somebody.
directory-elsewhere-checked = The place was checked
directory-entries-found-others = { $count ->
    [one] One found
   *[other] { $count } found
}
directory-entries-none-others = Nothing found. Search with fewer letters, or add something.
directory-entries-services = { $count ->
    [0] no service
    [one] one service
   *[other] { $count } services
}
directory-entry-gone = Take this out of the directory
directory-entry-gone-now = No longer in the directory
directory-entry-is-gone = This is no longer in the directory. Untick the box at the bottom and keep it, and it comes back.
directory-entry-hanging = What depends on it
directory-entry-hanging-hint = As long as there is any, it cannot leave the directory. First change what stands here.
directory-entry-hangs = Something still depends on it; it stands at the bottom. First change that.
directory-entry-hangs-back = This cannot be put back: something would be left without it. What depends on it stands at the bottom.
directory-entry-only-line = For one of these dangers there is no other line. First give that danger to another line.
directory-entry-two-levels = Topics have two levels. Choose a topic that is no part itself, and not for a topic with parts.
directory-entry-country = Write a country with two capitals, such as BE.
directory-entry-degrees = Write degrees as a number, such as 51.028.
directory-entry-line-number = This number cannot be called. Write only the number. Is there none? Then write where to go, without digits.
directory-organization-hint = Who are they, and what do they do? Two short sentences.
directory-organization-kind = Kind of organisation
directory-organization-kind-hint = For example: charity, city, government.
directory-organization-contact-hint = Of the organisation, never of a person.
directory-place-address = Address
directory-place-street = Street and number
directory-place-postal = Postal code
directory-place-city = City
directory-place-country = Country (BE)
directory-place-degrees = Spot on the map, in degrees
directory-place-latitude = Latitude
directory-place-longitude = Longitude
directory-place-here = This is in the house itself
directory-place-here-label = Where
directory-place-access = Access
directory-place-access-hint = What should somebody know with a wheelchair, a pram, or who hears or sees badly? And how does one get there?
directory-place-fact-row = Access, row { $number }
directory-place-fact = What to know
directory-place-fact-more = More about it
directory-topic-hint = What belongs to it? One short sentence.
directory-topic-parent = Part of
directory-topic-parent-hint = Leave empty when it stands by itself.
directory-line-number = Number
directory-line-number-hint = As people dial it. Is there none? Then write where to go, without digits.
directory-line-when = For which danger
directory-line-when-hint = In plain words, as people read it.
directory-line-available = When they answer
directory-line-available-hint = For example: day and night.
directory-line-number-checked = the number is right
directory-line-available-checked = the hours are right
directory-line-dangers = Danger signs
directory-line-dangers-hint = When a question carries such a sign, this line stands first in the answer.
directory-line-appears = Where people see this line
directory-line-strip = At the top of every page
directory-line-page = On the page with urgent help
directory-line-danger = With a question about { $danger }: line { $place }
directory-line-hanging-hint = Only this line is there for these dangers. First give them to another line.
directory-danger-life = danger of life
directory-danger-violence = violence or threats
directory-danger-sexual-violence = sexual violence
directory-danger-suicide = thoughts of suicide
directory-danger-no-roof = no roof tonight
directory-danger-eviction = being put out of one’s home
directory-danger-child = a child in danger
directory-danger-missing-child = a missing child
directory-danger-overdose = too much drink, drugs or pills
