package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import dev.rhenea.nativeloglet.NativeMessage.AwaitTail;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.TailReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Those who asked a LogServer to be told when its tail reaches something or it is sealed. */
final class TailWaiters {
  private record Waiter(AwaitTail question, Promise<FromLogServer> answer, Timers.Timer patience) {}

  private final Environment environment;
  private final Supplier<FromLogServer> report;
  private List<Waiter> waiters = new ArrayList<>();

  /**
   * @param report what they are told
   */
  TailWaiters(Environment environment, Supplier<FromLogServer> report) {
    this.environment = environment;
    this.report = report;
  }

  Future<FromLogServer> add(AwaitTail question) {
    Promise<FromLogServer> answer = environment.promise();
    Timers.Timer patience =
        environment.timers().after(question.atMost(), () -> answer.complete(report.get()));
    waiters.add(new Waiter(question, answer, patience));
    return answer;
  }

  /** Something may have changed: answers those whose wait is over. */
  void wake(long knownTail) {
    if (waiters.isEmpty()) {
      return;
    }
    FromLogServer now = report.get();
    List<Waiter> patient = new ArrayList<>();
    for (Waiter waiter : waiters) {
      if (isOver(waiter.question, now, knownTail)) {
        waiter.patience.cancel();
        waiter.answer.complete(now);
      } else if (!waiter.answer.isDone()) {
        patient.add(waiter);
      }
    }
    waiters = patient;
  }

  /** Whether a server that reports {@code now} has what the question waits for. */
  static boolean isOver(AwaitTail question, FromLogServer now, long knownTail) {
    return !(now instanceof TailReport report)
        || report.sealed()
        || knownTail >= question.tail()
        || (!question.committed() && report.localTail() >= question.tail());
  }
}
