package dev.rhenea.nativeloglet;

import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.provider.Host;
import java.util.List;

/** A reader's handle on a copy; what it sees goes to {@link CopyLaws}. */
final class CopyReader {
  private static final int READ_BYTES = 100;

  private final SimulatedCluster cluster;
  private final Host host;
  private final Loglet loglet;
  private final CopyLaws laws;
  private final LogletOffset tail;

  CopyReader(SimulatedCluster cluster, Host host, Loglet loglet, CopyLaws laws, LogletOffset tail) {
    this.cluster = cluster;
    this.host = host;
    this.loglet = loglet;
    this.laws = laws;
    this.tail = tail;
  }

  // ---- begun, whatever comes of it ----

  void startReading(LogletOffset from) {
    cluster.start(host, () -> reading(from));
  }

  void startChecking() {
    cluster.start(host, this::checking);
  }

  void startTrimming(LogletOffset before) {
    cluster.start(host, () -> trimming(before));
  }

  // ---- awaited ----

  ReadResult read(LogletOffset from) throws Unavailable {
    return cluster.await(host, () -> reading(from));
  }

  void checkTail() throws Unavailable {
    cluster.await(host, this::checking);
  }

  void trim(LogletOffset before) throws Unavailable {
    cluster.await(host, () -> trimming(before));
  }

  /** Tail and entries, or neither. */
  boolean isThere(LogletOffset first) throws Unavailable {
    boolean there = !(read(first) instanceof ReadResult.Unknown);
    try {
      checkTail();
      laws.require(there, "V10: a tail without entries");
    } catch (Unavailable missing) {
      laws.require(!there, "V10: entries without a tail");
    }
    return there;
  }

  void readAll(LogletOffset first) throws Unavailable {
    for (LogletOffset at = first; at.compareTo(tail) < 0; ) {
      at =
          switch (read(at)) {
            case ReadResult.Entries(List<Entry> entries, LogletOffset next) -> next;
            case ReadResult.Trimmed(LogletOffset mark) -> mark;
            case ReadResult.Unknown() -> tail; // which the laws do not like
          };
    }
  }

  // ---- each ----

  private Future<ReadResult> reading(LogletOffset from) {
    long begin = laws.tick();
    return loglet
        .readNext(from, tail, READ_BYTES)
        .map(result -> {
          laws.read(begin, from, result);
          return result;
        });
  }

  private Future<Tail> checking() {
    return loglet
        .checkTail()
        .map(found -> {
          laws.tail(found);
          return found;
        });
  }

  private Future<LogletOffset> trimming(LogletOffset before) {
    long begin = laws.tick();
    laws.allowed(before);
    return loglet
        .prefixTrim(before)
        .map(mark -> {
          laws.trimmed(begin, mark);
          return mark;
        });
  }
}
