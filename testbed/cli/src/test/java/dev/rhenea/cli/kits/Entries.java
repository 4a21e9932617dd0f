package dev.rhenea.cli.kits;

import dev.rhenea.composition.Composition;
import dev.rhenea.contract.Call;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Texts, written to a Loglet and read from it, for tests of what survives. */
final class Entries {
  private Entries() {}

  /** What that composition means. */
  static ProtocolSpec spec(String text, Catalogue catalogue) {
    return switch (Composition.parse(text, catalogue, Optional.empty())) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Composition.Parsed.Refused refused -> throw new AssertionError(refused);
    };
  }

  /** All at once, in the order of issue. */
  static List<AppendResult> append(
      TestCluster cluster, Host client, Loglet writer, List<String> entries) throws Unavailable {
    List<Call<AppendResult>> calls =
        entries.stream()
            .map(entry -> cluster.start(client, () -> writer.append(Payload.utf8(entry))))
            .toList();
    List<AppendResult> results = new ArrayList<>();
    for (Call<AppendResult> call : calls) {
      results.add(call.await());
    }
    return results;
  }

  /** What so many appends are answered by, one offset after the other. */
  static List<AppendResult> inOrder(int count) {
    return IntStream.range(0, count)
        .<AppendResult>mapToObj(i -> new AppendResult.Appended(new LogletOffset(i)))
        .toList();
  }

  /** Everything below {@code tail}. */
  static List<String> read(TestCluster cluster, Host host, Loglet reader, LogletOffset tail)
      throws Unavailable {
    List<String> found = new ArrayList<>();
    LogletOffset next = LogletOffset.ZERO;
    while (next.compareTo(tail) < 0) {
      LogletOffset from = next;
      ReadResult.Entries run =
          (ReadResult.Entries) cluster.await(host, () -> reader.readNext(from, tail, 1000));
      run.entries().forEach(entry -> found.add(((Entry.Data) entry).payload().toUtf8()));
      next = run.next();
    }
    return found;
  }
}
