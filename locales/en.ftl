# Texts of Smart Meeting in English. The server's messages begin with
# `error-`, `mail-` or `cli-`, those of the web app with `ui-`.

## Web app

# names of things
ui-room = Room
ui-rooms = Rooms
ui-place = Place
ui-meeting = Meeting
ui-subject = Subject
ui-attendees = Attendees
ui-capacity = Seats
ui-seats = seats
ui-seat-count = { $count ->
        [one] { $count } seat
       *[other] { $count } seats
    }
ui-room-count = { $count ->
        [one] { $count } room
       *[other] { $count } rooms
    }
ui-booking-count = { $count ->
        [0] No bookings
        [one] { $count } booking
       *[other] { $count } bookings
    }
ui-floor = Floor { $floor }
ui-you = You
ui-mine = mine
ui-busy = Busy
ui-free = Free
ui-series = Repeats
ui-masked = The details are private
ui-feature-video = Video
ui-feature-screen = Screen
ui-feature-projector = Projector
ui-feature-whiteboard = Whiteboard
ui-feature-phone = Phone
ui-feature-wheelchair = Accessible
ui-feature-window = Window
ui-feature-microphone = Microphone
ui-feature-catering = Catering
ui-mode-approval = Needs approval

# time
ui-minutes = { $count } min
ui-hours = { $count } h
ui-hours-minutes = { $hours } h { $minutes } min
ui-today = Today
ui-tomorrow = Tomorrow
ui-yesterday = Yesterday
ui-day-before = Day before
ui-day-after = Day after
ui-month-before = Month before
ui-month-after = Month after
ui-choose-date = Choose a date
ui-dates-nearby = Dates nearby
ui-day-of = Rooms on { $date }
ui-several-zones = Local times
ui-start = Start
ui-end = End

# what a room is doing
ui-free-now = Free now
ui-free-rest = Free for the rest of the day
ui-free-until = Free until { $time }
ui-held-until = In use until { $time }
ui-state-running = In progress
ui-state-requested = Waiting for approval
ui-state-ended = Ended
ui-my-day = My meetings

# the bar and the filters
ui-new-meeting = New meeting
ui-find-rooms = Find a room
ui-filters = Filters
ui-all-places = All places
ui-any-size = Any size
ui-at-least-seats = { $count } or more seats
ui-clear-filters = Clear filters
ui-view-list = Show as a list
ui-view-timeline = Show as a timeline
ui-view-plan = Floor plan
ui-offline-since = Offline since { $time } – showing the last known state
ui-new-version = There is a new version of Smart Meeting.
ui-reload = Reload

# the composer
ui-default-subject = Meeting of { $name }
ui-attendees-hint = Invite people by name or e-mail
ui-remove-named = Remove { $name }
ui-invite-address = Enter invites { $address }
ui-nobody-found = Nobody found. A whole e-mail address works too.
ui-find-time = Find a time for all
ui-common-times = First times when everybody is free
ui-no-common-time = No common time in the next two weeks.
ui-repeat = Repeats
ui-repeat-none = Does not repeat
ui-repeat-daily = Every day
ui-repeat-weekdays = Every weekday, Monday to Friday
ui-repeat-weekly = Every week on { $day }
ui-repeat-fortnightly = Every two weeks on { $day }
ui-repeat-monthly-date = Every month on day { $date }
ui-repeat-monthly-weekday = Every month on the { $week ->
        [1] first
        [2] second
        [3] third
        [4] fourth
       *[other] last
    } { $day }
ui-until-date = until { $date }
ui-dates = { $count ->
        [one] { $count } date
       *[other] { $count } dates
    }
ui-skipped = { $count ->
        [one] { $count } date is left out because the room is taken
       *[other] { $count } dates are left out because the room is taken
    }
ui-skip-clashes = Book the other dates
ui-alternatives = Other possibilities
ui-too-small = More people than seats in this room.
ui-needs-approval = Somebody has to approve bookings of this room.
ui-private = Private: others only see that the room is taken
ui-book = Book
ui-book-room = Book { $room }
ui-discard = Discard
ui-key-books = books
ui-clash-with = Taken: { $title }

# a meeting
ui-cancel-meeting = Cancel meeting
ui-cancel-which = Which dates should be cancelled?
ui-cancel-guests = { $count ->
        [one] One person is invited. Cancel all the same?
       *[other] { $count } people are invited. Cancel all the same?
    }
ui-scope-this = Only this one
ui-scope-following = This and following
ui-scope-all = All
ui-sure = This cannot be undone.
ui-keep = Keep it
ui-check-in = Check in
ui-ask-release-at = Check in by { $time }, or the room is given away
ui-ask-released-until = Room given away; take it back until { $time }
ui-ask-take-back = Take the room back
ui-ask-taken-back = “{ $title }” has its room again
ui-end-now = End now
ui-attendee-count = { $count ->
        [one] { $count } attendee
       *[other] { $count } attendees
    }
ui-list-comma = {", "}

# what was done, with a way back
ui-undo = Undo
ui-booked = “{ $title }” is booked
ui-booked-series = { $count ->
        [one] “{ $title }” is booked, { $count } date
       *[other] “{ $title }” is booked, { $count } dates
    }
ui-moved = “{ $title }” has moved
ui-cancelled = “{ $title }” is cancelled
ui-move-clash = Not moved: “{ $title }” is there already
ui-nothing-free = No room shown has half an hour left on this day.

# why something did not work
ui-unreachable = The server cannot be reached. Nothing was changed.
ui-unexpected = Something went wrong on the server. Please try again.
ui-refusal-room-busy = The room is taken at this time.
ui-refusal-policy-violation = A booking rule of this room forbids that.
ui-refusal-forbidden = You may not do that.
ui-refusal-not-signed-in = You are no longer signed in.
ui-refusal-not-found = This meeting is not there any more.
ui-refusal-stale = Somebody changed this meeting in the meantime.
ui-why = See the rules of the room
ui-out-of-service = Out of service

# why a rule says no, with what it allows and what was asked for
ui-why-set = { $room } (rule set at { $place }): { $what }
ui-why-own = { $room } (a rule of its own): { $what }
ui-why-plain = { $room }: { $what }
ui-why-dates = { $what } ({ $count } dates are concerned)
ui-why-length-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
ui-why-length-hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
ui-why-length-minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
ui-why-length-both = { $hours } { $minutes }
ui-why-meetings = { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
ui-why-people = { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
ui-why-rooms = { $count ->
        [one] { $count } room
       *[other] { $count } rooms
    }
ui-why-occurrences = { $count ->
        [one] { $count } date
       *[other] { $count } dates
    }
ui-why-too-short = at least { $limit }; you asked for { $actual }.
ui-why-too-long = at most { $limit }; you asked for { $actual }.
ui-why-off-grid = bookings begin and end on multiples of { $limit }; you asked for { $actual }.
ui-why-several-days = bookings stay within one day; yours goes on to { $actual }.
ui-why-too-little-notice = to be booked at least { $limit } ahead; it begins in { $actual }.
ui-why-too-little-notice-now = to be booked at least { $limit } ahead; it begins at once.
ui-why-too-late-to-change = can be moved until { $limit } before it begins; it begins in { $actual }.
ui-why-too-late-to-change-now = can be moved until { $limit } before it begins; it has begun.
ui-why-too-late-to-cancel = can be cancelled until { $limit } before it begins; it begins in { $actual }.
ui-why-too-late-to-cancel-now = can be cancelled until { $limit } before it begins; it has begun.
ui-why-too-far-to-change = can be moved from { $limit } before it begins; it begins in { $actual }.
ui-why-too-far-to-cancel = can be cancelled from { $limit } before it begins; it begins in { $actual }.
ui-why-beyond-horizon = at most { $limit } ahead; you asked for { $actual }.
ui-why-before-term = can be booked from { $limit } on; you asked for { $actual }.
ui-why-after-term = can be booked until { $limit }; you asked for { $actual }.
ui-why-in-the-past = This time is over.
ui-why-outside-opening-hours = open { $limit }; you asked for { $actual }.
ui-why-always-closed = closed at all times.
ui-why-closed = closed { $limit }.
ui-why-holiday = { $date } is a holiday ({ $name }).
ui-why-holiday-plain = { $date } is a holiday.
ui-why-over-capacity = seats { $limit }; you expect { $actual }.
ui-why-too-few-people = kept for { $limit } or more; you expect { $actual }.
ui-why-too-many-rooms = at most { $limit } in one booking; you asked for { $actual }.
ui-why-too-many-at-once = one person holds at most { $limit } at one time; this would make { $actual }.
ui-why-quota-day = { $of }: at most { $limit } a day; with this one { $actual }.
ui-why-quota-week = { $of }: at most { $limit } a week; with this one { $actual }.
ui-why-quota-month = { $of }: at most { $limit } a month; with this one { $actual }.
ui-why-quota-year = { $of }: at most { $limit } a year; with this one { $actual }.
ui-why-quota-future = { $of }: at most { $limit } ahead; with this one { $actual }.
ui-why-of-person = each person
ui-why-of-department = each department
ui-why-of-everyone = all people together
ui-why-type-not-allowed = meetings of the type “{ $actual }” are not held here on { $day }.
ui-why-type-wanted = only for meetings of these types: { $limit }.
ui-why-approved-unchangeable = a booking that was approved can no longer be moved.
ui-why-recurrence-not-allowed = cannot be booked in series.
ui-why-too-many-occurrences = a series has at most { $limit }; yours has { $actual }.
ui-why-series-too-long = a series lasts at most { $limit }; yours lasts { $actual }.
ui-why-series-beyond-horizon = a series has to end within the { $limit } that can be booked.
ui-why-out-of-service = out of service.
ui-why-instant = is not booked ahead: it is taken at its door.
ui-why-not-admitted = is booked by others only.

# for the ears
ui-say-free = { $room }, { $times }, free
ui-say-clash = { $room }, { $times }, taken by { $title }
ui-say-carry = Arrows move the meeting, Enter drops it, Escape puts it back.
ui-say-resize = Left and right change the end, Enter keeps it, Escape puts it back.
ui-say-put-back = Put back
ui-say-not-yours = Only meetings of your own that are not over can be moved.

# pages and states
ui-loading = Loading
ui-retry = Try again
ui-cannot-load = The day cannot be loaded
ui-no-rooms = No rooms yet
ui-no-rooms-admin = Import your rooms from a CSV file with the columns code, campus, building, floor, name, capacity, kind and time_zone. They appear here at once.
ui-no-rooms-employee = As soon as an administrator has entered the rooms, you can book them here.
ui-enter-rooms = Enter the first rooms
ui-no-match = No room fits
ui-no-match-text = Try fewer seats, another place, or other words.
ui-no-match-free = Every fitting room is in use right now. Without ‘Free now’ you see when the next one is free.
ui-not-found = There is nothing here
ui-not-found-text = The address may be mistyped, or the page has moved.
ui-to-today = Go to today
ui-close = Close
ui-toasts = Messages

# the person's corner
ui-account = Account and settings
ui-language = Language
ui-theme = Appearance
ui-theme-system = System
ui-theme-light = Light
ui-theme-dark = Dark
ui-sign-out = Sign out

# sign-in and welcome
ui-sign-in = Sign in
ui-sign-in-lead = See which rooms are free and book one in seconds.
ui-sign-in-help = Forgotten your password? An administrator can set a new one.
ui-login = Login name
ui-password = Password
ui-wrong-password = Login name or password is wrong.
ui-welcome = Welcome
ui-welcome-lead = You are the first one here. Create the administrator’s account.
ui-welcome-invited = Choose your password
ui-welcome-invited-lead = An account was made for you. Choose a password to begin.
ui-your-name = Your name
ui-password-rule = At least { $count } characters
ui-start-using = Create account
ui-link-used = This link no longer works
ui-link-used-text = It works once only. Sign in, or start the server again to get a new one while there is no administrator yet.
ui-link-used-invited = It works once only, within a week. Sign in, or ask whoever invited you for a new one.

# keys
ui-help = Keyboard shortcuts
ui-help-page = Everywhere
ui-help-grid = In the timeline
ui-help-mouse = Drag across an empty stretch to book it. Drag a meeting of yours to move it, its edges to make it longer or shorter.
ui-key-new = New meeting
ui-key-today = Today
ui-key-days = Next and previous day
ui-key-filter = Find a room
ui-key-view = Timeline or list
ui-key-help = These keys
ui-key-walk = Walk: 15 minutes, one room
ui-key-jump = To the next or last booking
ui-key-select = Longer or shorter
ui-key-open = Book, or open the meeting
ui-key-move = Move a meeting of yours
ui-key-resize = Change its end
ui-key-remove = Cancel a meeting
ui-key-escape = Back without a change

# the frame around every page
ui-skip = Skip to the page
ui-navigation = Pages
ui-nav-today = Today
ui-nav-rooms = Rooms
ui-nav-calendar = Calendar
ui-nav-find = Find a time
ui-nav-manage = Manage
ui-nav-desk = Front desk
ui-nav-search = Search
ui-nav-more = More
ui-nav-inbox = Inbox
ui-read-all = Mark all as read
ui-unread = unread
ui-inbox-empty = Nothing here yet
ui-inbox-empty-text = Invitations, changes and reminders of your meetings arrive here.
ui-key-go-inbox = Go to the inbox
ui-back = Back
ui-save = Save
ui-saved = “{ $title }” is saved
ui-manage-change = Change
ui-edit = Edit
ui-manage-copy = Copy
ui-manage-copied = Copied
ui-yes = Yes
ui-no = No
ui-more = More options
ui-show-all = Show all
ui-show-more = Show more
ui-load-anew = Load it anew
ui-page-missing = This page cannot be loaded
ui-page-missing-text = The connection is lost, or the server has been updated. Loading it anew usually helps.
ui-cannot-load-page = This cannot be loaded right now
ui-palette-hint = Rooms, people, pages …
ui-palette-nothing = Nothing found. Try a room’s name, its floor, or a colleague.

# today
ui-hello = Hello { $name }
ui-earlier-today = { $count ->
        [one] { $count } meeting earlier today
       *[other] { $count } meetings earlier today
    }
ui-happening-now = Happening now
ui-coming-next = Coming next
ui-minutes-left = { $length } left
ui-starts-in = starts in { $length }
ui-no-meetings = No meetings in the next seven days
ui-no-meetings-text = Take a room that is free now, or look at the whole day to book one for later.
ui-see-rooms = See all rooms
ui-free-rooms-now = Free right now
ui-none-free-now = No fitting room is free right now.
ui-take = Book now
ui-taken-by-you = Yours
ui-took = { $room } is yours until { $time }
ui-length = Length
ui-extend-by = + { $count } min
ui-cancel-named = Cancel “{ $title }”
ui-checked-in = Checked in to “{ $title }”
ui-extended = “{ $title }” goes on longer
ui-ended-early = “{ $title }” has ended; the room is free again
ui-approved = “{ $title }” is approved
ui-declined = “{ $title }” is declined
ui-approve = Approve
ui-decline = Decline
ui-decline-why = Why? The organizer will read it.

# the page of a meeting
ui-meeting-missing = This meeting is not here
ui-meeting-missing-text = It may have been removed, or you may not see it. Ask whoever sent you the link.
ui-whole-meeting = Everything about it
ui-organizer = Organizer
ui-hosted-by = Organizer; { $name } hosts
ui-reason = Reason
ui-guest = from outside
ui-optional = optional
ui-private-short = Private
ui-date-given-up = not taking place
ui-state-draft = Draft
ui-state-confirmed = Booked
ui-state-declined = Declined
ui-state-cancelled = Cancelled
ui-state-released = Released
ui-edit-meeting = Change meeting
ui-change-which = Which dates should be changed?
ui-move-which = Which dates should be moved?

# the full form
ui-form-when = When
ui-form-description = Description
ui-form-expected-people = People expected
ui-form-type = Type of meeting
ui-form-no-type = no particular one
ui-form-on-behalf = On behalf of
ui-form-choose-room = Choose a room by name or floor
ui-form-another-room = Another room
ui-form-repeat-custom = Repeats in another way …
ui-form-repeat-stays = As it is: { $rule }
ui-form-every = Every
ui-form-unit = Unit
ui-unit-minutes = minutes
ui-form-unit-days = { $count ->
        [one] day
       *[other] days
    }
ui-form-unit-weeks = { $count ->
        [one] week
       *[other] weeks
    }
ui-form-unit-months = { $count ->
        [one] month
       *[other] months
    }
ui-form-unit-years = { $count ->
        [one] year
       *[other] years
    }
ui-form-weekdays = Weekdays
ui-form-which-day = On which day
ui-form-ends = Ends
ui-form-ends-on = until a date
ui-form-ends-after = after some dates
ui-form-ends-never = never
ui-form-date-count = Number of dates
ui-form-every-days = { $count ->
        [one] Every day
       *[other] Every { $count } days
    }
ui-form-every-weeks = { $count ->
        [one] Every week
       *[other] Every { $count } weeks
    }
ui-form-every-months = { $count ->
        [one] Every month
       *[other] Every { $count } months
    }
ui-form-every-years = { $count ->
        [one] Every year
       *[other] Every { $count } years
    }
ui-form-times = { $count ->
        [one] once
       *[other] { $count } times
    }
ui-form-on-day-of-month = on day { $date }
ui-form-on-weekday-of-month = on the { $week ->
        [1] first
        [2] second
        [3] third
        [4] fourth
       *[other] last
    } { $day }
ui-form-goes-on = now, more as the booking horizon moves
ui-form-series-dates = Dates of the series
ui-form-clash-count = { $count ->
        [one] { $count } date clashes
       *[other] { $count } dates clash
    }
ui-form-date-clashes = taken
ui-form-date-forbidden = not allowed
ui-form-date-out = left out
ui-form-date-leave-out = Leave this date out
ui-form-date-back = Take this date back in
ui-form-you-are-in = You are checked in: { $title }
ui-form-open-meeting = Open the meeting
ui-form-not-checked-in = Not checked in
ui-form-series-stopped = The rest was given back because nobody came.
ui-form-take-up = Take the series up again
ui-form-taken-up = Dates that are there again: { $count }
ui-form-attendance = Attendance: { $came } of { $count }
ui-form-attendance-save = Save as
ui-form-walk-in = Not invited
ui-form-note-here = Is here
ui-form-same-device = On the same device as somebody else
ui-form-by-other = Noted by another person of the meeting
ui-form-mark-expected = Expected
ui-form-mark-on-time = On time
ui-form-mark-late = Late
ui-form-mark-absent = Absent
ui-form-method-button = button
ui-form-method-link = link in a mail
ui-form-method-code = code of the room
ui-form-method-printed-code = printed code
ui-form-method-password = signed in at the panel
ui-form-method-card = card
ui-form-method-front-desk = front desk
ui-form-method-other = another person

# weeks and months
ui-my-calendar = My calendar
ui-view = View
ui-week = Week
ui-month = Month
ui-week-before = Week before
ui-week-after = Week after
ui-manage-week-of-room = Week of { $room }
ui-manage-month-of-room = Month of { $room }
ui-nothing-on = Nothing on this day
ui-more-count = { $count } more

# finding a time
ui-ask-find-lead = The first times at which everybody and a fitting room are free.
ui-ask-find-people-hint = Who has to be there, besides you?
ui-ask-time-of-day = Time of day
ui-ask-part-work = Working hours
ui-ask-part-morning = Morning
ui-ask-part-afternoon = Afternoon
ui-ask-part-day = Any time
ui-ask-weekend-too = Weekends, too
ui-ask-this-week = This week
ui-ask-next-week = Next week
ui-ask-slot-count = { $count ->
        [one] { $count } time fits
       *[other] { $count } times fit
    }
ui-ask-no-slot = No time fits in this week. Try the next one, a shorter meeting, or any time of day.
ui-ask-take-first = { $time }, { $room }

# the page of a room
ui-room-missing = This room is not here
ui-room-missing-text = It may have been removed, or you may not see it.
ui-manage-rules-here = Rules that count here
ui-manage-no-rules = No special rules: it can be booked at all hours.
ui-manage-not-yours = You may look at this place, but not change it.
ui-manage-set-at = set for { $place }
ui-manage-day-count = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# the person's own page
ui-profile = Profile
ui-profile-saved = Your profile is saved
ui-email = E-mail
ui-time-zone = Time zone
ui-self-kept-by-others = Your name and address are kept by an administrator. Ask them when something is wrong.
ui-self-delegates = Delegates
ui-self-delegates-lead = They act in your name; the log names both of you.
ui-self-new-delegate = Let somebody act for you
ui-self-delegate-hint = A colleague’s name
ui-self-add-delegate = Add delegate
ui-self-delegate-added = { $name } may act for you
ui-self-end-delegation = End
ui-self-you-for = You, for { $name }
ui-self-power-books = books for you
ui-self-power-manages = changes and cancels your meetings
ui-self-power-sees-private = sees your private meetings
ui-self-power-gets-copies = gets copies of your messages
ui-self-messages = What I am told
ui-self-remind = Remind me before the start
ui-self-remind-end = Remind me before the end
ui-self-never = never
ui-self-digest = Overview by mail
ui-self-digest-never = never
ui-self-digest-daily = every morning
ui-self-digest-weekly = on Mondays
ui-self-quiet = Quiet hours without mail
ui-self-ways = Which way for what
ui-self-way-usual = the usual way
ui-self-way-both = inbox and mail
ui-self-way-inbox = inbox only
ui-self-way-mail = mail only
ui-self-way-none = not at all
ui-self-kind-booked = My bookings
ui-self-kind-invited = Invitations
ui-self-kind-changed = Changes
ui-self-kind-cancelled = Cancellations
ui-self-kind-handed-over = Meetings that somebody else runs now
ui-self-kind-removed = Meetings I no longer take part in
ui-self-kind-approval-wanted = Bookings to approve
ui-self-kind-approved = My bookings approved
ui-self-kind-declined = My bookings declined
ui-self-kind-released = My rooms released
ui-self-kind-check-in-asked = Time to check in
ui-self-kind-release-warned = My room is about to be given away
ui-self-kind-no-show = Nobody came to my meeting
ui-self-kind-barred = I cannot book for a while
ui-self-kind-no-show-pardoned = A missed meeting is forgiven
ui-self-kind-no-show-upheld = An appeal is turned down
ui-self-kind-appealed = Appeals to decide
ui-self-kind-room-closes = A room of mine closes
ui-self-kind-series-warned = Nobody comes to my series
ui-self-kind-series-stopped = My series ends because nobody comes
ui-self-kind-action-given = Tasks given to me
ui-self-kind-action-due = My tasks that are due
ui-self-kind-minutes-sent = Minutes to confirm
ui-self-kind-minutes-objected = Objections to minutes
ui-self-kind-minutes-confirmed = Minutes that are confirmed
ui-self-no-shows = Missed meetings
ui-self-barred-until = You cannot book until { $date }: nobody came to { $count } of your meetings.
ui-self-counting = Meetings of the last { $days } days to which nobody came: { $count }.
ui-self-bar-from = From { $count } on, you cannot book for { $days } days.
ui-self-nothing-counts = Nothing counts against you.
ui-self-appeal = Should not count
ui-self-appeal-why = Why should it not count?
ui-self-appeal-send = Send
ui-self-appealed = Sent. Those who look after the room will decide.
ui-self-no-show-counted = Counts
ui-self-no-show-appealed = You asked that it should not count; until it is decided, it does
ui-self-no-show-upheld = Counts; your appeal was turned down
ui-self-no-show-pardoned = Does not count any more
ui-self-no-show-undone = Does not count: you came late
ui-self-kind-panel-offline = A panel I look after is silent
ui-self-kind-panel-fault = A fault is reported at a panel I look after
ui-self-kind-replied = Who comes to my meetings
ui-self-kind-reminder-before = Reminders before the start
ui-self-kind-reminder-start = Reminders at the start
ui-self-kind-reminder-end = Reminders before the end
ui-self-kind-digest = Overviews

# keys of the whole app
ui-help-day = On the page of rooms
ui-key-search = Search everything
ui-key-go-today = Go to today
ui-key-go-rooms = Go to the rooms
ui-key-go-calendar = Go to your calendar
ui-key-go-find = Find a time

# the administrator's pages: fetched only there
ui-manage-places = Places
ui-manage-rules = Rules
ui-manage-people = People
ui-manage-keys = API keys
ui-manage-forbidden = This page is for administrators
ui-manage-forbidden-text = Ask an administrator when you need something changed here.
ui-manage-name = Name
ui-manage-code = Code
ui-manage-code-hint = Stable key of imports and devices.
ui-manage-kind = Kind
ui-manage-kind-campus = campus
ui-manage-kind-building = building
ui-manage-kind-floor = floor
ui-manage-kind-zone = zone
ui-manage-kind-room = room
ui-manage-belongs-to = Belongs to
ui-manage-top = nothing: it stands at the top
ui-manage-mode = Booking
ui-manage-mode-open = Anybody books
ui-manage-mode-instant = Taken on the spot
ui-manage-features = Equipment, separated by commas
ui-manage-inherit = as the place above
ui-manage-find-place = Find a place
ui-manage-new-campus = New campus
ui-manage-new-below = New place in { $place }
ui-manage-add-below = Add below
ui-manage-fold = What lies in { $place }
ui-manage-no-places = No places yet. Begin with a campus; buildings, floors and rooms go into it. Many rooms are imported faster: smart-meeting import rooms rooms.csv
ui-manage-more-places = { $count } more: use the search or fold what you do not need.
ui-manage-choose-place = Choose a place to see and change it.
ui-manage-in-service = In service: it can be booked.
ui-manage-not-in-service = Out of service: nobody can book it. Meetings booked before stay.
ui-manage-close-place = Take out of service
ui-manage-open-place = Put back into service
ui-manage-find-person = Find by name, login or address
ui-manage-no-person = Nobody found.
ui-manage-people-hint = Many people are imported at once: smart-meeting import people people.csv
ui-manage-person-name = Name
ui-manage-add-person = Add person
ui-manage-edit-person = Edit { $name }
ui-manage-department = Department
ui-manage-zone-of-room = as the room
ui-manage-add-and-invite = Add and invite
ui-manage-invite-person = Invite { $name }
ui-manage-invitation-mailed = A mail with the link was sent to { $address }. You may also hand it over yourself.
ui-manage-invitation-by-hand = No mail was sent. Hand this link over yourself.
ui-manage-invitation-link = Link to choose a password
ui-manage-invitation-until = Works once, until { $date }.
ui-manage-link-copied = The link is copied
ui-manage-copy-link = Copy link
ui-manage-person-back = { $name } can sign in again
ui-manage-person-out = { $name } can no longer sign in
ui-manage-inactive-people = Those who have left
ui-manage-activate = Let in again
ui-manage-invite = Invite
ui-manage-deactivate = Deactivate
ui-manage-deactivate-means = They can no longer sign in and all their sessions end. What they booked stays.
ui-manage-ahead = Meetings ahead
ui-manage-ahead-of = Meetings that { $name } still has to run
ui-manage-ahead-dates = { $count } dates
ui-manage-ahead-hosts = Only leads it; { $name } booked it
ui-manage-nothing-ahead = Nothing is left to be passed on.
ui-manage-hand-all-to = Hand all to
ui-manage-hand-all = Hand all over
ui-manage-cancel-all = Cancel all
ui-manage-cancel-all-means = { $count } dates are cancelled, and everybody invited is told.
ui-manage-cancel-all-hosted = What others booked ({ $count }) takes place, led by who booked it.
ui-manage-all-handed-over = What { $name } had to run has been handed over
ui-manage-all-cancelled = What { $name } had to run has been cancelled
ui-manage-new-password = New password
ui-manage-new-password-for = New password for { $name }
ui-manage-password-ends = All their sessions end.
ui-manage-password-set = { $name } has a new password
ui-manage-key-for = What is it for?
ui-manage-key-example = Presence sensors, floor 3
ui-manage-may-do = May do
ui-manage-role-sensor = Report presence
ui-manage-role-door = Show the code of a door, and report who is there
ui-manage-role-employee = What employees may
ui-manage-role-administrator = Everything
ui-manage-make-key = Make a key
ui-manage-key-once = Copy it now: it is shown only this once.
ui-manage-no-keys = No keys yet. A key lets a machine – a sensor gateway, a script – use the interface without a person signing in.
ui-manage-revoke = Revoke
ui-manage-revoked = revoked
ui-manage-key-revoked = “{ $name }” no longer works
ui-manage-default = default
ui-manage-set-here = set here
ui-manage-set-locked = set here and locked below
ui-manage-inherited = inherited from { $place }
ui-manage-locked-at = locked by { $place }
ui-manage-lock = Places below cannot set it otherwise
ui-manage-inherit-again = Inherit again
ui-manage-unsaved = Not saved yet
ui-manage-leave-unsaved = What is not saved yet would be lost. Leave all the same?
ui-manage-limited = There is a limit
ui-manage-always-closed = Closed on all days
ui-manage-closed = closed
ui-manage-no-limit = No limit
ui-manage-none = none
ui-manage-json = As the interface speaks it (JSON).
ui-manage-no-json = This is no valid JSON; the last valid value is kept.
ui-manage-choice-start = the start
ui-manage-choice-end = the end
ui-manage-choice-goes-on = it goes on as the horizon moves
ui-manage-choice-refused = it is refused
ui-manage-set-by = { $name }, { $date }
ui-manage-remove = Remove
ui-manage-first-day = First day
ui-manage-last-day = Last day
ui-manage-add-closure = Add a period
ui-manage-add-quota = Add a quota
ui-manage-whose = Whose bookings
ui-manage-period = Period
ui-manage-meetings = meetings
ui-manage-hours = hours
ui-manage-of-person = each person
ui-manage-of-department = each department
ui-manage-of-everyone = all together
ui-manage-period-day = a day
ui-manage-period-week = a week
ui-manage-period-month = a month
ui-manage-period-year = a year
ui-manage-period-future = from now on
ui-manage-most-meetings = { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
ui-manage-quota = { $of }, { $period }: { $most }
ui-manage-no-calendars = There is no working calendar yet. Make one under Working calendars.
ui-manage-choice-cut = it ends there
ui-manage-choice-closed = closed
ui-manage-choice-as-sunday = hours of Sunday
ui-manage-choice-ignored = days as any other
ui-manage-rule-opening-hours = Opening hours
ui-manage-rule-closures = Closed periods
ui-manage-rule-calendar = Working calendar
ui-manage-rule-holidays = What holidays mean
ui-manage-rule-shortest-minutes = Shortest booking
ui-manage-rule-longest-minutes = Longest booking
ui-manage-rule-grid-minutes = Start and end on multiples of
ui-manage-rule-several-days-allowed = May reach into another day
ui-manage-rule-set-up-minutes = Kept before each meeting
ui-manage-rule-tear-down-minutes = Kept after each meeting
ui-manage-rule-notice-minutes = Book at least so long ahead
ui-manage-rule-change-notice-minutes = Change at least so long ahead
ui-manage-rule-cancel-notice-minutes = Cancel at least so long ahead
ui-manage-rule-horizon-days = Bookable ahead
ui-manage-rule-horizon-opens-at = A new day opens at
ui-manage-rule-horizon-measured-to = The horizon looks at
ui-manage-rule-change-horizon-days = May be moved up to so far ahead
ui-manage-rule-cancel-horizon-days = May be cancelled up to so far ahead
ui-manage-rule-first-date = First bookable day
ui-manage-rule-last-date = Last bookable day
ui-manage-rule-capacity-enforced = People must fit the room
ui-manage-rule-fewest-people = Fewest people
ui-manage-rule-fewest-people-percent = Fewest people, of the seats
ui-manage-rule-most-rooms = Rooms of one meeting
ui-manage-rule-most-simultaneous = Rooms of one organizer at a time
ui-manage-rule-quotas = Quotas
ui-manage-rule-allowed-types = Allowed types of meetings
ui-manage-rule-forbidden-types = Forbidden types of meetings
ui-manage-rule-approved-changeable = Approved bookings may be moved
ui-manage-rule-recurrence-allowed = Series may be booked
ui-manage-rule-most-occurrences = Dates of one series
ui-manage-rule-longest-series-days = Longest series
ui-manage-rule-series-beyond-horizon = A series beyond the horizon
ui-manage-rule-most-conflicts = Clashing dates left out without asking
ui-manage-rule-most-conflicts-percent = The same, of all dates
ui-manage-rule-who-sees = For whom the room is there
ui-manage-rule-who-books = Who books it
ui-manage-rule-who-requests = Who may ask for it
ui-manage-rule-who-requests-out-of-policy = Who may ask against a rule
ui-manage-everyone = Everyone
ui-manage-nobody = Nobody
ui-manage-entries = { $count ->
    [one] One entry
   *[other] { $count } entries
}
ui-manage-groups = Groups
ui-manage-rights = Rights
ui-manage-add = Add
ui-manage-new-group = New group
ui-manage-no-groups = No groups yet. A group is a named set of people that roles and rules can be given to.
ui-manage-members = Members
ui-manage-member-count = { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
ui-manage-delete-group = Delete group
ui-manage-to-whom = To whom
ui-manage-find-subject = Person, group, department or everyone
ui-manage-subject-group = group
ui-manage-subject-org-unit = department
ui-manage-role = Role
ui-manage-where = Where
ui-manage-everywhere = Everywhere
ui-manage-own = Own things
ui-manage-until = Until
ui-manage-note = Note
ui-manage-give = Give the role
ui-manage-role-given = The role is given
ui-manage-role-taken = { $name } no longer has the role
ui-manage-role-may = It may: { $permissions }
ui-manage-grants = Who has which role
ui-manage-no-grants = Nobody found with such a role.
ui-manage-given-by = given by { $name }
ui-manage-take-away = Take away
ui-manage-rights-of = What { $name } may do
ui-manage-because = { $role }: given to { $subject }, { $scope }
ui-manage-no-grant-says = no grant says so
ui-manage-named-role-administrator = Administrator
ui-manage-named-role-employee = Employee
ui-manage-named-role-room-manager = Room manager
ui-manage-named-role-approver = Approver
ui-manage-named-role-front-desk = Front desk
ui-manage-named-role-auditor = Auditor
ui-manage-named-role-facility-planner = Facility planner
ui-manage-named-role-sensor = Sensor
ui-manage-named-role-door = Door panel or reader
ui-manage-named-role-panel = Door panel that books
ui-manage-named-role-board = Floor board
ui-manage-may-room-see = See rooms
ui-manage-may-meeting-book = Book
ui-manage-may-meeting-book-past = Book in the past
ui-manage-may-meeting-see-private = See private meetings
ui-manage-may-meeting-manage = Change others’ meetings
ui-manage-may-meeting-approve = Approve bookings
ui-manage-may-place-manage = Manage places
ui-manage-may-person-see = See people
ui-manage-may-person-manage = Manage people
ui-manage-may-api-key-manage = Manage API keys
ui-manage-may-presence-ingest = Report presence
ui-manage-may-access-see = See who may do what
ui-manage-may-access-grant = Give roles
ui-manage-may-role-manage = Make roles
ui-manage-no-shows = Missed meetings
ui-manage-appeals = Appeals that wait
ui-manage-no-appeals = Nobody waits for a decision.
ui-manage-why = Reason; the person reads it
ui-manage-pardon = Pardon
ui-manage-uphold = Still counts
ui-manage-pardoned = It does not count any more
ui-manage-upheld = It still counts
ui-manage-look-up = How somebody stands
ui-manage-whose-hint = Look somebody up to see what counts and to pardon it.
ui-manage-barred-until = Cannot book until { $date }: nobody came to { $count } meetings.
ui-manage-counting = Meetings of the last { $days } days to which nobody came: { $count }.
ui-manage-nothing-counts = Nothing counts.
ui-manage-no-show-counted = Counts
ui-manage-no-show-appealed = Appealed
ui-manage-no-show-upheld = Counts; the appeal was turned down
ui-manage-no-show-pardoned = Pardoned
ui-manage-no-show-undone = Came late, does not count
ui-manage-rule-check-in-required = Rooms are given away when nobody checks in
ui-manage-rule-check-in-minutes-before = Check-in opens before the start
ui-manage-rule-check-in-minutes-after = Given away after the start
ui-manage-rule-release-warn-minutes = Warning before that
ui-manage-rule-release-undo-minutes = Can be taken back for
ui-manage-rule-check-in-profiles = Other rules for some meetings
ui-manage-rule-no-show-days = A missed meeting counts for
ui-manage-rule-series-no-shows = Series end after so many dates to which nobody comes
ui-manage-rule-no-shows-warn = Warn after so many missed meetings
ui-manage-rule-no-shows-bar = No booking after so many missed meetings
ui-manage-rule-bar-days = No booking for
ui-manage-rule-printed-code-allowed = Printed codes may be used to check in
ui-manage-section-hours = When it is open
ui-manage-section-length = How long
ui-manage-section-ahead = How far ahead
ui-manage-section-much = How much and what for
ui-manage-section-series = Series
ui-manage-section-who = For whom
ui-manage-section-approval = Approval
ui-manage-section-presence = Check-in and missed meetings
ui-manage-section-other = Other rules
ui-manage-told = { $name }: { $value }
ui-manage-some-flow = A flow is set
ui-manage-no-types = There are no types of meetings yet.
ui-manage-without-opening-hours = At all hours
ui-manage-without-calendar = No calendar
ui-manage-without-allowed-types = All types
ui-manage-without-approval-flow = Whoever may approve here
ui-manage-without-series-no-shows = Never
ui-manage-without-no-shows-warn = Never
ui-manage-without-no-shows-bar = Never
ui-manage-limited-opening-hours = Only at certain hours
ui-manage-limited-calendar = A working calendar counts here
ui-manage-limited-allowed-types = Only certain types
ui-manage-limited-approval-flow = A flow decides
ui-manage-limited-series-no-shows = After so many
ui-manage-limited-no-shows-warn = After so many
ui-manage-limited-no-shows-bar = After so many
ui-manage-limited-first-date = Bookable only from a certain day on
ui-manage-without-first-date = From any day on
ui-manage-limited-last-date = Bookable only until a certain day
ui-manage-without-last-date = Until any day
ui-manage-limited-most-conflicts = At most so many dates are left out
ui-manage-without-most-conflicts = No number set
ui-manage-limited-most-conflicts-percent = At most such a share of dates is left out
ui-manage-without-most-conflicts-percent = No share set
ui-manage-limited-most-simultaneous = At most so many at a time
ui-manage-limited-longest-series-days = At most so long
ui-manage-limited-change-horizon-days = Only when it is near enough
ui-manage-without-change-horizon-days = However far ahead
ui-manage-limited-cancel-horizon-days = Only when it is near enough
ui-manage-without-cancel-horizon-days = However far ahead
ui-manage-profile-for = For meetings of which all this holds
ui-manage-profile-then = What is otherwise for them
ui-manage-profile-line = { $when } → { $then }
ui-manage-every-meeting = every meeting
ui-manage-as-usual = as usual
ui-manage-first-fits = The first that fits a meeting counts.
ui-manage-move-up = Move up
ui-manage-add-profile = Add an exception
ui-manage-remove-profile = Remove the exception
ui-manage-when-at-least = Lasts at least
ui-manage-when-at-most = Lasts at most
ui-manage-when-types = Of one of these types
ui-manage-when-organizers = Organized by one of these
ui-manage-when-guests = Guests from outside are invited
ui-manage-when-series = Belongs to a series
ui-manage-when-words = One of these words in the subject
ui-manage-words-example = interview, board
ui-manage-then-required = check-in is needed
ui-manage-then-free = no check-in is needed
ui-manage-may-attendance-note = Note who is there
ui-manage-may-attendance-show-code = Show the code of a room
ui-manage-may-attendance-ingest = Report cards and log-ins at doors
ui-manage-may-standing-manage = Decide about missed meetings
ui-manage-may-group-manage = Manage groups
ui-manage-may-org-unit-manage = Manage departments
ui-nav-approvals = Approvals
ui-key-go-approvals = Go to the approvals
ui-waiting-requests = requests wait for you
ui-self-power-decides = approve requests for me
ui-self-password = Password
ui-self-password-lead = When you change it, you are signed out everywhere else.
ui-self-password-current = Current password
ui-self-password-new = New password ({ $count } characters or more)
ui-self-password-change = Change password
ui-self-password-changed = Your password is changed. You are signed out everywhere else.
ui-ask-did-approve = { $count ->
    [1] “{ $title }” is approved
   *[other] { $count } requests are approved
}
ui-ask-did-decline = { $count ->
    [1] “{ $title }” is declined
   *[other] { $count } requests are declined
}
ui-ask-did-not = { $count ->
    [1] One could not be decided: { $reason }
   *[other] { $count } could not be decided: { $reason }
}
ui-ask-why-room = { $room } is booked by request.
ui-ask-why-by-request = The organizer may ask for this room, not book it.
ui-ask-why-rules = It goes beyond the rules: { $rules }.
ui-ask-why-longer = { $room }: longer than { $count } minutes.
ui-ask-why-people = { $room }: more than { $count } people.
ui-ask-why-guests = { $room }: guests from outside are invited.
ui-ask-why-series = { $room }: it repeats.
ui-ask-why-during = { $room }: it lies within { $hours }.
ui-ask-why-outside = { $room }: it lies outside { $hours }.
ui-ask-state-waiting = Waiting
ui-ask-state-approved = Approved
ui-ask-state-declined = Declined
ui-ask-state-recalled = Taken back
ui-ask-state-lapsed = Nobody decided in time
ui-ask-state-replaced = Replaced by another request
ui-ask-state-outdone = The room went to another meeting
ui-ask-pick = Choose “{ $title }”
ui-ask-due = Decide by { $time }
ui-ask-asked-by = asked by { $name }
ui-ask-dates = { $count } dates
ui-ask-was = was { $time }
ui-ask-people = { $count ->
    [1] 1 person
   *[other] { $count } people
}
ui-ask-step = Step { $step } of { $steps }:
ui-ask-deciders = Asked: { $names }
ui-ask-stand-in = You decide for { $name }
ui-ask-said-yes = { $name } approved
ui-ask-said-no = { $name } declined
ui-ask-cast-by = said by { $name }
ui-ask-choose-dates = Dates to decide on
ui-ask-taken = taken meanwhile
ui-ask-rivals = { $count ->
    [1] Also wanted. Approving this one declines the other:
   *[other] Also wanted. Approving this one declines the other { $count }:
}
ui-ask-blocked = { $count ->
    [1] The room has been booked meanwhile: this cannot be approved as it is.
   *[other] { $count } dates have been booked meanwhile and cannot be approved.
}
ui-ask-approve-this = Approve this one
ui-ask-recall = Take back
ui-ask-recalled = Your request for “{ $title }” is taken back
ui-ask-tab-waiting = To decide
ui-ask-tab-decided = Decided by me
ui-ask-tab-asked = Asked by me
ui-ask-none-waiting = Nothing waits for you
ui-ask-none-waiting-text = Requests for rooms that you look after appear here, and you are told when one comes in.
ui-ask-none-decided = You have not decided on any request yet.
ui-ask-none-asked = You have not asked for any room. Rooms booked by request say so when you book.
ui-ask-picked = { $count ->
    [1] 1 chosen
   *[other] { $count } chosen
}
ui-ask-approve-picked = Approve chosen
ui-ask-decline-picked = Decline chosen
ui-ask-pick-none = Choose none
ui-ask-pick-all = Choose all
ui-ask-key-walk = up and down
ui-ask-key-pick = choose
ui-ask-key-open = open
ui-ask-flow = Approval
ui-ask-earlier = Earlier
ui-ask-asked-at = Asked { $time } by { $name }
ui-ask-asked-when = Asked { $time }
ui-ask-proposed = Asked for: { $time }
ui-ask-stays = Until then it stays as it was.
ui-ask-to-approvals = All requests
ui-ask-time = Time
ui-ask-free-until = The room is free until { $time }.
ui-ask-free-long = Nobody comes after you today.
ui-ask-next-waits = The next meeting begins right after. You cannot go on here.
ui-ask-elsewhere = Free instead:
ui-ask-end-frees = End now: { $rooms } is free { $length } earlier
ui-ask-swap = Exchange rooms…
ui-ask-swap-with = Exchange rooms with
ui-ask-swap-lead = Times stay as they are. The other organizer is asked.
ui-ask-swap-none = No other meeting is on at this time.
ui-ask-swap-asked = The organizer of “{ $title }” is asked
ui-ask-swapped = The rooms are exchanged
ui-ask-swap-from = { $name } would exchange rooms: { $theirs } for your { $yours }
ui-ask-swap-to = You asked to exchange { $yours } for { $theirs }
ui-ask-swap-accept = Exchange
ui-ask-swap-declined = Both keep their rooms
ui-ask-swap-withdraw = Take back
ui-ask-questions = Waiting for an answer
ui-ask-knock = Knock: we are next
ui-ask-knocked = Those inside are asked to come to an end
ui-ask-knock-lead = { $room } is still in use until { $time }.
ui-ask-hand-over = Hand over…
ui-ask-hand-over-to = Hand the meeting over to
ui-ask-hand-over-lead = They are asked, and become the organizer once they agree. Who looks after the room hands over at once.
ui-ask-hand-over-which = Which dates should be handed over?
ui-ask-hand-over-do = Hand over
ui-ask-handed-over = { $name } is the organizer now
ui-ask-hand-over-asked = { $name } is asked
ui-ask-hand-over-from = { $name } would hand you { $scope ->
    [this] a meeting
   *[other] a series
 }
ui-ask-hand-over-to-whom = You offered this meeting to { $name }
ui-ask-hand-over-accept = Take it over
ui-ask-hand-over-taken = You are the organizer now
ui-ask-hand-over-declined = It stays with who has it
ui-ask-hand-over-withdrawn = The offer is taken back
ui-ask-hand-over-counts = It counts in your bookings from then on.
ui-ask-say = Say what you need
ui-ask-say-example = Tomorrow 3pm for 10 with projector, one hour
ui-ask-say-understood = Understood
ui-ask-say-take-out = Take out { $text }
ui-ask-say-unknown = not understood: { $text }
ui-ask-say-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
ui-ask-say-week = week of { $day }
ui-ask-wait = Wait for a room
ui-ask-wait-lead = The first room that is free in this window is booked for you, at once or as soon as one becomes free, and you are told. Who waited first comes first.
ui-ask-wait-subject = What is it about?
ui-ask-wait-day = Day
ui-ask-wait-from = Not before
ui-ask-wait-until = Over by
ui-ask-wait-length = How long
ui-ask-wait-people = People
ui-ask-wait-room = Room
ui-ask-wait-any = Any room that fits
ui-ask-wait-do = Wait
ui-ask-wait-added = You are on the waiting list for { $day }
ui-ask-wait-served = A room was free: “{ $title }” is booked
ui-ask-wait-short = The window is shorter than the meeting.
ui-ask-waitings = Waiting for a room
ui-ask-wait-line = { $length } on { $day }, { $from }–{ $until }, { $room }
ui-ask-wait-edit = Change
ui-ask-wait-stop = Stop waiting
ui-ask-wait-stopped = You no longer wait for “{ $title }”
ui-ask-wait-got = Booked for you
ui-ask-coming = Who comes
ui-ask-coming-you = Will you come?
ui-ask-coming-yes = I come
ui-ask-coming-maybe = Maybe
ui-ask-coming-no = I do not come
ui-ask-coming-note = A word to the organizer
ui-ask-coming-always = To all dates ahead
ui-ask-coming-said = Your answer is noted
ui-ask-coming-tally = { $yes } yes · { $maybe } maybe · { $no } no · { $silent } without an answer
ui-ask-coming-guests = { $count ->
        [one] One guest from outside answers the organizer by mail.
       *[other] { $count } guests from outside answer the organizer by mail.
    }
ui-manage-may-audit-read = See what was done
ui-manage-may-panel-use = Extend and end at the door
ui-manage-may-panel-manage = Look after panels
ui-manage-panels = Panels and boards
ui-manage-panel-code = Code on the screen
ui-manage-panel-place = Place
ui-manage-panel-pair = Pair
ui-manage-panel-hint = Open { $address } on the tablet. It shows a code that you enter here.
ui-manage-panel-none = No panels or boards yet. A tablet or screen with a browser is enough.
ui-manage-panel-paired = { $name } is paired
ui-manage-panel-removed = { $name } is removed
ui-manage-panel-never = not heard of yet
ui-manage-panel-seen = last heard of { $time }
ui-manage-panel-state-new = new
ui-manage-panel-state-online = online
ui-manage-panel-state-offline = silent
ui-manage-panel-battery = Battery { $percent } %
ui-manage-panel-faults = { $count ->
    [one] { $count } fault reported
   *[other] { $count } faults reported
}
ui-manage-panel-name = Name
ui-manage-panel-theme = Colours
ui-manage-panel-theme-auto = As the device says
ui-manage-panel-theme-light = Light
ui-manage-panel-theme-dark = Dark
ui-manage-panel-language = Language
ui-manage-panel-language-own = That of the device
ui-manage-panel-welcome = Line while the room is free
ui-manage-panel-background = Colour while the room is free
ui-manage-panel-colour-usual = As usual
ui-manage-panel-shows-subjects = Show what meetings are about and whose they are
ui-manage-panel-touch = A touch is enough to check in
ui-manage-panel-identify = Which one is it?
ui-manage-panel-reload = Reload
ui-manage-panel-remove = Remove
ui-manage-panel-remove-ask = It will show a code again.
ui-manage-panel-told = { $name } is told
ui-manage-panel-facts = Version { $version } · { $size } · clock { $offset } s ahead · { $person } hears of it
ui-manage-panel-reported = Reported at the door
ui-manage-panel-log = What it noted
ui-manage-panel-kind = What is it?
ui-manage-panel-kind-panel = Panel beside a door
ui-manage-panel-kind-board = Board for a floor or building
ui-manage-panel-hint-board = Open { $address } on the screen. It shows a code that you enter here.
ui-manage-board-settings = What the board shows
ui-manage-board-layout = List
ui-manage-board-layout-rooms = All rooms, free or in use
ui-manage-board-layout-meetings = Today’s meetings by time
ui-manage-board-layout-plan = Floor plan
ui-manage-board-here = Where this board hangs
ui-manage-board-here-hint = Press on the plan where the board hangs; people then find themselves on it.
ui-manage-board-no-plan = The place of this board has no plan yet. Until it has one, the rooms are shown as a list.
ui-manage-board-here-off = Take the mark away
ui-manage-board-facing = Who reads it looks
ui-manage-board-facing-up = to the top of the plan
ui-manage-board-facing-right = to the right of the plan
ui-manage-board-facing-down = to the bottom of the plan
ui-manage-board-facing-left = to the left of the plan
ui-manage-board-facing-hint = Arrows to rooms that have none of their own follow from this and from where the board hangs.
ui-manage-board-way-plan = Plan: { $arrow }
ui-manage-board-second = Second language beside it
ui-manage-board-second-none = None
ui-manage-board-page-seconds = Seconds per page
ui-manage-board-lines = Lines per page
ui-manage-board-lines-auto = as many as can be read from afar
ui-manage-board-greets = Welcome meetings with guests on a page of their own
ui-manage-board-welcome = Line on the welcome page
ui-manage-board-pictures = Pictures
ui-manage-board-media = When they are shown
ui-manage-board-media-between = After each round of pages
ui-manage-board-media-idle = Instead of the pages, while nothing is on or begins within 30 minutes
ui-manage-board-add = Add a picture…
ui-manage-board-add-hint = PNG, JPEG or WebP, up to 10 MB
ui-manage-board-seconds = Seconds for { $name }
ui-manage-board-earlier = { $name }: show earlier
ui-manage-board-later = { $name }: show later
ui-manage-board-drop = { $name }: take out
ui-manage-board-no-pictures = No pictures yet.
ui-manage-board-ways = Which way to go
ui-manage-board-ways-hint = As seen by somebody in front of the board. What you say of a floor counts for all its rooms.
ui-manage-board-way = Direction to { $name }
ui-manage-board-way-none = none
ui-manage-board-way-same = as above
ui-manage-board-way-words = Words for { $name }
ui-manage-board-way-example = by the lift
ui-manage-board-preview = Preview
ui-manage-board-preview-wide = Landscape
ui-manage-board-preview-tall = Portrait
ui-manage-board-preview-hint = With your changes and the meetings of now. Nothing is saved yet.
ui-manage-decors = Looks and festivals
ui-manage-decor-lead = A look counts for all panels and boards of a place and below. Looks of a season come before others, nearer ones before those above.
ui-manage-decor-none = No looks yet. Everything wears the usual one.
ui-manage-decor-new = New look
ui-manage-decor-place = For
ui-manage-decor-always = always
ui-manage-decor-each-year = { $span }, each year
ui-manage-decor-greeting = Line while the room is free
ui-manage-decor-ornament = Drawing in the corner
ui-manage-decor-lanterns = Lanterns
ui-manage-decor-blossom = Blossom
ui-manage-decor-snow = Snow
ui-manage-decor-stars = Stars
ui-manage-decor-accent = Accent colour
ui-manage-decor-background = Picture behind
ui-manage-decor-logo = Logo
ui-manage-decor-english-logo = Logo on English screens
ui-manage-decor-season = Only in a season
ui-manage-decor-from = First day
ui-manage-decor-until = Last day
ui-manage-decor-yearly = Each year
ui-manage-decor-busy = Show it in use

# Pages of administrators
ui-admin-part-rooms = Rooms
ui-admin-part-people = People
ui-admin-part-messages = Messages
ui-admin-part-data = Data
ui-admin-calendars = Working calendars
ui-admin-types = Meeting types
ui-admin-flows = Approval flows
ui-admin-units = Departments
ui-admin-roles = Roles
ui-admin-templates = Message texts
ui-admin-deliveries = Sent mail
ui-admin-imports = Import
ui-admin-new-role = New role
ui-admin-of-product = built in
ui-admin-own-role = your own
ui-admin-role-fixed = This role comes with the product and stays as it is. Copy it to make one of your own.
ui-admin-role-code-hint = Letters and digits, a letter first. It never changes.
ui-admin-who-has-it = Who has it
ui-admin-nobody-has-it = Nobody has this role.
ui-admin-give-it = Give it to somebody
ui-admin-copy-role = Copy to a new role
ui-admin-delete-role = Delete role
ui-admin-matter-meetings = Rooms and meetings
ui-admin-matter-attendance = Attendance
ui-admin-matter-places = Places
ui-admin-matter-people = People
ui-admin-matter-rights = Rights
ui-admin-matter-system = System and machines
ui-admin-matter-other = Other
ui-manage-may-policy-bypass = Go beyond booking rules
ui-manage-may-notice-manage = Manage messages
ui-admin-means-room-see = Sees the room and when it is taken, in lists, plans and search.
ui-admin-means-meeting-book = Books rooms for themselves and invites others.
ui-admin-means-meeting-book-past = Enters and corrects meetings that are over.
ui-admin-means-meeting-see-private = Reads subject and people of others’ private meetings.
ui-admin-means-meeting-manage = Changes, cancels, extends and ends meetings of others, and books in their name.
ui-admin-means-meeting-approve = Decides on bookings that wait for somebody.
ui-admin-means-policy-bypass = Books against a rule when they say so; the log keeps it.
ui-admin-means-attendance-note = Enters people who cannot check in themselves.
ui-admin-means-attendance-show-code = Shows the changing code of a room, as a panel does.
ui-admin-means-attendance-ingest = A card reader or a gate reports who came.
ui-admin-means-standing-manage = Hears appeals and takes back bars on booking.
ui-admin-means-place-manage = Makes and changes places, rules, calendars, meeting types and flows.
ui-admin-means-person-see = Finds people and sees groups and departments.
ui-admin-means-person-manage = Imports people and gives new passwords.
ui-admin-means-group-manage = Makes groups and says who is in them.
ui-admin-means-org-unit-manage = Makes, moves and deletes departments.
ui-admin-means-access-see = Reads roles, who has them, and why somebody may do something.
ui-admin-means-access-grant = Gives and takes roles, within what they hold themselves.
ui-admin-means-role-manage = Makes roles of what they hold themselves.
ui-admin-means-notice-manage = Words messages, sees what was sent and sends it again.
ui-admin-means-api-key-manage = Makes and revokes keys for machines.
ui-admin-means-presence-ingest = A sensor reports whether somebody is in a room.
ui-admin-means-audit-read = Reads who did what, and how it was at any time.
ui-admin-means-panel-use = Stands beside a door: shows the room, books and checks in there.
ui-admin-means-panel-manage = Pairs panels, says how they look and looks after them.
ui-admin-new-unit = New department
ui-admin-new-unit-below = New department in { $name }
ui-admin-unit-hint = Whatever a department may do, those below it may, too.
ui-admin-delete-unit = Delete department
ui-admin-no-units = No departments yet. They come with an import of people, or are made here.
ui-admin-new-calendar = New calendar
ui-admin-calendar-example = China
ui-admin-calendar-code-hint = Rules name the calendar by it; it never changes.
ui-admin-no-calendars = No working calendar yet. It says which days are holidays and which are worked in exchange; rules of a place name it.
ui-admin-day-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
ui-admin-import-days = Import holidays
ui-admin-import-days-hint = An iCalendar file of holidays, or a table with the columns date, kind (holiday, workday), as_weekday and name. Its days take the place of all days of this calendar.
ui-admin-replace-days = Replace the days
ui-admin-holidays = { $count ->
    [one] { $count } holiday
   *[other] { $count } holidays
}
ui-admin-workdays = { $count ->
    [one] { $count } make-up day
   *[other] { $count } make-up days
}
ui-admin-holiday = holiday
ui-admin-workday = make-up working day
ui-admin-ordinary = as its weekday
ui-admin-day-is = This day is
ui-admin-hours-of = With the opening hours of
ui-admin-set = Set
ui-admin-year-empty = Nothing is set for this year yet. Press a day, or import the holidays.
ui-admin-used-at = Counts at
ui-admin-used-nowhere = Nowhere yet: name it in the rules of a place.
ui-admin-named-in-rules = Named in the rules of
ui-admin-and-more = and { $count } more
ui-admin-code-taken = There is one with this code already.
ui-admin-new-type = New type
ui-admin-type-example = Board meeting
ui-admin-type-code-hint = Meetings and rules name the type by it; it never changes.
ui-admin-type-users = Who may use it
ui-admin-type-users-hint = Whoever looks after a room may use every type there.
ui-admin-type-open = Everybody can go beyond the rules above by choosing this type.
ui-admin-exempt = Rules that do not count for it
ui-admin-exempt-hint = A meeting of this type is not held against these, at any place.
ui-admin-exempt-count = { $count ->
    [one] free of one rule
   *[other] free of { $count } rules
}
ui-admin-no-types = No meeting types yet. With them, board meetings, courses or interviews can have rules of their own.
ui-admin-new-flow = New flow
ui-admin-flow-example = Lecture halls
ui-admin-flow-used-nowhere = It counts nowhere yet: name it in the rule “Approval flow” of a place.
ui-admin-no-flows = No flows yet. Without one, whoever may approve bookings of a room decides alone. A flow has steps: who is asked, how many must agree, and until when.
ui-admin-step-count = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
ui-admin-step = Step { $number }
ui-admin-step-name = Name of the step
ui-admin-step-earlier = Step { $number } earlier
ui-admin-step-later = Step { $number } later
ui-admin-step-remove = Remove step { $number }
ui-admin-add-step = Add a step
ui-admin-delete-flow = Delete flow
ui-admin-deputies-hint = Whoever an approver lets decide for them (Profile, Delegates) counts as that approver. Requests that are open keep the steps they began with.
ui-admin-who-is-asked = Who is asked
ui-admin-add-approver = Add an approver to step { $number }
ui-admin-add-by-role = Approvers of step { $number } by role
ui-admin-by-role = Add by role …
ui-admin-approver-holders = Whoever may approve in the room
ui-admin-approver-administrators = Whoever may approve everywhere
ui-admin-approver-role = Everybody with the role { $role }
ui-admin-quorum = Who has to agree
ui-admin-quorum-any = one of them
ui-admin-quorum-all = all of them
ui-admin-quorum-count = at least so many
ui-admin-own-requests = When an approver asks
ui-admin-own-agreed = asking counts as a yes
ui-admin-own-another = somebody else has to decide
ui-admin-step-when = When this step is taken
ui-admin-step-always = Always.
ui-admin-has-deadline = It has a deadline
ui-admin-deadline-hours = Hours to decide
ui-admin-remind-hours = Reminder, hours before
ui-admin-deadline-working = Only hours count at which the rooms are open (make-up days too, holidays not)
ui-admin-deadline-then = If nobody decides
ui-admin-then-escalate = ask the next step
ui-admin-then-approve = it is approved
ui-admin-then-decline = it is declined
ui-admin-when-longer = Longer than
ui-admin-when-people = More people than
ui-admin-when-guests = Guests from outside
ui-admin-when-series = A series
ui-admin-when-during = Within these hours
ui-admin-when-outside = Outside these hours
ui-admin-weekdays = Weekdays
ui-admin-add-condition = Add a condition …
ui-admin-preview-flow = Who would have to approve this booking?
ui-admin-preview-ask = Ask
ui-admin-preview-passed = Passed over: it is not for such a booking.
ui-admin-preview-deserted = Nobody is left to decide: the administrators are asked.
ui-admin-preview-needs = { $needed } of { $count } have to agree: { $names }
ui-admin-preview-own = You are one of them: your asking counts as a yes.
ui-admin-preview-due = Asked now, it is to be decided by { $when }.
ui-admin-preview-usual = No step is for such a booking: whoever may approve in the room decides.
ui-admin-date = Date
ui-admin-minutes = Minutes
ui-admin-people-count = People
ui-admin-own-words = own words
ui-admin-template-text = Text
ui-admin-placeholders = Press to insert; the message fills them in. Time, room and what changed follow below the text in any case.
ui-admin-placeholder-meeting = Meeting
ui-admin-placeholder-organizer = Organizer
ui-admin-placeholder-host = Host
ui-admin-placeholder-time = Time
ui-admin-placeholder-place = Room
ui-admin-placeholder-time-before = Former time
ui-admin-placeholder-place-before = Former room
ui-admin-placeholder-reason = Reason
ui-admin-placeholder-minutes = Minutes
ui-admin-placeholder-count = Number
ui-admin-placeholder-link = Link
ui-admin-placeholder-reader = Reader
ui-admin-placeholder-answers = Answers
ui-admin-placeholder-until = Until
ui-admin-placeholder-task = Task
ui-admin-placeholder-due = Due day
ui-admin-placeholder-by = By whom
ui-admin-placeholder-offered = Room offered
ui-admin-unknown-placeholder = { $name } is none of the words that can be filled in.
ui-admin-words-reset = The words of the product are back
ui-admin-reset-words = Back to the default
ui-admin-send-test = Mail it to me
ui-admin-test-sent = Sent to { $address }
ui-admin-no-address = Your profile has no mail address.
ui-admin-preview-letter = How it looks, about a made-up meeting
ui-self-kind-change-declined = Changes declined
ui-self-kind-swap-proposed = Exchanges proposed
ui-self-kind-swap-accepted = My exchanges agreed to
ui-self-kind-swap-declined = My exchanges declined
ui-self-kind-hand-over-proposed = Meetings offered to me
ui-self-kind-hand-over-declined = My offers declined
ui-self-kind-knocked = Somebody knocks
ui-admin-find-address = Find by address
ui-admin-state = State
ui-admin-any-state = All
ui-admin-delivery-queued = waiting
ui-admin-delivery-sent = sent
ui-admin-delivery-failed = given up
ui-admin-delivery-bounced = bounced
ui-admin-delivery-off = mail is off
ui-admin-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
ui-admin-next-try = next try { $time }
ui-admin-send-again = Send again
ui-admin-queued-again = On its way to { $address } again
ui-admin-no-deliveries = No mail yet. What is sent, waits or bounces is listed here.
ui-admin-no-delivery-found = No mail is like that.
ui-admin-deliveries-hint = What was given up could not be handed over in time; what bounced was refused by the other side for good.
ui-admin-what-to-import = What to import
ui-admin-import-rooms = Rooms
ui-admin-import-people = People
ui-admin-import-meetings = Meetings
ui-admin-import-rooms-hint = A table of rooms, as a spreadsheet saves it (CSV). Missing campuses, buildings and floors are made. Rooms with a known code are updated.
ui-admin-import-people-hint = A table of people, as a spreadsheet saves it (CSV). People with a known login are updated; nobody gets more rights than you have.
ui-admin-import-meetings-hint = A calendar file (ICS) with meetings and series. Nobody is told of them.
ui-admin-example-file = Example file
ui-admin-import-organizer = In the name of (login)
ui-admin-import-skip = Leave clashing dates of a series out
ui-admin-choose-file = Drop a file here, or press to choose one
ui-admin-columns = Which column is what
ui-admin-columns-hint = Guessed by the names; put right what is wrong. Columns with * are needed.
ui-admin-no-column = – not in the file –
ui-admin-missing-columns = Say which column holds: { $columns }
ui-admin-try = Try it
ui-admin-import-now = Import { $count }
ui-admin-imported = { $count } taken
ui-admin-would-create = { $count } new
ui-admin-would-update = { $count } changed
ui-admin-unchanged = { $count } as they are
ui-admin-refused = { $count } refused
ui-admin-unknown-columns = Not looked at: { $columns }
ui-admin-show-all-rows = Show all rows
ui-admin-rows = Rows of the file
ui-admin-line = Line
ui-admin-key = Key
ui-admin-outcome = What becomes of it
ui-admin-outcome-created = new
ui-admin-outcome-updated = changed
ui-admin-outcome-unchanged = as it is
ui-admin-outcome-rejected = refused
ui-admin-column-code = Code
ui-admin-column-name = Name
ui-admin-column-campus = Campus
ui-admin-column-building = Building
ui-admin-column-floor = Floor
ui-admin-column-zone = Zone
ui-admin-column-capacity = Seats
ui-admin-column-kind = Kind
ui-admin-column-time-zone = Time zone
ui-admin-column-features = Equipment
ui-admin-column-booking-mode = Booking
ui-admin-column-login = Login
ui-admin-column-email = Mail address
ui-admin-column-department = Department
ui-admin-column-language = Language
ui-admin-column-phone = Phone
ui-admin-column-date = Date
ui-admin-column-as-weekday = As weekday
ui-admin-fault-cells = The row has { $actual } cells, the header { $expected }.
ui-admin-fault-empty = { $column } is empty.
ui-admin-fault-long = { $column } has more than { $limit } characters.
ui-admin-fault-range = { $column } is “{ $text }”; a number from { $min } to { $max } is wanted.
ui-admin-fault-date = “{ $text }” is no date such as 2026-10-01.
ui-admin-fault-word = { $column } is “{ $text }”; it may be { $allowed }.
ui-admin-fault-zone = “{ $text }” is no time zone such as Asia/Shanghai.
ui-admin-fault-email = “{ $text }” is no mail address.
ui-admin-fault-duplicate = “{ $text }” stands in line { $line } already.
ui-admin-fault-control-character = A cell holds a character that cannot be shown.
ui-admin-fault-beyond-own-rights = This person, or the department, has rights that you do not have.
ui-admin-fault-room-not-found = There is no such room.
ui-admin-fault-not-all-day = Only all-day events are holidays.
ui-admin-fault-unsupported-property = A repeating holiday cannot be taken: use a calendar with its dates.
ui-admin-simulation = What this would have meant
ui-admin-simulated-days = Days to look back
ui-admin-last-days = last { $count } days
ui-admin-tried = Bookings looked at
ui-admin-would-be-refused = Would have been refused
ui-admin-freed = Room time freed
ui-admin-simulation-cut = There were more bookings than are looked at; the latest are missing.
ui-admin-nothing-tried = Nothing was booked here in these days.
ui-admin-nothing-refused = All of them would still have been possible.
ui-admin-by-rule = By rule
ui-admin-bookings = { $count ->
    [one] { $count } booking
   *[other] { $count } bookings
}
ui-admin-these-bookings = These bookings
ui-admin-try-rules = See what it would have meant
ui-manage-no-flow = whoever may approve in the room
ui-manage-rule-approval-flow = Approval flow
ui-manage-rule-approval-when = Approval is needed for
ui-manage-rule-rival-requests = Requests for the same time

# closures of places
ui-manage-closures = Closures
ui-manage-closure-new = Close a place
ui-manage-closure-all = Past ones, too
ui-manage-closure-none = Nothing is planned to close.
ui-manage-closure-left = { $count } left
ui-manage-closure-planned = Planned
ui-manage-closure-closed = Closed now
ui-manage-closure-over = Over
ui-manage-closure-withdrawn = Withdrawn
ui-manage-closure-lead = From now on nothing new is booked there for that time. What is booked already is listed until each meeting has another room or time or is cancelled.
ui-manage-closure-place = Place or room
ui-manage-closure-first = First day
ui-manage-closure-last = Last day
ui-manage-closure-from = From
ui-manage-closure-until = Until
ui-manage-closure-first-time = Closes at
ui-manage-closure-last-time = Opens again at
ui-manage-closure-hours = From a time of day, to a time of day
ui-manage-closure-why = Why
ui-manage-closure-why-hint = Shown to whoever wants to book there, and to those who have to move.
ui-manage-closure-in-the-way = In the way
ui-manage-closure-nothing = Nothing is booked there for that time.
ui-manage-closure-would-hit = Meetings in the way: { $count }; for { $without } of them nothing alike is free.
ui-manage-closure-no-offer = Nothing alike is free
ui-manage-closure-more = And { $count } more.
ui-manage-closure-plan = Close it
ui-manage-closure-made = { $place } will be closed.
ui-manage-closure-planned-by = Planned by { $name }, { $time }
ui-manage-closure-progress = { $done } of { $all } settled
ui-manage-closure-clear = Nothing is in the way.
ui-manage-closure-of = { $count } of { $all } still in the way · { $asked } asked
ui-manage-closure-edit = Change it
ui-manage-closure-withdraw = Withdraw it
ui-manage-closure-given-up = { $place } stays open.
ui-manage-closure-doing = { $done } of { $all } …
ui-manage-closure-picked = { $count } chosen
ui-manage-closure-accept-picked = Take what is offered
ui-manage-closure-ask-picked = Ask organizers
ui-manage-closure-cancel-picked = Cancel them
ui-manage-closure-pick-none = None
ui-manage-closure-pick-all = Choose all
ui-manage-closure-accept-all = Take all offers ({ $count })
ui-manage-closure-ask-all = Ask all organizers ({ $count })
ui-manage-closure-cancel = Cancel the meeting
ui-manage-closure-word = A word to those who were to come
ui-manage-closure-moved = Moved: { $count }. Those who take part are told.
ui-manage-closure-asked-toast = Organizers of { $count } meetings are asked.
ui-manage-closure-cancelled = Cancelled: { $count }. Those who were to come are told.
ui-manage-closure-some-failed = Could not be settled: { $count }. The reason stands at each.
ui-ask-closings = My rooms that close
ui-ask-closing-none = None of your rooms closes.
ui-ask-closing-place = Closes: { $place }
ui-ask-closing-private = Private meeting
ui-ask-closing-seats = { $count } seats
ui-ask-closing-waits = Waits for somebody to agree to another room
ui-ask-closing-offer = Offered: { $room }
ui-ask-closing-no-offer = Nothing alike is free at that time
ui-ask-closing-asked = Organizer asked { $time } · reminders: { $count }
ui-ask-closing-take = Take it
ui-ask-closing-take-all = Take all offers
ui-ask-closing-other = Choose another
ui-ask-closing-ask = Ask organizer
ui-ask-closing-cancel = Cancel
ui-ask-closing-no-way = No other room and no other day would do. Ask the organizer, or cancel it.
ui-ask-closing-rooms = Another room at the same time
ui-ask-closing-times = The same room on another day
ui-ask-closing-lacks = lacks: { $features }
ui-ask-closing-by-request = needs approval
ui-ask-closing-moved = Moved: { $count }. Those who take part are told.

# the front desk
ui-ask-closing-banner = This room closes: { $reason }
ui-ask-closing-find = Find another room
ui-ask-desk-day = Day
ui-ask-desk-before = The day before
ui-ask-desk-after = The day after
ui-ask-desk-walk-in = Take a room now
ui-ask-desk-search = Name, firm or room
ui-ask-desk-house = Building
ui-ask-desk-all-houses = All buildings
ui-ask-desk-past = Past ones, too
ui-ask-desk-print = Print
ui-ask-desk-late = Nobody has checked in yet: { $count }
ui-ask-desk-none = No meetings in your rooms.
ui-ask-desk-not-found = Nothing is called so on this day.
ui-ask-desk-hidden = Over, and not shown: { $count }
ui-ask-desk-coming = To come
ui-ask-desk-nobody = Nobody there; released { $time }
ui-ask-desk-running = Running, { $count } min left
ui-ask-desk-released = Released
ui-ask-desk-requested = Waits for approval
ui-ask-desk-over = Over
ui-ask-desk-heads = { $count } people
ui-ask-desk-guests = { $arrived } of { $count } guests
ui-ask-desk-from = from { $firm }
ui-ask-desk-arrived = · here since { $time }
ui-ask-desk-unasked = not invited
ui-ask-desk-is-here = Is here
ui-ask-desk-noted = { $name } is here.
ui-ask-desk-move = Another room
ui-ask-desk-moved = Moved to { $room }.
ui-ask-desk-no-room = No room that fits is free.
ui-ask-desk-try-less = A shorter time or fewer people may help.
ui-ask-desk-for = For whom
ui-ask-desk-people = People
ui-ask-desk-long = How long
ui-ask-desk-minutes = { $count } min
ui-ask-desk-free = Free rooms
ui-ask-desk-open = Open the meeting
ui-ask-desk-taken = { $room } is taken.

## Errors of the interface: title and detail of each code (docs/manual/errors.md)

error-malformed = The request cannot be read
error-malformed-detail = { $reason ->
    [not_json] The body is no complete JSON; line { $line }, column { $column } is where it stops being it.
    [cut_off] The body ended before its end. Send it again.
    [not_utf8] The query is no text in UTF-8.
    [missing] { $field } is needed.
    [unknown] { $field } is not known here, nor is any other field.
    [unknown_beside] { $field } is not known here. Known are: { $accepted }.
    [twice] { $field } stands twice.
    [none_of] { $field } is one of: { $accepted }.
    [either] Either { $field } or { $other } is needed, and not both.
    [body] The body is not what this address takes; /api/docs shows it.
    [text] { $field } is a text.
    [number] { $field } is a number.
    [count] { $field } is a whole number, { $least } or more.
    [whole] { $field } is a whole number from { $least } to { $most }.
    [boolean] { $field } is true or false.
    [list] { $field } is a list.
    [object] { $field } is an object.
    [instant] { $field } is an instant of RFC 3339 with its offset, such as 2026-03-02T08:00:00Z, from the year 0000 to 9999-12-30.
    [date] { $field } is a date such as 2026-03-02.
    [time] { $field } is a time of day such as 08:30.
    [id] { $field } is an id as this interface gave it.
    [cursor] { $field } is a nextCursor of this list.
    [tag] { $field } is an ETag of this interface.
    [key] { $field } has 1 to 200 visible characters.
    [subject] { $field } is one of: everyone, person:ID, orgUnit:ID, group:ID.
   *[other] { $field } is not what this address takes; /api/docs shows it.
}
error-csrf-header-missing = The request lacks its guard
error-csrf-header-missing-detail = A change by cookie needs the header X-Requested-With: smart-meeting. Programs sign in with Authorization: Bearer.
error-not-signed-in = Not signed in
error-not-signed-in-detail = Sign in first; your session may have ended.
error-wrong-password = Login or password is wrong
error-wrong-password-detail = Check both and try again.
error-forbidden = Not allowed
error-forbidden-detail = You do not have the right to do this here. Ask an administrator for it.
error-not-found = Not found
error-not-found-detail = { $noun ->
    [actionItem] There is no such task, or you may not see it.
    [attachment] There is no such file, or you may not read it.
    [minutes] There are no minutes yet, or they are not for you.
    [apiKey] There is no such API key.
    [approval] There is no such request, or it is not for you to decide.
    [closure] There is no such closure, or you may not see it.
    [delegation] There is no such leave to act for somebody, or it is not yours.
    [flow] There is no such flow.
    [grant] There is no such grant, or you may not see it.
    [group] There is no such group.
    [calendar] There is no such working calendar.
    [meetingType] There is no such type of meetings.
    [meeting] There is no such meeting, or you may not see it.
    [orgUnit] There is no such department.
    [role] There is no such role.
    [notice] There is no such message in your inbox.
    [person] There is no such person.
    [panel] There is no such panel, or its place is not yours to look after.
    [decor] There is no such look, or it is not yours to look after.
    [picture] There is no such picture, or it is not yours to look after.
    [place] There is no such place, or you may not see it.
    [plan] This place has no plan, or you may not see it.
    [room] There is no such room, or you may not see it.
    [series] There is no such series, or you may not see it.
    [session] There is no such session.
    [swapOffer] There is no such proposal, or it is not yours to answer.
    [handOver] There is no such offer, or it is not yours to answer.
    [waiting] There is no such wish.
   *[other] There is nothing at this address.
}
error-method-not-allowed = Method not allowed
error-method-not-allowed-detail = This address does not take that method; /api/docs lists what it takes.
error-room-busy = The room is taken
error-room-busy-detail = { $count ->
    [one] Another booking is in the way. Take one of the alternatives or another time.
   *[other] { $count } bookings are in the way. Take one of the alternatives, or leave the clashing dates out.
}
error-wrong-state = Not possible in this state
error-wrong-state-detail = { $state ->
    [requested] The meeting still waits for approval.
    [confirmed] The meeting is confirmed already.
    [running] The meeting runs already; end it instead.
    [ended] The meeting has ended.
    [declined] The meeting was declined.
    [released] The room was released.
    [cancelled] The meeting was cancelled.
   *[other] The meeting's state does not allow it.
}
error-too-early = Too early
error-too-early-detail = Possible from { $from } on.
error-barred = You may not book for a while
error-barred-detail = Nobody came to { $count } meetings you had booked. You may book again from { $until } on. If one of them should not count, appeal against it.
error-no-show-settled = Already settled
error-no-show-settled-detail = { $state ->
    [appealed] An appeal against it waits to be decided.
    [pardoned] It was pardoned and does not count.
    [undone] It was taken back and does not count.
    [upheld] The appeal was decided: it counts.
   *[other] It counts no longer, or its appeal was decided.
}
error-no-meeting-here = No meeting to check in to
error-no-meeting-here-detail = No meeting in this room is open to check in. Book the room now if it is free.
error-series-not-stopped = The series was not stopped
error-series-not-stopped-detail = It goes on, or was taken up again before. Nothing is left to do.
error-code-expired = The code has expired
error-code-expired-detail = Scan the code that is shown in the room now.
error-unknown-code = Unknown code
error-unknown-code-detail = Scan the code that is shown in the room.
error-unknown-card = Unknown card
error-unknown-card-detail = This card belongs to nobody. Check in on your phone, and ask the front desk to register the card.
error-unknown-pairing = No panel shows this code
error-unknown-pairing-detail = Codes are worth something for ten minutes and once. Enter the one the screen shows now.
error-pairing-over = The code has run out
error-pairing-over-detail = Nobody entered it in time. Ask for a new one.
error-printed-code-not-allowed = Printed codes are not used here
error-printed-code-not-allowed-detail = Scan the code that is shown on the panel of the room.
error-too-late = Too late
error-too-late-detail = It was possible until { $since }. Look for a room that is free now.
error-meeting-over = The meeting is over
error-meeting-over-detail = It ended at { $since }; what is over stays as it was.
error-not-in-series = Not a series
error-not-in-series-detail = This meeting is a single date: change it with scope “this” and without a recurrence.
error-login-taken = The login is taken
error-login-taken-detail = Somebody signs in with this name already; choose another.
error-duplicate-code = The code is taken
error-duplicate-code-detail = Another place has this code; codes are unique.
meeting-now = Meeting
error-needs-approval = Has to be asked for
error-needs-approval-detail = The rooms are given on request: ask for the longer time by changing the end of the meeting.
error-no-room-free = No room is free
error-no-room-free-detail = Nothing that fits is free now. Ask for less, or join the waiting list.
error-consent-wanted = They have to agree first
error-consent-wanted-detail = The meeting would count in their quotas. Offer it to them by POST /meetings/{"{id}"}/hand-over; it is theirs once they accept.
error-already-answered = Answered before
error-already-answered-detail = { $state ->
    [accepted] The proposal was accepted; the rooms are exchanged.
    [declined] The proposal was declined.
   *[other] The proposal was withdrawn.
}
error-waits-no-longer = It no longer waits
error-waits-no-longer-detail = { $state ->
    [served] A room was booked for it; cancel that meeting instead.
   *[other] Its time has passed.
}
error-same-rooms = The same rooms
error-same-rooms-detail = Both meetings have the same rooms: there is nothing to exchange.
error-other-room = Not the same room
error-other-room-detail = Only those whose meeting is next in the same room can knock.
error-nobody-to-ask = Nobody to ask
error-nobody-to-ask-detail = Whoever booked this meeting has left, and nobody who is here hosts it, acts for them or looks after the room. Give it another room or organizer yourself.
error-not-in-the-way = Not in the way any more
error-not-in-the-way-detail = The closure does not concern this meeting, or not any more. Read the list anew.
error-closure-over = The closure does not count any more
error-closure-over-detail = It is over, or it was withdrawn. Plan a new one.
error-other-does-not-fit = The rooms cannot be exchanged
error-other-does-not-fit-detail = The other meeting may not be held in this room. It is private, so no more is told.
error-waits-for-too-many = You wait for too many rooms
error-waits-for-too-many-detail = At most { $most } wishes may wait at one time; withdraw one first.
error-link-spent = The link no longer works
error-link-spent-detail = It was used before or has run out. Ask for a new one where this one came from.
error-stale = Changed by somebody else
error-stale-detail = It was changed since you read it. Read it again and repeat your change.
error-body-too-large = The body is too large
error-body-too-large-detail = At most 1 MiB is accepted.
error-unsupported-media-type = Not JSON
error-unsupported-media-type-detail = Send the body as application/json.
error-policy-violation = A booking rule says no
error-policy-violation-detail = { $count ->
    [one] One rule forbids it; the violation names the rule, its limit and the place that set it.
   *[other] { $count } rules forbid it; each violation names the rule, its limit and the place that set it.
}
error-invalid-value = A value is not accepted
error-invalid-value-detail = { $reason ->
    [empty] { $field } must not be empty.
    [too_long] { $field } has at most { $most } characters.
    [too_short] { $field } has at least { $least } characters.
    [too_many] { $field } takes at most { $most } entries.
    [control_character] { $field } contains a character that cannot be shown.
    [hidden_character] { $field } contains an invisible character that turns or hides the text around it. Delete it, or type the text anew.
    [unknown_time_zone] { $field } is no IANA time zone such as Asia/Shanghai.
    [unknown_person] { $field } names somebody who is not in the directory.
    [person_left] { $field } names somebody who has left. Name somebody who is here.
    [unknown_language] { $field } is one of zh-CN, zh-TW, en.
    [unknown_code] { $field } names something that is not in the catalogue.
    [kept_for_others] { $field } names what is kept for others. Ask who looks after the room.
    [not_an_address] { $field } is no mail address.
    [end_not_after_start] { $field } must lie after the start.
    [in_the_future] { $field } must not lie in the future.
    [taken] { $field } names what belongs to somebody else.
    [not_taking_part] { $field } names somebody who does not take part.
    [out_of_range] { $field } lies between { $least } and { $most }.
    [repeated] { $field } names something twice.
    [theirs_already] { $field } names who has the meeting already.
    [no_such_room] { $field } asks for what no room that you may book has all of.
    [unknown] { $field } names nothing that there is.
    [not_a_picture] { $field } is no PNG, JPEG or WebP picture of at most 8,192 points a side.
    [not_a_drawing] { $field } is no PNG, JPEG or WebP picture of at most 8,192 points a side, nor an SVG that is nothing but a drawing: without programs, and without anything fetched from elsewhere.
    [no_area] { $field } needs at least three corners that lie apart.
    [not_a_code] { $field } is made of ASCII letters and digits, a letter first.
    [unknown_placeholder] { $field } has braces around a name that means nothing.
   *[other] { $field } is not accepted.
}
error-beyond-own-rights = You do not hold this yourself
error-beyond-own-rights-detail = You can give and take only what you hold there yourself, and for as long; you lack { $permission }.
error-last-administrator = The last administrator stays
error-last-administrator-detail = Nobody would be left who may do everything. Make somebody else an administrator first.
error-in-use = Still in use
error-in-use-detail = { $count ->
    [one] One thing still names it. Take that away first.
   *[other] { $count } things still name it. Take them away first.
}
error-name-taken = The name is taken
error-name-taken-detail = Something else of this kind has the name already; choose another.
error-built-in-role = The role stays as it is
error-built-in-role-detail = It comes with the product. Make a role of your own with the permissions you want.
error-wrong-org-unit = The department cannot be there
error-wrong-org-unit-detail = { $reason ->
    [cycle] A department cannot lie within itself.
    [unknown_parent] There is no such department above it.
   *[other] The department cannot be there.
}
error-invalid-recurrence = The recurrence rule is not valid
error-invalid-recurrence-detail = { $reason ->
    [rrule_too_long] The rule has { $length } bytes, at most { $most } are read.
    [rrule_malformed] RFC 5545 does not allow it: “{ $value }” is not NAME=VALUE.
    [rrule_unknown_part] RFC 5545 does not allow it: “{ $value }” is no part of a rule.
    [rrule_repeated_part] RFC 5545 does not allow it: { $part } stands twice.
    [rrule_frequency_missing] RFC 5545 does not allow it: FREQ is missing.
    [rrule_bad_value] RFC 5545 does not allow it: { $part } cannot be “{ $value }”.
    [rrule_out_of_range] RFC 5545 does not allow it: { $part } { $value } is not within { $least } to { $most }.
    [rrule_part_forbidden] RFC 5545 does not allow it: { $part } may not stand with FREQ={ $value }.
    [rrule_ordinal_forbidden] RFC 5545 does not allow it: BYDAY takes no number with FREQ={ $value }.
    [rrule_ordinal_with_week_number] RFC 5545 does not allow it: BYDAY takes no number with BYWEEKNO.
    [rrule_count_and_until] RFC 5545 does not allow it: COUNT and UNTIL exclude each other.
    [rrule_position_alone] RFC 5545 does not allow it: BYSETPOS needs another BY part.
   *[rrule_unknown_calendar] Only the Gregorian calendar is known, not “{ $value }”.
}
error-whole-minutes-wanted = A meeting begins and ends on a whole minute
error-whole-minutes-wanted-detail = { $field ->
    [recurrence] The rule gives dates between two minutes. Leave out BYSECOND and frequencies below a minute.
   *[other] { $field } lies between two minutes. Give a time without seconds.
}
error-no-occurrence = The recurrence has no date
error-no-occurrence-detail = The rule yields no date that could be booked. Check start, end and exceptions.
error-series-overlaps-itself = The series clashes with itself
error-series-overlaps-itself-detail = Two of its dates are at the same time. Make the meeting shorter or the interval longer.
error-recurrence-needed = A new recurrence is needed
error-recurrence-needed-detail = The rule names days or times of its own, so it cannot be moved with the date. Send the new rule as well.
error-idempotency-key-spent = The key was used before and its answer held a secret
error-idempotency-key-spent-detail = The first request with this Idempotency-Key was carried out; what it made is named in params. Its secret was shown once and is not kept: if it was lost, remove what was made and ask again with a new key.
error-idempotency-key-reused = The key was used before
error-idempotency-key-reused-detail = This Idempotency-Key belongs to another request. Use a new key for each request.
error-wrong-place = The place cannot be there
error-wrong-place-detail = { $reason ->
    [cycle] A place cannot lie within itself.
    [wrong_parent] Campus contains building, floor, zone and room, in this order; a room contains no places.
    [unknown_parent] The parent is no place you can see.
   *[other] The place cannot be there.
}
error-rules-contradict = Two rules contradict
error-rules-contradict-detail = With the two rules named, nothing could be booked there. Change one of them.
error-too-many-attempts = Too many attempts
error-too-many-attempts-detail = Try again in { $seconds } seconds.
error-internal = Something went wrong on our side
error-internal-detail = It was noted. Nothing was changed; try again.
error-others-first = Others go first
error-others-first-detail = Many people waited for this time and are served before you. Nothing was changed; try again shortly.
error-unavailable = Not available at the moment
error-unavailable-detail = The database does not answer. Try again shortly; in rare cases the request was carried out all the same.

## Messages to people. Templates may replace subject and text

mail-comma = {", "}
mail-footer = You get this because you take part in this meeting, run it or decide about it. What you hear, and how, is in your settings.
mail-decide = Approve or decline (for you alone, works once, no sign-in needed)
mail-open = Open the meeting
mail-when = When
mail-where = Where
mail-offered = Room offered
mail-organizer = Organizer
mail-organizer-before = Organizer before
mail-host = Host
mail-copy-subject = For { $name }: { $subject }
mail-repeats = Repeats
mail-dates = Dates
mail-when-before = Before
mail-where-before = Room before
mail-subject-before = Subject before
mail-reason = Reason
mail-check-in = I am here
mail-undo-until = Can be taken back until
mail-released-no-show = Nobody checked in
mail-released-vacated = The room was found empty
mail-released-room-closed = The room was closed
mail-private-meeting = Private meeting
mail-repeats-daily = by the day
mail-repeats-weekly = by the week
mail-repeats-monthly = by the month
mail-repeats-yearly = by the year
mail-repeats-often = several times a day
mail-day = { $weekday }, { $day } { $month } { $year },
mail-sample-reader = Grace Example
mail-sample-organizer = Ada Example
mail-sample-meeting = Quarterly review
mail-sample-room = Peony
mail-sample-reason = The projector is being repaired.
mail-test-subject = Mail from Smart Meeting works
mail-test-text = This message was sent to see that mail works. Nothing has to be done.
mail-invitation-subject = You are invited to Smart Meeting
mail-invitation-text = Hello { $name },

    an account was made for you in Smart Meeting. Your login name is { $login }. Choose your password here; the link works once, within { $days } days:

    { $link }
mail-booked-subject = Booked: { $meeting }
mail-booked-text = Your meeting “{ $meeting }” is booked.
mail-invited-subject = Invitation: { $meeting }
mail-invited-text = { $organizer } invites you to “{ $meeting }”.
mail-changed-subject = Changed: { $meeting }
mail-changed-text = “{ $meeting }” has changed. This is how it is now:
mail-cancelled-subject = Cancelled: { $meeting }
mail-cancelled-text = “{ $meeting }” does not take place.
mail-handed-over-subject = New organizer: { $meeting }
mail-handed-over-text = “{ $meeting }” is run by { $organizer } from now on.
mail-removed-subject = You no longer take part: { $meeting }
mail-removed-text = You no longer take part in “{ $meeting }”. It takes place without you and is run by { $organizer }.
mail-approval-wanted-subject = Please decide: { $meeting }
mail-approval-wanted-text = { $organizer } asks for { $place }. Somebody has to approve or decline it.
mail-approved-subject = Approved: { $meeting }
mail-approved-text = Your request was approved: “{ $meeting }” takes place.
mail-declined-subject = Declined: { $meeting }
mail-declined-text = Your request for “{ $meeting }” was declined. The room is not yours.
mail-change-declined-subject = Change declined: { $meeting }
mail-change-declined-text = Your change of “{ $meeting }” was declined. The meeting stays as it was: time and room are still yours.
mail-released-subject = Room released: { $meeting }
mail-released-text = The room of “{ $meeting }” was given back.
mail-check-in-asked-subject = Check in: { $meeting }
mail-check-in-asked-text = Are you there? Please check in to “{ $meeting }” by { $until }, or the room is given to others.
mail-release-warned-subject = Nobody has checked in: { $meeting }
mail-release-warned-text = Nobody has checked in to “{ $meeting }”. At { $until } the room is given to others. Check in to keep it.
mail-no-show-subject = Nobody came: { $meeting }
mail-no-show-text = Nobody came to “{ $meeting }”, and its room stood empty. Meetings like this that count against you: { $count }. Please cancel what you do not need. If this one should not count, say so in your profile.
mail-barred-subject = You cannot book until { $until }
mail-barred-text = Nobody came to “{ $meeting }”. That makes { $count } meetings, so you cannot book rooms there until { $until }. If this one should not count, say so in your profile.
mail-no-show-pardoned-subject = Does not count any more: { $meeting }
mail-no-show-pardoned-text = That nobody came to “{ $meeting }” does not count against you any more.
mail-no-show-upheld-subject = Still counts: { $meeting }
mail-no-show-upheld-text = Your appeal was turned down: that nobody came to “{ $meeting }” still counts.
mail-appealed-subject = Appeal to decide: { $meeting }
mail-appealed-text = { $organizer } asks that “{ $meeting }”, to which nobody came, should not count: { $reason }
mail-room-closes-subject = Your room closes: { $meeting }
mail-room-closes-text = The room of “{ $meeting }” closes until { $until }. Please find another one: Smart Meeting offers you a room, and you can choose yourself. Meetings of yours this is about: { $count }.
mail-series-warned-subject = Still needed? { $meeting }
mail-series-warned-text = Nobody came to “{ $meeting }”. Dates missed in a row: { $count }. If nobody comes to the next date either, the rest of the series is given back.
mail-series-stopped-subject = The series ends: { $meeting }
mail-series-stopped-text = Nobody came to “{ $meeting }” so many times in a row: { $count }. The rest of the series was given back. Until { $until } you can take it up again on the page of the meeting.
mail-swap-proposed-subject = Exchange rooms? { $meeting }
mail-swap-proposed-text = { $by } would like to exchange rooms: “{ $meeting }” would get { $offered }. Accept or decline in Smart Meeting; until then nothing changes.
mail-swap-accepted-subject = Rooms exchanged: { $meeting }
mail-swap-accepted-text = { $by } agreed to exchange rooms with “{ $meeting }”. This is how it is now:
mail-swap-declined-subject = Exchange declined: { $meeting }
mail-swap-declined-text = { $by } declined to exchange rooms with “{ $meeting }”. It keeps its room.
mail-hand-over-proposed-subject = Take over? { $meeting }
mail-hand-over-proposed-text = { $by } would like to hand “{ $meeting }” over to you. Accept or decline in Smart Meeting; until then nothing changes.
mail-hand-over-declined-subject = Not taken over: { $meeting }
mail-hand-over-declined-text = { $by } declined to take over “{ $meeting }”. It stays with { $organizer }.
mail-knocked-subject = The next are waiting: { $meeting }
mail-knocked-text = The people of the next meeting are waiting for the room of “{ $meeting }”. Please come to an end.
mail-reminder-before-subject = Soon: { $meeting }
mail-reminder-before-text = “{ $meeting }” begins in { $minutes } minutes.
mail-reminder-start-subject = Now: { $meeting }
mail-reminder-start-text = “{ $meeting }” begins now.
mail-reminder-end-subject = Ends soon: { $meeting }
mail-reminder-end-text = “{ $meeting }” ends in { $minutes } minutes.
mail-digest-subject = Your meetings: { $count }
mail-digest-text = This lies ahead of you:
mail-panel-offline-subject = Panel silent: { $meeting }
mail-panel-offline-text = The panel “{ $meeting }” ({ $place }) has not been heard of since { $until }. Please see whether it has power and network.
mail-panel-fault-subject = Fault reported: { $place }
mail-panel-fault-text = At the panel “{ $meeting }” ({ $place }) somebody reported: { $reason }
mail-replied-subject = Answers: { $meeting }
mail-replied-text = New answers to “{ $meeting }” ({ $count }):
    { $answers }
mail-reply-accepted = comes
mail-reply-tentative = may come
mail-reply-declined = does not come
mail-reply-dates = { $count } dates
error-mail-off = Mail is not set up
error-mail-off-detail = Add the table [mail] to the settings; “smart-meeting config --example” shows it.
error-not-delivered = The message did not get through
error-not-delivered-detail = The mail server did not take it; params.reason has its words. Check the table [mail] of the settings.
error-invalid-query = The query names something unknown
error-invalid-query-detail = “{ $name }” is nothing that can be asked for here. What can: { $accepted }.
error-unreadable-file = The file cannot be read
error-unreadable-file-detail = { $reason ->
    [file_too_large] The file has { $bytes } bytes, at most { $most } are read.
    [too_many_items] The file holds more than { $most } items.
    [not_utf8] Line { $line } is not UTF-8. Save the file as UTF-8 and try again.
    [nul_byte] Line { $line } holds a NUL byte: this is no text file.
    [not_a_calendar] Line { $line }: a calendar file begins with BEGIN:VCALENDAR and holds nothing beside it.
    [broken_line] Line { $line } is neither NAME:value nor goes on with the line before.
    [unclosed_component] { $name } begins in line { $line } and never ends.
    [unexpected_end] Line { $line } ends { $name } while { $open } is open.
    [misplaced_component] Line { $line }: { $name } cannot lie inside { $open }.
    [nested_too_deep] Line { $line } lies deeper than { $most } within others.
    [no_header] The file is empty; its first line names the columns.
    [missing_columns] These columns are missing: { $name }.
    [repeated_column] The column { $name } stands twice.
    [unclosed_quote] A quote opens in line { $line } and never closes.
   *[stray_quote] Line { $line } has text after a closing quote; a quote within quotes is written twice.
} Nothing was imported.
error-nothing-to-retry = There is nothing to send again
error-nothing-to-retry-detail = Only what failed or bounced is sent again; params.state says what became of this one.
mail-weekday-1 = Monday
mail-weekday-2 = Tuesday
mail-weekday-3 = Wednesday
mail-weekday-4 = Thursday
mail-weekday-5 = Friday
mail-weekday-6 = Saturday
mail-weekday-7 = Sunday
mail-month-1 = January
mail-month-2 = February
mail-month-3 = March
mail-month-4 = April
mail-month-5 = May
mail-month-6 = June
mail-month-7 = July
mail-month-8 = August
mail-month-9 = September
mail-month-10 = October
mail-month-11 = November
mail-month-12 = December

# requests and flows
error-already-decided = Decided already
error-already-decided-detail = { $state ->
    [approved] The request was approved before.
    [declined] The request was declined before.
    [recalled] The request was taken back.
    [lapsed] Nobody decided in time; the request has lapsed.
    [outdone] The room went to somebody else.
   *[other] Something else was asked for instead.
}
error-already-spoken = You have decided already
error-already-spoken-detail = Your word on this step was heard. Others still have to decide.
error-own-request = Somebody else has to decide
error-own-request-detail = You asked for this yourself, and the flow wants another person to decide.
error-wrong-flow = The flow cannot be like this
error-wrong-flow-detail = { $reason ->
    [no_step] It needs at least one step.
    [too_many_steps] It has too many steps.
    [no_approver] Step { $step } names nobody.
    [too_many_approvers] Step { $step } names too many.
    [repeated_approver] Step { $step } names somebody twice.
    [unknown_approver] Step { $step } names somebody who is not there.
    [nobody_there] Nobody who is active could decide at step { $step }.
    [count_beyond_people] Step { $step } wants more people to agree than there are.
    [deadline] The hours of step { $step } cannot be: 1 to 8784, and the reminder before the deadline.
    [condition] A condition of step { $step } could never hold, or never not.
   *[other] Step { $step } is the same as the one before.
}
approval-page-title = A request for a room
approval-page-hello = Hello { $name }, somebody asks you to decide:
approval-page-what = Meeting
approval-page-who = Asked by
approval-page-when = Time
approval-page-where = Rooms
approval-page-reason = Reason, if you like
approval-page-approve = Approve
approval-page-decline = Decline
approval-page-rivals = { $count ->
    [one] Another request waits for the same room. If you approve this one, that one is declined.
   *[other] { $count } other requests wait for the same room. If you approve this one, those are declined.
}
approval-page-heard = Thank you. Others still have to decide.
approval-page-approved = Thank you. The request is approved.
approval-page-declined = Thank you. The request is declined.
approval-page-spent = This link was used before, has run out, or somebody else decided meanwhile.
attendance-title = Attendance
attendance-column-name = Name
attendance-column-mail = Mail
attendance-column-mark = Came
attendance-column-at = At
attendance-column-method = How
attendance-column-by = Noted by
attendance-column-note = Note
attendance-mark-expected = expected
attendance-mark-on-time = on time
attendance-mark-late = late
attendance-mark-absent = absent
attendance-method-button = button
attendance-method-link = link in a mail
attendance-method-code = code of the room
attendance-method-printed-code = printed code
attendance-method-password = signed in at the panel
attendance-method-card = card
attendance-method-front-desk = front desk
attendance-method-other = another person
attendance-proxy-by-other = noted by another person of the meeting
attendance-proxy-same-device = on the same device as somebody else
attendance-optional = need not come
attendance-walk-in = not invited
check-in-page-title = Check in
check-in-page-hello = Hello { $name }, are you there?
check-in-page-button = I am here
check-in-page-done = Thank you. You are checked in and keep the room.
check-in-page-spent = You have checked in already, or the meeting was moved, released or is over.

## The audit page

ui-audit-title = Audit
ui-manage-audit = Audit
ui-audit-lines = What happened
ui-audit-machine = Look back
ui-audit-person = Person
ui-audit-place = Place
ui-audit-everywhere = Everywhere
ui-audit-kind = About
ui-audit-everything = All that was done
ui-audit-from = From
ui-audit-until = To
ui-audit-words = Search
ui-audit-words-hint = Subject, id, address or detail
ui-audit-zone = Times in { $zone }
ui-audit-about-one = About one thing
ui-audit-all-about = All about this
ui-audit-clear = Remove filter { $name }
ui-audit-none = Nothing was found.
ui-audit-none-yet = Nothing in this stretch. Look further back.
ui-audit-more = Look further back
ui-audit-export-csv = Export as CSV
ui-audit-export-json = Export as JSON
ui-audit-checking = Checking the log…
ui-audit-whole = Nobody changed the log up to { $time }.
ui-audit-whole-count = { $lines } lines checked
ui-audit-unsealed = Nothing is sealed yet.
ui-audit-broken = The log was tampered with.
ui-audit-broken-line = Line { $line } under seal { $seal } is not as it was written.
ui-audit-broken-seal = Seal { $seal } or the lines under it are not as they were.
ui-audit-broken-unsealed = Lines from { $line } on are under no seal: seal { $seal } was taken away, or nothing is sealed at present.
ui-audit-check = Check now
ui-audit-sentence = { $who } { $what }
ui-audit-sentence-titled = { $who } { $what } “{ $title }”
ui-audit-for = for { $name }
ui-audit-clock = The system
ui-audit-key = An API key
ui-audit-somebody = Somebody
ui-audit-private = private
ui-audit-origin-web = in the browser
ui-audit-origin-api = by the API
ui-audit-origin-import = by an import
ui-audit-origin-console = at the console
ui-audit-origin-timer = by the clock
ui-audit-origin-mail = by a link in a mail
ui-audit-address = from { $address }
ui-audit-line = Line { $line }
ui-audit-nothing = none
ui-audit-room = Room
ui-audit-day = Day
ui-audit-time = Time
ui-audit-now-free = Free at { $time }
ui-audit-now-held = In use at { $time }
ui-audit-now-kept = Kept free around a meeting at { $time }
ui-audit-made-so = Made so by
ui-audit-later = Booked for the 24 hours after
ui-audit-known-then = As it was known at that moment.
ui-audit-log-from = The log begins at { $time }.
ui-audit-future = This moment is still to come.
ui-audit-pick-room = Choose a room to look back.
ui-audit-history = History
ui-audit-did-meeting-booked = booked the meeting
ui-audit-did-meeting-requested = asked for the meeting
ui-audit-did-meeting-changed = changed the meeting
ui-audit-did-meeting-approved = approved the meeting
ui-audit-did-meeting-declined = declined the meeting
ui-audit-did-meeting-checked-in = checked in to the meeting
ui-audit-did-meeting-extended = extended the meeting
ui-audit-did-meeting-ended-early = ended the meeting early
ui-audit-did-meeting-cancelled = cancelled the meeting
ui-audit-did-meeting-released = released the room of the meeting
ui-audit-did-meeting-change-requested = asked to change the meeting
ui-audit-did-meeting-change-approved = approved the change of the meeting
ui-audit-did-meeting-change-declined = declined the change of the meeting
ui-audit-did-meeting-change-withdrawn = took back the change of the meeting
ui-audit-did-meeting-swapped = exchanged the room of the meeting
ui-audit-did-meeting-swap-proposed = proposed an exchange of rooms for the meeting
ui-audit-did-meeting-swap-declined = declined to exchange rooms with the meeting
ui-audit-did-meeting-knocked = knocked at the meeting
ui-audit-did-meeting-check-in-asked = asked whether anybody comes to the meeting
ui-audit-did-meeting-release-warned = warned that the room will go, for the meeting
ui-audit-did-meeting-release-undone = took back the released room for the meeting
ui-audit-did-series-created = booked the series
ui-audit-did-series-changed = changed the series
ui-audit-did-series-prolonged = added dates to the series
ui-audit-did-series-cancelled = cancelled the series
ui-audit-did-panel-came-back = heard the panel again
ui-audit-did-panel-changed = changed the panel
ui-audit-did-panel-commanded = told the panel what to do
ui-audit-did-panel-fault-reported = reported a fault
ui-audit-did-panel-paired = paired the panel
ui-audit-did-panel-removed = removed the panel
ui-audit-did-panel-went-offline = noticed that the panel is silent
ui-audit-did-plan-deleted = deleted the floor plan
ui-audit-did-plan-saved = drew the floor plan
ui-audit-did-series-resumed = took the series up again
ui-audit-did-series-stopped = ended the series because nobody comes
ui-audit-did-place-saved = saved the place
ui-audit-did-closure-planned = planned to close the place
ui-audit-did-closure-changed = changed when the place closes
ui-audit-did-closure-withdrawn = gave up closing the place
ui-audit-did-closure-asked = asked the organizer to find another room
ui-audit-did-closure-reminded = reminded the organizer to find another room
ui-audit-did-closure-rehoused = gave a meeting in the way another place or time
ui-audit-did-closure-cancelled = cancelled a meeting in the way
ui-audit-did-person-saved = saved the person
ui-audit-did-person-granted = changed the rights of
ui-audit-did-person-password-set = set the password of
ui-audit-did-person-invited = invited
ui-audit-did-session-opened = signed in
ui-audit-did-session-closed = signed out
ui-audit-did-api-key-saved = saved the API key
ui-audit-did-flow-saved = saved the approval flow
ui-audit-did-flow-deleted = deleted the approval flow
ui-audit-did-approval-wanted = asked for an approval
ui-audit-did-approval-voted = gave a word on a request
ui-audit-did-approval-reminded = reminded of a request
ui-audit-did-approval-escalated = passed a request on
ui-audit-did-approval-approved = approved a request
ui-audit-did-approval-declined = declined a request
ui-audit-did-approval-recalled = took back a request
ui-audit-did-approval-lapsed = let a request lapse
ui-audit-did-approval-replaced = replaced a request by a newer one
ui-audit-did-approval-outdone = gave the room to another request
ui-audit-did-notice-arrived = sent a notice
ui-audit-did-notice-read = read a notice
ui-audit-did-notice-settings-saved = saved notice settings
ui-audit-did-notice-template-saved = saved the words of a notice
ui-audit-did-delivery-retried = sent a message again
ui-audit-did-log-purged = threw away old lines of the log
ui-audit-did-log-exported = exported the log
ui-audit-did-grant-given = gave a role
ui-audit-did-grant-revoked = took away a role
ui-audit-did-role-saved = saved the role
ui-audit-did-role-deleted = deleted the role
ui-audit-did-group-saved = saved the group
ui-audit-did-group-deleted = deleted the group
ui-audit-did-org-unit-saved = saved the department
ui-audit-did-org-unit-deleted = deleted the department
ui-audit-did-delegation-given = named a delegate
ui-audit-did-delegation-revoked = ended a delegation
ui-audit-did-picture-saved = put up a picture
ui-audit-did-picture-deleted = took down a picture
ui-audit-did-decor-saved = saved how panels and boards look
ui-audit-did-decor-deleted = deleted how panels and boards look
ui-audit-did-swap-proposed = proposed an exchange of rooms
ui-audit-did-swap-accepted = accepted an exchange of rooms
ui-audit-did-swap-declined = declined an exchange of rooms
ui-audit-did-swap-withdrawn = took back an exchange of rooms
ui-audit-did-hand-over-proposed = offered a meeting to somebody
ui-audit-did-hand-over-accepted = took over a meeting
ui-audit-did-hand-over-declined = declined to take over a meeting
ui-audit-did-hand-over-withdrawn = took back the offer of a meeting
ui-audit-did-waiting-opened = began to wait for a room
ui-audit-did-waiting-served = got a room for a wish that waited
ui-audit-did-waiting-withdrawn = stopped waiting for a room
ui-audit-did-waiting-expired = let a wish for a room expire
ui-audit-did-calendar-saved = saved the working calendar
ui-audit-did-meeting-type-saved = saved the kind of meetings
ui-audit-did-attendance-recorded = noted somebody as being there
ui-audit-did-attendance-responded = said whether they come
ui-audit-did-no-show-counted = counted that nobody came
ui-audit-did-no-show-appealed = appealed against a no-show
ui-audit-did-no-show-upheld = upheld a no-show
ui-audit-did-no-show-pardoned = pardoned a no-show
ui-audit-did-no-show-undone = took back a no-show
ui-audit-did-agenda-saved = saved an agenda
ui-audit-did-action-added = added an action item
ui-audit-did-action-changed = changed an action item
ui-audit-did-action-handed-over = handed an action item over
ui-audit-did-action-done = finished an action item
ui-audit-did-action-dropped = dropped an action item
ui-audit-did-action-reopened = reopened an action item
ui-audit-did-action-reminded = reminded of an action item
ui-audit-did-minutes-begun = began the minutes
ui-audit-did-minutes-written = wrote the minutes
ui-audit-did-minutes-sent = sent the minutes round
ui-audit-did-minutes-answered = answered the minutes
ui-audit-did-minutes-confirmed = confirmed the minutes
ui-audit-did-minutes-objected = objected to the minutes
ui-audit-did-minutes-recalled = took back the minutes
ui-audit-did-attachment-saved = attached a file
ui-audit-did-attachment-deleted = removed a file
ui-audit-noun-meeting = Meetings
ui-audit-noun-series = Series
ui-audit-noun-attendance = Attendance
ui-audit-noun-no-show = No-shows
ui-audit-noun-approval = Approvals
ui-audit-noun-flow = Approval flows
ui-audit-noun-swap = Exchanges of rooms
ui-audit-noun-hand-over = Meetings handed over
ui-audit-noun-waiting = Waiting list
ui-audit-noun-place = Places
ui-audit-noun-closure = Closures
ui-audit-noun-person = People
ui-audit-noun-session = Sign-ins
ui-audit-noun-grant = Roles given
ui-audit-noun-role = Roles
ui-audit-noun-group = Groups
ui-audit-noun-org-unit = Departments
ui-audit-noun-delegation = Delegates
ui-audit-noun-api-key = API keys
ui-audit-noun-calendar = Working calendars
ui-audit-noun-meeting-type = Kinds of meetings
ui-audit-noun-notice = Notices
ui-audit-noun-log = The log itself
ui-audit-noun-agenda = Agendas
ui-audit-noun-minutes = Minutes
ui-audit-noun-action = Tasks
ui-audit-noun-attachment = Files
ui-audit-noun-panel = Panels
ui-audit-noun-plan = Floor plans
ui-audit-noun-picture = Pictures of panels and boards
ui-audit-noun-decor = Looks of panels and boards
ui-audit-noun-delivery = Mail
ui-audit-noun-notice-settings = Wishes about messages
ui-audit-noun-notice-template = Message texts
ui-audit-field-state = State
ui-audit-field-span = Time
ui-audit-field-holds = Rooms
ui-audit-field-evidence = Evidence
ui-audit-field-active = Active
ui-audit-field-name = Name
ui-audit-field-role = Role
ui-audit-field-scope = Scope
ui-audit-field-reason = Reason
ui-audit-field-policy = Rules
ui-audit-field-capacity = Seats
ui-audit-field-features = Equipment
ui-audit-field-person = Person
ui-audit-field-rule = Repeats
ui-audit-field-place = Place
ui-audit-field-rooms = Rooms
ui-audit-field-method = How
ui-audit-field-revoked = Revoked
ui-audit-field-in-service = In service
ui-audit-field-parent = Within
error-wrong-agenda = The agenda cannot be like this
error-wrong-agenda-detail = { $reason ->
    [unknown_item] One of its items is no longer there. Read the agenda anew.
    [repeated_item] One item stands in it twice.
   *[keeper_not_invited] Minutes are kept by somebody who takes part. Invite them first.
}
error-minutes-changed = Others have written meanwhile
error-minutes-changed-detail = { $count ->
    [0] The minutes were sent or taken back. Read them anew.
    [one] One part was changed. Read it, then save yours again.
   *[other] { $count } parts were changed. Read them, then save yours again.
}
error-minutes-wrong-state = Not possible now
error-minutes-wrong-state-detail = { $state ->
    [draft] The minutes are a draft; send them first.
    [sent] The minutes are with those who took part.
    [confirmed] The minutes are confirmed. What you write from here on is a new edition.
   *[objected] Somebody objected. Write the minutes anew, then send them again.
}
error-minutes-begun = The minutes are begun already
error-minutes-begun-detail = Somebody was faster. Open them and go on writing.
error-minutes-empty = The minutes are empty
error-minutes-empty-detail = Write something, or a decision, before you send them.
error-not-asked = You are not asked
error-not-asked-detail = Only those who took part confirm the minutes, not who sent them.
error-file-too-large = The file is too large
error-file-too-large-detail = A file may have up to { $megabytes } MB.
error-storage-full = The disk for files is full
error-storage-full-detail = Nothing of the file was kept. Tell your administrator, and try again later.
error-storage-closed = Files cannot be kept just now
error-storage-closed-detail = The folder for files cannot be written, and nothing of the file was kept. Tell your administrator, and try again later.
error-no-typeface = No letters for PDF
error-no-typeface-detail = This server has no typeface with Chinese letters. Take DOCX, or ask your administrator to install one, such as fonts-noto-cjk.
mail-task = To do
mail-action-given-subject = To do for you: { $task }
mail-action-given-text = From “{ $meeting }”, something is yours to do: { $task }.
mail-action-due-subject = Still to do: { $task }
mail-action-due-text = “{ $task }” is not done yet. It is due on { $due }.
mail-minutes-sent-subject = Please confirm the minutes: { $meeting }
mail-minutes-sent-text = The minutes of “{ $meeting }” are ready. Please confirm them or object by { $until }. If you say nothing, you agree.
mail-minutes-objected-subject = Objection to the minutes: { $meeting }
mail-minutes-objected-text = Somebody objects to the minutes of “{ $meeting }”.
mail-minutes-confirmed-subject = Minutes: { $meeting }
mail-minutes-confirmed-text = The minutes of “{ $meeting }” are confirmed. You find them attached.
minutes-title = Minutes
minutes-present = Present
minutes-absent = Absent
minutes-invited = Invited
minutes-state = State
minutes-state-draft = draft
minutes-edition = Edition { $edition }, { $state ->
    [sent] to be confirmed
    [confirmed] confirmed
    [objected] objected to
   *[other] replaced by a later one
}
minutes-decisions = Decisions
minutes-tasks = To do
minutes-task-what = What
minutes-task-who = Who
minutes-task-due = Until
minutes-task-state = State
minutes-task-open = open
minutes-task-done = done
minutes-task-dropped = dropped
minutes-confirmation = Confirmation
minutes-agrees = agrees
ui-my-tasks = My tasks
ui-agenda-title = Agenda
ui-agenda-edit = Edit
ui-agenda-begin = Write an agenda
ui-agenda-item = Item { $number }
ui-agenda-item-hint = What to talk about
ui-agenda-minutes = Minutes
ui-agenda-speaker = Speaker
ui-agenda-notes = Notes
ui-agenda-up = Move up
ui-agenda-down = Move down
ui-agenda-remove = Take off
ui-agenda-moved = { $title } is now { $number } of { $count }
ui-agenda-add = Add an item
ui-agenda-keeper = Minutes kept by
ui-agenda-nobody = Nobody named
ui-agenda-save = Save
ui-agenda-leave = Cancel
ui-agenda-length = { $count } min
ui-agenda-kept-by = Minutes kept by { $name }
ui-agenda-too-long = { $planned } of { $lasts } minutes planned: { $over } too many
ui-agenda-fits = { $planned } of { $lasts } minutes planned
ui-agenda-tasks = Tasks
ui-agenda-add-task = Add a task
ui-agenda-task-title = What is to be done
ui-agenda-owner = Who does it
ui-agenda-owner-wanted = Choose who does it.
ui-agenda-due = Until
ui-agenda-no-tasks = Nothing to do so far.
ui-agenda-done = { $title }: done
ui-agenda-overdue = was due on { $date }
ui-agenda-carried = from an earlier date
ui-agenda-dropped = dropped
ui-agenda-more = More about { $title }
ui-agenda-comment = Comment
ui-agenda-hand-over = Hand over to
ui-agenda-drop = Drop
ui-agenda-reopen = Open again
ui-agenda-which = Which tasks
ui-agenda-which-open = Open
ui-agenda-which-done = Done
ui-agenda-nothing-to-do = Nothing is left to do.
ui-agenda-nothing-done = Nothing is done yet.
ui-agenda-files = Files
ui-agenda-add-file = Add files
ui-agenda-no-files = No files. Drop some here.
ui-agenda-access = Who may read { $name }
ui-agenda-access-participants = Those who take part
ui-agenda-access-leaders = Only who runs it
ui-agenda-access-everybody = Everybody who sees the meeting
ui-agenda-delete-file = Remove file
ui-agenda-minutes-title = Minutes
ui-agenda-minutes-begin = Begin minutes
ui-agenda-minutes-draft = Draft
ui-agenda-minutes-sent = To be confirmed by { $date }
ui-agenda-minutes-confirmed = Confirmed
ui-agenda-minutes-objected = Objected to
ui-agenda-meanwhile = Others have written meanwhile: { $parts }. Look at it, then save again to keep yours.
ui-agenda-write = Write
ui-agenda-preview = Preview
ui-agenda-markdown = **bold**, - list, # heading
ui-agenda-decisions = Decisions
ui-agenda-decisions-hint = One on each line.
ui-agenda-answers = Answers
ui-agenda-agrees = agrees
ui-agenda-objection = What is wrong
ui-agenda-object = Object
ui-agenda-confirm = Confirm
ui-agenda-confirm-by = To be confirmed by
ui-agenda-silence = Who says nothing until then agrees.
ui-agenda-send = Send to confirm
ui-agenda-recall = Take back

## Floor plans
ui-plan-title = Floor plan
ui-plan-map = Plan of { $place }
ui-plan-list = Rooms of this plan
ui-plan-legend = What the colours and shapes mean
ui-plan-choose = Which floor
ui-plan-free = Free
ui-plan-soon = Soon taken
ui-plan-wanted = Not checked in
ui-plan-busy = In use
ui-plan-closed = Closed
ui-plan-closed-until = Closed, opens { $time }
ui-plan-wanted-until = Taken until { $time }, nobody has checked in
ui-plan-soon-until = Free, taken from { $time }
ui-plan-now = Now
ui-plan-time = Time of day
ui-plan-seen-at = The plan shows { $date }, { $time }
ui-plan-zoom = How near
ui-plan-nearer = Nearer
ui-plan-farther = Farther
ui-plan-not-on = not on the plan
ui-plan-take = Take it for 30 minutes
ui-plan-book-from = Book from { $time }
ui-plan-room-page = Week and rules
ui-plan-edit = Draw
ui-plan-draw = Draw a plan
ui-plan-places = Choose a floor
ui-plan-none = No floor plan yet
ui-plan-none-text = Whoever looks after the rooms can draw one. Until then, all rooms are in the list.
ui-plan-none-manager = Lay a picture or a drawing of the floor below, and place the rooms on it. Everybody then sees at a glance which of them is free.
ui-plan-sheet = Sheet
ui-plan-tools = Tools
ui-plan-undo = Undo
ui-plan-redo = Do it again
ui-plan-done = Done
ui-plan-corner = Corner { $number } of { $room }
ui-plan-add-corner = Add a corner
ui-plan-remove-corner = Remove the corner
ui-plan-take-off = Take off the plan
ui-plan-hint = Pull a room or a corner. Arrow keys move what has the focus, with Shift in large steps, with Alt they make it larger or smaller. Delete takes it away, Ctrl Z takes a step back.
ui-plan-missing = { $count ->
    [0] Every room is placed
    [one] 1 room is not placed yet
   *[other] { $count } rooms are not placed yet
}
ui-plan-add-all = Place all of them
ui-plan-no-rooms = There are no rooms below this place.
ui-plan-complete = All rooms below this place are on the plan.
ui-plan-drawing = Picture of the floor
ui-plan-choose-drawing = Choose a file, or drop it here
ui-plan-drawing-text = PNG, JPEG, WebP or SVG of up to 10 MB. It is kept at once; rooms stay where they are.
ui-plan-remove-drawing = Take the picture away
ui-plan-remove = Delete the plan
ui-plan-sure = The picture and all places go.
ui-plan-keep = Keep it

## Panels beside doors
ui-panel-free = Free
ui-panel-busy = In use
ui-panel-soon = Soon
ui-panel-wanted = Check in
ui-panel-shut = Closed
ui-panel-closed = Out of service
ui-panel-free-until = until { $time }
ui-panel-free-all-day = for the rest of the day
ui-panel-busy-until = until { $time }
ui-panel-soon-at = begins at { $time }
ui-panel-wanted-until = or the room is given away at { $time }
ui-panel-shut-until = opens { $time }
ui-panel-shut-text = This room is closed at this time and cannot be taken now.
ui-panel-closed-text = This room cannot be used at the moment.
ui-panel-private = Booked
ui-panel-nothing-next = Nothing more today
ui-panel-today = Today
ui-panel-pending = not yet sent
ui-panel-seats = { $count } seats
ui-panel-book = Book now
ui-panel-minutes = { $count } min
ui-panel-until-next = Until { $time }
ui-panel-name = What for? (optional)
ui-panel-walk-up = Walk-up booking
ui-panel-extend = Extend
ui-panel-extend-by = + { $count } min
ui-panel-extend-none = It cannot be extended: the room is booked afterwards.
ui-panel-extended = Extended
ui-panel-end = End now
ui-panel-end-ask = End this meeting now?
ui-panel-end-text = The room is free for others at once.
ui-panel-ended = The room is free
ui-panel-check-in = Check in
ui-panel-here = I am here
ui-panel-scan = Scan with your phone
ui-panel-sign-in = Or with your login
ui-panel-login = Login name
ui-panel-password = Password
ui-panel-checked-in = Checked in
ui-panel-welcome = Welcome, { $name }
ui-panel-fault = Report a fault
ui-panel-fault-what = What is broken?
ui-panel-fault-screen = Screen or projector
ui-panel-fault-sound = Sound or microphone
ui-panel-fault-light = Light
ui-panel-fault-air = Air or heating
ui-panel-fault-dirt = Not clean
ui-panel-fault-other = Say it in your words
ui-panel-send = Send
ui-panel-fault-sent = Thank you. Somebody will look after it.
ui-panel-language = Language
ui-panel-back = Back
ui-panel-confirm-end = End it
ui-panel-booked = The room is yours
ui-panel-booked-later = Noted. It is sent when the network is back.
ui-panel-checked-in-later = Noted. It is sent when the network is back.
ui-panel-made-good = Sent: { $what }
ui-panel-dropped = Not possible: { $what }. { $why }
ui-panel-dropped-over = Not sent, its time is over: { $what }
ui-panel-unreachable = The server cannot be reached. Please try again.
ui-panel-stale = No network since { $time }. What you see may have changed.
ui-panel-loading = One moment
ui-panel-pair = Pair this screen
ui-panel-pair-text = Enter this code under Manage, Panels and boards.
ui-panel-pair-left = Worth something until { $time }
ui-panel-pair-waits = The server cannot be reached. It is tried again.
ui-panel-pair-full = Too many screens are waiting here. It is tried again in a minute.
ui-panel-board-rooms = Rooms
ui-panel-board-wanted = Not checked in
ui-panel-board-here = You are here
ui-panel-board-no-meetings = No more meetings today
ui-panel-board-now = Now
ui-panel-board-welcome = Welcome
ui-panel-board-way-up = straight on
ui-panel-board-way-up-right = ahead to the right
ui-panel-board-way-right = to the right
ui-panel-board-way-down-right = behind you to the right
ui-panel-board-way-down = behind you
ui-panel-board-way-down-left = behind you to the left
ui-panel-board-way-left = to the left
ui-panel-board-way-up-left = ahead to the left
