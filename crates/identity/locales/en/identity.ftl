sign-up = Sign up
sign-in = Sign in
name = User name
password = Password
name-help = 2 to 40 characters: letters, digits and . - _ @. It need not be your real name.
password-help = At least 15 characters. A sentence that you remember is safer than something short and complicated.
name-length = A user name has 2 to 40 characters.
name-letters = A user name has letters, digits and . - _ @ only.
name-taken = Somebody has this user name. Please choose another.
password-short = A password has at least 15 characters; it may be a sentence.
password-long = A password has at most 128 characters.
password-guessed = This password is among the first that are guessed. Choose a sentence nobody would think of.
password-wrong = The password is wrong; nothing was changed.
wrong = User name or password is wrong.
wait = Too many wrong tries. Wait { $seconds ->
    [one] one second
   *[other] { NUMBER($seconds) } seconds
} and try again.
guest-keeps = What you did on this device is kept with your account.
guest-merges = When you sign in, what you did on this device joins your account.
have-account = Have an account?
no-account = No account yet?
no-account-needed = You can read and practise without signing in. An account only keeps your record.
settings = Settings
saved = Saved.
profile = My profile
display-name = Display name
display-name-length = A display name has 1 to 60 characters.
language = Language
save = Save
look = Appearance
theme = Colours
theme-auto = Like the system
theme-light = Light
theme-dark = Dark
type-size = Type size
size-normal = Normal
size-big = Large
size-bigger = Very large
change-password = Change password
old-password = Present password
new-password = New password
devices = Devices signed in
unknown-device = Unknown device
this-device = This one
last-seen = { $days ->
    [0] used today
    [one] used yesterday
   *[other] used { NUMBER($days) } days ago
}
end-session = Sign out
end-others = Sign out all others
my-data = My data
my-data-explained = Download everything kept about you here: account, history, progress, wrong-answer book.
export = Download my data
delete-account = Delete my account
delete-explained = Account, history, progress and wrong-answer book go at once and cannot be brought back. Enter your password to confirm.
about = About Xingtan
about-what = Xingtan is an open platform for public education services: learning, teaching, assessment, certificates and getting things done, in one place.
about-content = Content
about-content-text = Every book, course and question names its author, source and licence, and can be read, practised and downloaded without signing in. If something is wrong, use “Report a problem” at the foot of the page.
about-privacy = Privacy
about-privacy-text = No profiling, no advertising, no selling or silent sharing of data. Only the least that learning needs is kept, and you can download or delete it at any time. These are all the cookies:
about-cookie-session = xt: that you are signed in, or your record on this device when you are not; the server keeps only a digest of it.
about-cookie-look = lang, theme, size: the language, colours and type size you chose.
about-software = Software
about-software-text = Xingtan is free software under the Apache-2.0 licence; any school or region may run its own.
