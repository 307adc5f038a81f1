// The program's own templates. `fondbok letter templates` writes them to a folder, for an office to change.

extension LetterTemplates {
  static let completionInSwedish = """
    Begäran om komplettering
    {{authority}}
    {{day}}

    Ärende: {{project}} – {{title}}
    Till: {{applicant}}

    Vid kontrollen av {{papers}} har följande visat sig behöva kompletteras eller rättas:

    {{findings}}

    Svara senast {{answerBy}}, det vill säga inom {{workingDays}} arbetsdagar. Lördagar, söndagar, helgdagar och de aftnar då kontor är stängda räknas inte. Har inget svar kommit då bedöms ärendet på de uppgifter som finns.

    Skicka en ny version av samma handling, med ett högre versionsnummer. Behövs mer tid, hör av er före den dagen.

    {{sender}}

    """

  static let completionInEnglish = """
    Request for completion
    {{authority}}
    {{day}}

    Case: {{project}} – {{title}}
    To: {{applicant}}

    The check of {{papers}} has shown that the following is to be completed or corrected:

    {{findings}}

    Please answer by {{answerBy}}, that is within {{workingDays}} working days. Saturdays, Sundays, public holidays and the eves on which offices are closed do not count. If no answer has come by then, the case is judged on what there is.

    Send a new version of the same document, with a higher version number. If you need more time, tell us before that day.

    {{sender}}

    """

  static let reminderInSwedish = """
    Påminnelse
    {{authority}}
    {{day}}

    Ärende: {{project}} – {{title}}
    Till: {{applicant}}

    Följande skulle ha lämnats och har inte kommit in. Lämna det så snart som möjligt, eller hör av er om något hindrar det:

    {{overdue}}

    Följande ska lämnas senast {{until}}:

    {{coming}}

    Har ni redan lämnat det kan ni bortse från påminnelsen.

    {{sender}}

    """

  static let reminderInEnglish = """
    Reminder
    {{authority}}
    {{day}}

    Case: {{project}} – {{title}}
    To: {{applicant}}

    The following was due and has not come in. Please hand it in as soon as possible, or tell us what prevents it:

    {{overdue}}

    The following is due by {{until}}:

    {{coming}}

    If you have handed it in already, you need not mind this reminder.

    {{sender}}

    """

  static let page = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
    <title>{{title}}</title>
    <style>
    :root { color-scheme: light; }
    body { margin: 2rem auto; padding: 0 1rem; max-width: 40rem; color: #1b1b1f; background: #fff;
      font: 1rem/1.5 "Noto Serif", Georgia, serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.4rem; line-height: 1.2; }
    li { margin: .4rem 0; }
    @media print { body { margin: 0; max-width: none; font-size: 11pt; } li { break-inside: avoid; } }
    </style>
    </head>
    <body>
    {{body}}
    </body>
    </html>

    """
}
