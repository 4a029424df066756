# A new referral
referrals-new-title = Refer
referrals-new-what = To whom, and how? No name is needed.
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
referrals-seen = Seen, off the list
referrals-link-title = The service answers
referrals-link-sent = { $address } gets a message with a link. It says only that something waits.
referrals-link-works = A link was given. It still works.
referrals-link-none = The directory knows no mail address of this service. Call, or pass on a link yourself.
referrals-link-phone = Telephone:
referrals-link-once = Give this link to the service. You see it only once.
referrals-link-make = Make a new link
referrals-link-withdraw = Withdraw the link

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
referrals-mail-how = You need no account. The link works until the end, at most { $days } days.

# The register of processing
referrals-register = Referrals
referrals-register-why = Bringing people to the right service, and knowing how it ended.
referrals-register-kept = The texts: until 90 days after the end. The codes, without a name: without end. Who referred: as long as the codes.

# In the access log
referrals-act-make = refer
referrals-act-list = see the referrals of the team
referrals-act-see = see a referral
referrals-act-follow = follow a referral
referrals-act-figures = see the figures of the referrals
