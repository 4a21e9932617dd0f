package dev.rhenea.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.table.machine.Action;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Envelope;
import dev.rhenea.node.table.machine.Guard;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.JsonPointer;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTextTest {
  @Test
  void anEntryIsOneLineThatATerminalDoesNotActUpon() {
    JsonObject entry = new JsonObject().put("value", "two\nlines\u001b[31m\\");
    assertThat(EntryText.of(entry)).isEqualTo("two\\nlines\\u001b[31m\\\\");
  }

  @Test
  void bytesThatAreNoTextAreShownInBase64() {
    assertThat(EntryText.of(new JsonObject().put("base64", "/w=="))).isEqualTo("base64:/w==");
  }

  @Test
  void whatIsNoCommandInTheTablesLogIsShownAsItIs() {
    assertThat(EntryText.ofTable(new JsonObject().put("value", "hello"))).isEqualTo("hello");
  }

  @Test
  void whatIsDoneWithIndexesIsOneLine() {
    IndexDefinition byCity = new IndexDefinition("u/", Optional.of(JsonPointer.parse("/city")));
    assertThat(line(new Command.CreateIndex("i", byCity)))
        .isEqualTo("make index i of 'u/' by /city");
    assertThat(line(new Command.DropIndex("i"))).isEqualTo("take index i away");
    assertThat(line(new Command.IndexStep())).isEqualTo("go on with indexes");
  }

  private static String line(Command command) {
    Payload entry = new Envelope(1, 2, Optional.empty(), command).encode();
    return EntryText.ofTable(
        new JsonObject().put("base64", Base64.getEncoder().encodeToString(entry.toByteArray())));
  }

  @Test
  void aTransactionIsOneLine() {
    Payload value = Payload.utf8("1");
    Transaction transaction =
        new Transaction(
            List.of(
                new Guard.Value("a", value),
                new Guard.Version("b", new Lsn(7)),
                new Guard.Absent("c")),
            List.of(new Action.Put("a", value), new Action.Delete("b"), new Action.Get("c")));
    Payload entry =
        new Envelope(1, 2, Optional.empty(), new Command.Transact(transaction)).encode();
    String base64 = Base64.getEncoder().encodeToString(entry.toByteArray());
    assertThat(EntryText.ofTable(new JsonObject().put("base64", base64)))
        .isEqualTo("if a = 1 and b is of 7 and c = nothing: put a = 1, delete b, get c");
  }
}
