# A new referral
referrals-new-title = Refer
referrals-new-what = To whom, and how? No name is needed.
referrals-new-not-copied = This question is anonymous: what was said is not taken over. Write only what the service must know.
referrals-service = Service
referrals-kind = How?
referrals-kind-hint = With “information only” nothing leaves the house.
referrals-theme = Theme
referrals-need = What is needed?
referrals-need-hint = No names. The service reads this text. It is erased three months after the end.
referrals-make = Refer
referrals-made = The referral is made.
referrals-undo = Undo
referrals-undo-late = This can no longer be undone.
referrals-without-place = no place, the service said on { $day }
referrals-service-choose = Choose a service from the list.
referrals-kind-choose = Choose how you refer.
referrals-information = Only information was given. Nothing left, and this does not count as a referral.

# How
referrals-kind-called-together = Called together
referrals-kind-walked-over = Walked over
referrals-kind-joint-talk = Talk of three
referrals-kind-cold = Passed on
referrals-kind-anonymous = Anonymous (parenting shop)
referrals-kind-information = Information only
referrals-kind-onward = Referred on by the service

# Where it stands
referrals-state-draft = Nothing left
referrals-state-requested = Waits for an answer
referrals-state-accepted = Taken up
referrals-state-rejected = Refused
referrals-state-in-progress = There was contact
referrals-state-on-hold = On hold
referrals-state-completed = Completed
referrals-state-failed = Did not work
referrals-state-cancelled = Stopped
referrals-state-entered-in-error = Made by mistake

# What came of it
referrals-outcome-helped = Helped
referrals-outcome-partly = Partly helped
referrals-outcome-other-route = Along another road
referrals-outcome-not-helped = Not helped
referrals-outcome-client-stopped = The person stopped
referrals-outcome-unreachable = Not reached
referrals-outcome-full = No place
referrals-outcome-not-eligible = Not for this service
referrals-outcome-unknown = Unknown

# What is answered
referrals-answer-taken-up = We take it up
referrals-answer-first-contact = There was a first contact
referrals-answer-full = No place
referrals-answer-not-for-us = Not for us
referrals-answer-unreachable = We could reach nobody
referrals-answer-handed-on = We referred on
referrals-answer-helped = Helped
referrals-answer-partly = Partly helped
referrals-answer-not-helped = Not helped
referrals-answer-stopped = The person does not want to go on
referrals-answer-first = How does it begin?
referrals-answer-last = Or is it over?
referrals-answer-more = Date, other service or a sentence
referrals-answer-on = Day of the first contact
referrals-answer-on-hint = Empty means today.
referrals-answer-better = Other service
referrals-answer-better-hint = Which service fits better, or where did you refer to?
referrals-answer-words = A sentence
referrals-answer-words-hint = No names.
referrals-answer-choose = Choose an answer.
referrals-better-choose = Choose a service from the list.
referrals-day-wrong = Give a day up to and including today.
referrals-answer-title = Your answer
referrals-answer-what = { $house } referred to you on { $day }. One tap is enough.
referrals-answer-thanks = Thank you. Noted: { $answer }.
referrals-answer-correct = Was that a mistake? For a day you can choose another answer. Does it go on? Then answer again later with this link.
referrals-answer-send = Answer
referrals-answer-nobody = No name stands here. You need no account.
referrals-answer-call = Rather call?
referrals-too-late = This ended more than a day ago. Call the house when it is otherwise.
referrals-overtaken = It is further on than that already. Call the house when it is otherwise.
referrals-card-closed = You cannot read here now who it is.
referrals-over-title = This link works no more
referrals-over-what = Do call { $house }.

# The list of the sender
referrals-list-title = Referrals
referrals-list-card = To whom you referred, and what came of it.
referrals-list-what = Whom are we waiting for? What takes too long or ended stands first.
referrals-list-none = Nothing waits. Every referral got an ending.
referrals-list-no-more = There is nothing more.
referrals-list-first = To the beginning
referrals-since = { $days ->
    [0] today
    [one] since yesterday
   *[other] for { $days } days
}
referrals-overdue = Overdue: { $state }

# One referral
referrals-one-title = Referral
referrals-fact-state = State
referrals-fact-outcome = What came of it
referrals-fact-theme = Theme
referrals-fact-need = What is needed
referrals-fact-made = Made
referrals-fact-due = Answer expected by
referrals-fact-ended = Ended
referrals-told = What we heard
referrals-told-none = Nothing yet.
referrals-heard-when = { $day } at { $time }, { $via }
referrals-corrected = corrected
referrals-via = How did you hear it?
referrals-via-link = by the link
referrals-via-phone = by telephone
referrals-via-paper = on paper
referrals-via-person = from the person
referrals-via-choose = Choose how you heard it.
referrals-hear = Write down what you heard
referrals-hear-what = An answer by telephone or on paper counts as much as by the link.
referrals-hear-keep = Write down
referrals-next = Who else can help?
referrals-next-try = Try this service
referrals-next-try-this = Try { $service }
referrals-decide = Something has changed
referrals-decision = What is it?
referrals-decision-person-waits = The person asks to wait
referrals-decision-paper-missing = A paper is still missing
referrals-decision-go-on = It can go on
referrals-decision-not-needed = Not needed any more, it was solved otherwise
referrals-decision-mistake = Made by mistake
referrals-decision-choose = Choose what has changed.
referrals-decision-late = That is no longer possible. Look first at how it stands now.
referrals-decision-keep = Save
referrals-fact-why = Reason
referrals-answer-on-hold = The house asked to wait a while. You need not do anything now; you can still answer.
referrals-seen = Seen, off the list
referrals-link-title = The service answers
referrals-link-sent = { $address } gets a message with a link. It says only that something waits.
referrals-link-works = A link was given. It still works.
referrals-link-none = The directory knows no mail address of this service. Call, or pass on a link yourself.
referrals-link-phone = Telephone:
referrals-link-once = Give this link to the service. You see it only once.
referrals-link-make = Make a new link
referrals-link-withdraw = Withdraw the link

# Sharing who somebody is
referrals-sharing-title = Who it is
referrals-sharing-none = The service does not know who it is. Share only what is needed, and only if the person wants it.
referrals-sharing-now = Shared with the service: { $items }.
referrals-sharing-over = Nothing is shared any more.
referrals-sharing-see = See what is shared
referrals-share-with = Share details with { $organization }
referrals-share-title = Share details
referrals-share-what = Ask the person first. Say that you share something, what, with whom and why. Share as little as possible.
referrals-share-recipient = What kind of service is it?
referrals-share-recipient-hint = You may only share with those who are bound by professional secrecy too, and who work on the same thing.
referrals-share-purpose = What for
referrals-share-purpose-hint = One sentence, without names. The service reads it, and uses the details for nothing else.
referrals-share-items = What does the service need?
referrals-share-items-hint = Only what you tick leaves. Never share a national register number.
referrals-share-informed = Did the person know beforehand?
referrals-share-informed-yes = Yes: that we share, what, with whom and why
referrals-share-agreed = How did the person say yes?
referrals-share-code = Code by telephone
referrals-share-asks-code = Ask the service for a code first
referrals-share-code-hint = A link can end up with somebody else. You say the code on the telephone.
referrals-share-look = See what the service reads
referrals-share-second = A colleague was first. This is shared now:
referrals-share-second-what = What you wrote is still below. If you share it after all, it takes the place of the other.
referrals-share-never = Nothing of a person can be shared with this referral.
referrals-share-typed = What you wrote stands below. Copy what you still need.
referrals-recipient-social-work = Social service (OCMW, CAW, health fund, hospital)
referrals-recipient-care = Care (doctor, nurse, midwife, mental health)
referrals-recipient-youth-help = Youth help or support of families
referrals-recipient-lawyer = Lawyer or legal advice
referrals-recipient-police = Police
referrals-recipient-landlord = Landlord, also a social one
referrals-recipient-school = School
referrals-recipient-other = Somebody else (employer, bank, neighbourhood)
referrals-recipient-choose = Choose what kind of service it is.
referrals-recipient-blocked = You cannot share anything with this service: it is not bound by the same professional secrecy. A yes of the person does not change that. The person can tell it themselves, or you go together.
referrals-item-name = Name
referrals-item-phone = Telephone
referrals-item-email = E-mail
referrals-item-reach = How and when to reach them
referrals-item-told = What was told already
referrals-item-name-field = What is the person called?
referrals-item-phone-field = Which number?
referrals-item-email-field = Which address?
referrals-item-reach-field = How does the service best reach the person?
referrals-item-told-field = What should the person not have to tell again?
referrals-item-empty = Fill this in, or untick it.
referrals-item-phone-wrong = Give a telephone number.
referrals-item-email-wrong = Give an e-mail address, such as name@example.be.
referrals-items-choose = Tick what the service needs.
referrals-purpose-needed = Say in one sentence what the service needs this for.
referrals-informed-first = Tell the person first.
referrals-agreed-choose = Choose how the person said yes. Without a yes you share nothing.
referrals-agreed-spoken = Said it here
referrals-agreed-phone = Said it on the telephone
referrals-agreed-paper = On paper
referrals-agreed-interpreter = With an interpreter
referrals-refuse-title = The person does not want this
referrals-refuse-what = Then nothing leaves. The link of the service no longer works, and this counts as information given.
referrals-refuse = The person does not want this
referrals-refuse-late = The service answered already, or something was shared already. If the person no longer wants to share, stop sharing.
referrals-look-title = This is what the service reads
referrals-look-what = Only what stands below goes to { $organization }. Is it right?
referrals-look-with-code = The service reads this only with a code.
referrals-look-without-code = The service reads this with the link, without a code.
referrals-look-share = Share this
referrals-look-back = Correct

# The card
referrals-card-title = Who it is
referrals-card-waits = { $house } shares with you who it is. The person knows and agrees. Each time you look is written down.
referrals-card-show = Show who it is
referrals-card-code = Code
referrals-card-code-hint = Six digits. { $house } says them on the telephone.
referrals-code-wrong = That is not the code. After five wrong codes this closes.
referrals-card-call = { $house } shares with you who it is. Call for a code.
referrals-card-taken-back = The person no longer shares this with you. Erase what you noted of it and do not need.
referrals-card-only-for = Use this only for what it was shared for. Do not pass it on.
referrals-answer-no-account = You need no account.
referrals-shared-title = What is shared
referrals-shared-what = This is what { $organization } reads, and nothing else.
referrals-shared-ended = The referral ended. The service no longer reads this.
referrals-shared-nothing = Nothing is shared now.
referrals-shared-change = Share something else
referrals-shared-stop = Stop sharing
referrals-shared-stop-what = The details are then erased at once. What the service has read already, we cannot erase.
referrals-code-none = There is no code yet. The service reads nothing yet.
referrals-code-works = There is a code. Lost? Make a new one.
referrals-code-shut = The service gave a wrong code five times. Call the service yourself, and make a new code.
referrals-code-once = Say this code on the telephone, never in a mail. You see it only once.
referrals-code-make = Make a new code
referrals-acts-title = Share acts
referrals-act-when = { $moment }, by { $who }
referrals-act-ended = Stopped: { $moment }
referrals-act-over = stopped
referrals-act-forgotten = erased
referrals-retention-cards = Who somebody was, after a referral
referrals-retention-cards-source = Our proposal. Without a rule: 30 days after the end. What the person takes back is gone at once.

# The slip for the person
referrals-slip-give = To take along
referrals-slip-make = Slip to print
referrals-slip-mobile = Mobile number
referrals-slip-mobile-hint = Only if the person wants this. We erase the number as soon as the text message has left.
referrals-slip-language = Language of the text message
referrals-slip-send = Send as a text message
referrals-slip-sent = The text message is on its way.
referrals-slip-phone-wrong = Write a mobile number, such as 0470 12 34 56.
referrals-slip-sms-code = Did it help? Tell us later at { $address } with the code { $code }.
referrals-slip-title = Your way to the service
referrals-slip-back = Back to the referral
referrals-slip-where = Where
referrals-slip-when = When
referrals-slip-phone = Telephone
referrals-slip-bring = To bring
referrals-slip-code = Your code
referrals-slip-how = Did it help? Say so later with this code, without a name:
referrals-slip-unknown = We do not know this code, or it is too old. Look at your slip again.
referrals-helped-title = Did it help?
referrals-helped-what = You got a slip with a code. We ask no name.
referrals-helped-code = Code on your slip
referrals-helped-code-hint = Eight signs, like K7Q2-9FXM.
referrals-helped-yes = Yes, it helped
referrals-helped-no = No, it did not help
referrals-helped-choose = Choose yes or no.
referrals-helped-send = Send
referrals-thanks-title = Thank you
referrals-thanks-what = This is how we know whether referring helps. Do you still need help? Do come by again.
referrals-fact-said = The person says

# Sent on to us
referrals-kind-received = Referred to us
referrals-received-title = Referred to us
referrals-received-what = The police, a school or another service asks us to help somebody. Write down who asks, not whom it is about.
referrals-received-service = Who of us takes it up?
referrals-received-need-hint = No names. Three months after the end this text is erased.
referrals-received-keep = Put on the list
referrals-sender = Who refers?
referrals-sender-choose = Choose who refers.
referrals-sender-police = Police
referrals-sender-school = School or pupil guidance
referrals-sender-kind-en-gezin = Kind & Gezin
referrals-sender-hospital = Hospital
referrals-sender-other = Another service
referrals-sender-name = Which school or service?
referrals-sender-name-hint = The name of the service, not of a person.
referrals-sender-hears = The family agrees that they also hear how it ended
referrals-sender-hears-hint = Otherwise they hear only whether there was contact.
referrals-feedback = What the sender hears
referrals-feedback-only = Only whether there was contact. The family did not agree to more.
referrals-feedback-more = Whether there was contact, and how it ended. The family agreed.
referrals-feedback-once = Give this link to who referred. You see it only once.
referrals-feedback-make = Make a link
referrals-feedback-agree = The family agrees to more
referrals-feedback-less = The family does not want this any more
referrals-feedback-title = Your referral
referrals-feedback-what = On { $day } you referred somebody to { $house }.
referrals-feedback-why = We tell no more unless the family agrees.
referrals-contact-not-yet = There was no contact yet.
referrals-contact-made = There was contact.
referrals-contact-never = There was no contact.

# Figures
referrals-figures-title = Figures of the referrals
referrals-figures-share = Outcome known
referrals-figures-share-means = Of all referrals that ended in the last twelve months: of how many somebody said what came of them. “Unknown” does not count as known. The goal is { $goal } %.
referrals-figures-median = Days to the outcome
referrals-figures-median-means = The middle one of all waits, from the referral to the known outcome.
referrals-figures-ended = Ended
referrals-figures-ended-means = Referrals, not persons. Giving information only does not count.
referrals-figures-partners = By partner
referrals-figures-partner = Partner
referrals-figures-percent = { $share } %
referrals-figures-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
referrals-figures-none = none yet
referrals-figures-csv = Last year’s codes as CSV

# Mail
referrals-mail-waits = Something waits from { $house }
referrals-mail-waits-what = Hello. { $house } referred to you. On this page you answer with one tap:
referrals-mail-still-waits = Something still waits from { $house }
referrals-mail-still-waits-what = Hello. { $house } referred to you and has not heard from you yet. On this page you answer with one tap, also when you have no place:
referrals-mail-how = You need no account. The link works until the end, at most { $days } days.

# The register of processing
referrals-register = Referrals
referrals-register-why = Bringing people to the right service, and knowing how it ended.
referrals-register-kept = The texts: until 90 days after the end. The codes, without a name: without end. Who referred: as long as the codes.
referrals-register-sharing = Who somebody is, shared with a service
referrals-register-sharing-why = Who is handed over need not start over at the service. Only with a yes of the person, and only what is needed.
referrals-register-sharing-kept = The details: until the person takes them back, and at most 30 days after the end. What for: up to 90 days after the end. That something was shared, what kind of details, with whom and how the person said yes: without end.

# In the access log
referrals-act-make = refer
referrals-act-list = see the referrals of the team
referrals-act-see = see a referral
referrals-act-follow = follow a referral
referrals-act-person-see = seeing who the person of a referral is
referrals-act-person-share = sharing details of a person
referrals-act-figures = see the figures of the referrals
