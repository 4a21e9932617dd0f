package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Clients that act at random moments, each on its own loop, and the judgement on what they saw. */
final class LogletWorkload {
  private static final Duration LONGEST_PAUSE = Duration.ofNanos(400_000);
  private static final int PERSEVERANCE = 20;

  private final LogletTrial trial;
  private final LogletHistory history = new LogletHistory();
  private final List<Call<Done>> running = new ArrayList<>();
  private Optional<LogletOffset> stop = Optional.empty();
  private int handles;

  LogletWorkload(LogletTrial trial) {
    this.trial = trial;
  }

  /** Starts a writer: so many appends, pipelined, and a checkTail now and then. */
  void write(LogletClient client, int appends) {
    int handle = handles++;
    Environment environment = client.environment();
    running.add(
        client.start(loglet -> {
          List<Future<?>> issued = new ArrayList<>();
          return Loop.<Integer, Done>run(
                  environment,
                  0,
                  number -> {
                    if (number == appends) {
                      return environment.completed(new Loop.Step.Done<>(Done.DONE));
                    }
                    issued.add(history.append(loglet, handle, number));
                    if (environment.random().nextInt(4) == 0) {
                      issued.add(history.checkTail(loglet));
                    }
                    return Pause.within(environment, LONGEST_PAUSE)
                        .map(over -> new Loop.Step.Again<>(number + 1));
                  })
              .compose(done -> ended(environment, issued));
        }));
  }

  /** Starts a sealer: a checkTail, the seal within {@code span}, a checkTail, a late append. */
  void sealWithin(LogletClient client, Duration span) {
    int handle = handles++;
    Environment environment = client.environment();
    running.add(
        client.start(loglet ->
            Pause.within(environment, span)
                .compose(over -> ended(environment, List.of(history.checkTail(loglet))))
                .compose(over -> ended(environment, List.of(history.seal(loglet))))
                .compose(over ->
                    ended(
                        environment,
                        List.of(history.checkTail(loglet), history.append(loglet, handle, 0))))));
  }

  /** Waits until all that was started has ended, one way or another. */
  void await() throws Unavailable {
    for (Call<Done> call : running) {
      call.await();
    }
    running.clear();
  }

  /** Seals, reads everything below the stop twice, and checks every obligation. */
  void judge(LogletClient judge) throws Unavailable {
    await();
    sealAndRead(judge);
    sealAndRead(trial.client(1));
    assertThat(violations()).as("obligations broken in trial %s", trial.id()).isEmpty();
  }

  /** Checks the tail, seals, and reads everything below the first stop that was seen (O3). */
  void sealAndRead(LogletClient reader) throws Unavailable {
    persevere(reader, history::checkTail);
    persevere(reader, history::seal);
    LogletOffset seen = persevere(reader, history::checkTail).offset();
    LogletOffset first = stop.orElse(seen);
    stop = Optional.of(first);
    history.contents(reader.readAll(LogletOffset.ZERO, first));
  }

  /** Every obligation that was broken so far. */
  List<String> violations() {
    boolean issueOrder = trial.client(0).loglet().traits().issueOrder();
    return LogletLaws.violations(history.observations(), issueOrder);
  }

  /** A call repeated until it succeeds: on a rough network one deadline may be missed. */
  static <T> T persevere(LogletClient client, Function<Loglet, Future<T>> call) throws Unavailable {
    for (int attempt = 1; ; attempt++) {
      try {
        return client.await(call);
      } catch (Unavailable why) {
        if (attempt == PERSEVERANCE) {
          throw why;
        }
      }
    }
  }

  /** Done when all have ended, with a value or without. */
  private static Future<Done> ended(Environment environment, List<? extends Future<?>> calls) {
    List<Future<Done>> ends = new ArrayList<>();
    for (Future<?> call : calls) {
      ends.add(call.<Done>map(value -> Done.DONE).recover(why -> environment.done()));
    }
    return Future.all(environment, ends).map(all -> Done.DONE);
  }
}
