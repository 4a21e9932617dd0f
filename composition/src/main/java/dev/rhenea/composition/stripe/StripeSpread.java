package dev.rhenea.composition.stripe;

import dev.rhenea.composition.part.Spread;
import dev.rhenea.composition.part.Stored;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Each child's copy has its share: every so many positions one. Pure. */
record StripeSpread(Striping striping) implements Spread {
  @Override
  public LogletOffset end(int child, LogletOffset offset) {
    return striping.shareOf(child, offset);
  }

  @Override
  public List<List<Entry>> entries(LogletOffset from, ReadResult.Entries batch) {
    List<List<Entry>> shares =
        IntStream.range(0, striping.stripes())
            .<List<Entry>>mapToObj(child -> new ArrayList<>())
            .toList();
    for (Entry entry : batch.entries()) {
      LogletOffset local = striping.localOf(entry.offset());
      shares
          .get(striping.stripeOf(entry.offset()))
          .add(
              switch (entry) {
                case Entry.Filler filler -> new Entry.Filler(local);
                case Entry.Data(LogletOffset at, Payload payload) ->
                    new Entry.Data(local, Stored.entry(payload));
              });
    }
    return shares;
  }
}
