package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.CRASH;
import static dev.rhenea.contract.TestCluster.Fault.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A register under silence, crashes and a rough network: linearizable, and nothing hangs. */
public interface RegisterFailureContract extends RegisterFixture {
  @Test
  default void withoutAnAnswerAWriteIsIndeterminate() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      trial.assume(PARTITION);
      RegisterClient client = trial.client(0);
      client.write("before", Version.NONE);
      trial.cluster().isolate(client.node());
      long begin = client.environment().timers().now();
      assertThat(client.write("lost", new Version(1)))
          .isInstanceOf(WriteResult.Indeterminate.class);
      assertThatThrownBy(client::read).isInstanceOf(Unavailable.class);
      Duration took = Duration.ofNanos(client.environment().timers().now() - begin);
      assertThat(took).isLessThan(deadline().multipliedBy(2).plus(FailureContract.SLACK));
      trial.cluster().heal();
      assertThat(trial.client(1).readAtLast().version()).isGreaterThanOrEqualTo(new Version(1));
    }
  }

  @Test
  default void closeEndsWhatIsOutstanding() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      trial.assume(PARTITION);
      RegisterClient client = trial.client(0);
      trial.cluster().isolate(client.node());
      long begin = client.environment().timers().now();
      Call<WriteResult> write = client.startWrite("lost", Version.NONE);
      Call<Versioned> read = client.start(VersionedRegister::read);
      client.await(VersionedRegister::close);
      assertThat(write.await()).isInstanceOf(WriteResult.Indeterminate.class);
      assertThatThrownBy(read::await).isInstanceOf(Unavailable.class);
      assertThat(Duration.ofNanos(client.environment().timers().now() - begin))
          .isLessThan(deadline());
      trial.cluster().heal();
    }
  }

  @Test
  default void worksWithoutTheServersThatMayFail() throws Unavailable {
    Assumptions.assumeTrue(tolerated() > 0, "this spec needs every server");
    for (int down = 0; down < servers().size(); down++) {
      try (RegisterTrial trial = RegisterTrial.calm(this, down)) {
        trial.assume(CRASH);
        trial.client(0).write("before", Version.NONE);
        for (int i = 0; i < tolerated(); i++) {
          trial.cluster().crash(trial.servers().get((down + i) % trial.servers().size()));
        }
        RegisterClient client = trial.client(1);
        assertThat(client.readAtLast().value()).isEqualTo(Payload.utf8("before"));
        assertThat(client.write("after", new Version(1)))
            .isEqualTo(new WriteResult.Written(new Version(2)));
        assertThat(trial.client(2).readAtLast().value()).isEqualTo(Payload.utf8("after"));
      }
    }
  }

  @Test
  default void writtenValueSurvivesALossOfPower() throws Unavailable {
    Assumptions.assumeTrue(durable(), "this register survives no loss of power");
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      trial.assume(CRASH);
      trial.client(0).write("kept", Version.NONE);
      trial.powerCut();
      assertThat(trial.client(1).readAtLast())
          .isEqualTo(new Versioned(new Version(1), Payload.utf8("kept")));
      assertThat(trial.client(1).write("next", new Version(1)))
          .isEqualTo(new WriteResult.Written(new Version(2)));
    }
  }

  /** N14: what a crash takes is unknown afterwards, never empty. */
  @Test
  default void lostIsUnknown() throws Unavailable {
    Assumptions.assumeFalse(durable(), "this register survives a loss of power");
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      trial.assume(CRASH);
      trial.client(0).write("lost", Version.NONE);
      trial.powerCut();
      assertThatThrownBy(trial.client(1)::read).isInstanceOf(Unavailable.class);
      assertThat(trial.client(1).write("new", Version.NONE))
          .isInstanceOf(WriteResult.Indeterminate.class);
      assertThatThrownBy(() -> trial.create(trial.id())).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  default void historiesAreLinearizableOnARoughNetwork() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (RegisterTrial trial = RegisterTrial.rough(this, seed)) {
        RegisterWorkload workload = new RegisterWorkload(trial);
        for (int client = 0; client < 3; client++) {
          workload.start(trial.client(client), 15);
        }
        workload.judge(trial.client(0));
      }
    }
  }

  /** Connections break and heal; servers crash and come back where the protocol survives that. */
  @Test
  default void historiesAreLinearizableUnderFaults() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (RegisterTrial trial = RegisterTrial.rough(this, seed)) {
        trial.assume(PARTITION);
        RegisterWorkload workload = new RegisterWorkload(trial);
        for (int client = 0; client < 3; client++) {
          workload.start(trial.client(client), 15);
        }
        new Disturbance(trial.cluster(), trial.servers(), durable(), seed).strike(6);
        workload.judge(trial.client(0));
      }
    }
  }
}
