package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.register.Version;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that read and write at random moments, and the judgement on what they saw. */
final class RegisterWorkload {
  private static final Duration LONGEST_PAUSE = Duration.ofNanos(300_000);

  private final RegisterTrial trial;
  private final RegisterHistory history = new RegisterHistory();
  private final List<Call<Done>> running = new ArrayList<>();
  private int clients;

  RegisterWorkload(RegisterTrial trial) {
    this.trial = trial;
  }

  /** Starts a client that reads and then tries to write the next version, so many times. */
  void start(RegisterClient client, int rounds) {
    int number = clients++;
    running.add(
        client.start(register ->
            Loop.run(
                client.environment(),
                0,
                round -> round(client.environment(), register, number, round, rounds))));
  }

  private Future<Loop.Step<Integer, Done>> round(
      Environment environment, VersionedRegister register, int client, int round, int rounds) {
    if (round == rounds) {
      return environment.completed(new Loop.Step.Done<>(Done.DONE));
    }
    String value = "client %d, round %d".formatted(client, round);
    return history
        .read(register)
        .map(found -> found.version())
        .recover(why -> environment.completed(Version.NONE))
        .compose(version -> history.write(register, value, version))
        .compose(written -> Pause.within(environment, LONGEST_PAUSE))
        .map(over -> new Loop.Step.Again<>(round + 1));
  }

  /** Waits for all clients, reads once more, and checks the whole history. */
  void judge(RegisterClient judge) throws Unavailable {
    for (Call<Done> call : running) {
      call.await();
    }
    judge.readAtLast();
    judge.await(history::read);
    assertThat(RegisterLaws.violations(history.accesses()))
        .as("laws broken in trial %s", trial.id())
        .isEmpty();
    assertThat(history.accesses())
        .as("writes that succeeded in trial %s", trial.id())
        .anyMatch(access ->
            access instanceof RegisterHistory.Access.Write write
                && write.result() instanceof WriteResult.Written);
  }
}
