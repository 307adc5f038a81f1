public import Languages

extension DoorRule {
  /// What it finds.
  public var finds: Wording {
    switch self {
    case .unreadableFile:
      Wording(
        "the file cannot be opened or read",
        sv: "filen kan inte öppnas eller läsas")
    case .notXML:
      Wording(
        "an empty file, a picture, an archive",
        sv: "en tom fil, en bild, ett arkiv")
    case .notWellFormed:
      Wording(
        "the rules of XML are broken, or the file ends in the middle",
        sv: "reglerna för XML är brutna, eller filen slutar mitt i")
    case .documentType:
      Wording(
        "a DOCTYPE, which could pull in other files",
        sv: "en DOCTYPE, som skulle kunna dra in andra filer")
    case .overLimit:
      Wording(
        "a tag, text, record or nesting larger than any honest document has",
        sv: "en tagg, en text, en post eller ett djup som är större än i någon ärlig handling")
    case .unknownRoot:
      Wording(
        "the root is no record and no portfolio",
        sv: "roten är varken en post eller en portfölj")
    case .foreignFormat:
      Wording(
        "another namespace, or another version of the format",
        sv: "en annan namnrymd, eller en annan version av formatet")
    case .unsupportedEncoding:
      Wording(
        "an encoding other than UTF-8, UTF-16, ISO-8859-1, Windows-1252, or bytes that are not what it declares",
        sv:
          "en annan kodning än UTF-8, UTF-16, ISO-8859-1 och Windows-1252, eller byte som inte är vad den anger"
      )
    case .unknownRecord:
      Wording(
        "an element in the container that is no record",
        sv: "ett element i portföljen som inte är en post")
    case .strayText:
      Wording(
        "text between the records",
        sv: "text mellan posterna")
    case .misplacedElement:
      Wording(
        "an element in the wrong place of its parent",
        sv: "ett element på fel plats i sitt överordnade element")
    case .missingElement:
      Wording(
        "an element that must be there",
        sv: "ett element som måste finnas")
    case .unknownElement:
      Wording(
        "an element its parent does not have",
        sv: "ett element som det överordnade elementet inte har")
    case .tooManyElements:
      Wording(
        "an element more often than it may stand",
        sv: "ett element fler gånger än det får stå")
    case .missingAttribute:
      Wording(
        "an attribute that must be there",
        sv: "ett attribut som måste finnas")
    case .unknownAttribute:
      Wording(
        "an attribute its element does not have",
        sv: "ett attribut som elementet inte har")
    case .malformedValue:
      Wording(
        "a value that is not of its type",
        sv: "ett värde som inte är av sin typ")
    case .textBetweenElements:
      Wording(
        "text where only elements may stand",
        sv: "text där bara element får stå")
    case .schemaViolated:
      Wording(
        "what only the schema saw, in its words",
        sv: "det som bara schemat såg, med dess ord")
    case .danglingReference:
      Wording(
        "a reference within the record to nothing, or an id that stands twice",
        sv: "en hänvisning inom posten till ingenting, eller ett id som står två gånger")
    case .statedAndNotStated:
      Wording(
        "a field that is said to be left open and has a value",
        sv: "ett fält som sägs vara öppet och har ett värde")
    case .secondContent:
      Wording(
        "one id and version with two contents in one file",
        sv: "ett id och en version med två innehåll i en fil")
    case .pointsAtTwoProjects:
      Wording(
        "case numbers that belong to different projects",
        sv: "ärendenummer som hör till olika projekt")
    case .amountWithoutCurrency:
      Wording(
        "an amount in a document that states no currency",
        sv: "ett belopp i en handling som inte anger någon valuta")
    case .versionsTie:
      Wording(
        "two contents with one version number and one day of issue; both are kept, and this is a warning",
        sv:
          "två innehåll med samma versionsnummer och samma utfärdandedag; båda behålls, och det här är en varning"
      )
    case .secondApplication:
      Wording(
        "an application whose case number names a project that has another application",
        sv: "en ansökan vars ärendenummer anger ett projekt som har en annan ansökan")
    case .negativeWithoutCorrection:
      Wording(
        "a negative amount in a claim where no earlier line is corrected",
        sv: "ett negativt belopp i en ansökan om utbetalning där ingen tidigare rad rättas")
    case .reversedDays:
      Wording(
        "a period within a document whose last day is before its first; those of a project, an "
          + "agreement and an event are judged by E101 and N202",
        sv: "en tidsperiod i en handling vars sista dag är före dess första; projekts, "
          + "överenskommelsers och evenemangs perioder bedöms av E101 och N202")
    }
  }

  /// What becomes of what breaks it.
  public var consequence: Wording {
    switch rawValue.dropFirst().first {
    case "1":
      Wording(
        "The file is refused and changes nothing.", sv: "Filen avvisas och ändrar ingenting.")
    default:
      self == .versionsTie
        ? Wording("Both are taken.", sv: "Båda tas in.")
        : Wording(
          "The record is set aside with its bytes and its reasons.",
          sv: "Posten läggs åt sidan med sina byte och skälen.")
    }
  }
}
