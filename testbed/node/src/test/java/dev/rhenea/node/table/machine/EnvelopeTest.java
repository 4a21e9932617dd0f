package dev.rhenea.node.table.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final Payload VALUE = Payload.utf8("v");

  private static final Transaction EVERYTHING =
      new Transaction(
          List.of(
              new Guard.Value("a", VALUE),
              new Guard.Version("b", new Lsn(300)),
              new Guard.Absent("c")),
          List.of(new Action.Put("a", VALUE), new Action.Delete("b"), new Action.Get("c")));

  private static final Optional<SessionCall> CALL =
      Optional.of(new SessionCall(new Lsn(5), 1L << 33));

  private static final IndexDefinition BY_FIELD =
      new IndexDefinition("p/", Optional.of(JsonPointer.parse("/a/b~1c")));

  private static final List<Command> COMMANDS =
      List.of(
          new Command.Put("k", VALUE),
          new Command.Delete("k"),
          new Command.CompareAndSet("k", Optional.empty(), VALUE),
          new Command.CompareAndSet("k", Optional.of(VALUE), Payload.empty()),
          new Command.Transact(EVERYTHING),
          new Command.OpenSession(),
          new Command.Announce(new NodeId("n2"), new Lsn(1L << 40)),
          new Command.CreateIndex("i", BY_FIELD),
          new Command.CreateIndex("i", new IndexDefinition("", Optional.empty())),
          new Command.DropIndex("i"),
          new Command.IndexStep());

  @Test
  void everyCommandSurvivesTheLog() {
    for (Command command : COMMANDS) {
      for (Optional<SessionCall> session : List.of(CALL, Optional.<SessionCall>empty())) {
        Envelope envelope = new Envelope(-7, 1L << 40, session, command);
        assertThat(Envelope.decode(envelope.encode())).contains(envelope);
      }
    }
  }

  /**
   * Logs outlive versions of this software: what a file of any format says is read as it always
   * was, and written so as well, because replicas of older versions read it too. A line is a name
   * and the entry in hexadecimal.
   */
  @Test
  void everyFormatIsWhatItWas() throws IOException {
    Map<String, Envelope> known = new LinkedHashMap<>();
    known.put(
        "1 compare-and-set",
        new Envelope(
            7,
            1,
            Optional.empty(),
            new Command.CompareAndSet("k", Optional.empty(), Payload.utf8("w"))));
    known.put("1 put", new Envelope(7, 2, Optional.empty(), new Command.Put("k", VALUE)));
    known.put("1 delete", new Envelope(7, 3, Optional.empty(), new Command.Delete("k")));
    known.put("2 put in a session", new Envelope(7, 4, CALL, new Command.Put("k", VALUE)));
    known.put(
        "2 transaction", new Envelope(7, 5, Optional.empty(), new Command.Transact(EVERYTHING)));
    known.put("2 open session", new Envelope(7, 6, Optional.empty(), new Command.OpenSession()));
    known.put(
        "2 announce",
        new Envelope(
            7, 7, Optional.empty(), new Command.Announce(new NodeId("n2"), new Lsn(70_000))));
    known.put(
        "3 create index",
        new Envelope(7, 8, Optional.empty(), new Command.CreateIndex("i", BY_FIELD)));
    known.put("3 drop index", new Envelope(7, 9, CALL, new Command.DropIndex("i")));
    known.put("3 index step", new Envelope(7, 10, Optional.empty(), new Command.IndexStep()));
    List<String> written = new ArrayList<>();
    known.forEach((name, envelope) ->
        written.add(name + ": " + HexFormat.of().formatHex(envelope.encode().toByteArray())));
    List<String> golden;
    try (InputStream file = EnvelopeTest.class.getResourceAsStream("commands.hex")) {
      golden = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(written).isEqualTo(golden);
    for (String line : golden) {
      String[] parts = line.split(": ", 2);
      assertThat(Envelope.decode(Payload.wrap(HexFormat.of().parseHex(parts[1]))))
          .contains(known.get(parts[0]));
    }
  }

  @Test
  void whatOthersAppendIsNoCommand() {
    assertThat(Envelope.decode(Payload.empty())).isEmpty();
    assertThat(Envelope.decode(Payload.utf8("hello"))).isEmpty();
  }

  @Test
  void aNewerFormatIsRefused() {
    assertThatThrownBy(() -> Envelope.decode(Payload.wrap(new byte[] {(byte) 0xC7, 9, 0})))
        .hasMessageContaining("upgrade this node first");
  }

  @Test
  void aDamagedCommandIsNotTakenForAnother() {
    for (Command command : COMMANDS) {
      Payload whole = new Envelope(1, 2, CALL, command).encode();
      for (int length = 2; length < whole.size(); length++) {
        Payload cut = whole.slice(0, length);
        assertThatThrownBy(() -> Envelope.decode(cut))
            .isInstanceOf(MalformedPayloadException.class);
      }
    }
  }
}
