/// Sentences for the papers, in the language their writers would use.
enum Texts {
  static let titles: [StaticString] = [
    "Språket öppnar vägen i ", "Från första dagen i ", "Gemensam väg in i arbetslivet i ",
    "Mötesplats för nya grannar i ", "Stärkt mottagande i ", "Trygg återvändning från ",
    "Föräldrar, förskola och svenska i ", "Samhällsorientering på modersmålet i ",
  ]

  static let summaries: [StaticString] = [
    "Projektet ger nyanlända vuxna svenska på arbetsplatsen redan under den första tiden och prövar hur kommun och civilsamhälle kan dela ansvaret.",
    "Handläggare, tolkar och föreningar arbetar i samma lokaler, så att den som söker stöd bara behöver berätta sin historia en gång.",
    "Arbetet bygger på en förstudie som visade att väntan, inte viljan, är det största hindret för etablering i länet.",
    "Metoden har prövats i mindre skala; nu följs den upp så att fler kommuner ska kunna bära den vidare utan projektmedel.",
    "Deltagarna väljer själva sin väg: språk, studier eller arbete, med en och samma kontaktperson från början till slut.",
  ]

  static let purposes: [StaticString] = [
    "Att fler tredjelandsmedborgare ska kunna delta i samhället på lika villkor.",
    "Att korta tiden från ankomst till språk, bostad och arbete.",
    "Att mottagandet ska hålla samma kvalitet var i landet en person än söker skydd.",
    "Att barn och unga ska få det stöd de har rätt till, också när många kommer samtidigt.",
  ]

  static let targetGroups: [StaticString] = [
    "Nyanlända tredjelandsmedborgare mellan 18 och 60 år.",
    "Föräldralediga kvinnor som saknar grundläggande svenska.",
    "Asylsökande med särskilda behov, däribland ensamkommande barn.",
    "Personer som har fått ett avslagsbeslut och återvänder frivilligt.",
  ]

  static let activities: [StaticString] = [
    "Språkstöd på arbetsplatsen", "Utbildning av brobyggare", "Samtalsgrupper om hälsa",
    "Uppsökande arbete i bostadsområden", "Individuell studie- och yrkesvägledning",
    "Metodträffar med länets kommuner", "Utvärdering och spridning",
  ]

  static let work: [StaticString] = [
    "Grupper om högst tolv deltagare möts två gånger i veckan, och resultatet följs upp efter tre månader.",
    "Parterna planerar tillsammans varje termin och redovisar öppet vad som inte gick som tänkt.",
    "En arbetsledare och en språkhandledare följer deltagaren på plats hela perioden.",
  ]

  static let grounds: [StaticString] = [
    "Ansökan uppfyller villkoren i utlysningen och har bedömts bidra till det särskilda målet.",
    "Projektet når upp till poängkravet, och kostnaderna är rimliga i förhållande till målen.",
  ]

  static let refusals: [StaticString] = [
    "Projektet når inte upp till poängkravet: kopplingen mellan aktiviteter och mål är inte visad.",
    "Medlen i utlysningen räcker inte; andra ansökningar har bedömts bidra mer till målet.",
  ]

  static let conditions: [StaticString] = [
    "Utbetalning sker i efterhand mot godkänd rekvisition.",
    "Stödmottagaren ska synliggöra Europeiska unionens stöd i allt informationsmaterial.",
    "Deltagarförteckningar ska sparas enligt artikel 82 i förordning (EU) 2021/1060.",
  ]

  static let themes: [StaticString] = [
    "language", "employment", "health", "children", "housing", "participation", "return",
  ]
}
