package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.nativeloglet.NativeMessage.FromLogServer;
import dev.rhenea.nativeloglet.NativeMessage.Lacking;
import dev.rhenea.nativeloglet.NativeMessage.Read;
import dev.rhenea.nativeloglet.NativeMessage.Run;
import dev.rhenea.nativeloglet.NativeMessage.Trimmed;
import dev.rhenea.nativeloglet.NativeMessage.Unknown;
import dev.rhenea.nativeloglet.NativeMessage.Whole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The readNext of the paper: one copy is enough. The LogServer of the reader's own node is asked
 * first, then the others, one more whenever one has nothing to offer or keeps the reader waiting.
 *
 * <pre>
 *   ASKING --entries, or trimmed---------------------> done
 *      | ^----all asked, some silent or lacking: pause---+
 *      | ^----a majority is whole: it exists, ask again--+         (a copy, C4)
 *      +--a majority does not know it, or is begun---> Unknown (the chain is old, V10)
 * </pre>
 *
 * <p>A LogServer that lacks the first position proves nothing, it may have skipped it; the next one
 * has it (rule N15). One that has a whole copy and does not know whether that exists is told so by
 * the reader, who knows it as soon as a majority has.
 *
 * <p>That the Loglet does not exist is proven by a majority of the disks it was begun on that say
 * they are not whole, whatever the others have, as nobody stops being whole (C4); and by a majority
 * that does not know it, as long as no majority of its disks is lost: one that does not know it has
 * destroyed it, or lost its disk, whole or not (rule N14). So the two are not added up: if one lost
 * its disk, one is begun, and the third is silent, the two that were whole may be the other two.
 */
final class ReadNext {
  /** What one answer carries at most, so that messages stay small whatever is asked for. */
  private static final int LARGEST_BYTES = 1 << 20;

  private final Peers peers;
  private final Pace pace;
  private final Call<ReadResult> call;
  private final Read question;
  private final List<NodeId> order;
  private final SequencedSet<NodeId> silent = new LinkedHashSet<>();
  private final SequencedSet<NodeId> whole = new LinkedHashSet<>();
  private int round;
  private int asked;
  private int waiting;
  private int lacking;
  private int unknown;
  private int begun;

  ReadNext(Peers peers, Pace pace, Call<ReadResult> call, long from, long to, int maxBytes) {
    this.peers = peers;
    this.pace = pace;
    this.call = call;
    question = new Read(from, to, Math.min(maxBytes, LARGEST_BYTES));
    order = peers.nearestFirst();
    call.explain(this::diagnosis);
  }

  Future<ReadResult> run() {
    if (question.from() < peers.trimMark()) {
      call.complete(new ReadResult.Trimmed(new LogletOffset(peers.trimMark())));
    } else {
      askAll();
    }
    return call.future();
  }

  private void askAll() {
    round++;
    asked = 0;
    waiting = 0;
    lacking = 0;
    unknown = 0;
    begun = 0;
    silent.addAll(order);
    askNext();
  }

  private void askNext() {
    if (asked == order.size() || call.isOver()) {
      return;
    }
    NodeId server = order.get(asked++);
    waiting++;
    int inRound = round;
    int turn = asked;
    peers
        .ask(server, question, pace.request())
        .whenDone(answer -> heard(inRound, server, answer), why -> nothing(inRound));
    call.after(
        pace.hedge(),
        () -> {
          if (inRound == round && turn == asked) {
            askNext(); // the server asked last keeps us waiting
          }
        });
  }

  private void heard(int inRound, NodeId server, FromLogServer answer) {
    if (call.isOver()) {
      return;
    }
    silent.remove(server);
    switch (answer) {
      case Run(List<Command> commands) when !commands.isEmpty() -> call.complete(entries(commands));
      case Trimmed(long mark) -> call.complete(new ReadResult.Trimmed(new LogletOffset(mark)));
      case Unknown() -> {
        unknown += inRound == round ? 1 : 0; // once for each LogServer
        nothing(inRound);
      }
      case Lacking(long tail) -> {
        begun += inRound == round ? 1 : 0; // with the disk it was begun on
        nothing(inRound);
      }
      case Whole(long tail) -> whole(inRound, server, tail);
      default -> {
        lacking += inRound == round ? 1 : 0; // N15: proves nothing
        nothing(inRound);
      }
    }
  }

  private void whole(int inRound, NodeId server, long tail) {
    whole.add(server);
    if (inRound == round && peers.quorums().isQuorum(whole) && peers.knownTail().prove(tail)) {
      askAll(); // C4: every message says so from now on
    } else {
      nothing(inRound);
    }
  }

  private void nothing(int inRound) {
    if (inRound != round || call.isOver()) {
      return;
    }
    waiting--;
    if (asked < order.size()) {
      askNext();
    } else if (waiting == 0 && lacking == 0 && isNowhere()) {
      call.complete(new ReadResult.Unknown());
    } else if (waiting == 0) {
      call.after(pace.pause(), this::askAll);
    }
  }

  /** N14: each for itself, see above. */
  private boolean isNowhere() {
    return Math.max(unknown, begun) >= peers.quorums().size();
  }

  private ReadResult entries(List<Command> commands) {
    List<Entry> entries = new ArrayList<>();
    long position = question.from();
    for (Command command : commands) {
      LogletOffset offset = new LogletOffset(position++);
      entries.add(
          command.isFiller()
              ? new Entry.Filler(offset)
              : new Entry.Data(offset, command.payload()));
    }
    return new ReadResult.Entries(entries, new LogletOffset(position));
  }

  private Diagnosis diagnosis() {
    return new Diagnosis(
        "readNext of %s: no LogServer that answered has position %d"
            .formatted(peers.loglet(), question.from()),
        List.copyOf(silent),
        "");
  }
}
