package dev.rhenea.checker.log;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Chain;
import dev.rhenea.checker.log.LogOperation.Entry;
import dev.rhenea.checker.log.LogOperation.Read;
import dev.rhenea.checker.log.LogOperation.Segment;
import dev.rhenea.checker.log.LogOperation.Tail;
import dev.rhenea.checker.log.LogOperation.Trim;
import java.util.ArrayList;
import java.util.List;

/** Understands arguments and results, in the shapes listed at {@link LogChecker}. */
final class LogCalls {

  private static final String ENTRIES = "[[position value] ...]";

  private LogCalls() {}

  static Append append(int ordinal, Call call) {
    if (!call.isOk()) {
      return new Append(ordinal, call, call.argument(), Append.NOWHERE, null);
    }
    List<Value> result = items(call.result());
    boolean shaped = result.size() == 2 || result.size() == 3;
    if (!shaped || !isPosition(result.get(0)) || !result.get(1).equals(call.argument())) {
      throw wrongResult(call, "[position " + call.argument() + "]");
    }
    Value segment = result.size() == 3 ? result.get(2) : null;
    return new Append(ordinal, call, call.argument(), position(result.get(0)), segment);
  }

  static Read read(Call call) {
    List<Value> range = items(call.argument());
    if (range.size() != 2 || !isPosition(range.get(0)) || !isPosition(range.get(1))) {
      throw wrongValue(call.invocation(), "[from to]");
    }
    if (!(call.result() instanceof Value.Seq(var results))) {
      throw wrongResult(call, ENTRIES);
    }
    List<Entry> entries = new ArrayList<>(results.size());
    for (Value result : results) {
      entries.add(entry(call, items(result)));
    }
    return new Read(call, position(range.get(0)), position(range.get(1)), entries);
  }

  private static Entry entry(Call read, List<Value> parts) {
    if (parts.size() != 2 || !isPosition(parts.get(0))) {
      throw wrongResult(read, ENTRIES);
    }
    return new Entry(position(parts.get(0)), parts.get(1));
  }

  static Tail tail(Call call) {
    if (!isPosition(call.result())) {
      throw wrongResult(call, "a position");
    }
    return new Tail(call, position(call.result()));
  }

  /**
   * A result below the argument says that less was trimmed; one above, that others trimmed more.
   */
  static Trim trim(Call call) {
    if (!isPosition(call.argument())) {
      throw wrongValue(call.invocation(), "a position");
    }
    long asked = position(call.argument());
    if (!call.isOk() || call.result().isNil()) {
      return new Trim(call, asked, 0);
    }
    if (!isPosition(call.result())) {
      throw wrongResult(call, "a position, or nil");
    }
    long reached = position(call.result());
    return new Trim(call, Math.min(asked, reached), reached);
  }

  static Chain chain(Call call) {
    List<Value> result = items(call.result());
    if (result.size() != 2
        || !isPosition(result.get(0))
        || !(result.get(1) instanceof Value.Seq(var segments))
        || !segments.stream().allMatch(LogCalls::isSegment)) {
      throw wrongResult(call, "[version [[id start stop] ...]]");
    }
    return new Chain(
        call, position(result.get(0)), segments.stream().map(LogCalls::segment).toList());
  }

  private static boolean isSegment(Value value) {
    List<Value> parts = items(value);
    return parts.size() == 3
        && isPosition(parts.get(1))
        && (isPosition(parts.get(2)) || parts.get(2).isNil());
  }

  private static Segment segment(Value value) {
    List<Value> parts = items(value);
    Value stop = parts.get(2);
    return new Segment(
        parts.get(0), position(parts.get(1)), stop.isNil() ? Segment.OPEN : position(stop));
  }

  /** Positions stay below the largest long, so that a position plus one is one too. */
  private static boolean isPosition(Value value) {
    return value instanceof Value.Int(long position) && position >= 0 && position < Long.MAX_VALUE;
  }

  private static long position(Value value) {
    if (value instanceof Value.Int(long position)) {
      return position;
    }
    throw new IllegalArgumentException("not a position: " + value);
  }

  private static List<Value> items(Value value) {
    return value instanceof Value.Seq(var items) ? items : List.of();
  }

  private static IllegalHistoryException wrongResult(Call call, String wanted) {
    Operation completion = call.completion();
    return wrongValue(completion == null ? call.invocation() : completion, wanted);
  }
}
