package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Loop.Step;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.register.Version;
import dev.rhenea.spec.ProtocolSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Reads the chains that stores outside the cluster keep. */
public final class ArchivedLogs {
  private final Environment environment;
  private final Archives archives;
  private final ChainArchive store;

  /**
   * The logs that stores know of, in the order of their names; unavailable if one of the stores
   * cannot be reached. Writes nothing.
   *
   * @param from the store, or a composition of which stores are parts
   * @throws InvalidSpec if nothing of {@code from} keeps chains
   */
  public static Future<List<ArchivedLog>> in(Host host, ProtocolSpec from, LogOptions options) {
    LogContext context = new LogContext(host, "archive", options);
    Providers providers = new Providers(context, options.limits().largestEntry());
    List<ChainArchive> stores = providers.coldStorage(from).archives();
    if (stores.isEmpty()) {
      throw new InvalidSpec("", noArchive(from));
    }
    return in(stores, host.environment(), new Archives(context, providers));
  }

  static Future<List<ArchivedLog>> in(
      List<ChainArchive> stores, Environment environment, Archives archives) {
    return Future.all(
            environment,
            stores.stream()
                .map(store -> new ArchivedLogs(environment, archives, store).list())
                .toList())
        .map(ArchivedLogs::united);
  }

  /**
   * Of the versions that several stores have of one log, the highest counts: it was decided last,
   * and each store was told before anything in it was destroyed. Of the same one, what is readable.
   */
  static List<ArchivedLog> united(List<List<ArchivedLog>> stores) {
    SortedMap<Label, ArchivedLog> united =
        new TreeMap<>(Comparator.comparing(Label::log).thenComparing(Label::origin));
    Comparator<ArchivedLog> better =
        Comparator.<ArchivedLog, Version>comparing(log -> log.label().version())
            .thenComparing(ArchivedLog.Known.class::isInstance);
    stores.forEach(
        logs -> logs.forEach(log -> united.merge(log.label(), log, BinaryOperator.maxBy(better))));
    return List.copyOf(united.values());
  }

  static String noArchive(ProtocolSpec from) {
    return from + " keeps no chains of logs: name the store that has the copies";
  }

  ArchivedLogs(Environment environment, Archives archives, ChainArchive store) {
    this.environment = environment;
    this.archives = archives;
    this.store = store;
  }

  /** What was read, and what is still to be read. */
  private record Reading(List<ArchivedLog> read, List<Label> left, List<Label> missed) {
    Reading and(ArchivedLog log) {
      return new Reading(with(read, log), left.subList(1, left.size()), missed);
    }

    /** From the beginning, one that was listed having been missed. */
    Reading again(Label label, List<Label> listed) {
      return new Reading(List.of(), listed, with(missed, label));
    }

    private static <T> List<T> with(List<T> some, T one) {
      List<T> longer = new ArrayList<>(some);
      longer.add(one);
      return longer;
    }
  }

  /** All logs, one after the other: a store has room for some calls at a time only. */
  Future<List<ArchivedLog>> list() {
    return store
        .labels()
        .compose(labels ->
            Loop.run(environment, new Reading(List.of(), labels, List.of()), this::readNext));
  }

  private Future<Step<Reading, List<ArchivedLog>>> readNext(Reading reading) {
    if (reading.left.isEmpty()) {
      return environment.completed(new Step.Done<>(reading.read));
    }
    Label label = reading.left.getFirst();
    return store
        .read(label)
        .compose(found ->
            found
                .map(bytes -> decoded(reading, label, bytes))
                .orElseGet(() -> missing(reading, label)))
        .recover(why -> go(reading.and(new ArchivedLog.Unreadable(label, why.diagnosis()))));
  }

  /** It gave way to a higher version since they were listed, unless it is listed again. */
  private Future<Step<Reading, List<ArchivedLog>>> missing(Reading reading, Label label) {
    return reading.missed.contains(label)
        ? go(
            reading.and(
                new ArchivedLog.Unreadable(
                    label,
                    Diagnosis.of(
                        "version %d of the chain of log %s is listed in %s, and not there"
                            .formatted(label.version().number(), label.log(), store.store())))))
        : store.labels().compose(labels -> go(reading.again(label, labels)));
  }

  private Future<Step<Reading, List<ArchivedLog>>> decoded(
      Reading reading, Label label, Payload bytes) {
    return go(reading.and(decode(label, bytes)));
  }

  private ArchivedLog decode(Label label, Payload bytes) {
    try {
      ChainRecord record = ChainCodec.decode(bytes);
      return new ArchivedLog.Known(label, record, ColdPart.of(record.chain(), archives::haveAllOf));
    } catch (NewerFormatException newer) {
      return new ArchivedLog.Unreadable(label, newer.diagnosis());
    } catch (MalformedPayloadException malformed) {
      return new ArchivedLog.Unreadable(
          label,
          new Diagnosis(
              "the chain of log %s in %s is malformed: %s"
                  .formatted(label.log(), store.store(), malformed.getMessage()),
              List.of(),
              "restore the object from a backup"));
    }
  }

  private Future<Step<Reading, List<ArchivedLog>>> go(Reading next) {
    return environment.completed(new Step.Again<>(next));
  }

  /** The log that is meant, or why it is not clear which. */
  static Choice choose(List<ArchivedLog> all, String log, Optional<Long> origin, String where) {
    List<ArchivedLog> fitting =
        all.stream()
            .filter(each -> each.label().log().equals(log))
            .filter(each -> origin.isEmpty() || origin.get() == each.label().origin())
            .toList();
    if (fitting.size() == 1) {
      return switch (fitting.getFirst()) {
        case ArchivedLog.Known known -> new Choice.Found(known);
        case ArchivedLog.Unreadable(Label _, Diagnosis why) -> new Choice.Unreadable(why);
      };
    }
    String which = origin.map(id -> " with origin " + Origin.print(id)).orElse("");
    return new Choice.None(
        fitting.isEmpty()
            ? "there is no log '%s'%s in %s; there is: %s"
                .formatted(log, which, where, all.isEmpty() ? "none" : names(all))
            : "there are %d logs '%s' in %s; say which by its origin: %s"
                .formatted(fitting.size(), log, where, names(fitting)));
  }

  private static String names(List<ArchivedLog> logs) {
    return String.join(", ", logs.stream().map(ArchivedLogs::name).toList());
  }

  private static String name(ArchivedLog log) {
    return "%s (origin %s, %s)"
        .formatted(log.label().log(), Origin.print(log.label().origin()), range(log));
  }

  private static String range(ArchivedLog log) {
    return switch (log) {
      case ArchivedLog.Known(Label label, ChainRecord _, ColdPart part) ->
          "[%s, %s) as of version %s".formatted(part.first(), part.end(), label.version().number());
      case ArchivedLog.Unreadable _ -> "unreadable";
    };
  }

  /** One log, or why not. */
  sealed interface Choice {
    record Found(ArchivedLog.Known log) implements Choice {}

    record None(String reason) implements Choice {}

    record Unreadable(Diagnosis why) implements Choice {}
  }
}
