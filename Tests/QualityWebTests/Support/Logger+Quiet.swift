import Logging

extension Logger {
  /// Says only what is critical: the faults that tests provoke are not news.
  static var quiet: Logger {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }
}
