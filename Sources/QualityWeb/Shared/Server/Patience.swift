/// What `body` gives; nil when it throws, or has given nothing within `patience`. A call that hangs
/// is cancelled and left behind: whoever asks must not hang with it.
func awaited<Value: Sendable>(
  within patience: Duration, _ body: @escaping @Sendable () async throws -> Value
) async -> Value? {
  let (answers, continuation) = AsyncStream.makeStream(of: Value?.self)
  let question = Task { continuation.yield(try? await body()) }
  let limit = Task {
    try? await Task.sleep(for: patience)
    continuation.yield(nil)
  }
  defer {
    question.cancel()
    limit.cancel()
  }
  return await answers.first { _ in true } ?? nil
}
