package dev.rhenea.composition.filter;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.LogletCopy;
import java.util.ArrayList;
import java.util.List;

/** A copier's handle whose entries the child's copy keeps in another form. */
final class CodedCopy implements LogletCopy {
  private final Environment environment;
  private final LogletId id;
  private final LogletCopy child;
  private final Coding coding;

  CodedCopy(Environment environment, LogletId id, LogletCopy child, Coding coding) {
    this.environment = environment;
    this.id = id;
    this.child = child;
    this.coding = coding;
  }

  @Override
  public Future<Done> write(LogletOffset from, ReadResult.Entries batch) {
    List<Entry> coded = new ArrayList<>();
    for (Entry entry : batch.entries()) {
      switch (entry) {
        case Entry.Filler filler -> coded.add(filler);
        case Entry.Data(LogletOffset offset, Payload payload) -> {
          switch (coding.encode(payload)) {
            case Coding.Coded.Done(Payload stored) -> coded.add(new Entry.Data(offset, stored));
            case Coding.Coded.Impossible(String reason, String remedy) -> {
              return environment.unavailable(
                  new Diagnosis("write to copy " + id + ": " + reason, List.of(), remedy));
            }
          }
        }
      }
    }
    return child.write(from, new ReadResult.Entries(coded, batch.next()));
  }

  @Override
  public Future<Done> finish(LogletOffset tail) {
    return child.finish(tail);
  }

  @Override
  public Future<Done> close() {
    return child.close();
  }
}
