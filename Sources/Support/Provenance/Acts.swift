import Languages

extension Act {
  /// Every act we know, in the order an error message lists their keys.
  public static let all: [Act] = [
    cpr, amif, isf, bmvi, esf, migrationManagement, regulation1182, financialRegulation,
    financialRegulation2018,
    performanceReportTemplate, publicProcurement, openData, amif2014, horizontal2014,
    statutoryTime, holidays, amifOrdinance, publicProcurementAct, administrativeProcedureAct,
    interestAct, bookkeepingAct, ideaBasedOrganisations,
  ]

  // MARK: Law of the European Union

  /// The Common Provisions Regulation, 2021–2027.
  public static let cpr = union(
    celex: "32021R1060", key: "CPR",
    name: Wording("Regulation (EU) 2021/1060", sv: "Förordning (EU) 2021/1060"),
    shortTitle: Wording(
      "Common Provisions Regulation", sv: "Förordningen om gemensamma bestämmelser"),
    fullTitle: Wording(
      """
      Regulation (EU) 2021/1060 of the European Parliament and of the Council of 24 June 2021 \
      laying down common provisions on the European Regional Development Fund, the European Social \
      Fund Plus, the Cohesion Fund, the Just Transition Fund and the European Maritime, Fisheries \
      and Aquaculture Fund and financial rules for those and for the Asylum, Migration and \
      Integration Fund, the Internal Security Fund and the Instrument for Financial Support for \
      Border Management and Visa Policy
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) 2021/1060 av den 24 juni 2021 om \
        fastställande av gemensamma bestämmelser för Europeiska regionala utvecklingsfonden, \
        Europeiska socialfonden+, Sammanhållningsfonden, Fonden för en rättvis omställning och \
        Europeiska havs-, fiskeri- och vattenbruksfonden samt finansiella regler för dessa och för \
        Asyl-, migrations- och integrationsfonden, Fonden för inre säkerhet samt instrumentet för \
        ekonomiskt stöd för gränsförvaltning och viseringspolitik
        """),
    eli: "reg/2021/1060")

  /// The AMIF Regulation, 2021–2027.
  public static let amif = union(
    celex: "32021R1147", key: "AMIF",
    name: Wording("Regulation (EU) 2021/1147", sv: "Förordning (EU) 2021/1147"),
    shortTitle: Wording("AMIF Regulation", sv: "AMIF-förordningen"),
    fullTitle: Wording(
      """
      Regulation (EU) 2021/1147 of the European Parliament and of the Council of 7 July 2021 \
      establishing the Asylum, Migration and Integration Fund
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) 2021/1147 av den 7 juli 2021 om inrättande \
        av Asyl-, migrations- och integrationsfonden
        """),
    eli: "reg/2021/1147")

  /// The Internal Security Fund, 2021–2027.
  public static let isf = union(
    celex: "32021R1149", key: "ISF",
    name: Wording("Regulation (EU) 2021/1149", sv: "Förordning (EU) 2021/1149"),
    shortTitle: Wording("ISF Regulation", sv: "ISF-förordningen"),
    fullTitle: Wording(
      """
      Regulation (EU) 2021/1149 of the European Parliament and of the Council of 7 July 2021 \
      establishing the Internal Security Fund
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) 2021/1149 av den 7 juli 2021 om inrättande \
        av Fonden för inre säkerhet
        """),
    eli: "reg/2021/1149")

  /// The Instrument for Financial Support for Border Management and Visa Policy, 2021–2027.
  public static let bmvi = union(
    celex: "32021R1148", key: "BMVI",
    name: Wording("Regulation (EU) 2021/1148", sv: "Förordning (EU) 2021/1148"),
    shortTitle: Wording("BMVI Regulation", sv: "BMVI-förordningen"),
    fullTitle: Wording(
      """
      Regulation (EU) 2021/1148 of the European Parliament and of the Council of 7 July 2021 \
      establishing, as part of the Integrated Border Management Fund, the Instrument for Financial \
      Support for Border Management and Visa Policy
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) 2021/1148 av den 7 juli 2021 om inrättande, \
        som en del av Fonden för integrerad gränsförvaltning, av instrumentet för ekonomiskt stöd \
        för gränsförvaltning och viseringspolitik
        """),
    eli: "reg/2021/1148")

  /// The European Social Fund Plus, 2021–2027.
  public static let esf = union(
    celex: "32021R1057", key: "ESF",
    name: Wording("Regulation (EU) 2021/1057", sv: "Förordning (EU) 2021/1057"),
    shortTitle: Wording("ESF+ Regulation", sv: "ESF+-förordningen"),
    fullTitle: Wording(
      """
      Regulation (EU) 2021/1057 of the European Parliament and of the Council of 24 June 2021 \
      establishing the European Social Fund Plus (ESF+) and repealing Regulation (EU) No 1296/2013
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) 2021/1057 av den 24 juni 2021 om inrättande \
        av Europeiska socialfonden+ (ESF+) och om upphävande av förordning (EU) nr 1296/2013
        """),
    eli: "reg/2021/1057")

  /// The Asylum and Migration Management Regulation, which changes AMIF from 1 July 2026.
  public static let migrationManagement = union(
    celex: "32024R1351", key: "AMMR",
    name: Wording("Regulation (EU) 2024/1351", sv: "Förordning (EU) 2024/1351"),
    shortTitle: Wording(
      "Asylum and Migration Management Regulation",
      sv: "Förordningen om asyl- och migrationshantering"),
    fullTitle: Wording(
      """
      Regulation (EU) 2024/1351 of the European Parliament and of the Council of 14 May 2024 on \
      asylum and migration management, amending Regulations (EU) 2021/1147 and (EU) 2021/1060 and \
      repealing Regulation (EU) No 604/2013
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) 2024/1351 av den 14 maj 2024 om asyl- och \
        migrationshantering, om ändring av förordningarna (EU) 2021/1147 och (EU) 2021/1060 och om \
        upphävande av förordning (EU) nr 604/2013
        """),
    eli: "reg/2024/1351")

  /// The rules of Union law on periods, dates and time limits.
  public static let regulation1182 = union(
    celex: "31971R1182", key: "1182/71",
    name: Wording(
      "Regulation (EEC, Euratom) No 1182/71", sv: "Förordning (EEG, Euratom) nr 1182/71"),
    shortTitle: Wording("Regulation on time limits", sv: "Förordningen om tidsfrister"),
    fullTitle: Wording(
      """
      Regulation (EEC, Euratom) No 1182/71 of the Council of 3 June 1971 determining the rules \
      applicable to periods, dates and time limits
      """,
      sv: """
        Rådets förordning (EEG, Euratom) nr 1182/71 av den 3 juni 1971 om regler för bestämning av \
        perioder, datum och frister
        """),
    eli: "reg/1971/1182")

  /// The Financial Regulation in force from 30 September 2024.
  public static let financialRegulation = union(
    celex: "32024R2509", key: "FR",
    name: Wording(
      "Regulation (EU, Euratom) 2024/2509", sv: "Förordning (EU, Euratom) 2024/2509"),
    shortTitle: Wording("Financial Regulation", sv: "Budgetförordningen"),
    fullTitle: Wording(
      """
      Regulation (EU, Euratom) 2024/2509 of the European Parliament and of the Council of \
      23 September 2024 on the financial rules applicable to the general budget of the Union \
      (recast)
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU, Euratom) 2024/2509 av den 23 september 2024 \
        om finansiella regler för unionens allmänna budget (omarbetning)
        """),
    eli: "reg/2024/2509")

  /// The Financial Regulation in force until 29 September 2024, which the CPR was written against.
  public static let financialRegulation2018 = union(
    celex: "32018R1046", key: "FR2018",
    name: Wording(
      "Regulation (EU, Euratom) 2018/1046", sv: "Förordning (EU, Euratom) 2018/1046"),
    shortTitle: Wording("Financial Regulation of 2018", sv: "2018 års budgetförordning"),
    fullTitle: Wording(
      """
      Regulation (EU, Euratom) 2018/1046 of the European Parliament and of the Council of \
      18 July 2018 on the financial rules applicable to the general budget of the Union, amending \
      Regulations (EU) No 1296/2013, (EU) No 1301/2013, (EU) No 1303/2013, (EU) No 1304/2013, (EU) \
      No 1309/2013, (EU) No 1316/2013, (EU) No 223/2014, (EU) No 283/2014, and Decision No \
      541/2014/EU and repealing Regulation (EU, Euratom) No 966/2012
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU, Euratom) 2018/1046 av den 18 juli 2018 om \
        finansiella regler för unionens allmänna budget, om ändring av förordningarna (EU) \
        nr 1296/2013, (EU) nr 1301/2013, (EU) nr 1303/2013, (EU) nr 1304/2013, (EU) nr 1309/2013, \
        (EU) nr 1316/2013, (EU) nr 223/2014, (EU) nr 283/2014 och beslut nr 541/2014/EU samt om \
        upphävande av förordning (EU, Euratom) nr 966/2012
        """),
    eli: "reg/2018/1046")

  /// The template of AMIF's annual performance report.
  public static let performanceReportTemplate = union(
    celex: "32023R0169", key: "APR",
    name: Wording(
      "Implementing Regulation (EU) 2023/169",
      sv: "Genomförandeförordning (EU) 2023/169"),
    shortTitle: Wording(
      "Template for AMIF's annual performance report",
      sv: "Mallen för AMIF:s årliga prestationsrapport"),
    fullTitle: Wording(
      """
      Commission Implementing Regulation (EU) 2023/169 of 25 January 2023 establishing the \
      template for the annual performance reports on the Asylum, Migration and Integration Fund \
      for the 2021-2027 programming period, pursuant to Regulation (EU) 2021/1147 of the European \
      Parliament and of the Council
      """,
      sv: """
        Kommissionens genomförandeförordning (EU) 2023/169 av den 25 januari 2023 om fastställande \
        av mallen för de årliga prestationsrapporterna om Asyl-, migrations- och \
        integrationsfonden för programperioden 2021–2027, i enlighet med Europaparlamentets och \
        rådets förordning (EU) 2021/1147
        """),
    eli: "reg_impl/2023/169")

  /// The Public Procurement Directive, whose Article 4 holds the Union thresholds.
  public static let publicProcurement = union(
    celex: "32014L0024", key: "2014/24",
    name: Wording("Directive 2014/24/EU", sv: "Direktiv 2014/24/EU"),
    shortTitle: Wording("Public Procurement Directive", sv: "Upphandlingsdirektivet"),
    fullTitle: Wording(
      """
      Directive 2014/24/EU of the European Parliament and of the Council of 26 February 2014 on \
      public procurement and repealing Directive 2004/18/EC
      """,
      sv: """
        Europaparlamentets och rådets direktiv 2014/24/EU av den 26 februari 2014 om offentlig \
        upphandling och om upphävande av direktiv 2004/18/EG
        """),
    eli: "dir/2014/24")

  /// The Open Data Directive, whose Article 5 the list of operations follows.
  public static let openData = union(
    celex: "32019L1024", key: "2019/1024",
    name: Wording("Directive (EU) 2019/1024", sv: "Direktiv (EU) 2019/1024"),
    shortTitle: Wording("Open Data Directive", sv: "Öppna data-direktivet"),
    fullTitle: Wording(
      """
      Directive (EU) 2019/1024 of the European Parliament and of the Council of 20 June 2019 on \
      open data and the re-use of public sector information (recast)
      """,
      sv: """
        Europaparlamentets och rådets direktiv (EU) 2019/1024 av den 20 juni 2019 om öppna data \
        och vidareutnyttjande av information från den offentliga sektorn (omarbetning)
        """),
    eli: "dir/2019/1024")

  /// The AMIF Regulation of 2014–2020.
  public static let amif2014 = union(
    celex: "32014R0516", key: "AMIF2014",
    name: Wording("Regulation (EU) No 516/2014", sv: "Förordning (EU) nr 516/2014"),
    shortTitle: Wording("AMIF Regulation of 2014", sv: "2014 års AMIF-förordning"),
    fullTitle: Wording(
      """
      Regulation (EU) No 516/2014 of the European Parliament and of the Council of 16 April 2014 \
      establishing the Asylum, Migration and Integration Fund, amending Council Decision \
      2008/381/EC and repealing Decisions No 573/2007/EC and No 575/2007/EC of the European \
      Parliament and of the Council and Council Decision 2007/435/EC
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) nr 516/2014 av den 16 april 2014 om \
        inrättande av asyl-, migrations- och integrationsfonden, om ändring av rådets beslut \
        2008/381/EG och om upphävande av Europaparlamentets och rådets beslut nr 573/2007/EG och \
        nr 575/2007/EG och rådets beslut 2007/435/EG
        """),
    eli: "reg/2014/516")

  /// The horizontal regulation of the home affairs funds of 2014–2020.
  public static let horizontal2014 = union(
    celex: "32014R0514", key: "HOR2014",
    name: Wording("Regulation (EU) No 514/2014", sv: "Förordning (EU) nr 514/2014"),
    shortTitle: Wording(
      "Horizontal Regulation of 2014", sv: "2014 års horisontella förordning"),
    fullTitle: Wording(
      """
      Regulation (EU) No 514/2014 of the European Parliament and of the Council of 16 April 2014 \
      laying down general provisions on the Asylum, Migration and Integration Fund and on the \
      instrument for financial support for police cooperation, preventing and combating crime, and \
      crisis management
      """,
      sv: """
        Europaparlamentets och rådets förordning (EU) nr 514/2014 av den 16 april 2014 om allmänna \
        bestämmelser för asyl-, migrations- och integrationsfonden och om ett instrument för \
        ekonomiskt stöd till polissamarbete, förebyggande och bekämpande av brottslighet samt \
        krishantering
        """),
    eli: "reg/2014/514")

  // MARK: Law of Sweden

  /// The act on how a time set by Swedish statute is counted.
  public static let statutoryTime = sweden(
    "lag", "1930:173",
    shortTitle: Wording("Statutory Time Act", sv: "Lagen om beräkning av lagstadgad tid"),
    fullTitle: swedishTitle("Lag (1930:173) om beräkning av lagstadgad tid"))

  /// The act that names the public holidays of Sweden.
  public static let holidays = sweden(
    "lag", "1989:253",
    shortTitle: Wording("Public Holidays Act", sv: "Lagen om allmänna helgdagar"),
    fullTitle: swedishTitle("Lag (1989:253) om allmänna helgdagar"))

  /// The ordinance on the management of AMIF in Sweden, 2021–2027.
  public static let amifOrdinance = sweden(
    "förordning", "2021:853",
    shortTitle: Wording("AMIF Ordinance", sv: "AMIF-förvaltningsförordningen"),
    fullTitle: swedishTitle(
      "Förordning (2021:853) om förvaltning av asyl-, migrations- och integrationsfonden"))

  /// The Swedish act on public procurement.
  public static let publicProcurementAct = sweden(
    "lag", "2016:1145", key: "LOU",
    shortTitle: Wording("Public Procurement Act", sv: "LOU"),
    fullTitle: swedishTitle("Lag (2016:1145) om offentlig upphandling"))

  /// The Swedish act on how authorities handle and decide cases, with the time to appeal.
  public static let administrativeProcedureAct = sweden(
    "förvaltningslag", "2017:900", key: "FL",
    shortTitle: Wording("Administrative Procedure Act", sv: "Förvaltningslagen"),
    fullTitle: swedishTitle("Förvaltningslag (2017:900)"))

  /// The Swedish act that says what an idea-based organisation is.
  public static let ideaBasedOrganisations = sweden(
    "lag", "2022:900",
    shortTitle: Wording(
      "Act on Registration of Idea-Based Organisations", sv: "Lagen om idéburna organisationer"),
    fullTitle: swedishTitle("Lag (2022:900) om registrering av idéburna organisationer"))

  /// The Swedish act on interest, which repayments follow.
  public static let interestAct = sweden(
    "räntelag", "1975:635",
    shortTitle: Wording("Interest Act", sv: "Räntelagen"),
    fullTitle: swedishTitle("Räntelag (1975:635)"))

  /// The Swedish act on bookkeeping, with the time vouchers are kept.
  public static let bookkeepingAct = sweden(
    "bokföringslag", "1999:1078", key: "BFL",
    shortTitle: Wording("Bookkeeping Act", sv: "Bokföringslagen"),
    fullTitle: swedishTitle("Bokföringslag (1999:1078)"))

  /// Swedish acts have no official English title, so the Swedish one stands in both languages.
  private static func swedishTitle(_ title: String) -> Wording { .same(title) }
}
