package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Creation and destruction: unknown is not empty (rule N14). */
public interface LifecycleContract extends LogletFixture {
  /** Whether the protocol keeps its data in the storage of the nodes its spec names. */
  default boolean bindsNodes() {
    return true;
  }

  @Test
  default void createBindsEveryNodeToItsStorage() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      List<Value.Node> nodes = new ArrayList<>();
      trial
          .created()
          .mapNodes(node -> {
            nodes.add(node);
            return node;
          });
      assertThat(nodes).isNotEmpty();
      if (bindsNodes()) {
        assertThat(nodes).allMatch(node -> node.storageId().isPresent());
      }
    }
  }

  @Test
  default void createAgainChangesNothing() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.client(0).appendedAll("e", 3);
      assertThat(trial.create(trial.id())).isEqualTo(trial.created());
      LogletClient client = trial.client(1);
      assertThat(client.texts(client.checkTail().offset())).containsExactly("e0", "e1", "e2");
      client.seal();
      trial.create(trial.id());
      assertThat(client.checkTail()).isInstanceOf(Tail.Sealed.class);
    }
  }

  @Test
  default void logletsOnTheSameNodesShareNothing() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletId other = trial.otherId();
      trial.create(other);
      trial.client(0).appendedAll("e", 3);
      trial.client(0).seal();
      LogletClient client = trial.client(0, other, limits());
      assertThat(client.checkTail()).isEqualTo(new Tail.Open(LogletOffset.ZERO));
      client.appended("mine");
      assertThat(client.texts(client.checkTail().offset())).containsExactly("mine");
    }
  }

  /** Messages open what was created; they never create. */
  @Test
  default void neverCreatedIsUnknown() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      assertUnknown(trial.client(0, trial.otherId(), limits()));
    }
  }

  /** N14: a server that missed the creation, and was asked to seal, never opens the Loglet. */
  @Test
  default void sealBeforeTheCreationIsRemembered() throws Unavailable {
    Assumptions.assumeTrue(bindsNodes(), "no server of its own could miss the creation");
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient early = trial.client(0, trial.otherId(), limits());
      try {
        early.seal();
      } catch (Unavailable unknown) {
        // It is not there; the servers know better from now on.
      }
      try {
        trial.create(trial.otherId());
      } catch (Unavailable refused) {
        return;
      }
      assertThat(trial.client(1, trial.otherId(), limits()).checkTail())
          .isInstanceOf(Tail.Sealed.class);
    }
  }

  @Test
  default void destroyedIsUnknown() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient old = trial.client(0);
      old.appendedAll("e", 3);
      trial.destroy();
      assertUnknown(old);
      assertUnknown(trial.client(1));
      trial.destroy();
      assertUnknown(trial.client(2));
    }
  }

  @Test
  default void destroyedNeverComesBackEmpty() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      trial.client(0).appendedAll("e", 3);
      trial.destroy();
      assertThatThrownBy(() -> trial.create(trial.id())).isInstanceOf(Unavailable.class);
      assertUnknown(trial.client(1));
    }
  }

  private static void assertUnknown(LogletClient client) throws Unavailable {
    assertThat(client.read(LogletOffset.ZERO, new LogletOffset(1), 1000))
        .isEqualTo(new ReadResult.Unknown());
    assertThat(client.append("lost")).isInstanceOf(AppendResult.Indeterminate.class);
    assertThatThrownBy(client::checkTail).isInstanceOf(Unavailable.class);
  }
}
