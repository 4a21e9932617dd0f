package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.created;
import static dev.rhenea.virtuallog.Chains.intent;
import static dev.rhenea.virtuallog.Chains.loglet;
import static dev.rhenea.virtuallog.Chains.memory;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.register.Version;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainCodecTest {
  private static ChainRecord record() {
    Chain chain =
        Chain.of(loglet(0x3f09), created("n1"))
            .extended(new LogletOffset(17), loglet(-2), created("n2"))
            .trimmedTo(new Lsn(5));
    Intent settled = intent(1, 1);
    Intent failed = intent(2, 2);
    return ChainRecord.of(chain, 921_600)
        .accept(settled)
        .orElseThrow()
        .install(settled, new LogletOffset(3), loglet(7), created("n3"))
        .accept(failed)
        .orElseThrow()
        .fail(failed, "no quorum")
        .accept(intent(3, 2))
        .orElseThrow();
  }

  @Test
  void decodingGivesWhatWasEncoded() throws NewerFormatException {
    assertThat(ChainCodec.decode(ChainCodec.encode(record()))).isEqualTo(record());
  }

  /** A copy of s0 is under way, an earlier one is left over. */
  private static ChainRecord copying() {
    Attempt first = attempt(11);
    Attempt second = attempt(12);
    return record()
        .accept(first)
        .flatMap(record -> record.accept(second))
        .flatMap(record -> record.giveUp(first))
        .orElseThrow();
  }

  private static Attempt attempt(long copy) {
    return new Attempt(
        new NodeId("n1"), SegmentId.FIRST, loglet(0x3f09), loglet(copy), memory("n2"));
  }

  @Test
  void copiesAreDecodedToo() throws NewerFormatException {
    assertThat(ChainCodec.decode(ChainCodec.encode(copying()))).isEqualTo(copying());
  }

  /** The file is what minor version 1 wrote when it was released: never to be changed. */
  @Test
  void bytesOfVersion1Minor1AreWhatTheyWere() throws NewerFormatException, IOException {
    Payload golden = golden("chain-1-1.hex");
    assertThat(ChainCodec.decode(golden)).isEqualTo(copying());
    assertThat(ChainCodec.encode(copying())).isEqualTo(golden);
  }

  /** The same log, restored from another one; its chain is kept outside the cluster. */
  private static ChainRecord restored() {
    Origin.Restored from = new Origin.Restored("orders", 7, new Version(42), new Lsn(17));
    return copying().begunAs(new Origin(0x9c1e, Optional.of(from))).orElseThrow();
  }

  @Test
  void theOriginIsDecodedToo() throws NewerFormatException {
    assertThat(ChainCodec.decode(ChainCodec.encode(restored()))).isEqualTo(restored());
    ChainRecord plain = record().begunAs(new Origin(-1)).orElseThrow();
    assertThat(ChainCodec.decode(ChainCodec.encode(plain))).isEqualTo(plain);
  }

  /** The file is what minor version 2 wrote when it was released: never to be changed. */
  @Test
  void bytesOfVersion1Minor2AreWhatTheyWere() throws NewerFormatException, IOException {
    Payload golden = golden("chain-1-2.hex");
    assertThat(ChainCodec.decode(golden)).isEqualTo(restored());
    assertThat(ChainCodec.encode(restored())).isEqualTo(golden);
  }

  /** A node of minor version 1 keeps the origin, which it does not know. */
  @Test
  void theOriginIsWhatStandsBehindTheCopies() {
    byte[] without = ChainCodec.encode(copying()).toByteArray();
    byte[] with = ChainCodec.encode(restored()).toByteArray();
    assertThat(with).startsWith(without).hasSizeGreaterThan(without.length);
  }

  /** Where there are no copies, a node of minor version 0 and this one write the same. */
  @Test
  void copiesThatEndedLeaveNoTrace() {
    ChainRecord over =
        copying()
            .giveUp(attempt(12))
            .flatMap(record -> record.forget(List.of(loglet(11), loglet(12))))
            .orElseThrow();
    assertThat(ChainCodec.encode(over)).isEqualTo(ChainCodec.encode(record()));
  }

  /** The file is what version 1 wrote when it was released: never to be changed. */
  @Test
  void bytesOfVersion1AreWhatTheyWere() throws NewerFormatException, IOException {
    Payload golden = golden("chain-1.hex");
    assertThat(ChainCodec.decode(golden)).isEqualTo(record());
    assertThat(ChainCodec.encode(record())).isEqualTo(golden);
  }

  @Test
  void fieldsOfANewerMinorVersionAreKeptAndWrittenBack() throws NewerFormatException {
    Payload extended =
        Payload.concat(List.of(ChainCodec.encode(restored()), Payload.utf8("tomorrow")));
    ChainRecord read = ChainCodec.decode(extended);
    assertThat(ChainCodec.encode(read)).isEqualTo(extended);

    ChainRecord changed = read.with(read.chain().trimmedTo(new Lsn(9)));
    assertThat(ChainCodec.decode(ChainCodec.encode(changed)).later())
        .isEqualTo(Payload.utf8("tomorrow"));
  }

  @Test
  void aNewerMajorVersionIsRefusedAndSaysWhatToDo() {
    byte[] newer = ChainCodec.encode(record()).toByteArray();
    newer[0] = 2;
    assertThatThrownBy(() -> ChainCodec.decode(Payload.wrap(newer)))
        .isInstanceOf(NewerFormatException.class)
        .hasMessage(
            "chain format 2 is newer than 1, the newest this node knows: upgrade this node first");
  }

  @Test
  void damagedBytesAreMalformed() {
    Payload whole = ChainCodec.encode(record());
    assertThatThrownBy(() -> ChainCodec.decode(whole.slice(0, whole.size() / 2)))
        .isInstanceOf(MalformedPayloadException.class);
  }

  private static Payload golden(String file) throws IOException {
    try (InputStream in = ChainCodecTest.class.getResourceAsStream(file)) {
      String hex = new String(in.readAllBytes(), US_ASCII).replaceAll("\\s", "");
      return Payload.wrap(HexFormat.of().parseHex(hex));
    }
  }
}
