package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.loglet;
import static dev.rhenea.virtuallog.Chains.memory;
import static dev.rhenea.virtuallog.Chains.ofLengths;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.register.WriteResult;
import dev.rhenea.virtuallog.MetaStore.Edited;
import dev.rhenea.virtuallog.MetaStore.Edited.Unwanted;
import dev.rhenea.virtuallog.MetaStore.Edited.Written;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A change that must not be made twice, whose first write is in doubt (V7). */
class MetaStoreTest {
  private static final Attempt ATTEMPT =
      new Attempt(new NodeId("n1"), SegmentId.FIRST, loglet(0), loglet(9), memory("n2"));

  private final LogCluster cluster = new LogCluster(3);
  private final Environment environment = cluster.world.host(LogCluster.N1, "test").environment();
  private final Register register = new Register();

  private Edited announce() throws Unavailable {
    return cluster.world.await(
        new MetaStore(environment, register)
            .tryOnce(record -> record.accept(ATTEMPT), Duration.ofSeconds(1)));
  }

  private boolean isListed() {
    return register.record().copies().attempts().contains(ATTEMPT);
  }

  @Test
  void lostIsMadeAgain() throws Unavailable {
    assertThat(announce()).isInstanceOf(Written.class);
    assertThat(isListed()).isTrue();
  }

  /** The version that it would have been is another's: it will never be. */
  @Test
  void lostToAnotherIsMadeAgain() throws Unavailable {
    register.meanwhile = value -> register.trim(1);
    assertThat(announce()).isInstanceOf(Written.class);
    assertThat(isListed()).isTrue();
  }

  @Test
  void unheardIsFound() throws Unavailable {
    register.meanwhile = register::put;
    assertThat(announce())
        .isInstanceOfSatisfying(
            Unwanted.class, unwanted -> assertThat(unwanted.doubt()).isPresent());
    assertThat(isListed()).isTrue();
  }

  @Test
  void unheardAndUndoneIsNotMadeAgain() throws Unavailable {
    register.meanwhile =
        value -> {
          register.put(value);
          register.put(ChainCodec.encode(register.record().giveUp(ATTEMPT).orElseThrow()));
        };
    assertThat(announce())
        .isInstanceOfSatisfying(
            Unwanted.class, unwanted -> assertThat(unwanted.doubt()).isPresent());
    assertThat(isListed()).isFalse();
  }

  /** It was lost, and that cannot be seen any more. */
  @Test
  void perhapsUndoneIsNotMadeAgain() throws Unavailable {
    register.meanwhile =
        value -> {
          register.trim(1);
          register.trim(2);
        };
    assertThat(announce()).isInstanceOf(Unwanted.class);
    assertThat(isListed()).isFalse();
  }

  /** Its first write is lost, unless somebody does it meanwhile. */
  private final class Register implements VersionedRegister {
    private Versioned stored =
        new Versioned(new Version(1), ChainCodec.encode(ChainRecord.of(ofLengths(5), 1_000)));

    private Consumer<Payload> meanwhile = value -> {};
    private boolean isFirst = true;

    ChainRecord record() {
      try {
        return ChainCodec.decode(stored.value());
      } catch (NewerFormatException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    void put(Payload value) {
      stored = new Versioned(stored.version().next(), value);
    }

    void trim(long mark) {
      ChainRecord now = record();
      put(ChainCodec.encode(now.with(now.chain().trimmedTo(new Lsn(mark)))));
    }

    @Override
    public Future<Versioned> read() {
      return environment.completed(stored);
    }

    @Override
    public Future<WriteResult> conditionalWrite(Payload value, Version expected) {
      if (isFirst) {
        isFirst = false;
        meanwhile.accept(value);
        return environment.completed(new WriteResult.Indeterminate(Diagnosis.of("no answer")));
      }
      if (!expected.equals(stored.version())) {
        return environment.completed(new WriteResult.Conflict());
      }
      put(value);
      return environment.completed(new WriteResult.Written(stored.version()));
    }

    @Override
    public Future<Done> close() {
      return environment.done();
    }
  }
}
