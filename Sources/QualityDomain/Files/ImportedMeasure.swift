/// One row of a table of figures, before its service is known to the site.
public struct ImportedMeasure: Hashable, Sendable {
  /// Line of the file, from 1.
  public let line: Int
  public let indicator: String
  public let period: Period
  /// The name of a service; nil for the whole site.
  public let service: String?
  public let criterion: String?
  public let figure: Figure
  public let comment: String

  public init(
    line: Int, indicator: String, period: Period, service: String?, criterion: String?,
    figure: Figure, comment: String
  ) {
    self.line = line
    self.indicator = indicator
    self.period = period
    self.service = service
    self.criterion = criterion
    self.figure = figure
    self.comment = comment
  }
}
