package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sessions among the cells; the package's documentation argues why a call takes effect once.
 */
public final class Sessions {
  /** There are at most this many; each remembers one result. */
  public static final int MOST = 1024;

  private final WritableCells cells;

  Sessions(WritableCells cells) {
    this.cells = cells;
  }

  /**
   * A session as it stands in its cell.
   *
   * @param used where it was opened or called last, under which it stands in the order of use
   * @param latest its call of the highest number; empty before the first
   */
  private record Session(Lsn used, Optional<Remembered> latest) {
    Payload encode() {
      PayloadWriter out = new PayloadWriter().number(used.value());
      return out.optional(latest, (each, call) -> call.encode(each)).toPayload();
    }

    static Session decode(Payload cell) {
      PayloadReader in = new PayloadReader(cell);
      Lsn used = new Lsn(in.number());
      return new Session(used, in.optional(Remembered::decode));
    }
  }

  private record Remembered(long number, Result result) {
    void encode(PayloadWriter out) {
      ResultCodec.encode(out.number(number), result);
    }

    static Remembered decode(PayloadReader in) {
      long number = in.number();
      return new Remembered(number, ResultCodec.decode(in));
    }
  }

  /** Begins a session at {@code lsn}, ending the least recently used one if there are too many. */
  void open(Lsn lsn) {
    long count = cells.get(Layout.SESSIONS).map(Sessions::count).orElse(0L);
    if (count < MOST) {
      cells.put(Layout.SESSIONS, new PayloadWriter().number(count + 1).toPayload());
    } else {
      endOldest();
    }
    keep(lsn, new Session(lsn, Optional.empty()));
  }

  /**
   * The answer to {@code call}, which stands at {@code lsn}, if it is not to be carried out: it was
   * already, or never will be.
   */
  Optional<Result> answered(SessionCall call, Lsn lsn) {
    Optional<Payload> cell = cells.get(Layout.session(call.session()));
    if (cell.isEmpty()) {
      return Optional.of(new Result.NoSession(lsn, call.session()));
    }
    return Session.decode(cell.get())
        .latest()
        .filter(latest -> call.number() <= latest.number())
        .map(latest ->
            call.number() == latest.number()
                ? latest.result()
                : new Result.NumberPassed(lsn, latest.number()));
  }

  /** Remembers that {@code call}, which stands at {@code lsn}, ended so. */
  void remember(SessionCall call, Lsn lsn, Result result) {
    Payload cell = Layout.session(call.session());
    Session before = Session.decode(cells.get(cell).orElseThrow());
    cells.delete(Layout.use(before.used()));
    keep(call.session(), new Session(lsn, Optional.of(new Remembered(call.number(), result))));
  }

  private void keep(Lsn name, Session session) {
    cells.put(Layout.session(name), session.encode());
    cells.put(Layout.use(session.used()), Layout.encode(name));
  }

  private void endOldest() {
    List<Payload> oldest = new ArrayList<>();
    cells.scan(
        Layout.begin('u'),
        Layout.end('u'),
        (use, name) -> {
          oldest.add(use);
          oldest.add(Layout.session(Layout.lsn(name)));
          return false;
        });
    oldest.forEach(cells::delete);
  }

  private static long count(Payload cell) {
    return new PayloadReader(cell).number();
  }
}
