package dev.rhenea.paxos;

import static dev.rhenea.paxos.Samples.after;
import static dev.rhenea.paxos.Samples.version;
import static dev.rhenea.paxos.Samples.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.StorageId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.register.Version;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaxosCodecTest {
  private static final StorageId FOLDER = new StorageId(-5);
  private static final Vote VOTE = vote(4, after(version(2), 3));

  @ParameterizedTest
  @MethodSource
  void requestComesBack(PaxosMessage.Request request) {
    assertThat(PaxosCodec.request(PaxosCodec.encode(request))).isEqualTo(request);
  }

  static Stream<PaxosMessage.Request> requestComesBack() {
    return Stream.of(
        new PaxosMessage.Identify(),
        new PaxosMessage.Create(FOLDER, Samples.zero()),
        new PaxosMessage.Inspect(FOLDER, new Version(7)),
        new PaxosMessage.Prepare(FOLDER, version(2), VOTE.ballot()),
        new PaxosMessage.Accept(FOLDER, version(2), VOTE),
        new PaxosMessage.Learn(FOLDER, version(2)));
  }

  @ParameterizedTest
  @MethodSource
  void replyComesBack(PaxosMessage.Reply reply) {
    assertThat(PaxosCodec.reply(PaxosCodec.encode(reply))).isEqualTo(reply);
  }

  static Stream<PaxosMessage.Reply> replyComesBack() {
    return Stream.of(
        new PaxosMessage.Identity(FOLDER, Optional.empty()),
        new PaxosMessage.Identity(FOLDER, Optional.of(version(1))),
        new PaxosMessage.Knows(version(20)),
        new PaxosMessage.Holds(Optional.of(VOTE)),
        new PaxosMessage.Holds(Optional.empty()),
        new PaxosMessage.Promised(Optional.of(VOTE)),
        new PaxosMessage.Promised(Optional.empty()),
        new PaxosMessage.Accepted(),
        new PaxosMessage.Preempted(VOTE.ballot()),
        new PaxosMessage.Unknown());
  }

  /** Format 1 as it was first spoken; nodes of different releases must go on understanding it. */
  @Test
  void formatOneStaysReadable() {
    String prepare = "01040902020202000006046e3116046e3218046e331a0e627974657320310802";
    assertThat(
            HexFormat.of()
                .formatHex(encoded(new PaxosMessage.Prepare(FOLDER, version(1), VOTE.ballot()))))
        .isEqualTo(prepare);
  }

  @Test
  void otherFormatsAndKindsAreRefused() {
    assertThatThrownBy(() -> PaxosCodec.reply(bytes(2, 34)))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessageContaining("upgrade this node first");
    assertThatThrownBy(() -> PaxosCodec.reply(bytes(1, 1)))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessage("a reply of unknown kind 1");
    assertThatThrownBy(() -> PaxosCodec.request(bytes(1, 34)))
        .isInstanceOf(MalformedPayloadException.class)
        .hasMessage("a request of unknown kind 34");
  }

  private static byte[] encoded(PaxosMessage message) {
    return PaxosCodec.encode(message).toByteArray();
  }

  private static Payload bytes(int format, int kind) {
    return new PayloadWriter().tag(format).tag(kind).toPayload();
  }
}
