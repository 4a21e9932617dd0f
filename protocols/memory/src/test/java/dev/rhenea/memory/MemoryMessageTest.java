package dev.rhenea.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.memory.MemoryMessage.Operation;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemoryMessageTest {
  private static final LogletOffset OFFSET = new LogletOffset(1L << 40);
  private static final StorageId STORAGE = new StorageId(-5);

  static Stream<MemoryMessage> logletMessages() {
    Stream<Operation> operations =
        Stream.of(
            new Operation.Append(-1, 7, 3, Payload.utf8("entry")),
            new Operation.Append(-1, 7, 3, Payload.empty()),
            new Operation.CheckTail(),
            new Operation.Read(LogletOffset.ZERO, OFFSET, 1 << 20),
            new Operation.Trim(OFFSET),
            new Operation.Seal(),
            new Operation.AwaitTail(OFFSET, Duration.ofMillis(25)),
            new Operation.Write(OFFSET, List.of(Optional.of(Payload.utf8("a")), Optional.empty())),
            new Operation.Finish(OFFSET));
    return Stream.concat(
        operations.map(operation -> new MemoryMessage.To(STORAGE, operation)),
        Stream.of(
            new MemoryMessage.Create(),
            new MemoryMessage.Destroy(),
            new MemoryMessage.Created(STORAGE),
            new MemoryMessage.Appended(OFFSET),
            new MemoryMessage.Sealed(),
            new MemoryMessage.TailIs(OFFSET, true),
            new MemoryMessage.Entries(List.of(Optional.of(Payload.utf8("a")), Optional.empty())),
            new MemoryMessage.Begin(OFFSET),
            new MemoryMessage.CopiedTo(OFFSET),
            new MemoryMessage.TrimmedTo(OFFSET),
            new MemoryMessage.Unknown()));
  }

  static Stream<RegisterMessage> registerMessages() {
    return Stream.of(
        new RegisterMessage.Create(),
        new RegisterMessage.Read(STORAGE),
        new RegisterMessage.Write(
            STORAGE, new RegisterMessage.WriteId(-1, 4), new Version(9), Payload.utf8("value")),
        new RegisterMessage.Created(STORAGE),
        new RegisterMessage.Value(new Versioned(new Version(3), Payload.utf8("value"))),
        new RegisterMessage.Written(new Version(4)),
        new RegisterMessage.Conflict(),
        new RegisterMessage.Unknown());
  }

  @ParameterizedTest
  @MethodSource("logletMessages")
  void logletMessageIsReadAsItWasWritten(MemoryMessage message) {
    assertThat(MemoryMessage.decode(message.encode())).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("registerMessages")
  void registerMessageIsReadAsItWasWritten(RegisterMessage message) {
    assertThat(RegisterMessage.decode(message.encode())).isEqualTo(message);
  }

  @Test
  void foreignMessageIsMalformed() {
    Payload foreign = Payload.wrap(new byte[] {99});
    assertThatThrownBy(() -> MemoryMessage.decode(foreign))
        .isInstanceOf(MalformedPayloadException.class);
    assertThatThrownBy(() -> RegisterMessage.decode(foreign))
        .isInstanceOf(MalformedPayloadException.class);
  }
}
