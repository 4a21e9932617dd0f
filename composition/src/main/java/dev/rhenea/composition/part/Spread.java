package dev.rhenea.composition.part;

import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import java.util.List;

/** What each child's copy has of the copy that is made of them (V10). Pure. */
public interface Spread {
  /** Where that ends which a child has of what is below {@code offset}. */
  LogletOffset end(int child, LogletOffset offset);

  /** What each child has of what stands in {@code [from, batch.next())}, at its own offsets. */
  List<List<Entry>> entries(LogletOffset from, ReadResult.Entries batch);
}
