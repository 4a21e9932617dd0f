package dev.rhenea.composition.filter;

import dev.rhenea.composition.filter.Coding.Coded;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.InFlight;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A handle whose entries the child keeps in another form. */
final class CodedLoglet implements Forwarding {
  private final Environment environment;
  private final LogletId id;
  private final LogletTraits traits;
  private final Loglet child;
  private final Coding coding;
  private final InFlight inFlight;

  /** A handle over a handle of the child, whose limits leave room for the coding's overhead. */
  CodedLoglet(
      Environment environment,
      LogletId id,
      LogletTraits traits,
      Loglet child,
      Coding coding,
      HandleLimits limits) {
    this.environment = environment;
    this.id = id;
    this.traits = traits;
    this.child = child;
    this.coding = coding;
    this.inFlight = new InFlight(limits);
  }

  @Override
  public Loglet child() {
    return child;
  }

  @Override
  public LogletTraits traits() {
    return traits;
  }

  @Override
  public Future<AppendResult> append(Payload entry) {
    Optional<Rejection> refused = inFlight.admit(entry.size());
    if (refused.isPresent()) {
      return environment.completed(new AppendResult.Rejected(refused.get()));
    }
    Future<AppendResult> result =
        switch (coding.encode(entry)) {
          case Coded.Done(Payload stored) -> child.append(stored);
          case Coded.Impossible impossible ->
              environment.completed(
                  new AppendResult.Indeterminate(diagnosis("append to " + id, impossible)));
        };
    result.whenDone(() -> inFlight.release(entry.size()));
    return result;
  }

  @Override
  public Future<ReadResult> readNext(LogletOffset from, LogletOffset to, int maxBytes) {
    return child
        .readNext(from, to, maxBytes)
        .compose(result ->
            result instanceof ReadResult.Entries found
                ? decoded(from, found, maxBytes)
                : environment.completed(result));
  }

  /** As many of the entries as are wanted; those before one that cannot be read are given first. */
  private Future<ReadResult> decoded(LogletOffset from, ReadResult.Entries found, int maxBytes) {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    for (Entry entry : found.entries()) {
      if (bytes > 0 && bytes >= maxBytes) {
        return environment.completed(new ReadResult.Entries(entries, entry.offset()));
      }
      switch (entry) {
        case Entry.Filler filler -> entries.add(filler);
        case Entry.Data(LogletOffset offset, Payload stored) -> {
          switch (coding.decode(stored)) {
            case Coded.Done(Payload payload) -> {
              entries.add(new Entry.Data(offset, payload));
              bytes += payload.size();
            }
            case Coded.Impossible impossible -> {
              return offset.compareTo(from) > 0
                  ? environment.completed(new ReadResult.Entries(entries, offset))
                  : environment.unavailable(
                      diagnosis("readNext of " + id + " at " + offset, impossible));
            }
          }
        }
      }
    }
    return environment.completed(new ReadResult.Entries(entries, found.next()));
  }

  private static Diagnosis diagnosis(String operation, Coded.Impossible impossible) {
    return new Diagnosis(operation + ": " + impossible.reason(), List.of(), impossible.remedy());
  }

  @Override
  public Future<Done> close() {
    inFlight.close();
    return child.close();
  }
}
