# The desk
questions-desk-title = Desk
questions-desk-card = Write a question down in seconds, without a name.
questions-said = What is the question?
questions-said-example = e.g. got a letter from the bailiff
questions-no-names = No names.
questions-words-kept = { $days ->
    [0] May stay empty. This text is erased tonight.
    [one] May stay empty. This text is erased after one day.
   *[other] May stay empty. This text is erased after { $days } days.
}
questions-search = Find who can help
questions-theme = Theme
questions-theme-none = No theme yet
questions-done = What did you do?
questions-continues = Same visit
questions-professional = Asked by a professional
questions-anonymous = Parenting shop, anonymous
questions-interpreter = Interpreter needed
questions-aid = Asks the OCMW for aid
questions-channel = How did the question come in?
questions-place = Where?
questions-language = Language
questions-behalf = For whom?
questions-found = How did they find us?
questions-save = Save
questions-keys = Enter takes the proposed theme and goes on. Then a letter chooses what you did. Another Enter saves. Escape takes you back to the question.
questions-found-hint = While you type, you see here who can help. A service opens in a new tab.
questions-rights = Maybe a right to
questions-right-source = { $source }, read on { $day } (new tab)
questions-rights-not-law = A hint, not a decision. Not looked over by a lawyer.
questions-saved = Saved.
questions-undo = Undo
questions-too-late = The minute is over: this question stays.
questions-waits = Not saved yet, there is no connection. Leave this page open: it is tried again.
questions-parked = What you were typing is set aside. It comes back once you save or clear this question.
questions-parked-field = A question that is set aside
questions-waiting = What is not saved yet
questions-signed-out = Not saved yet: you are signed out. Sign in in another tab and leave this page open.
questions-empty = Type what was asked, or choose a theme or what you did.
questions-code-unknown = Choose something from the list.
questions-id-wrong = This page is no longer right. Open the desk again.
questions-professional-or-anonymous = Choose one of the two: a professional asks it for their work, or somebody asks it anonymously at the parenting shop.

# What looks like something of a person
questions-mark-take = Take it away
questions-mark-national-number = This looks like a national number:
questions-mark-bank-account = This looks like a bank account:
questions-mark-phone = This looks like a telephone number:
questions-mark-email = This looks like an e-mail address:
questions-mark-birth = This looks like a date of birth:
questions-mark-address = This looks like an address:

# The day of a team
questions-period-title = Figures of the desk
questions-period-days = From { $first } up to and with { $last }
questions-period-from = From
questions-period-until = Up to and with
questions-period-count = Count
questions-period-none = Nothing was written down in these days.
questions-period-csv = The codes of these days as CSV
questions-period-day = This is no date.
questions-period-order = The last day lies before the first.
questions-period-long = Take three years at most.
questions-shift-title = Today at the desk
questions-shift-back = Write a question down
questions-shift-asked = What was asked
questions-shift-none = Nothing was written down today yet.
questions-shift-from = from { $time }
questions-shift-csv = Today’s codes as CSV
questions-shift-here = In the house now
questions-shift-all = The whole day
questions-shift-themes = Themes
questions-shift-done = What was done
questions-count = Questions
questions-count-means = Every question your team saved, without those of professionals.
questions-contacts = Visits and calls
questions-contacts-means = The questions that do not belong to the same visit as the one before.
questions-anonymous-visits = Anonymous visits
questions-anonymous-visits-means = Visits and calls to the parenting shop. Whoever asked stays unknown; who comes back counts again. They count among the visits and calls too.
questions-professionals = Questions of professionals
questions-professionals-means = Asked for their work, without a client. They count nowhere else.
questions-nobody-counted = Persons and families are not counted here: nobody is in a question, and who comes back cannot be recognised.

# Loose ends
questions-ends = Loose ends
questions-shift-changed = A colleague was just before you. Below is how it stands now.
questions-receipt-owed = Receipt still to be given
questions-receipt-asked = Aid asked for on { $day }.
questions-receipt-note = Note
questions-receipt-number = Number on the receipt
questions-receipt-day = Date on the receipt
questions-receipt-term = The answer is due within { $days } days after that date. Do not write a name.
questions-receipt-given = Handed over
questions-receipt-not-now = The person does not want it now
questions-receipt-has = Receipt { $number } handed over
questions-receipt-due = Answer due by { $day }.
questions-receipt-not-wanted = The person does not want to apply now
questions-receipt-number-wrong = Give the number on the receipt, without blanks.
questions-receipt-number-person = This looks like a number of a person. Give the number on the receipt.
questions-receipt-day-wrong = Give a date between the day of the question and today.

# Messages between shifts
questions-messages = Messages for the next shift
questions-messages-left = { $count ->
    [one] one message waits
   *[other] { $count } messages wait
}
questions-message-new = Leave a message
questions-message-words = What does the next one need to know?
questions-message-hint = Short, 280 characters at most. No names.
questions-message-until = Show until
questions-message-leave = Leave it
questions-message-by = { $name }, { $when }. Until { $until }.
questions-message-done = Done
questions-message-did = Done by { $name }, { $when }.
questions-message-reopened = Open again by { $name }, { $when }.
questions-message-empty = Write what the next one needs to know.
questions-message-until-wrong = Choose a day from today to a month ahead.
questions-moment = { $day } at { $time }
questions-colleague = A colleague

# The mirror of the team
questions-mirror = How fast does your team write down?
questions-mirror-professional = Writing down questions of professionals
questions-mirror-today = Today
questions-mirror-month = This month
questions-mirror-taken = up to { $seconds } seconds, { $fields ->
    [one] one field
   *[other] { $fields } fields
}
questions-mirror-means = Half of the questions took so long or less, from the first key to save. From { $least } questions on, after the minute in which they can be undone. Never per person.

# How long words are kept
questions-window-title = Desk: texts and lists
questions-window-card = How many days words stay, your places and your campaigns.
questions-window-what = { $days ->
    [0] The text of a question at the desk is erased every night.
    [one] The text of a question at the desk stays for one day.
   *[other] The text of a question at the desk stays for { $days } days.
}
questions-window-why = After that only the codes stay: the day and the quarter of an hour, the team, the theme and what was done. Never a name.
questions-window-days = Number of days
questions-window-hint = From 0 to 365. The shorter, the better.
questions-window-keep = Save
questions-window-officer = The data protection officer can change this number.
questions-window-wrong = Give a number from 0 to 365.
questions-window-changed = Somebody else has just changed this. Above you see how it is now.

# What a house adds to the code lists
questions-list-place = Places and desks
questions-list-place-hint = Where your house writes questions down, besides what is always there.
questions-list-found = Campaigns
questions-list-found-hint = So you see which flyer or poster brings people to you. They stand with “How did they find us?”.
questions-list-known = Always there: { $names }
questions-list-names = One name on a line
questions-list-history = What was there before
questions-list-was = { $day }, { $name }: { $names }
questions-list-now = Now it says: { $names }
questions-list-changed = Somebody else just changed this list. When you keep it again, yours holds.
questions-list-too-many = At most 30 names fit on the desk.
questions-list-name-wrong = Each name has letters, and 60 characters at most.
questions-list-twice = A name is there twice.
questions-list-person = This looks like something of a person. It does not belong here.

# The register of processing
questions-register-desk = Questions at the desk
questions-register-desk-why = Helping people on, and knowing which questions there are.
questions-register-desk-kept = Who wrote a question down: one minute. The text: as long as the house says, 90 days when it says nothing. The codes, without a name and with no more than the quarter of an hour: without end. The number of a receipt: until the answer was due.
questions-register-shift = Messages between shifts
questions-register-shift-why = Passing on to colleagues what is left to do.
questions-register-shift-kept = Until 31 days after the last day of the message.

# In the access log
questions-act-desk-work = write a question down at the desk
questions-act-shift-see = see the questions of today
questions-act-message-write = a message for the next shift
questions-act-lists-change = changing a code list of the desk
questions-act-window-see = see how long the words of a question stay
questions-act-window-change = change how long the words of a question stay
questions-shift-example = Put with a service
questions-shift-hand-over = Refer
questions-shift-more = These are the last { $shown }. All { $count } are in the file.
