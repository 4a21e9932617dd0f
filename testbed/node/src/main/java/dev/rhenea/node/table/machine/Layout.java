package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where things stand among the cells: the first byte names the region. A change of this layout is a
 * new format of the store.
 *
 * <pre>
 *   d KEY              a row of the table
 *   i LSN TERM KEY     the index that was created there has that key under that term
 *   r NODE             what the replica on that node announced
 *   s LSN              a session, by where it was opened
 *   u LSN              which session was used there last: the first one is the next to go
 *   m ...              the store's own: the format, the cursor, how many sessions, which indexes
 * </pre>
 */
public final class Layout {
  /** Of this layout. */
  public static final int FORMAT = 3;

  /**
   * Of a store that knows nothing of indexes: it is what it gets until there is a command about
   * one, so that an older version can go on with it.
   */
  public static final int WITHOUT_INDEXES = 2;

  public static final Payload FORMAT_CELL = Payload.utf8("mformat");

  /** Holds the {@link #cursor}. */
  public static final Payload CURSOR_CELL = Payload.utf8("mcursor");

  static final Payload SESSIONS = Payload.utf8("msessions");

  static final Payload INDEXES = Payload.utf8("mindexes");

  private Layout() {}

  /** Every command below this position is reflected in {@code cells}. */
  public static Lsn cursor(Cells cells) {
    return cells.get(CURSOR_CELL).map(Layout::lsn).orElse(Lsn.ZERO);
  }

  static Payload row(String key) {
    return Payload.utf8("d" + key);
  }

  /** Before all entries of the index that was created there. */
  static Payload entries(Lsn index) {
    return position('i', index);
  }

  static Payload entry(Lsn index, Term term, String key) {
    return Payload.concat(List.of(entries(index), term.bytes(), Payload.utf8(key)));
  }

  /** The key that an index has there. */
  static String entryKey(Payload entry) {
    int term = 1 + Long.BYTES;
    return entry.slice(Term.end(entry.toByteArray(), term), entry.size()).toUtf8();
  }

  /** The format as the content of its cell. */
  public static Payload encode(int format) {
    return Payload.wrap(new byte[] {(byte) format});
  }

  /** What follows the region's byte. */
  static String name(Payload cell) {
    return cell.slice(1, cell.size()).toUtf8();
  }

  static Payload replica(String node) {
    return Payload.utf8("r" + node);
  }

  static Payload session(Lsn opened) {
    return position('s', opened);
  }

  static Payload use(Lsn used) {
    return position('u', used);
  }

  /** Where the region begins. */
  static Payload begin(char region) {
    return Payload.utf8(String.valueOf(region));
  }

  /** Where the next one would begin. */
  static Payload end(char region) {
    return Payload.utf8(String.valueOf((char) (region + 1)));
  }

  /** Eight bytes, so that cells sort as positions do. */
  private static Payload position(char region, Lsn lsn) {
    return Payload.wrap(
        ByteBuffer.allocate(1 + Long.BYTES).put((byte) region).putLong(lsn.value()).array());
  }

  /** A position as the content of a cell. */
  public static Payload encode(Lsn lsn) {
    return new PayloadWriter().number(lsn.value()).toPayload();
  }

  static Lsn lsn(Payload cell) {
    return new Lsn(new PayloadReader(cell).number());
  }
}
