# Days, hours and lists
kit-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
kit-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
kit-day = { $weekday } { $day } { $month }
kit-full-day = { $day } { $year }
kit-date = { $day } { $month } { $year }
kit-yesterday = yesterday
kit-today = today
kit-tomorrow = tomorrow
kit-hour = { $hour }:00
kit-time = { $hour }:{ $minute }
kit-clock = { $hour }:{ $minute }
kit-hours = { $from }–{ $to }
kit-list-more = { $most }, { $next }
kit-list-last = { $most } and { $last }

# Around every page
kit-skip = Skip to content
kit-navigation = Main menu
kit-language = Language
kit-language-name = English
kit-translation = Translation of the Dutch page.
kit-translation-original = Read the Dutch original
kit-sample-data = Sample data.
kit-sample-data-why = Hours, names and numbers are made up to show how it works.
kit-urgent = Urgent?
kit-urgent-label = Urgent help
kit-leave = Leave now
kit-leave-why = Closes this page at once and opens an ordinary website. You can also press Escape twice.
kit-crumbs = You are here
kit-home = Home
kit-footer = About this site
kit-pages = Pages
kit-previous = Previous
kit-next = Next
kit-page-of = Page { $page } of { $pages }
kit-form-wrong = { $count ->
    [one] One thing still needs your attention
   *[other] { $count } things still need your attention
}
kit-optional = optional
kit-choose = Choose …
kit-required = Please fill this in.
kit-unreadable = We cannot read this form. Please try again.
kit-too-long = This is too long.
kit-repeat-key = The Idempotency-Key must be 1 to 200 readable characters long.
kit-repeat-other = This Idempotency-Key belongs to another request.

# When something goes wrong
kit-error-code = Code
kit-error-code-why = Mention this code if you call us about it. It tells us where to look, not who you are.
kit-nowhere = There is no house here
kit-nowhere-what = No house of social services answers at this web address. Please check the address.
kit-error-home = Go to the home page
kit-error-400 = We do not understand this request
kit-error-400-what = Something is wrong with the address or with what was sent.
kit-error-403 = This is not allowed from here
kit-error-403-what = This request came from another website. Open our site yourself and try again there.
kit-error-404 = This page does not exist
kit-error-404-what = It may have moved, or there may be a mistake in the address. Feel free to ask your question below, or call or visit us.
kit-error-405 = That cannot be done on this page
kit-error-405-what = The page exists, but what you wanted to do is not possible here.
kit-error-409 = Somebody was just before you
kit-error-409-what = This information has changed in the meantime. Look at the page again and then try once more.
kit-error-410 = This page is gone
kit-error-410-what = What was here no longer exists.
kit-error-413 = This is too large
kit-error-413-what = You are sending more than we can take.
kit-error-415 = We do not know this format
kit-error-415-what = We cannot read what was sent.
kit-error-422 = Something still needs your attention
kit-error-422-what = Check what you filled in and try again.
kit-error-429 = One moment please
kit-error-429-what = Too many questions are coming from your network right now. Try again in a minute, or call us.
kit-error-500 = Something went wrong on our side
kit-error-500-what = It is not your fault. We are looking into it. Try again later, or call or visit us.
kit-error-503 = Not available for a moment
kit-error-503-what = Try again in a few seconds. What you sent, you can safely send again.

# Working signed in
kit-account = Your account
kit-again-title = Please sign in again first
kit-again-what = You were away for a while, or what you wanted to do asks for certainty. What you typed is not lost.
kit-again-sign-in = Sign in in a new window
kit-again-send = Then send what you typed
kit-draft-offer = You were already writing here.
kit-draft-restore = Put it back
kit-draft-discard = Throw it away
kit-draft-restored = What you wrote is back.
kit-draft-discarded = Thrown away.
kit-proxy-unnamed = A server (proxy) stands between visitors and this program that the settings do not name. Everybody seems one visitor, so the limits against misuse do not work. Put its address in server.trusted_proxies.
kit-proxy-silent = The server (proxy) in front of this program does not say for whom it asks. Everybody seems one visitor, so the limits against misuse do not work. Let it send X-Forwarded-For.
kit-denied-role = This page is not part of your task
kit-denied-role-what = Do you think you need it? Ask whoever looks after the accounts of the house.
kit-error-401 = Please sign in first
kit-error-401-what = This page is for those who work here.
