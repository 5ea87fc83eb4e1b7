import ArgumentParser
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copier une base SQLite dans un fichier, pendant que l’application sert.",
    discussion: """
      La copie est relue en entier et comparée à ses événements (comme « verify ») avant de recevoir \
      son nom. Un fichier qui existe n’est jamais remplacé. Pour PostgreSQL : pg_dump ou pgBackRest, \
      voir docs/operations.md.
      """)

  @Argument(help: "Le fichier à écrire, par exemple sauvegarde-2026-05-19.sqlite.")
  var file: String

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func run() async throws {
    let path = try database.sqliteFile()
    let book = RuleBook(try ShippedFiles.editions())
    var findings: [RegisterCheck.Finding] = []
    var isCurrent = true
    try await copying {
      try await SQLiteBackup.write(path, to: file) { copy in
        isCurrent = try await copy.isSchemaCurrent()
        guard isCurrent else { return }
        findings = try await RegisterCheck(store: Store(copy), book: book, clock: time.clock).findings()
      }
    }
    Output.line("La base est copiée dans \(file).")
    guard isCurrent else {
      return Output.line(
        "Elle vient d’une version antérieure du programme : le fichier est intact, "
          + "ses comptes n’ont pas été relus.")
    }
    let requests = findings.reduce(0) { $0 + $1.report.requests }
    let read = FrenchNumber.count(requests, "demande relue", "demandes relues")
    Output.line("Le fichier est intact, \(read) depuis ses événements.")
    try report(findings.filter { !$0.report.isSound })
  }

  private func report(_ unsound: [RegisterCheck.Finding]) throws {
    for finding in unsound where finding.isBeingRecomputed {
      Output.line(
        "Les échéances de « \(finding.site.code) » étaient en cours de recalcul : ses écarts "
          + "sont attendus.")
    }
    let unexpected = unsound.filter { !$0.isBeingRecomputed }.map(\.site.code)
    guard unexpected.isEmpty else {
      throw Ending.refused(
        "La copie est gardée, mais comme dans la base, les comptes de ces sites diffèrent de "
          + "leurs événements : \(unexpected.joined(separator: ", ")). Lancez "
          + "« qualepref verify --repair », puis sauvegardez à nouveau.")
    }
  }
}
