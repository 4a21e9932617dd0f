package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Reads and conditional writes of one register (Delos, section 3: the MetaStore; rule V7). */
public interface RegisterUseContract extends RegisterFixture {
  @Test
  default void freshRegisterHoldsNothing() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      assertThat(trial.client(0).read()).isEqualTo(Versioned.NOTHING);
    }
  }

  @Test
  default void everybodyReadsWhatWasWritten() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      Version version = Version.NONE;
      for (int i = 0; i < 5; i++) {
        WriteResult result = trial.client(i % 3).write("value " + i, version);
        version = version.next();
        assertThat(result).isEqualTo(new WriteResult.Written(version));
        assertThat(trial.client((i + 1) % 3).read())
            .isEqualTo(new Versioned(version, Payload.utf8("value " + i)));
      }
    }
  }

  @Test
  default void bytesComeBackAsTheyWere() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      RegisterClient client = trial.client(0);
      List<Payload> values = List.of(Payload.empty(), Payload.wrap(new byte[100_000]));
      for (int i = 0; i < values.size(); i++) {
        Payload value = values.get(i);
        Version expected = new Version(i);
        client.await(register -> register.conditionalWrite(value, expected));
        assertThat(client.read()).isEqualTo(new Versioned(expected.next(), value));
      }
    }
  }

  @Test
  default void staleExpectationIsAConflict() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      RegisterClient client = trial.client(0);
      client.write("first", Version.NONE);
      assertThat(client.write("second", Version.NONE)).isEqualTo(new WriteResult.Conflict());
      assertThat(trial.client(1).write("third", Version.NONE))
          .isEqualTo(new WriteResult.Conflict());
      assertThat(client.read()).isEqualTo(new Versioned(new Version(1), Payload.utf8("first")));
    }
  }

  /** V7: a write is known by its id, not by its bytes. */
  @Test
  default void equalBytesAreStillTwoWrites() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (RegisterTrial trial = RegisterTrial.calm(this, seed)) {
        assertThat(race(trial, i -> "same")).containsOnlyOnce(written());
        assertThat(trial.client(0).write("same", Version.NONE))
            .isEqualTo(new WriteResult.Conflict());
      }
    }
  }

  @Test
  default void ofConcurrentWritersOneWins() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (RegisterTrial trial = RegisterTrial.calm(this, seed)) {
        List<WriteResult> results = race(trial, i -> "writer " + i);
        assertThat(results)
            .as("seed %d", seed)
            .containsOnlyOnce(written())
            .filteredOn(result -> !result.equals(written()))
            .containsOnly(new WriteResult.Conflict());
        assertThat(trial.client(0).read().value().toUtf8())
            .isEqualTo("writer " + results.indexOf(written()));
      }
    }
  }

  private static WriteResult written() {
    return new WriteResult.Written(new Version(1));
  }

  private static List<WriteResult> race(RegisterTrial trial, IntFunction<String> value)
      throws Unavailable {
    List<Call<WriteResult>> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(trial.client(i).startWrite(value.apply(i), Version.NONE));
    }
    List<WriteResult> results = new ArrayList<>();
    for (Call<WriteResult> call : calls) {
      results.add(call.await());
    }
    return results;
  }

  @Test
  default void createAgainChangesNothing() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      trial.client(0).write("kept", Version.NONE);
      assertThat(trial.create(trial.id())).isEqualTo(trial.created());
      assertThat(trial.client(1).read())
          .isEqualTo(new Versioned(new Version(1), Payload.utf8("kept")));
    }
  }

  @Test
  default void registersOnTheSameNodesShareNothing() throws Unavailable {
    try (RegisterTrial trial = RegisterTrial.calm(this)) {
      RegisterId other = new RegisterId(trial.id() + "/other");
      trial.create(other);
      trial.client(0).write("mine", Version.NONE);
      assertThat(trial.client(0, other).read()).isEqualTo(Versioned.NOTHING);
    }
  }
}
